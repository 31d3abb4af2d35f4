"""Checks against what the labels were."""

import math

import numpy as np

from actloss.catalogue import activation, loss
from actloss.checked import CheckReport
from actloss.drift import ClassDrift, Drift, NumberDrift
from actloss.profile.facts import Encoding, Values
from actloss.reference import Answer, ClassShare, Origin, Reference, Spread
from actloss.target import Layout
from actloss.task import Kind, Trait
from actloss.training import Training
from checks.parts import found, passed, table_of
from profiles import profile_of

LOW = Values(values=np.array([1.0, 99.5]), counts=np.array([2500.0, 2500.0]))
HIGH = Values(values=np.array([7.0]), counts=np.array([5000.0]))

WEATHER = Reference(
    origin=Origin.LOCK,
    name="data/weather.csv",
    columns=("sky",),
    layout=Layout.SINGLE,
    separator=None,
    kind=Kind.MULTICLASS,
    traits=(Trait.IMBALANCED,),
    encoding=Encoding.STRINGS,
    classes=(
        ClassShare(name="rain", count=700, known=1200),
        ClassShare(name="snow", count=40, known=1200),
        ClassShare(name="sun", count=460, known=1200),
    ),
    rows=1204,
    labelled=1200,
    missing=4,
    spreads=(),
    answer=Answer(
        activation="softmax",
        units=3,
        loss="sparse_categorical_crossentropy",
        params={"class_weight": (0.57, 10.0, 0.87)},
        elicit="probabilities",
    ),
)
PRICES = Reference(
    origin=Origin.TABLE,
    name="train.csv",
    columns=("low", "high"),
    layout=Layout.SEVERAL_OUTPUTS,
    separator=None,
    kind=Kind.REGRESSION,
    traits=(),
    encoding=Encoding.REALS,
    classes=(),
    rows=5000,
    labelled=5000,
    missing=0,
    spreads=(
        Spread(count=5000, minimum=1.0, maximum=99.5, mean=40.25, std=12.5, values=LOW),
        Spread(count=5000, minimum=7.0, maximum=7.0, mean=7.0, std=0.0, values=HIGH),
    ),
)


def lock() -> CheckReport:
    """Return the check of a table whose classes are no longer those of the lock."""
    profile = profile_of(["fog"] * 60 + ["rain"] * 20 + ["sun"] * 20, name="sky")
    table = table_of(
        "data/weather.csv",
        profile,
        *passed("AL605 encoding-changed", "AL608 row-count"),
        found(
            "AL601 new-class",
            "E",
            "60 of 100 rows (60.0 %) have a class in 'sky' that the lock does not know, the first is 'fog' in row 1",
            column="sky",
            row=1,
            line=2,
            count=60,
            fix="train anew and accept with --update-lock, or map the class",
        ),
        found("AL603 label-drift", "W", "the shares of the classes of 'sky' moved: Cramér's V is 0.71", column="sky"),
        found("AL606 advice-changed", "E", "the labels of 'sky' call for 4 units, the lock has 3", column="sky"),
        training=Training(
            activation=activation("softmax"),
            loss=loss("sparse_categorical_crossentropy"),
            params={"ignore_index": -100.0},
            class_weight={"rain": 1.0, "snow": 12.5, "sun": 1.5},
            ignore_index=-100.0,
        ),
        training_origin="lock",
        reference=WEATHER,
        answer=Answer(activation="softmax", units=3, loss="sparse_categorical_crossentropy"),
        drift=Drift(
            classes=ClassDrift(
                new=("fog",), vanished=("snow",), p_value=3.25e-171, cramers_v=0.7134, psi=5.3021, jensen_shannon=0.6275
            )
        ),
    )
    return CheckReport(tables=(table,), notes=("the lock is actloss.lock.json",))


def reference() -> CheckReport:
    """Return the check of two columns of prices that moved little, against another table."""
    profile = profile_of({"low": [1.5, 2.25, 9.75] * 40, "high": [7.0, 7.5, 8.0] * 40}, layout=Layout.SEVERAL_OUTPUTS)
    drift = Drift(
        numbers=(
            NumberDrift(column="low", ks=0.0421, p_value=0.31, wasserstein=1.125, shift=0.09),
            NumberDrift(column="high", ks=0.5, p_value=0.0, wasserstein=0.5, shift=math.nan),
        )
    )
    training = Training(loss=loss("mse"), loss_given="mse", positive="yes", from_logits=True)
    passing = passed("AL603 label-drift", "AL604 range-widened")
    table = table_of("new.csv", profile, *passing, reference=PRICES, drift=drift, training=training)
    return CheckReport(tables=(table,))
