from dataclasses import replace

import pytest

from actloss.frameworks.problem import Problem, Style
from actloss.frameworks.pytorch.objective import imports_of, objective
from problems import problem


def _code(posed: Problem, style: Style = Style.SNIPPET) -> str:
    return "\n".join(block.text for block in objective(posed, style))


def _body(posed: Problem, style: Style = Style.SNIPPET) -> list[str]:
    """Return the lines of ``loss_fn`` below its docstring and shapes, without their indent."""
    lines = objective(posed, style)[-1].text.splitlines()
    assert lines[0] == "def loss_fn(raw, y_true):"
    return [line.strip() for line in lines[3:]]


@pytest.mark.parametrize(
    ("posed", "call"),
    [
        (problem("regression", "mse"), "loss_fn = nn.MSELoss()"),
        (problem("regression", "l2"), 'loss_fn = nn.MSELoss(reduction="sum")'),
        (problem("regression", "huber", params={"delta": 1.35}), "loss_fn = nn.HuberLoss(delta=1.35)"),
        (problem("regression", "quantile", params={"quantile": 0.9}), "loss_fn = Pinball(quantile=0.9)"),
        (problem("regression", "laplace_nll"), "loss_fn = LaplaceNLL()"),
        (problem("regression", "poisson_nll"), "loss_fn = nn.PoissonNLLLoss()"),
        (
            problem("binary", "binary_crossentropy", params={"pos_weight": 2.5}),
            "loss_fn = nn.BCEWithLogitsLoss(pos_weight=torch.tensor(2.5))",
        ),
        (problem("binary", "exponential"), "loss_fn = Exponential()"),
        (problem("multiclass", "categorical_crossentropy"), "loss_fn = nn.CrossEntropyLoss()"),
        (
            problem("multiclass", "sparse_categorical_crossentropy", params={"label_smoothing": 0.1}),
            "loss_fn = nn.CrossEntropyLoss(label_smoothing=0.1)",
        ),
        (problem("multiclass", "brier"), "loss_fn = CategoricalBrier()"),
        (problem("multilabel", "focal", params={"gamma": 1.0}), "loss_fn = Focal(gamma=1.0)"),
    ],
)
def test_a_loss_that_takes_the_output_as_it_is_stands_alone(posed: Problem, call: str) -> None:
    assert objective(posed, Style.SNIPPET)[-1].text.splitlines()[-1] == call


def test_shapes_and_types_stand_above_it() -> None:
    assert _code(problem("multiclass", "softmax_loss")).splitlines()[0] == (
        "# raw: float32 [n, 3], scores; y_true: int64 [n], class indices"
    )


def test_a_list_of_weights_has_a_name() -> None:
    posed = problem("multilabel", "binary_crossentropy", params={"pos_weight": (2.0, 1.0, 3.0, 4.0)})

    assert _code(posed).splitlines()[0] == "POS_WEIGHT = [2.0, 1.0, 3.0, 4.0]"
    assert _code(posed).splitlines()[-1] == "loss_fn = nn.BCEWithLogitsLoss(pos_weight=torch.tensor(POS_WEIGHT))"


def test_weighted_indices_are_averaged_over_rows() -> None:
    posed = problem("multiclass", "sparse_categorical_crossentropy", params={"class_weight": (2.0, 1.0, 3.0)})

    assert _code(posed).splitlines()[:2] == [
        "CLASS_WEIGHT = [2.0, 1.0, 3.0]",
        'objective = nn.CrossEntropyLoss(weight=torch.tensor(CLASS_WEIGHT), reduction="none")',
    ]
    assert _body(posed)[-1] == "return objective(raw, y_true).mean()"


def test_weighted_rows_are_averaged_over_rows_anyway() -> None:
    posed = problem("multiclass", "categorical_crossentropy", params={"class_weight": (2.0, 2.0, 1.0)})

    assert _code(posed).splitlines()[0] == "CLASS_WEIGHT = [2.0, 2.0, 1.0]"
    assert _code(posed).splitlines()[-1] == "loss_fn = nn.CrossEntropyLoss(weight=torch.tensor(CLASS_WEIGHT))"


@pytest.mark.parametrize(
    ("posed", "body"),
    [
        (
            problem("regression", "mse", activation="softplus", spread=1.0),
            ["return objective(F.softplus(raw), y_true)"],
        ),
        (
            problem("regression", "mse", activation="softplus", spread=40.0),
            ["return objective(F.softplus(raw).mul(UNIT), y_true)"],
        ),
        (
            problem("regression", "gamma_nll", activation="softplus", spread=40.0),
            ["return objective(log_softplus(raw) + math.log(UNIT), y_true)"],
        ),
        (problem("regression", "msle", activation="exp"), ["return objective(exp_then_line(raw), y_true)"]),
        (problem("binary", "brier"), ["return objective(torch.sigmoid(raw), y_true)"]),
        (problem("binary", "hinge"), ["return objective(torch.tanh(raw), y_true)"]),
        (problem("multiclass", "nll"), ["return objective(F.log_softmax(raw, dim=1), y_true)"]),
        (
            problem("multiclass", "kl_divergence", params={"base": 2.0}),
            ["return objective(F.log_softmax(raw, dim=1), y_true) / math.log(2.0)"],
        ),
        (
            problem("binary", "binary_crossentropy", params={"label_smoothing": 0.1}),
            ["y_true = y_true * (1 - 0.1) + 0.1 / 2", "return objective(raw, y_true)"],
        ),
        (
            problem("regression", "gaussian_nll"),
            [
                "mean, log_variance = raw.chunk(2, dim=1)",
                "# float32 ends at e^88.",
                "variance = log_variance.clamp(max=80).exp()",
                "return objective(mean, y_true, variance)",
            ],
        ),
        (
            problem("regression", "gamma_deviance", activation="softplus"),
            ["return objective(log_softplus(raw), y_true)"],
        ),
        (
            problem("regression", "zip_nll", activation="softplus"),
            [
                "logit, rate = raw.chunk(2, dim=1)",
                "return objective(torch.cat([logit, log_softplus(rate)], dim=1), y_true)",
            ],
        ),
    ],
)
def test_what_a_loss_needs_first_is_done_inside(posed: Problem, body: list[str]) -> None:
    assert _body(posed) == body


def test_a_sum_is_called_a_sum() -> None:
    posed = problem("regression", "l2", activation="relu")

    assert objective(posed, Style.SNIPPET)[-1].text.splitlines()[1] == (
        '    """Return the sum of the losses, float32 []."""'
    )


def test_variances_are_held_above_a_smaller_number_than_pytorch_s() -> None:
    assert _code(problem("regression", "gaussian_nll")).splitlines()[0] == ("objective = nn.GaussianNLLLoss(eps=1e-12)")


def test_a_snippet_has_function_and_module_a_script_the_function() -> None:
    posed = problem("binary", "logistic")

    assert [line.split("(")[0] for line in _code(posed).splitlines() if line.startswith(("def", "class"))] == [
        "def logistic",
        "class Logistic",
    ]
    assert "class" not in _code(posed, Style.SCRIPT)
    assert _code(posed, Style.SCRIPT).splitlines()[-1] == "loss_fn = logistic"


def test_a_script_calls_the_function_with_its_parameters() -> None:
    adjusted = problem("multiclass", "logit_adjusted_crossentropy", params={"tau": 2.0, "prior": (1.0, 2.0, 3.0)})

    assert _body(problem("regression", "huber", activation="relu"), Style.SCRIPT) == [
        "return objective(torch.relu(raw), y_true)"
    ]
    assert _body(problem("regression", "cauchy", params={"c": 4.0}), Style.SCRIPT) == [
        "return cauchy(raw, y_true, c=4.0)"
    ]
    assert _body(problem("binary", "hinge"), Style.SCRIPT) == ["return hinge(torch.tanh(raw), y_true)"]
    assert _body(problem("regression", "zip_nll", activation="softplus"), Style.SCRIPT)[-1] == (
        "return zip_nll(torch.cat([logit, log_softplus(rate)], dim=1), y_true)"
    )
    assert "\nPRIOR = [1.0, 2.0, 3.0]\n" in _code(adjusted, Style.SCRIPT)
    assert _body(adjusted, Style.SCRIPT) == [
        "return logit_adjusted_crossentropy(raw, y_true, tau=2.0, prior=torch.tensor(PRIOR))"
    ]


def test_code_has_the_imports_that_it_needs() -> None:
    assert imports_of("nn.Linear(1, 1)") == ("from torch import nn",)
    assert imports_of("torch.exp(F.relu(x)) / math.log(2) + np.pi") == (
        "import torch",
        "import torch.nn.functional as F",
        "import math",
        "import numpy as np",
    )
    assert imports_of("raw") == ()


UNKNOWN = ["# Unknown labels are nan: the mean is over the known ones.", "known = ~y_true.isnan()"]


@pytest.mark.parametrize("style", Style)
@pytest.mark.parametrize(
    ("loss", "call"),
    [("binary_crossentropy", "objective(raw, y_true)"), ("mse", "objective(torch.sigmoid(raw), y_true)")],
)
def test_unknown_labels_are_left_out(loss: str, call: str, style: Style) -> None:
    posed = problem("multilabel", loss)
    gaps = replace(posed, labels=replace(posed.labels, gaps=True))

    assert _body(gaps, style) == [*UNKNOWN, "raw, y_true = raw[known], y_true[known]", f"return {call}"]


def test_unknown_labels_are_left_out_of_an_own_loss() -> None:
    posed = problem("multilabel", "asymmetric", params={"margin": 0.1})
    gaps = replace(posed, labels=replace(posed.labels, gaps=True))

    assert _body(gaps, Style.SCRIPT)[-1] == "return asymmetric(raw, y_true, margin=0.1)"
    assert _body(gaps)[-1] == "return objective(raw, y_true)"
    assert _body(gaps)[:-2] == UNKNOWN


def test_where_each_label_has_a_weight_unknown_ones_are_left_out_afterwards() -> None:
    params = {"pos_weight": (2.0, 1.0, 3.0, 4.0), "label_smoothing": 0.1}
    posed = problem("multilabel", "binary_crossentropy", params=params)
    gaps = replace(posed, labels=replace(posed.labels, gaps=True))
    smoothed = "y_true = y_true * (1 - 0.1) + 0.1 / 2"

    assert _body(gaps) == [*UNKNOWN, smoothed, "return objective(raw, y_true.nan_to_num())[known].mean()"]
    assert 'nn.BCEWithLogitsLoss(pos_weight=torch.tensor(POS_WEIGHT), reduction="none")' in _code(gaps)
