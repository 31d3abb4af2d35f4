"""Numbers: as they are, or brought to mean 0 and standard deviation 1 and back."""

from collections.abc import Sequence

from actloss.frameworks.labels.numerals import numeral
from actloss.frameworks.labels.written import NUMPY, encode
from actloss.frameworks.literal import assigned, laid_out
from actloss.frameworks.problem import Labels
from actloss.frameworks.program import Block

_UNSCALE = '''def unscale(y_pred):
    """Return predictions in the label's unit."""
    return LABEL_MEAN + LABEL_STD * np.asarray(y_pred, dtype=float)'''


def of_numbers(labels: Labels) -> tuple[Block, ...]:
    """Return the code for one number a row, or several; ``LABEL_MEAN``, ``LABEL_STD`` and ``unscale`` if it scales."""
    outputs = max(len(labels.columns), len(labels.scale))
    shape = f"float64 [n, {outputs}]" if outputs > 1 else "float64 [n]"
    spelled = numeral(labels) if labels.formats else ()
    *before, cells = _cells(labels, several=outputs > 1)
    if not labels.scale:
        return (*spelled, encode(f"numbers, {shape}", *before, f"return {cells}"))
    means, deviations = zip(*labels.scale, strict=True)
    constants = f"{_constant('LABEL_MEAN', means)}\n{_constant('LABEL_STD', deviations)}"
    lines = (*before, f"y_true = {cells}", "return (y_true - LABEL_MEAN) / LABEL_STD")
    encoded = encode(f"numbers of mean 0 and deviation 1, {shape}", *lines)
    return (Block(constants, (NUMPY,)), *spelled, encoded, Block(_UNSCALE))


def _cells(labels: Labels, *, several: bool) -> tuple[str, ...]:
    """Return the expression of the cells as numbers, and the statements before it."""
    # It raises an error at what is missing, which would be trained on as nan otherwise.
    if not labels.formats:
        return ("np.asarray_chkfinite(cells, dtype=float)",)
    if not several:
        return ("np.asarray_chkfinite([number(cell) for cell in cells])",)
    each = "map(number, row, DECIMALS)" if labels.decimals else "map(number, row)"
    return (f"rows = [list({each}) for row in np.asarray(cells)]", "np.asarray_chkfinite(rows)")


def _constant(name: str, values: Sequence[float]) -> str:
    if len(values) == 1:
        return assigned(name, float(values[0]))
    return laid_out(f"{name} = np.array(", [float(value) for value in values], ")")
