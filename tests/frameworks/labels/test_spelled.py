from typing import Any

import pytest

from actloss.frameworks.labels.spelled import spelled
from actloss.frameworks.problem import Cells, Labels

AS_THEY_ARE: tuple[dict[str, Any], ...] = (
    {"cells": Cells.NUMBERS},
    {"cells": Cells.SHARES, "classes": ("a", "b")},
    {"cells": Cells.INDICATORS, "classes": ("a", "b")},
    {"cells": Cells.CLASSES, "classes": ("1.0", "2"), "numbers": (1.0, 2.0)},
    {"cells": Cells.CLASSES, "classes": ("no", "yes"), "spellings": (("no", 0), ("yes", 1), ("Yes ", 1))},
)
AS_WRITTEN: tuple[dict[str, Any], ...] = (
    {"cells": Cells.NUMBERS, "formats": ("percent",)},
    {"cells": Cells.INDICATORS, "classes": ("a", "b"), "words": True},
    {"cells": Cells.LISTS, "classes": ("a", "b"), "separator": "|"},
    *(
        {"cells": Cells.CLASSES, "classes": (name, "some")}
        for name in ("007", "NA", "none", "NaN", "True", "infinity", "-inf", "<NA>", " 1", "")
    ),
    {"cells": Cells.CLASSES, "classes": ("none of them", "some"), "spellings": (("None", 0), ("some", 1))},
)


@pytest.mark.parametrize("labels", AS_THEY_ARE)
def test_plain_labels_are_what_pandas_makes_of_them(labels: dict[str, Any]) -> None:
    assert not spelled(Labels(**labels))


@pytest.mark.parametrize("labels", AS_WRITTEN)
def test_labels_that_pandas_would_change_are_read_as_written(labels: dict[str, Any]) -> None:
    assert spelled(Labels(**labels))
