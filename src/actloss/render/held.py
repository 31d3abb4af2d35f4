"""What the labels of a table are held against."""

from collections.abc import Iterator

from actloss.catalogue.libraries import spelled
from actloss.checked import TableCheck
from actloss.escape import quoted, visible
from actloss.reference import Answer, Origin, Reference
from actloss.render.blocks import Entry
from actloss.render.figures import called, figure
from actloss.rules.wording import listed, several
from actloss.training import Training

_ORIGINS = {
    "flags": "as given",
    "configuration": "as configured",
    "lock": "as locked",
    "flags and lock": "as given, the rest as locked",
    "configuration and lock": "as configured, the rest as locked",
}


def held_against(table: TableCheck) -> Iterator[Entry]:
    """Yield the training and the reference, and what the labels call for."""
    tag = "held against"
    if table.training is not None:
        yield Entry(tag, f"{_training(table.training)} ({_ORIGINS.get(table.training_origin, 'as given')})")
    if table.reference is not None:
        yield Entry(tag, _reference(table.reference))
    if table.profile is not None and table.training is None and table.reference is None:
        yield Entry(tag, "general rules: no activation, loss, lock or reference table is given")
    if table.answer is not None:
        before = "" if table.transform is None else f"; before that, {table.transform}"
        yield Entry("call for", f"{_answer(table.answer)}{before}")


def _training(training: Training) -> str:
    said = []
    if training.activation is not None:
        said.append(f"activation {training.activation.name}")
    if training.loss is not None:
        said.append(f"loss {_loss(training)}")
    if training.framework is not None:
        said.append(f"in {training.estimator or spelled(training.framework)}")
    if training.units is not None:
        said.append(several(training.units, "unit"))
    if training.from_logits is not None:
        said.append("the loss takes logits" if training.from_logits else "the loss takes what the activation returns")
    if training.class_weight is not None:
        said.append(f"weights for {several(len(training.class_weight), 'class', 'classes')}")
    if training.ignore_index is not None:
        said.append(f"label {figure(training.ignore_index)} left out")
    if training.positive is not None:
        said.append(f"{quoted(training.positive, limit=40)} counts as 1")
    return ", ".join(said)


def _loss(training: Training) -> str:
    name = "" if training.loss is None else training.loss.name
    known = called(name, training.params)
    given = visible(training.loss_given)
    return known if given in {"", name} else f"{given}, which is {known}"


def _reference(reference: Reference) -> str:
    origin = "the lock's" if reference.origin is Origin.LOCK else "the reference table"
    said = [f"{origin} {quoted(reference.name, limit=200)}, {listed(reference.columns)}, {reference.kind.value}"]
    said.append(several(reference.rows, "row"))
    if reference.answer is not None:
        said.append(f"which called for {_answer(reference.answer)}")
    return ", ".join(said)


def _answer(answer: Answer) -> str:
    asked = f" (asked for {visible(answer.elicit)})" if answer.elicit is not None else ""
    return f"{several(answer.units, 'unit')}, {answer.activation}, {called(answer.loss, answer.params)}{asked}"
