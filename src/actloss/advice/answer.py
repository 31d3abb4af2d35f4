"""The part of an advice that a lock keeps and that a change of the labels must not change unseen."""

from actloss.advice.facts import Advice
from actloss.reference import Answer


def answer_of(advice: Advice) -> Answer:
    """Return head and loss of an advice."""
    return Answer(
        activation=advice.activation,
        units=advice.units,
        loss=advice.loss,
        params=dict(advice.loss_params),
        elicit=advice.elicit,
    )
