from actloss.frameworks.problem import Problem, Style
from actloss.frameworks.pytorch.head import head
from problems import problem


def _last(posed: Problem, style: Style = Style.SNIPPET) -> list[str]:
    return head(posed, style)[-1].text.splitlines()


def test_a_unit_starts_at_its_bias() -> None:
    posed = problem("binary", "binary_crossentropy", bias=(-0.5,))

    assert _last(posed) == [
        "HIDDEN = 64  # units of the layer before",
        "head = nn.Linear(HIDDEN, 1)  # raw: float32 [n, 1], logits",
        "# Weights of 0: each row is predicted the bias at first.",
        "nn.init.zeros_(head.weight)",
        "# The start: log-odds of the positive share.",
        "nn.init.constant_(head.bias, -0.5)",
    ]


def test_several_units_start_at_theirs() -> None:
    posed = problem("multiclass", "nll", bias=(-0.5, -1.0, -2.0))

    assert _last(posed)[1:] == [
        "# The start: log of the class shares.",
        "BIAS = [-0.5, -1.0, -2.0]",
        "head = nn.Linear(HIDDEN, 3)  # raw: float32 [n, 3], logits",
        "# Weights of 0: each row is predicted the bias at first.",
        "nn.init.zeros_(head.weight)",
        "with torch.no_grad():",
        "    head.bias.copy_(torch.tensor(BIAS))",
    ]


def test_a_bias_of_zeros_is_no_list() -> None:
    posed = problem("multiclass", "softmax_loss", bias=(0.0, 0.0, 0.0), bias_rule="")

    assert _last(posed)[-1] == "nn.init.zeros_(head.bias)"


def test_a_long_rule_stands_above_the_line_and_is_broken() -> None:
    posed = problem("binary", "hinge", bias=(0.25,), bias_rule=" ".join(["word"] * 30))

    assert _last(posed)[-3:] == [
        f"# The start: {' '.join(['word'] * 15)}",
        f"# {' '.join(['word'] * 15)}.",
        "nn.init.constant_(head.bias, 0.25)",
    ]


def test_the_layer_before_is_drawn_from_a_seed_in_a_script() -> None:
    assert _last(problem("binary", "hinge"), Style.SCRIPT)[:2] == [
        "torch.manual_seed(0)",
        "HIDDEN = 64  # units of the layer before",
    ]


def test_labels_in_their_unit_are_learned_in_multiples_of_their_spread() -> None:
    posed = problem("regression", "mse", bias=(499.5,), spread=2.5)

    blocks = head(posed, Style.SNIPPET)

    assert blocks[0].text.startswith("class ScaledHead(nn.Linear):")
    assert blocks[1].text.splitlines() == [
        "HIDDEN = 64  # units of the layer before",
        "# raw = bias + spread * linear: weights learn at order 1, and labels keep their unit.",
        "# The start: best constant prediction.",
        "head = ScaledHead(HIDDEN, start=[499.5], spread=2.5)",
        "# raw: float32 [n, 1], predictions",
    ]


def test_of_a_pair_only_the_first_has_the_label_s_unit() -> None:
    posed = problem("regression", "laplace_nll", bias=(10.0, 1.5), spread=2.5)

    assert _last(posed)[-2] == "head = ScaledHead(HIDDEN, start=[10.0, 1.5], spread=[2.5, 1.0])"


def test_many_starts_have_a_name() -> None:
    posed = problem("regression", "mse", bias=(1.0, 2.0, 3.0, 4.0, 5.0), units=5, spread=2.5)

    assert _last(posed)[-3:-1] == [
        "BIAS = [1.0, 2.0, 3.0, 4.0, 5.0]",
        "head = ScaledHead(HIDDEN, start=BIAS, spread=2.5)",
    ]


def test_the_questions_of_coral_share_their_weights() -> None:
    blocks = head(problem("multiclass", "coral", bias=(1.0, -1.0)), Style.SNIPPET)

    assert blocks[0].text.startswith("class RankHead(nn.Module):")
    assert blocks[1].text.splitlines()[-2:] == [
        "head = RankHead(HIDDEN, start=[1.0, -1.0])",
        "# raw: float32 [n, 2], logits of the steps",
    ]
