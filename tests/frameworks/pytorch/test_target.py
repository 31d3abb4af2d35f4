from actloss.frameworks.problem import Cells, Labels
from actloss.frameworks.pytorch.target import as_target
from problems import problem


def test_labels_of_one_output_become_a_column() -> None:
    assert as_target(problem("binary", "hinge")).text == (
        "def as_target(y):\n"
        '    """Return encoded labels as a tensor: -1 or +1, float32 [n, 1]."""\n'
        "    return torch.as_tensor(y, dtype=torch.float32).unsqueeze(1)"
    )
    assert ".unsqueeze(1)" in as_target(problem("regression", "gaussian_nll")).text


def test_indices_are_whole_numbers_of_64_bits() -> None:
    block = as_target(problem("multiclass", "rps"))

    assert block.text.endswith("    return torch.as_tensor(y, dtype=torch.int64)")
    assert block.imports == ("import torch",)


def test_tables_of_labels_keep_their_shape() -> None:
    several = problem("regression", "mse", units=2, labels=Labels(columns=("a", "b"), cells=Cells.NUMBERS))

    for posed in (several, problem("multilabel", "dice"), problem("multiclass", "kl_divergence")):
        assert as_target(posed).text.endswith("    return torch.as_tensor(y, dtype=torch.float32)")
