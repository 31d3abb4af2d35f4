"""How a problem's loss is called: the object, its arguments and the code that it brings along."""

from dataclasses import dataclass

from actloss.catalogue.row import Scale
from actloss.frameworks.entry import How
from actloss.frameworks.keras.losses import LOSSES
from actloss.frameworks.keras.owned import OWNED, brought
from actloss.frameworks.literal import assigned, number
from actloss.frameworks.problem import Problem, Style
from actloss.frameworks.program import Block

KERAS = "import keras"

_FROM_LOGITS = "from_logits=True"
_MEANINGS = {
    "pos_weight": "what a present label weighs where an absent one weighs 1",
    "class_weight": "what a row of each class weighs; the sum is divided by the number of rows",
    "prior": "rows or share of each class",
    "alpha": "weight of each class or label",
}
"""Of the parameters that may be lists."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """A loss object, before it is given labels and predictions."""

    name: str
    arguments: tuple[str, ...] = ()
    after: str = ""
    """What is done to its value, so that it is the catalogue's: `` / 100``."""
    blocks: tuple[Block, ...] = ()
    """Constants and code of one's own that it needs."""
    own: bool = False
    """Whether ``name`` is a function of one's own, one loss a row, in place of an object."""


def call_of(problem: Problem, style: Style) -> Call:
    """Return the call of a problem's loss."""
    function = _function(problem)
    if function:
        constants, passed = _parameters(problem)
        # A snippet has both forms to choose from; a script needs one.
        script = style is Style.SCRIPT
        name = function if script else OWNED[function]
        blocks = (*constants, *brought(function, with_class=not script))
        return Call(name=name, arguments=passed, blocks=blocks, own=script)
    return _focal(problem) if problem.loss.name == "focal" else _named(problem)


def _function(problem: Problem) -> str:
    """Return the function that code brings for a loss; nothing where Keras has it with its parameters."""
    name, params = problem.loss.name, problem.params
    if name == "binary_crossentropy" and "pos_weight" in params:
        return "weighted_binary_crossentropy"
    if name == "categorical_crossentropy" and "class_weight" in params:
        return "weighted_categorical_crossentropy"
    if name == "sparse_categorical_crossentropy" and params:
        return "weighted_sparse_crossentropy"
    if name == "focal" and not problem.exclusive and _is_below_1(params.get("gamma")):
        return "focal"
    entry = LOSSES[name]
    return entry.name if entry.how is How.OWN else ""


def _is_below_1(gamma: float | tuple[float, ...] | None) -> bool:
    """Return whether the slope of a power is infinite at 0: Keras's own focal loss has a gradient of nan then."""
    return isinstance(gamma, float) and gamma < 1.0


def _named(problem: Problem) -> Call:
    name = problem.loss.name
    entry = LOSSES[name]
    arguments = (_FROM_LOGITS,) if entry.takes is Scale.LOGIT else ()
    if name == "l2":
        arguments = ('reduction="sum"',)
    after = f" * {problem.units}" if name == "brier" and problem.exclusive else ""
    if entry.factor != 1.0:
        after = f" / {entry.factor:g}"
    constants, passed = _parameters(problem)
    return Call(name=entry.name, arguments=(*passed, *arguments), after=after, blocks=constants)


def _focal(problem: Problem) -> Call:
    constants, passed = _parameters(problem)
    # A list has no minus; a tensor has.
    passed = tuple(part.replace("alpha=ALPHA", "alpha=keras.ops.array(ALPHA)") for part in passed)
    if problem.exclusive:
        # Its default is 0.25 for all classes.
        alpha = () if "alpha" in problem.params else ("alpha=1.0",)
        name = "keras.losses.CategoricalFocalCrossentropy"
        return Call(name=name, arguments=(*alpha, *passed, _FROM_LOGITS), blocks=constants)
    balancing = ("apply_class_balancing=True",) if "alpha" in problem.params else ()
    return Call(name=LOSSES["focal"].name, arguments=(*balancing, *passed, _FROM_LOGITS), blocks=constants)


def _parameters(problem: Problem) -> tuple[tuple[Block, ...], tuple[str, ...]]:
    """Return the lists among a problem's parameters as constants, and all of them as keyword arguments."""
    constants: list[Block] = []
    passed: list[str] = []
    for name, value in problem.params.items():
        if isinstance(value, tuple):
            constants.append(Block(assigned(name.upper(), [*value], comment=_MEANINGS[name])))
            passed.append(f"{name}={name.upper()}")
        else:
            passed.append(f"{name}={number(value)}")
    return tuple(constants), tuple(passed)
