"""Losses that the labels rule out, each with the fact that rules it out."""

from actloss.advice.choice import Choice
from actloss.advice.facts import Rejected
from actloss.column import Tally
from actloss.profile import NumericSummary, Profile
from actloss.task import Kind, Task
from actloss.task.usable import merged_count

_INDEX_LOSSES = ("categorical_crossentropy", "sparse_categorical_crossentropy")
_MARGIN_LOSSES = ("hinge", "squared_hinge", "exponential")
_QUANTITY_LOSSES = ("mae", "huber", "smooth_l1", "log_cosh", "quantile", "msle")
_COUNT_LOSSES = ("poisson_nll", "gamma_deviance", "tweedie_deviance")


def rejections(profile: Profile, task: Task, choices: tuple[Choice, ...]) -> tuple[Rejected, ...]:
    """Return every loss of the catalogue that is no choice here, with the reason."""
    facts = {
        Kind.REGRESSION: _regression,
        Kind.BINARY: _binary,
        Kind.MULTICLASS: _multiclass,
        Kind.MULTILABEL: _multilabel,
    }[task.kind](profile)
    offered = {choice.loss for choice in choices}
    return tuple(Rejected(loss=loss, reason=reason) for loss, reason in facts.items() if loss not in offered)


def _where(tally: Tally, what: str) -> str:
    plural = "value" if tally.count == 1 else "values"
    return f"{tally.count:,} {plural} {what}, first at row {tally.first_row:,}"


def _regression(profile: Profile) -> dict[str, str]:
    facts: dict[str, str] = {}
    summaries = profile.outputs or ((profile.numeric,) if profile.numeric else ())
    for numeric in summaries:
        facts |= {loss: reason for loss, reason in _domain_facts(numeric).items() if loss not in facts}
    if profile.outputs:
        several = f"{len(profile.outputs)} outputs share a loss: ask for each with --target alone"
        facts |= {loss: several for loss in ("msle", *_COUNT_LOSSES, "binary_crossentropy") if loss not in facts}
    distinct = max((numeric.distinct for numeric in summaries), default=0)
    real = f"the labels are quantities ({distinct:,} different values)"
    facts |= dict.fromkeys(_MARGIN_LOSSES, f"{real}, not -1/+1")
    facts |= dict.fromkeys(_INDEX_LOSSES, f"{real}, not classes")
    facts["kl_divergence"] = f"{real}, not distributions"
    return facts


def _domain_facts(numeric: NumericSummary) -> dict[str, str]:
    facts = {}
    if numeric.at_or_below_minus_one.count:
        facts["msle"] = _where(numeric.at_or_below_minus_one, "≤ -1")
    elif numeric.negative.count:
        facts["msle"] = _where(numeric.negative, "< 0, where a softplus output cannot go")
    if numeric.negative.count:
        facts["poisson_nll"] = facts["tweedie_deviance"] = _where(numeric.negative, "< 0")
    if numeric.non_positive.count:
        facts["gamma_deviance"] = _where(numeric.non_positive, "≤ 0")
    if numeric.outside_unit.count:
        facts["binary_crossentropy"] = _where(numeric.outside_unit, "outside [0, 1]")
    return facts


def _binary(_profile: Profile) -> dict[str, str]:
    facts = dict.fromkeys(("mae", "quantile"), "on two classes its best constant is one of them, not a probability")
    facts |= dict.fromkeys(("huber", "smooth_l1"), "labels 0 and 1 have no outliers: within delta it is half of mse")
    facts["log_cosh"] = "not proper: its best constant on two classes is no probability"
    facts["msle"] = "a logarithm of class codes means nothing"
    facts |= dict.fromkeys(_COUNT_LOSSES, "the labels are two classes, not counts or amounts")
    facts["categorical_crossentropy"] = "one sigmoid unit does: one-hot columns would only double the labels"
    facts["kl_divergence"] = "hard labels: it equals cross-entropy"
    return facts


def _multiclass(profile: Profile) -> dict[str, str]:
    classes = len(profile.label_sets.names) if profile.label_sets else merged_count(profile)
    codes = f"the {classes} classes are codes: distances between them are not measured"
    facts = dict.fromkeys(("mse", *_QUANTITY_LOSSES, *_COUNT_LOSSES), codes)
    facts |= dict.fromkeys(_MARGIN_LOSSES, f"{classes} classes; it takes two, coded -1/+1")
    facts["sparse_categorical_crossentropy"] = "rows are distributions over classes, not one index"
    facts["binary_crossentropy"] = "a sigmoid a class would not sum to 1 over the classes"
    return facts


def _multilabel(profile: Profile) -> dict[str, str]:
    several, empty = profile.sets.several_rows, profile.sets.empty_rows
    if several.count:
        fact = f"{several.count:,} rows carry two labels or more, first at row {several.first_row:,}"
    elif empty.count:
        fact = f"{empty.count:,} rows carry no label, first at row {empty.first_row:,}"
    else:
        fact = "labels can occur together"
    facts = dict.fromkeys(_INDEX_LOSSES, f"{fact}: softmax makes labels compete, and the absent ones are ignored")
    facts["kl_divergence"] = f"{fact}: rows are sets of labels, not distributions that sum to 1"
    facts |= dict.fromkeys((*_QUANTITY_LOSSES, *_COUNT_LOSSES), "labels are present or absent, not quantities")
    facts |= dict.fromkeys(
        _MARGIN_LOSSES[1:],
        "a wrong label weighs with its square or more and drowns the others; hinge is the milder form",
    )
    return facts
