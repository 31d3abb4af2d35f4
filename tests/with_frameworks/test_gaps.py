"""Scripts for labels of which rows know only some: the loss that they print is the mean over the known ones."""

from pathlib import Path

import numpy as np
import pytest

import actloss
from actloss.frameworks import FRAMEWORKS
from needing import installed, missing
from running import MODULES, ran

LABELS = ["tag_a", "tag_b", "tag_c"]
WEIGHTS = (1.5, 4.0, 2.0)


@pytest.fixture
def table(tmp_path: Path) -> str:
    """Return the path of a table whose labels follow from its features, as far as they are known."""
    rng = np.random.default_rng(0)
    x = rng.normal(size=(300, 3))
    y = (x + rng.logistic(size=x.shape) > [0.0, 0.5, 1.5]).astype(int).astype(str)
    y[rng.random(y.shape) < [0.1, 0.5, 0.3]] = ""
    rows = "".join(f"{','.join(map(repr, map(float, a)))},{','.join(b)}\n" for a, b in zip(x, y, strict=True))
    path = tmp_path / "gaps.csv"
    path.write_text(f"a,b,c,{','.join(LABELS)}\n{rows}")
    return str(path)


@pytest.mark.parametrize("params", [{}, {"pos_weight": WEIGHTS}, {"pos_weight": WEIGHTS, "label_smoothing": 0.1}])
@pytest.mark.parametrize("framework", FRAMEWORKS)
def test_the_loss_is_the_mean_over_known_labels(
    framework: str, params: dict[str, float | tuple[float, ...]], table: str, tmp_path: Path
) -> None:
    for module in MODULES[framework]:
        if not installed(module):
            pytest.skip(missing(module))
    report = actloss.advise(table, target=LABELS)
    source = report.code(framework, style="script", loss="binary_crossentropy", params=params)
    found = ran(source, tmp_path, framework=framework)
    p, y = (np.array(found.values[name], dtype=float) for name in ("y_pred", "y_test"))

    weight, smoothing = np.array(params.get("pos_weight", 1.0)), np.array(params.get("label_smoothing", 0.0))
    shares = y * (1 - smoothing) + smoothing / 2
    losses = -(weight * shares * np.log(p) + (1 - shares) * np.log1p(-p))
    assert np.isnan(y).any()
    assert found.losses("test")[0] == pytest.approx(np.nanmean(losses), rel=1e-3)
    (baseline,) = found.losses("baseline")
    assert found.losses("test")[0] < baseline
    # Of the training rows, four fifths of the table, the best constant costs about as much.
    assert all(first == pytest.approx(baseline, rel=0.05) for first in found.losses("epoch")[:1])
