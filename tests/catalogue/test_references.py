"""Names as programs and libraries write them."""

import pytest

from actloss.catalogue import ACTIVATIONS, LOSSES
from actloss.catalogue.references import Row, Written, rows_called, written

CROSS_ENTROPIES = ["categorical_crossentropy", "sparse_categorical_crossentropy", "softmax_loss"]


def names(text: str) -> list[str]:
    return [row.name for row in rows_called(text)]


@pytest.mark.parametrize("row", [*LOSSES, *ACTIVATIONS], ids=lambda row: row.name)
def test_every_row_is_found_by_its_name_and_its_aliases(row: Row) -> None:
    spellings = [row.name, *row.aliases]

    assert [row in rows_called(spelling) for spelling in spellings] == [True] * len(spellings)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Smooth L1", ["smooth_l1"]),
        ("LOG-LOSS", ["binary_crossentropy"]),
        ("logistic", ["logistic", "sigmoid"]),
        ("exponential", ["exponential", "exp"]),
        ("linear", ["linear"]),
        ("BCEWithLogitsLoss", ["binary_crossentropy"]),
        ("torch.nn.MSELoss", ["mse", "l2", "brier"]),
        ("softmax_cross_entropy_with_integer_labels", ["sparse_categorical_crossentropy", "softmax_loss"]),
        ("reg:squarederror", ["mse"]),
        ("RMSE", ["mse"]),
        ("nn.CrossEntropyLoss", CROSS_ENTROPIES),
        ("CrossEntropyLoss()", CROSS_ENTROPIES),
        ("nn.CrossEntropyLoss(weight=torch.tensor([1.0, 2.0]))", CROSS_ENTROPIES),
        ("F.cross_entropy", CROSS_ENTROPIES),
        ("torch.nn.functional.cross_entropy", CROSS_ENTROPIES),
        ("multi:softmax", CROSS_ENTROPIES),
        ("multi:softprob", CROSS_ENTROPIES),
        ("nn.BCEWithLogitsLoss", ["binary_crossentropy"]),
        ("nn.BCELoss()", ["binary_crossentropy"]),
        ("tf.keras.losses.BinaryCrossentropy", ["binary_crossentropy"]),
        ("binary:logistic", ["binary_crossentropy"]),
        ("nn.GaussianNLLLoss", ["gaussian_nll"]),
        ("optax.huber_loss", ["huber"]),
        ("torch.sigmoid", ["sigmoid"]),
        ("keras.activations.softmax", ["softmax"]),
        ("jax.nn.relu", ["relu"]),
        ("nn.ReLU()", ["relu"]),
        ("my.relu", []),
        ("relu" * 100_000 + "()", []),
        ("mean", []),
        ("metric", []),
        ("y_pred", []),
        ("", []),
    ],
)
def test_names_mean_what_users_and_libraries_call_so(text: str, found: list[str]) -> None:
    assert found == names(text)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("relu", Written((), "relu")),
        ("torch.nn.ReLU(inplace=True)", Written(("torch", "nn"), "relu", "inplace=True")),
        ("BinaryCrossentropy(from_logits=True)", Written((), "binarycrossentropy", "from_logits=True")),
        ("my.relu(1)", Written((), "my.relu(1)")),
        ("smooth L1", Written((), "smooth_l1")),
    ],
)
def test_what_a_program_writes_is_taken_apart(text: str, parts: Written) -> None:
    assert written(text) == parts
