"""Names as programs write them, with modules before and arguments after them."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from actloss.catalogue import ACTIVATIONS, LOSSES
from actloss.catalogue.row import Activation, Loss
from actloss.spelling import folded

Row = Loss | Activation

_CALL = re.compile(r"([A-Za-z_]\w*\.)*([A-Z]\w+)\([^()]*\)")
"""An object of a framework, as ``torch.nn.HuberLoss(delta=1.0)``."""
_NOTE = re.compile(r"\s\([^()]*\)")
"""Words of ours behind a name, as in ``quantile (alpha)``."""
_WORD = re.compile(r"[A-Za-z_][\w.:]*[\w]")
_WRITTEN = re.compile(r"((?:[A-Za-z_]\w*\.)*)([A-Za-z_][\w:]*)(?:\((.*)\))?", re.DOTALL)
"""A name in a program: its modules, itself, its arguments."""
_LONGEST = 300
"""Characters that such a name has at most."""
_MODULES = frozenset(
    "torch nn f tf tensorflow keras losses activations layers jax jnp np numpy flax optax sklearn scipy xgboost".split()
)
"""Where such a name may begin, in any case."""
_FUNCTIONS = {
    "cross_entropy": "crossentropyloss",
    "mse_loss": "mseloss",
    "l1_loss": "l1loss",
    "poisson_nll_loss": "poissonnllloss",
    "bceloss": "binary_crossentropy",
    "binary_cross_entropy_with_logits": "bcewithlogitsloss",
    "sigmoid_cross_entropy_with_logits": "bcewithlogitsloss",
    "multilabelsoftmarginloss": "bcewithlogitsloss",
    "multilabel_soft_margin_loss": "bcewithlogitsloss",
    "softmax_cross_entropy_with_logits": "categorical_crossentropy",
    "sparse_softmax_cross_entropy_with_logits": "softmax_cross_entropy_with_integer_labels",
    "multi_margin_loss": "multimarginloss",
    "categoricalfocalcrossentropy": "binaryfocalcrossentropy",
    "multi:softmax": "multi:softprob",
}
"""Functions and objectives that the catalogue has by another of their names."""


def known_rows() -> tuple[Row, ...]:
    """Return all rows, losses first."""
    return (*LOSSES, *ACTIVATIONS)


def names_of(row: Row) -> Mapping[str, str]:
    """Return what to write for a row in each library, a loss with its parameters' defaults."""
    return {**row.names, **row.elsewhere} if isinstance(row, Loss) else row.names


def rows_called(name: str) -> list[Row]:
    """Return the losses and activations of this name: by their own, then by an alias, then as a library calls them.

    Examples:
        >>> [row.name for row in rows_called("Logistic")], [row.name for row in rows_called("BCEWithLogitsLoss")]
        (['logistic', 'sigmoid'], ['binary_crossentropy'])
        >>> [row.name for row in rows_called("F.mse_loss")], [row.name for row in rows_called("nn.ReLU(inplace=True)")]
        (['mse', 'l2', 'brier'], ['relu'])
    """
    wanted = last_name(name)
    # Who writes modules or brackets means the library's name, even where we have one that reads the same.
    return _named(folded(name)) or _named_elsewhere(wanted) or _named(wanted)


@dataclass(frozen=True, slots=True)
class Written:
    """What a program writes, taken apart: ``torch.nn.HuberLoss(delta=2)``."""

    modules: tuple[str, ...]
    """In lower case; empty where there are none."""
    name: str
    """Folded; all of a text that is no name in a program."""
    arguments: str = ""
    """What stands in its brackets."""


def written(text: str) -> Written:
    """Return the parts of what a program writes.

    Examples:
        >>> written("tf.keras.losses.Huber(delta=2.0)")
        Written(modules=('tf', 'keras', 'losses'), name='huber', arguments='delta=2.0')
    """
    parts = _WRITTEN.fullmatch(text.strip()) if len(text) <= _LONGEST else None
    modules = tuple(parts[1].casefold().split(".")[:-1]) if parts else ()
    if parts is None or (modules and modules[0] not in _MODULES):
        return Written((), folded(text))
    return Written(modules, folded(parts[2]), parts[3] or "")


def last_name(text: str) -> str:
    """Return the name in what a program writes, without modules and arguments, folded; all of a text that is no such.

    Examples:
        >>> last_name("torch.nn.ReLU(inplace=True)"), last_name("F.l1_loss"), last_name("my.relu")
        ('relu', 'l1loss', 'my.relu')
    """
    name = written(text).name
    return _FUNCTIONS.get(name, name)


def library_names(row: Row) -> set[str]:
    """Return what libraries call a row, folded: in full and without modules."""
    return {name for library in names_of(row) for name in names_in(row, library)}


def spellings_of(row: Row) -> Mapping[str, str]:
    """Return what libraries call a row without modules, as they write it, by what it is folded."""
    found = {word for text in names_of(row).values() for word in _spellings(text)}
    return {folded(word): word for word in sorted(found) if "." not in word}


def names_in(row: Row, library: str) -> set[str]:
    """Return what one of the libraries of `names_of` calls a row, folded: in full and without modules."""
    return {folded(spelling) for spelling in _spellings(names_of(row)[library])}


def _named(wanted: str) -> list[Row]:
    rows = known_rows()
    exact = [row for row in rows if row.name == wanted]
    alias = [row for row in rows if wanted in row.aliases]
    return exact + alias or _named_elsewhere(wanted)


def _named_elsewhere(wanted: str) -> list[Row]:
    return [row for row in known_rows() if wanted in library_names(row)]


def _spellings(text: str) -> Iterator[str]:
    """Yield the names in what the catalogue says of a library, in full and without their module."""
    text = _NOTE.sub("", text)
    call = _CALL.fullmatch(text)
    words: Iterable[str] = [text.partition("(")[0]] if call else () if "(" in text else _WORD.findall(text)
    for word in words:
        # "metric" and the like are words of ours beside the names.
        if call or {".", ":", "_"} & set(word) or not word.islower():
            yield from {word, word.rpartition(".")[2]}
