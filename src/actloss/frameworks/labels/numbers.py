"""Numbers: as they are, or brought to mean 0 and standard deviation 1 and back."""

from collections.abc import Sequence

from actloss.frameworks.entry import Coding
from actloss.frameworks.labels.numerals import numeral
from actloss.frameworks.labels.written import NUMPY, encode
from actloss.frameworks.literal import assigned, laid_out
from actloss.frameworks.problem import Labels
from actloss.frameworks.program import Block

_UNSCALE = '''def unscale(y_pred):
    """Return predictions in the label's unit."""
    return LABEL_MEAN + LABEL_STD * y_pred'''


def of_numbers(labels: Labels, coding: Coding) -> tuple[Block, ...]:
    """Return the code for one number a row, or several; ``LABEL_MEAN``, ``LABEL_STD`` and ``unscale`` if it scales."""
    outputs = max(len(labels.columns), len(labels.scale))
    shape = f"float64 [n, {outputs}]" if outputs > 1 else "float64 [n]"
    spelled = numeral(labels) if labels.formats else ()
    cells = _cells(labels, several=outputs > 1)
    if not labels.scale:
        value = f"2.0 * {cells} - 1.0" if coding is Coding.SIGNS else cells
        return (*spelled, encode(f"numbers, {shape}", f"return {value}"))
    means, deviations = zip(*labels.scale, strict=True)
    constants = f"{_constant('LABEL_MEAN', means)}\n{_constant('LABEL_STD', deviations)}"
    encoded = encode(
        f"numbers of mean 0 and deviation 1, {shape}", f"y_true = {cells}", "return (y_true - LABEL_MEAN) / LABEL_STD"
    )
    return (Block(constants, (NUMPY,)), *spelled, encoded, Block(_UNSCALE))


def _cells(labels: Labels, *, several: bool) -> str:
    if not labels.formats:
        # It raises an error at what is missing, which would be trained on as nan otherwise.
        return "np.asarray_chkfinite(cells, dtype=float)"
    if several:
        return "np.array([[number(cell) for cell in row] for row in np.asarray(cells)])"
    return "np.array([number(cell) for cell in cells])"


def _constant(name: str, values: Sequence[float]) -> str:
    if len(values) == 1:
        return assigned(name, float(values[0]))
    return laid_out(f"{name} = np.array(", [float(value) for value in values], ")")
