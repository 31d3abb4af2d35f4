"""The scale that a loss is given, as far as anything tells."""

from typing import Any

import pytest

from actloss.catalogue import LOSSES, Loss
from actloss.rules.pairing.takes import own_link, taken, taken_raw
from profiles import training


def scales(**said: Any) -> set[str]:  # noqa: ANN401 - any argument of training_of
    made = training(**said)
    assert made.loss is not None
    return {scale.value for scale in taken(made, made.loss)}


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ({"loss": "bce"}, {"probability", "logit"}),
        ({"loss": "bce", "from_logits": True}, {"logit"}),
        ({"loss": "bce", "from_logits": False}, {"probability"}),
        ({"loss": "bce", "framework": "pytorch"}, {"probability", "logit"}),
        ({"loss": "bce", "framework": "keras"}, {"probability"}),
        ({"loss": "bce", "framework": "keras", "from_logits": True}, {"logit"}),
        ({"loss": "nn.BCELoss()"}, {"probability"}),
        ({"loss": "BCEWithLogitsLoss"}, {"logit"}),
        ({"loss": "scce", "framework": "pytorch"}, {"logit"}),
        ({"loss": "scce", "framework": "jax"}, {"probability", "logit"}),
        ({"loss": "scce", "framework": "optax"}, {"logit"}),
        ({"loss": "softmax_loss"}, {"logit"}),
        ({"loss": "softmax_loss", "framework": "keras"}, {"logit"}),
        ({"loss": "nll"}, {"log_probability"}),
        ({"loss": "nn.NLLLoss()"}, {"log_probability"}),
        ({"loss": "kl_divergence"}, {"probability", "logit"}),
        ({"loss": "kl_divergence", "from_logits": False}, {"probability"}),
        ({"loss": "KLDivLoss"}, {"log_probability"}),
        ({"loss": "kl_divergence", "framework": "pytorch"}, {"log_probability"}),
        ({"loss": "focal", "framework": "pytorch"}, {"probability", "logit"}),
        ({"loss": "poisson"}, {"rate", "log_rate"}),
        ({"loss": "poisson", "framework": "keras"}, {"rate"}),
        ({"loss": "poisson", "framework": "pytorch"}, {"log_rate"}),
        ({"loss": "nn.PoissonNLLLoss(log_input=False)"}, {"rate"}),
        ({"loss": "gamma_nll", "framework": "pytorch"}, {"rate", "log_rate"}),
        ({"loss": "mse", "framework": "pytorch"}, {"value"}),
        ({"loss": "mse", "from_logits": False}, {"value"}),
        ({"loss": "coral", "framework": "keras"}, {"logit"}),
    ],
)
def test_name_spelling_library_and_flag_tell_the_scale(said: dict[str, Any], expected: set[str]) -> None:
    assert scales(**said) == expected


@pytest.mark.parametrize("framework", [None, "pytorch", "keras", "jax"])
@pytest.mark.parametrize("row", LOSSES, ids=lambda row: row.name)
def test_every_loss_takes_some_of_its_own_scales(row: Loss, framework: str | None) -> None:
    found = taken(training(loss=row.name, framework=framework), row)

    assert found
    assert found <= set(row.scales)


def test_raw_outputs_are_the_usual_ones_in_pytorch_and_optax_and_in_what_is_written_where_they_lack_a_loss() -> None:
    def usual(loss: str, framework: str | None) -> bool:
        made = training(loss=loss, framework=framework)
        assert made.loss is not None
        return taken_raw(made, made.loss)

    assert [usual("bce", framework) for framework in (None, "pytorch", "keras", "jax")] == [False, True, False, True]
    assert [usual("gamma_nll", framework) for framework in (None, "pytorch", "keras", "jax")] == [
        False,
        True,
        True,
        True,
    ]
    assert [usual("kl_divergence", framework) for framework in ("pytorch", "keras", "jax")] == [False, False, False]
    assert not usual("mse", "pytorch")
    assert not usual("pseudo_huber", "pytorch")
    assert not usual("hamming", "pytorch")
    assert not usual("focal", None)


def test_estimators_apply_the_activation_themselves() -> None:
    assert [own_link(training(framework=name)) for name in ("pytorch", "keras", "jax")] == [None, None, None]
    assert own_link(training(framework="sklearn")) == "scikit-learn applies the activation itself"
    assert own_link(training(framework="catboost")) == "CatBoost applies the activation itself"
