import pytest

from actloss.frameworks.problem import Cells, Labels, Problem
from actloss.frameworks.pytorch.inference import inference
from problems import problem

SCALED = Labels(columns=("a",), cells=Cells.NUMBERS, scale=((5.0, 2.0),))


def _predict(posed: Problem) -> list[str]:
    return [line.strip() for line in inference(posed)[0].text.splitlines()[1:]]


@pytest.mark.parametrize(
    ("posed", "lines"),
    [
        (
            problem("regression", "mse"),
            [
                '"""Return y_pred: predictions in the label\'s unit, numpy float32 [n]."""',
                "return raw.squeeze(1).numpy(force=True)",
            ],
        ),
        (
            problem("regression", "mse", labels=SCALED),
            [
                '"""Return y_pred: predictions in the label\'s unit, numpy float32 [n]."""',
                "return unscale(raw.squeeze(1).numpy(force=True))",
            ],
        ),
        (
            problem("regression", "gamma_nll"),
            [
                '"""Return y_pred: predictions in the label\'s unit, numpy float32 [n]."""',
                "return torch.exp(raw).squeeze(1).numpy(force=True)",
            ],
        ),
        (
            problem("binary", "binary_crossentropy"),
            [
                '"""Return y_pred: probabilities of CLASSES[1], numpy float32 [n]."""',
                "return torch.sigmoid(raw).squeeze(1).numpy(force=True)",
            ],
        ),
        (
            problem("binary", "hinge"),
            ['"""Return y_pred: scores, numpy float32 [n]."""', "return torch.tanh(raw).squeeze(1).numpy(force=True)"],
        ),
        (
            problem("multiclass", "rps"),
            [
                '"""Return y_pred: probabilities, numpy float32 [n, 3]."""',
                "return F.softmax(raw, dim=1).numpy(force=True)",
            ],
        ),
        (
            problem("multiclass", "nll"),
            [
                '"""Return y_pred: log-probabilities, numpy float32 [n, 3]."""',
                "return F.log_softmax(raw, dim=1).numpy(force=True)",
            ],
        ),
        (
            problem("multiclass", "corn"),
            [
                '"""Return y_pred: probabilities of a class above each step, numpy float32 [n, 2]."""',
                "return torch.sigmoid(raw).cumprod(dim=1).numpy(force=True)",
            ],
        ),
        (
            problem("regression", "gaussian_nll"),
            [
                '"""Return y_pred: mean and variance, numpy float32 [n, 2]."""',
                "first, second = raw.chunk(2, dim=1)",
                "return torch.cat([first, second.exp()], dim=1).numpy(force=True)",
            ],
        ),
        (
            problem("regression", "zip_nll", activation="softplus"),
            [
                '"""Return y_pred: share of extra zeros and rate, numpy float32 [n, 2]."""',
                "first, second = raw.chunk(2, dim=1)",
                "return torch.cat([first.sigmoid(), F.softplus(second)], dim=1).numpy(force=True)",
            ],
        ),
    ],
)
def test_predictions_come_after_the_activation_and_in_the_label_s_unit(posed: Problem, lines: list[str]) -> None:
    assert _predict(posed) == lines


@pytest.mark.parametrize(("loss", "width"), [("gaussian_nll", "LABEL_STD**2"), ("laplace_nll", "LABEL_STD")])
def test_widths_of_scaled_labels_are_brought_back_too(loss: str, width: str) -> None:
    block = inference(problem("regression", loss, labels=SCALED))[0]

    assert block.text.splitlines()[-2:] == [
        "    first, second = first.numpy(force=True), second.exp().numpy(force=True)",
        f"    return np.hstack([unscale(first), {width} * second])",
    ]
    assert "import numpy as np" in block.imports


def test_classes_are_decided_and_quantities_are_not() -> None:
    assert len(inference(problem("regression", "mse"))) == 1
    assert inference(problem("multilabel", "dice"))[1].text.startswith("def decide(y_pred):")


def test_ranks_as_numbers_are_predictions() -> None:
    ranks = problem("multiclass", "softmax_loss", units=1)

    assert _predict(ranks)[0] == '"""Return y_pred: scores, numpy float32 [n]."""'
