"""Names that the doctests of the rules' manuals use without importing them."""

import numpy as np
import pytest

from predicted import codes_of_predictions
from profiles import codes, codes_against, codes_of_file, codes_of_rows


@pytest.fixture(autouse=True)
def _manual_names(doctest_namespace: dict[str, object]) -> None:
    doctest_namespace["codes"] = codes
    doctest_namespace["codes_against"] = codes_against
    doctest_namespace["codes_of_file"] = codes_of_file
    doctest_namespace["codes_of_rows"] = codes_of_rows
    doctest_namespace["codes_of_predictions"] = codes_of_predictions
    doctest_namespace["np"] = np
