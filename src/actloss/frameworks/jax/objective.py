"""The function ``loss_fn`` of a program."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from actloss.frameworks.entry import Coding, How
from actloss.frameworks.jax.applied import JAX, JNP, given, scores
from actloss.frameworks.jax.losses import LOSSES
from actloss.frameworks.jax.shapes import coding, is_column, label_shape
from actloss.frameworks.layout import called
from actloss.frameworks.literal import laid_out, literal, number
from actloss.frameworks.problem import Problem
from actloss.frameworks.program import Block
from actloss.frameworks.sources import own
from actloss.frameworks.words import given_words, loss_words

_OPTAX = "import optax"
_RETURN = "    return "
_UNKNOWN = (
    "    # Unknown labels are nan: the mean is over the known ones.",
    "    known = ~jnp.isnan(y_true)",
    "    y_true = jnp.nan_to_num(y_true)",
)
_SQUEEZED = "    # raw[:, 0], for [n, 1] beside [n] would broadcast to [n, n]."


@dataclass(frozen=True, slots=True)
class _Body:
    """Lines of ``loss_fn``, and what they need."""

    lines: tuple[str, ...]
    imports: tuple[str, ...] = ()
    blocks: tuple[Block, ...] = ()


def objective(problem: Problem) -> tuple[Block, ...]:
    """Return ``loss_fn(raw, y_true)`` with the constants and functions of one's own that it uses."""
    body = _of_known(problem) if problem.labels.gaps else _BODIES.get(problem.loss.name, _plain)(problem)
    text = "\n".join(
        (
            "def loss_fn(raw, y_true):",
            f'    """{loss_words(problem)}"""',
            f"    {given_words(problem, label_shape(problem), coding(problem))}",
            *((_SQUEEZED,) if is_column(problem) else ()),
            *body.lines,
        )
    )
    return (*_constants(problem), *body.blocks, Block(text, body.imports))


def _constants(problem: Problem) -> tuple[Block, ...]:
    """Return parameters that are one number for each class or label."""
    return tuple(
        Block(laid_out(f"{name.upper()} = jnp.array(", list(value), ")"), (JNP,))
        for name, value in problem.params.items()
        if isinstance(value, tuple)
    )


def _argument(problem: Problem, name: str) -> str:
    """Return a parameter as it stands in a call: a constant's name where it is many numbers."""
    value = problem.params[name]
    return name.upper() if isinstance(value, tuple) else number(value)


def _arguments(problem: Problem, *without: str) -> tuple[str, ...]:
    return tuple(f"{name}={_argument(problem, name)}" for name in problem.params if name not in without)


def _plain(problem: Problem) -> _Body:
    """Return the call of a function of optax, averaged, or of one's own, which averages."""
    entry, prediction = LOSSES[problem.loss.name], given(problem)
    arguments = (prediction.text, "y_true", *_arguments(problem, "label_smoothing"))
    if entry.how is How.OWN:
        blocks = (*prediction.blocks, *own("jax", entry.name))
        return _Body((called(f"{_RETURN}{entry.name}(", arguments),), prediction.imports, blocks)
    end = ").sum()" if problem.loss.reduction == "sum" else ").mean()"
    return _Body((called(f"{_RETURN}{entry.name}(", arguments, end),), (_OPTAX, *prediction.imports))


def _msle(problem: Problem) -> _Body:
    prediction = given(problem)
    call = called(f"{_RETURN}optax.squared_error(", (prediction.text, "jnp.log1p(y_true)"), ").mean()")
    return _Body((call,), (_OPTAX, JNP, *prediction.imports))


def _of_known(problem: Problem) -> _Body:
    """Return the mean of a loss of elements over the labels that are known."""
    entry, prediction = LOSSES[problem.loss.name], given(problem)
    lines = (*_UNKNOWN, *_smoothed(problem))
    last = f"{_RETURN}losses.mean(where=known)"
    arguments = _arguments(problem, "label_smoothing")
    if "pos_weight" in problem.params:
        weight = _argument(problem, "pos_weight")
        losses: tuple[str, ...] = (
            f"    losses = {weight} * y_true * jax.nn.softplus(-raw)",
            "    losses += (1 - y_true) * jax.nn.softplus(raw)",
        )
        return _Body((*lines, *losses, last), (JAX, JNP))
    if entry.how is How.OWN:
        # Such a function averages: each label is given to it by itself.
        one = called("    one = partial(", (entry.name, *arguments)) if arguments else ""
        each = "one" if one else entry.name
        losses = (*filter(None, (one,)), f"    losses = jnp.vectorize({each})({prediction.text}, y_true)")
        imports = ("from functools import partial",) if one else ()
        blocks = (*prediction.blocks, *own("jax", entry.name))
        return _Body((*lines, *losses, last), (JNP, *imports, *prediction.imports), blocks)
    losses = (called(f"    losses = {entry.name}(", (prediction.text, "y_true", *arguments)),)
    return _Body((*lines, *losses, last), (JNP, _OPTAX, *prediction.imports), prediction.blocks)


def _smoothed(problem: Problem) -> tuple[str, ...]:
    """Return the line that smoothes labels of 0 and 1, where that is asked for."""
    smoothing = problem.params.get("label_smoothing", 0.0)
    if not (isinstance(smoothing, float) and smoothing):
        return ()
    kept, added = number(1.0 - smoothing), number(smoothing / 2)
    return (f"    y_true = {kept} * y_true + {added}  # label smoothing {number(smoothing)}",)


def _binary_crossentropy(problem: Problem) -> _Body:
    raw, lines = scores(problem), _smoothed(problem)
    if "pos_weight" not in problem.params:
        call = called(f"{_RETURN}optax.sigmoid_binary_cross_entropy(", (raw, "y_true"), ").mean()")
        return _Body((*lines, call), (_OPTAX,))
    name = "weighted_binary_crossentropy"
    call = called(f"{_RETURN}{name}(", (raw, "y_true", *_arguments(problem, "label_smoothing")))
    return _Body((*lines, call), blocks=own("jax", name))


def _crossentropy(problem: Problem) -> _Body:
    """Return the cross-entropy of exclusive classes, weighed and smoothed where asked for."""
    indices = coding(problem) is Coding.INDICES
    weight = _argument(problem, "class_weight") if "class_weight" in problem.params else ""
    smoothing = problem.params.get("label_smoothing", 0.0)
    if not (weight or smoothing):
        return _plain(problem)
    reason = "    # Divided by the rows, not by their weights: the mean that the baseline is."
    if indices and not smoothing:
        losses = "    losses = optax.softmax_cross_entropy_with_integer_labels(raw, y_true)"
        factor = f"{weight}[y_true]" if weight.isupper() else weight
        return _Body((losses, reason, f"{_RETURN}({factor} * losses).mean()"), (_OPTAX,))
    rows = f"jax.nn.one_hot(y_true, {problem.units})" if indices else "y_true"
    imports = (_OPTAX, JAX) if indices else (_OPTAX,)
    lines: tuple[str, ...] = ()
    if smoothing:
        lines = (f"    y_true = optax.smooth_labels({rows}, {literal(smoothing)})",)
    labels = f"{weight} * y_true" if weight else "y_true"
    call = f"{_RETURN}optax.softmax_cross_entropy(raw, {labels}).mean()"
    return _Body((*lines, *((reason,) if weight else ()), call), imports)


def _kl_divergence(problem: Problem) -> _Body:
    prediction = given(problem)
    base = problem.params.get("base")
    if base is None:
        return _plain(problem)
    call = f"{_RETURN}optax.kl_divergence({prediction.text}, y_true).mean() / jnp.log({literal(base)})"
    return _Body((call,), (_OPTAX, JNP, *prediction.imports))


def _focal(problem: Problem) -> _Body:
    if not problem.exclusive:
        return _plain(problem)
    call = called(f"{_RETURN}focal(", ("raw", "y_true", *_arguments(problem)))
    return _Body((call,), blocks=own("jax", "focal"))


def _brier(problem: Problem) -> _Body:
    if not problem.exclusive:
        return _plain(problem)
    prediction = given(problem)
    one_hot = f"    one_hot = jax.nn.one_hot(y_true, {problem.units})  # float32 [n, {problem.units}]"
    call = called(f"{_RETURN}optax.squared_error(", (prediction.text, "one_hot"), ").sum(axis=-1).mean()")
    return _Body((one_hot, call), (_OPTAX, *prediction.imports))


def _overlap(problem: Problem) -> _Body:
    """Return dice or tversky of all labels of a batch, as one row of the shape that its function of optax takes."""
    name = LOSSES[problem.loss.name].name
    shape = "(1, -1, 1)" if problem.loss.name == "tversky" else "(1, -1)"
    reason = "    # The whole batch as one row: one ratio of the counts of all its labels."
    lines = (reason, f"    raw, y_true = raw.reshape{shape}, y_true.reshape{shape}")
    call = called(f"{_RETURN}{name}(", ("raw", "y_true", *_arguments(problem), "smooth=0.0"), ").mean()")
    return _Body((*lines, call), (_OPTAX,))


_BODIES: Mapping[str, Callable[[Problem], _Body]] = {
    "msle": _msle,
    "binary_crossentropy": _binary_crossentropy,
    "categorical_crossentropy": _crossentropy,
    "sparse_categorical_crossentropy": _crossentropy,
    "kl_divergence": _kl_divergence,
    "focal": _focal,
    "brier": _brier,
    "dice": _overlap,
    "tversky": _overlap,
}
"""Losses that are more than one call."""
