"""The labels are text, and the loss takes numbers.

## What it does

Notes labels that are words, truth values spelled out, or lists in a cell, where a loss was given. scikit-learn's and
CatBoost's classifiers encode words themselves.

## Why is this bad?

It is not: words are the safest way to store a class. But between the table and the loss something numbers them, and the
numbering has to be the same in training, in evaluation and in production.

## Example

>>> codes(["cat", "dog", "owl"] * 40, loss="nll")
['AL422']
>>> codes([0, 1, 2] * 40, loss="nll")
[]

## Use instead

Write the order of the classes down once, and map by it:

    y = df["label"].map({name: index for index, name in enumerate(["cat", "dog", "owl"])})

## References

scikit-learn, `LabelEncoder`: classes are numbered in the order of their characters. PyTorch, `torch.tensor`: "too many
dimensions 'str'".
"""

from actloss.escape import visible
from actloss.finding import Severity
from actloss.profile.facts import Encoding
from actloss.rules.case import Case
from actloss.rules.pairing.labels import encoder
from actloss.rules.pairing.library import library_says
from actloss.rules.pairing.reading import by_index, framework_of, the_loss, with_logits
from actloss.rules.pairing.scope import with_task
from actloss.rules.rule import Found, Rule
from actloss.rules.wording import label, listed, only_column, several
from actloss.target import Layout

_BOTH_BOOL = "Subtraction, the `-` operator, with two bool tensors is not supported"
_TEXT = (Encoding.STRINGS, Encoding.BOOLEANS)


def _applies(case: Case) -> str | None:
    reason = with_task(case) or encoder(case)
    if reason is not None:
        return reason
    layout = case.profile.target.layout
    if layout is Layout.DELIMITED:
        return None
    if layout is not Layout.SINGLE:
        return f"the layout is {layout.value}"
    return None


def _check(case: Case) -> Found | None:
    profile = case.profile
    if profile.target.layout is Layout.DELIMITED:
        return Found(
            message=f"{label(profile)} lists {several(len(profile.sets.names), 'label')} as text, and a loss takes one "
            f"column of 0 and 1 a label{_says(case, profile.sets.names[0] if profile.sets.names else '')}",
            column=only_column(profile),
            fix="sklearn.preprocessing.MultiLabelBinarizer().fit_transform(lists)",
        )
    if profile.encoding not in _TEXT or not profile.classes:
        return None
    names = [entry.name for entry in profile.classes]
    if profile.encoding is Encoding.BOOLEANS:
        return Found(
            message=f"{label(profile)} holds truth values, and a loss takes numbers" + _says_of_truth(case),
            column=only_column(profile),
            fix="make true 1 and false 0: y = y.astype('float32')",
        )
    classes = several(len(names), "class", "classes")
    return Found(
        message=f"the {classes} of {label(profile)} are text, {listed(names)}, and a loss takes numbers"
        + _says(case, names[0]),
        column=only_column(profile),
        fix="number the classes in an order that is written down, the same in training and in production",
    )


def _says_of_truth(case: Case) -> str:
    """Return what is said of truth values, which PyTorch has a type for."""
    if framework_of(case) != "pytorch":
        return library_says(case, any="text-for-a-number")
    if by_index(case):
        return library_says(case, {"got Float": "got Bool"}, pytorch="pytorch-float-class-indices")
    if the_loss(case).name != "binary_crossentropy":
        return ""
    said = _BOTH_BOOL if with_logits(case) else "Found dtype Bool but expected Float"
    return library_says(case, {"Found dtype Long but expected Float": said}, pytorch="pytorch-bce-integer-target")


def _says(case: Case, name: str) -> str:
    shown = visible(name, limit=40)
    # numpy keeps as many characters of 32 bits for each as the longest needs.
    longest = max((len(entry.name) for entry in case.profile.classes), default=len(name))
    return library_says(
        case,
        {"'cat'": f"'{shown}'", "'a'": f"'{shown}'", "<U1": f"<U{len(name)}", "str32": f"str{32 * longest}"},
        any="text-for-a-number",
        pytorch="pytorch-text-labels",
        keras="keras-text-labels",
        jax="jax-text-labels",
    )


RULE = Rule(code="AL422", name="text-labels", severity=Severity.NOTE, applies=_applies, check=_check)
