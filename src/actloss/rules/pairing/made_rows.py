"""What the functions that make one-hot rows say of labels that are no indices 0 to C - 1."""

from actloss.profile.classes import number_name
from actloss.rules.case import Case
from actloss.rules.pairing.labels import numbers_of
from actloss.rules.pairing.library import says
from actloss.rules.pairing.reading import framework_of, rows_of_classes

_TOO_LARGE = "Class values must be smaller than num_classes"
_NEGATIVE = "Class values must be non-negative"
_DECIMALS = "one_hot is only applicable to index tensor of type LongTensor"


def rows_say(case: Case) -> str:
    """Return a clause with what PyTorch's or Keras' function says; empty for indices, and for other libraries."""
    values, framework = rows_of_classes(case), framework_of(case)
    if not values or set(values) <= set(range(len(values))):
        return ""
    if framework == "pytorch":
        whole = all(value.is_integer() for value in values)
        said = _DECIMALS if not whole else _NEGATIVE if values[0] < 0 else _TOO_LARGE
        return says("its one_hot", "pytorch-one-hot", {_TOO_LARGE: said})
    if framework != "keras":
        return ""
    if values[0] < 0:
        return says("its to_categorical", "to-categorical-negative", {"-1": number_name(values[0])})
    highest = number_name(float(int(numbers_of(case)[0].ends[1])))
    here = {"index 3": f"index {highest}", "size 3": f"size {len(values)}"}
    return says("its to_categorical", "index-out-of-bounds", here)
