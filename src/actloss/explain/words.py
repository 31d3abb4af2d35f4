"""Words for what the catalogue names by a word of its own."""

from collections.abc import Mapping, Sequence

from actloss.explain.facts import ParameterFacts

TASKS: Mapping[str, str] = {
    "regression": "regression: numbers",
    "binary": "binary: two exclusive classes",
    "multiclass": "multiclass: several exclusive classes",
    "multilabel": "multilabel: labels that may hold together",
}
"""What is predicted in each kind of task."""

FORMS: Mapping[str, str] = {
    "elements": "one for each label",
    "pairs": "two for each label",
    "indices": "one for each class in a row, beside one class index",
    "rows": "one for each class in a row, beside one number for each class",
    "classes": "one for each class in a row, beside a class index or one number for each class",
    "ranks": "one for each step between two classes, so one fewer than classes",
    "sets": "one for each label in a row; a row has one loss",
}
"""How predictions lie in each form of arrays."""


_WHOSE = {"regression": "label 1", "binary": "label 1", "multilabel": "each label", "multiclass": "each class"}


def scale_meaning(scale: str, *, tasks: Sequence[str], form: str) -> str:
    """Return what predictions on a scale are.

    Args:
        scale: Its name in the catalogue.
        tasks: Kinds of task, which say whose probabilities are meant.
        form: How predictions lie; with ordered classes they are about the steps between them.

    Examples:
        >>> scale_meaning("logit", tasks=["binary", "multiclass"], form="elements")
        'the log-odds of label 1; the scores of the classes before a softmax'
    """
    of = "each step" if form == "ranks" else " or ".join(dict.fromkeys(_WHOSE[task] for task in tasks))
    match scale:
        case "probability":
            return f"the probability of {of}"
        case "log_probability":
            return f"the natural logarithm of the probability of {of}"
        case "logit" if form != "ranks" and "multiclass" in tasks:
            odds = dict.fromkeys(f"the log-odds of {_WHOSE[task]}" for task in tasks if task != "multiclass")
            return "; ".join((*odds, "the scores of the classes before a softmax"))
        case "logit":
            return f"the log-odds of {of}"
        case "margin" if "multiclass" in tasks:
            return "a score for each class, of which the largest decides"
        case _:
            return _PLAIN_SCALES[scale]


_PLAIN_SCALES = {
    "label": "a decision, written as labels are",
    "value": "the label itself, in its unit",
    "rate": "the mean of a count or an amount, in the label's unit",
    "log_rate": "the natural logarithm of that mean",
    "margin": "a score whose sign is the decision",
}


def parameter_words(name: str, parameter: ParameterFacts) -> str:
    """Return a parameter with its default.

    Examples:
        >>> parameter_words(
        ...     "delta", ParameterFacts(default=1.0, domain="(0, inf)", meaning="where it bends", many=False)
        ... )
        'delta = 1'
    """
    return f"{name} = {'none' if parameter.default is None else format(parameter.default, 'g')}"
