"""How the loss of a case reads labels: one by one, as indices of classes, or as rows of several columns."""

from actloss.catalogue import Form, Loss, Scale
from actloss.catalogue.libraries import spelled
from actloss.escape import visible
from actloss.finding import Cure, CureKind
from actloss.interval import REAL
from actloss.profile.classes import number_name
from actloss.rules.case import Case
from actloss.rules.pairing.labels import numbers_of, valued
from actloss.spelling import folded
from actloss.target import Layout
from actloss.task import Kind, Task

NO_LOSS = "no loss was given"
NO_TASK = "the labels allow no task"
_LONGEST = 60
"""Characters of a loss that its owner wrote."""

_SHARES = frozenset({"crossentropy", "cross_entropy", "xentropy", "cross_entropy_lambda", "xentlambda"})
"""Objectives of LightGBM and CatBoost that take probabilities as labels."""
_BY_INDEX = frozenset({Form.INDICES, Form.CLASSES, Form.RANKS})
_EITHER_FORM = frozenset({"pytorch", "xgboost", "lightgbm", "catboost", "sklearn"})
"""Libraries in which the categorical cross-entropy takes class indices too."""


def loss_of(case: Case) -> Loss | None:
    """Return the loss that the model trains with, None where nobody said."""
    return None if case.training is None else case.training.loss


def the_loss(case: Case) -> Loss:
    """Return the loss that the model trains with; a ValueError where nobody said, which `Rule.applies` asks first."""
    loss = loss_of(case)
    if loss is None:
        raise ValueError(NO_LOSS)
    return loss


def the_task(case: Case) -> Task:
    """Return what the labels call for; a ValueError where they allow no task, which `Rule.applies` asks first."""
    if case.task is None:
        raise ValueError(NO_TASK)
    return case.task


def called(case: Case) -> str:
    """Return what messages call the loss: as its owner spells it, else as the catalogue does."""
    given = "" if case.training is None else case.training.loss_given
    return visible(given, limit=_LONGEST) if given else the_loss(case).name


def called_by_index(case: Case) -> str:
    """Return what messages call a loss of class indices, whose row of the catalogue may be of one column a class.

    PyTorch's `CrossEntropyLoss` takes both, and so does what other libraries have for several classes.
    """
    name, loss, framework = called(case), the_loss(case), framework_of(case)
    of_rows = loss.form not in _BY_INDEX and name == loss.name
    return f"{spelled(framework)}'s form of {name}" if of_rows and framework else name


def other_loss(loss: Loss | None) -> str:
    """Return why a rule about other losses has nothing to look at."""
    return NO_LOSS if loss is None else f"the loss is {loss.name}"


def framework_of(case: Case) -> str | None:
    """Return the library that the model is built with, None where nobody said."""
    return None if case.training is None else case.training.framework


def form_of(case: Case) -> Form | None:
    """Return how labels lie before the loss, which is another for exclusive classes under some; None without a loss."""
    training, loss = case.training, loss_of(case)
    if training is None or loss is None:
        return None
    activation = training.activation
    classes = case.task is not None and case.task.kind is Kind.MULTICLASS
    exclusive = activation.joint if activation and activation.range != REAL else classes
    return loss.variant("multiclass").form if exclusive else loss.form


def by_index(case: Case) -> bool:
    """Return whether the loss reads one column as the indices of exclusive classes."""
    training, loss = case.training, loss_of(case)
    if training is None or loss is None or case.profile.target.layout is not Layout.SINGLE:
        return False
    if loss.name != "categorical_crossentropy":
        return form_of(case) in _BY_INDEX
    # "Cross-entropy" is the name of both forms where a library has one class for them.
    return training.framework in _EITHER_FORM or (
        training.framework is None and "categorical" not in training.loss_given.casefold()
    )


def with_logits(case: Case) -> bool:
    """Return whether the loss of labels on their own is the version that applies the sigmoid itself."""
    training = case.training
    if training is None or training.from_logits is not None:
        return training is not None and bool(training.from_logits)
    # BCEWithLogitsLoss is what PyTorch's users take, unless the network has a sigmoid already.
    return training.activation is None or training.activation.name != "sigmoid"


def of_floats(case: Case) -> dict[str, str]:
    """Return how PyTorch's MultiMarginLoss words what its cross-entropies say of floating point indices."""
    said = "expected target dtype to be Long or Byte, but got Float"
    return {said: "expected scalar type Long but found Float"} if the_loss(case).name in CLASS_MARGINS else {}


CLASS_MARGINS = frozenset({"crammer_singer", "weston_watkins"})
"""Hinges of several classes."""


def of_shares(case: Case) -> bool:
    """Return whether the loss is an objective of LightGBM or CatBoost that takes probabilities and encodes nothing."""
    given = "" if case.training is None else folded(case.training.loss_given)
    return framework_of(case) in ("lightgbm", "catboost") and given in _SHARES


def compares_values(loss: Loss) -> bool:
    """Return whether the loss holds labels against outputs of the same unit: each one, or one of each pair."""
    return loss.form in (Form.ELEMENTS, Form.PAIRS) and loss.scales[0] in (Scale.VALUE, Scale.RATE)


def by_margin(loss: Loss) -> bool:
    """Return whether the loss takes one margin score and labels of two signs."""
    return loss.form is Form.ELEMENTS and loss.scales == (Scale.MARGIN,)


def two_values(case: Case) -> tuple[float, float] | None:
    """Return the two numbers of which a single column consists, None where it has more, fewer or words besides."""
    numbers = numbers_of(case)
    if len(numbers) != 1 or len(numbers[0].classes) != 2 or any(entry.value is None for entry in case.profile.classes):
        return None
    return numbers[0].ends


def recoded(case: Case, mapping: dict[float, int]) -> Cure:
    """Return the cure that writes other numbers in every label column."""
    return Cure(
        kind=CureKind.RECODE,
        columns=case.profile.target.columns,
        mapping=tuple((number_name(old), str(new)) for old, new in mapping.items()),
    )


def rows_of_classes(case: Case) -> tuple[float, ...]:
    """Return the distinct numbers of a single column, ascending."""
    return tuple(valued(entry) for numbers in numbers_of(case) for entry in numbers.classes)
