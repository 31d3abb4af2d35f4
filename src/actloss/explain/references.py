"""Names as programs write them, with modules before and arguments after them."""

import re
from collections.abc import Iterable, Iterator

from actloss.catalogue.row import Activation, Loss
from actloss.explain.frameworks import names_of
from actloss.spelling import folded

Row = Loss | Activation

_CALL = re.compile(r"([A-Za-z_]\w*\.)*([A-Z]\w+)\([^()]*\)")
"""An object of a framework, as ``torch.nn.HuberLoss(delta=1.0)``; an expression of several calls is no name."""
_WORD = re.compile(r"[A-Za-z_][\w.:]*[\w]")
_WRITTEN = re.compile(r"((?:[A-Za-z_]\w*\.)*)([A-Za-z_][\w:]*)(?:\(.*\))?", re.DOTALL)
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
    "gaussiannllloss": "gaussian_nll",
    "bceloss": "binary_crossentropy",
    "binary_cross_entropy_with_logits": "bcewithlogitsloss",
    "sigmoid_cross_entropy_with_logits": "bcewithlogitsloss",
    "multilabelsoftmarginloss": "bcewithlogitsloss",
    "multilabel_soft_margin_loss": "bcewithlogitsloss",
    "softmax_cross_entropy_with_logits": "categorical_crossentropy",
    "sparse_softmax_cross_entropy_with_logits": "softmax_cross_entropy_with_integer_labels",
    "multi_margin_loss": "multimarginloss",
    "multi:softmax": "multi:softprob",
}
"""Functions and objectives that the catalogue has by another of their names."""


def last_name(text: str) -> str:
    """Return the name in what a program writes, without modules and arguments, folded; all of a text that is no such.

    Examples:
        >>> last_name("torch.nn.ReLU(inplace=True)"), last_name("F.l1_loss"), last_name("my.relu")
        ('relu', 'l1loss', 'my.relu')
    """
    written = _WRITTEN.fullmatch(text.strip()) if len(text) <= _LONGEST else None
    if written is None or (written[1] and written[1].partition(".")[0].casefold() not in _MODULES):
        return folded(text)
    name = folded(written[2])
    return _FUNCTIONS.get(name, name)


def library_names(row: Row) -> set[str]:
    """Return what libraries call a row, folded: in full and without modules."""
    return {folded(spelling) for text in names_of(row).values() for spelling in _spellings(text)}


def _spellings(text: str) -> Iterator[str]:
    """Yield the names in what the catalogue says of a library, in full and without their module."""
    call = _CALL.fullmatch(text)
    words: Iterable[str] = [text.partition("(")[0]] if call else () if "(" in text else _WORD.findall(text)
    for word in words:
        # "metric" and the like are words of ours beside the names.
        if call or {".", ":", "_"} & set(word) or not word.islower():
            yield from {word, word.rpartition(".")[2]}
