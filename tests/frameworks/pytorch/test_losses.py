from dataclasses import replace

from actloss.catalogue import LOSSES as ROWS
from actloss.catalogue import Scale
from actloss.frameworks.entry import How
from actloss.frameworks.pytorch.losses import CATEGORICAL, LOSSES, entry_for
from problems import problem

METRICS = ("hamming", "per_label_accuracy")


def test_names_are_of_pytorch_s_modules_and_functions_are_one_s_own() -> None:
    assert all(entry.name.startswith("torch.nn.") == (entry.how is How.NAMED) for entry in LOSSES.values())


def test_every_loss_takes_a_scale_that_the_catalogue_has_functions_for() -> None:
    assert [row.name for row in ROWS if LOSSES[row.name].takes not in row.kernels] == list(METRICS)
    assert LOSSES["gamma_nll"].takes is Scale.LOG_RATE
    assert LOSSES["binary_crossentropy"].takes is Scale.LOGIT


def test_of_several_exclusive_classes_focal_and_brier_are_other_losses() -> None:
    two = problem("binary", "brier")

    assert list(CATEGORICAL) == [row.name for row in ROWS if row.multiclass is not None]
    assert entry_for(problem("multiclass", "focal")).name == "categorical_focal"
    assert entry_for(two).name == "torch.nn.MSELoss"
    assert entry_for(replace(two, units=2)).name == "categorical_brier"
    assert entry_for(problem("multilabel", "brier")).name == "torch.nn.MSELoss"
    assert entry_for(problem("multiclass", "nll")).name == "torch.nn.NLLLoss"


def test_only_metrics_of_decisions_are_absent_and_say_that_they_have_no_gradient() -> None:
    assert [name for name, entry in LOSSES.items() if entry.how is How.ABSENT] == list(METRICS)
    assert all("no gradient" in LOSSES[name].note for name in METRICS)
