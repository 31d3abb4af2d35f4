import pytest

from actloss.catalogue import LOSSES, loss
from actloss.catalogue.row import Variant

WITH = [row for row in LOSSES if row.multiclass is not None]


@pytest.mark.parametrize("row", WITH, ids=lambda row: row.name)
def test_a_variant_has_the_parameters_of_its_row(row: type) -> None:
    variant: Variant = row.multiclass  # type: ignore[attr-defined] # a row

    assert {name: parameter.default for name, parameter in variant.params.items()} == {
        name: parameter.default
        for name, parameter in row.params.items()  # type: ignore[attr-defined] # a row
    }


def test_weights_of_classes_may_be_above_1_and_those_of_two_may_not() -> None:
    domains = [
        str(loss("focal").variant(kind).params["alpha"].domain) for kind in ("binary", "multilabel", "multiclass")
    ]

    assert domains == ["(0, 1)", "(0, 1)", "[0, inf)"]
