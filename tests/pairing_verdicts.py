# ruff: noqa: E501 - the lines of a table are as long as it is wide
"""What the rules of pairing should say of every head on the labels of sample_data: written by hand, from the domain.

A verdict on an activation, a loss and labels is put together from three questions, each answered in a table below:
does the activation go before the loss (HEADS), does the loss take the labels (LABELS), and do the outputs reach them
(REACH)? No framework is named, so that `binary_crossentropy` may be of probabilities or of logits.

A verdict is the codes of family 4 without their ``AL``, errors first by number, warnings with a ``w``; ``ok`` is none.
"""

from collections.abc import Sequence
from functools import cache

ACTIVATIONS: dict[str, tuple[str, ...]] = {
    "linear": ("linear", "leaky_relu", "prelu"),  # any real number
    "sigmoid": ("sigmoid",),  # (0, 1), each on its own
    "tanh": ("tanh", "softsign"),  # (-1, 1)
    "softmax": ("softmax",),  # shares of a row
    "log_softmax": ("log_softmax",),  # their logarithms
    "log_sigmoid": ("log_sigmoid",),  # below 0
    "exp": ("exp", "softplus"),  # above 0
    "relu": ("relu",),  # 0 and above
    "relu6": ("relu6",),  # 0 to 6
    "hard_sigmoid": ("hard_sigmoid",),  # 0 to 1, both reached
    "gelu": ("gelu", "hard_swish", "silu", "swish", "mish"),  # a little below 0, and above
    "elu": ("elu", "selu"),  # -1 and above, about
}
"""Activations that are alike before any loss, by the one that stands for them."""

SITUATIONS: dict[str, tuple[str, ...]] = {
    "amounts": (
        "regression_gaussian.csv",
        "regression_skewed.csv",
        "regression_several_outputs.csv",
        "messy/semicolon_decimal_comma_cp1252.csv",
        "messy/null_spellings.csv",
        "messy/currency_text.csv",
        "messy/comment_preamble.csv",
    ),  # decimals, above 0 and beyond 6
    "errors": ("regression_heavy_tailed.csv",),  # decimals on both sides of 0, some of them 0
    "frost": ("regression_outliers.csv",),  # decimals far below -1
    "counts": ("regression_count.csv", "messy/gzipped.csv.gz"),  # whole numbers above 0
    "shares": ("regression_proportion.csv",),  # strictly between 0 and 1
    "rain": ("regression_zero_inflated.csv",),  # mostly 0, else decimals above
    "0/1": ("binary_01.csv", "binary_imbalanced.csv"),
    "-1/+1": ("binary_plus_minus.csv",),
    "words of two": (
        "binary_yes_no.csv",
        "messy/utf16_tabs.txt",
        "messy/duplicate_header.csv",
        "messy/case_whitespace_twins.csv",
        "messy/zstandard.csv.zst",
    ),
    "truth": ("messy/typed.parquet",),  # true and false, typed
    "words of three": (
        "multiclass_strings.csv",
        "messy/ragged_rows.csv",
        "messy/headerless.csv",
        "messy/quoted_newlines.csv",
    ),
    "0-based": ("multiclass_0_based.csv",),  # 0, 1 and 2, by the name of a class
    "digits": ("multiclass_digits.csv",),  # 0 to 9
    "1-based": ("multiclass_1_based.csv",),
    "column a class": ("multiclass_one_hot.csv", "multiclass_soft_labels.csv"),
    "multi-hot": ("multilabel_multi_hot.csv", "multilabel_delimited.csv", "messy/lists.jsonl"),
    "multi -1/+1": ("multilabel_plus_minus.csv",),
}
"""Files whose labels are alike to every loss, by what they hold."""

QUANTITIES = ("amounts", "errors", "frost", "counts", "shares", "rain")
"""Situations that are regression."""
RATES = ("poisson_nll", "gamma_nll", "tweedie", "neg_binomial", "zip")
"""Losses of counts and amounts: who names one takes ten whole numbers from 0 on for counts."""
LOSSES: dict[str, Sequence[str]] = {
    "mse": ("mse", "l2"),
    "mae": (
        "mae smooth_l1 huber pseudo_huber log_cosh quantile expectile epsilon_insensitive squared_epsilon_insensitive "
        "cauchy welsch tukey_biweight"
    ).split(),
    "msle": ("msle",),
    "mape": ("mape",),
    "smape": ("smape",),
    "gaussian_nll": ("gaussian_nll", "laplace_nll"),
    "poisson_nll": ("poisson_nll", "poisson_deviance"),
    "gamma_nll": ("gamma_nll", "gamma_deviance"),
    "tweedie": ("tweedie_deviance",),
    "neg_binomial": ("neg_binomial_nll",),
    "zip": ("zip_nll",),
    "bce": ("binary_crossentropy",),
    "asymmetric": ("asymmetric",),
    "focal": ("focal",),
    "brier": ("brier",),
    "dice": ("dice", "tversky"),
    "hinge": ("hinge", "squared_hinge", "modified_huber"),
    "logistic": ("logistic", "exponential"),
    "perceptron": ("perceptron",),
    "ce": ("categorical_crossentropy", "kl_divergence"),
    "sparse_ce": ("sparse_categorical_crossentropy",),
    "gce": ("generalized_crossentropy", "rps"),
    "nll": ("nll",),
    "softmax_loss": ("softmax_loss", "logit_adjusted_crossentropy"),
    "class_hinge": ("crammer_singer", "weston_watkins"),
    "coral": ("coral", "corn"),
    "hamming": ("hamming", "per_label_accuracy"),
}
"""Losses that are alike on any labels behind any activation, by the one that stands for them."""

HEADS = """
head          linear sigmoid tanh softmax log_softmax log_sigmoid exp  relu relu6 hard_sigmoid gelu elu
values        ok     ok      ok   417     417         ok          ok   ok   ok    ok           ok   ok
rates         418w   ok      417  417     417         417         ok   417w 417w  417w         417  417
log_of_each   418w   ok      417  417     417         417         417  417  417   417w         417  417
share_of_each 418w   ok      417  417     417         417         417  417  417   ok           417  417
hinge         ok     417     ok   417     417         417         417  417  417   417          417w ok
logistic      ok     417     417w 417     417         417         417  417  417   417          417w 417w
perceptron    ok     417     ok   417     417         417         417  417  417   417          ok   ok
of_row        418w   417     417  ok      417         417         417  417  417   417          417  417
nll           417    417     417  417     ok          417         417  417  417   417          417  417
logits        ok     418     417  418     417w        417w        417w 417w 417   418          417w 417w
class_hinge   ok     417w    ok   417w    417w        417w        ok   ok   ok    417w         ok   ok
ranks         ok     ok      417  417     417         417         417  417  417   417          417  417
decisions     ok     ok      ok   ok      ok          ok          ok   ok   ok    ok           ok   ok
"""
"""Whether an activation goes before a loss, whatever the labels are.

values: a softmax belongs to a row, all else to the question of reach. rates: exp and softplus give one, a sigmoid gives
one below 1; raw outputs are one only where the loss takes exp of them itself; what reaches 0 meets log 0, what falls
below has no logarithm. log_of_each: a sigmoid gives what the logarithm needs, raw outputs where the loss applies it;
hard_sigmoid reaches 0 and 1, where that logarithm is infinite. share_of_each: the same without a logarithm. hinge: a
score needs both signs and a size of 1; gelu's least, -0.17, never reaches the margin. logistic and exponential:
nothing within -1 and 1 is ever right enough. perceptron: a sign is enough. of_row: softmax, or raw outputs where the
loss applies it. nll: log_softmax alone. logits: the loss applies a softmax, so that any real number goes; what has been
squashed to a width of 1 is a second activation, what is bounded leaves a floor, what is bounded on one side is odd, and
log_softmax changes nothing. class_hinge: scores, of which only the differences count; probabilities are odd. ranks:
log-odds of each step, or what a sigmoid makes of them.
"""

HEAD_OF: dict[str, str] = {
    **dict.fromkeys(("mse", "mae", "msle", "mape", "smape", "gaussian_nll"), "values"),
    **dict.fromkeys(("poisson_nll", "gamma_nll", "tweedie", "neg_binomial", "zip"), "rates"),
    **dict.fromkeys(("bce", "asymmetric", "focal"), "log_of_each"),
    **dict.fromkeys(("brier", "dice"), "share_of_each"),
    **dict.fromkeys(("ce", "sparse_ce", "gce"), "of_row"),
    "hinge": "hinge",
    "logistic": "logistic",
    "perceptron": "perceptron",
    "nll": "nll",
    "softmax_loss": "logits",
    "class_hinge": "class_hinge",
    "coral": "ranks",
    "hamming": "decisions",
}
"""The line of HEADS for each group of losses."""

LABELS = """
loss         amounts errors  frost   counts  shares rain    0/1       -1/+1    words_of_two truth words_of_three 0-based  digits    1-based column_a_class multi-hot multi_-1/+1
mse          ok      ok      ok      ok      ok     ok      421w      421w     421w         421w  421            421      421w      421     421w           421w      421w
mae          ok      ok      ok      ok      ok     ok      421w      421w     421w         421w  421            421      421w      421     421w           421w      421w
msle         ok      408     408     ok      ok     ok      421w      408,421w 421w         421w  421            421      421w      421     421w           421w      421w
mape         ok      423     ok      ok      ok     423     421w,423  421w     421w         421w  421            421,423  421w,423  421     421w           421w      421w
smape        ok      423w    ok      ok      ok     423w    421w,423w 421w     421w         421w  421            421,423w 421w,423w 421     421w           421w      421w
gaussian_nll ok      ok      ok      ok      ok     ok      421w      421w     421w         421w  421            421      421w      421     421w           421w      421w
poisson_nll  ok      409     409     ok      ok     ok      421w      409,421w 421w         421w  421            421w     ok        421w    421w           421w      421w
gamma_nll    ok      410     410     ok      ok     410     410,421w  410,421w 421w         421w  421            410,421w 410       421w    421w           421w      421w
tweedie      ok      424     424     ok      ok     ok      421w      421w     421w         421w  421            421w     ok        421w    421w           421w      421w
neg_binomial 424w    424     424     ok      424w   424w    421w      421w     421w         421w  421            421w     ok        421w    421w           421w      421w
zip          424w    424     424     ok      424w   424w    421w      421w     421w         421w  421            421w     ok        421w    421w           421w      421w
bce          401     401     401     401     ok     401     ok        401      ok           ok    421            401,421  401,421   401,421 ok             ok        401
asymmetric   401,421 401,421 401,421 401,421 421    401,421 ok        401      ok           ok    421            401,421  401,421   401,421 ok             ok        401
focal        401,421 401,421 401,421 401,421 421    401,421 ok        401      ok           ok    ok             401      401       401     ok             ok        401
brier        401,421 401,421 401,421 401,421 421    401,421 ok        401      ok           ok    ok             401      401       401     ok             ok        401
dice         401,421 401,421 401,421 401,421 421    401,421 ok        401      ok           ok    421            401,421  401,421   401,421 ok             ok        401
hinge        421     421     421     421     421    421     403       ok       ok           ok    421            403,421  403,421   403,421 421            421w      421w
logistic     421     421     421     421     421    421     403       ok       ok           ok    421            403,421  403,421   403,421 421            421w      421w
perceptron   421     421     421     421     421    421     403       ok       ok           ok    421            403,421  403,421   403,421 421            421w      421w
ce           421     421     421     421     421    421     419w      419w     ok           ok    ok             419w     419w      419w    ok             413       413
sparse_ce    421     421     421     421     421    404,421 ok        404      ok           ok    ok             ok       ok        404     419            413       413
gce          421     421     421     421     421    404,421 ok        404      ok           ok    ok             ok       ok        404     ok             413       413
nll          421     421     421     421     421    404,421 ok        404      ok           ok    ok             ok       ok        404     419            413       413
softmax_loss 421     421     421     421     421    404,421 ok        404      ok           ok    ok             ok       ok        404     419            413       413
class_hinge  421     421     421     421     421    404,421 ok        404      ok           ok    ok             ok       ok        404     419            413       413
coral        421     421     421     421     421    404,421 ok        404      ok           ok    ok             ok       ok        404     419            413       413
hamming      401,421 401,421 401,421 401,421 421    401,421 421       401,421  421          421   421            401,421  401,421   401,421 421            421       401,421
"""
"""Whether a loss takes the labels, and serves what they are.

A loss of quantities on classes is an error (421), on two classes or on columns it is odd. So it is on digits, which may
be grades, and a loss of counts or amounts on whole numbers that are classes by their name only. Labels outside a loss's
domain: 401 outside [0, 1], 403 no -1/+1, 404 no 0 to C - 1, 408 log(1 + y) undefined, 409 below 0, 410 not above 0, 423
zeros under a relative error, 424 any other, and decimals where a count is meant. One column where a column a class is
read is 419w (the program may make the rows), columns where an index is read is 419. Several labels a row under a loss
of one class are 413. Words are numbered by the program, so that no domain is broken by them.
"""

LABELS_OF_ROW = """
loss  amounts errors frost counts shares rain    0/1 -1/+1 words_of_two truth words_of_three 0-based digits 1-based column_a_class multi-hot multi_-1/+1
focal 421     421    421   421    421    404,421 ok  404   ok           ok    ok             ok      ok     404     ok             ok        ok
"""
"""The same for focal and brier where they are losses of a row: before a softmax, and raw outputs for several classes."""

REACH = """
situation linear sigmoid tanh softmax log_softmax log_sigmoid exp relu relu6 hard_sigmoid gelu elu
amounts   ok     411     411  411     411         411         ok  ok   411   411          ok   ok
errors    ok     411     411  411     411         411         411 411  411   411          411  411
frost     ok     411     411  411     ok          ok          411 411  411   411          411  411
counts    ok     411     411  411     411         411         ok  ok   411   411          ok   ok
shares    ok     ok      ok   ok      411         411         ok  ok   ok    ok           ok   ok
rain      ok     411     411  411     411         411         ok  ok   411   411          ok   ok
digits    ok     411     411  411     411         411         ok  ok   411   411          ok   ok
"""
"""Whether quantities lie where the outputs do; asked of losses that hold one output against one label."""

REACH_ABOVE = """
situation linear sigmoid tanh softmax log_softmax log_sigmoid exp relu relu6 hard_sigmoid gelu elu
errors    ok     411     411  411     411         411         ok  ok   ok    411          ok   ok
frost     ok     ok      ok   ok      ok          ok          ok  ok   ok    ok           ok   ok
"""
"""The same for losses that have no value for negative labels: where the label furthest out of reach is one of those,
the rule of the loss's own domain speaks alone."""

REACHING = (
    *("mse", "mae", "msle", "mape", "smape", "gaussian_nll"),
    *("poisson_nll", "gamma_nll", "tweedie", "neg_binomial", "zip"),
)
"""Losses of one output in the label's own unit: the label itself, its mean under gaussian_nll and laplace_nll, whose
other output is how far labels scatter, a rate, and under zip_nll the rate of the rows that may be above 0."""
ABOVE = ("msle", "poisson_nll", "gamma_nll", "tweedie", "neg_binomial", "zip")
SEVERAL = ("words of three", "0-based", "digits", "1-based", "column a class")
PROBABLE = ("0/1", "words of two", "truth", "column a class", "multi-hot")
"""Labels whose squared distance from a probability is the Brier score."""


@cache
def table(block: str) -> dict[str, dict[str, str]]:
    """Return a block of text by line and column; a blank within a name is written ``_``."""
    head, *lines = (line.split() for line in block.strip().splitlines())
    names = [name.replace("_", " ") if name.replace("_", " ") in SITUATIONS else name for name in head[1:]]
    known = {**LOSSES, **SITUATIONS}
    firsts = [name.replace("_", " ") if name.replace("_", " ") in known else name for name, *_ in lines]
    return {name: dict(zip(names, cells, strict=True)) for name, (_, *cells) in zip(firsts, lines, strict=True)}


def expected(activation: str, loss: str, situation: str) -> str:
    """Return the verdict on a group of activations, a group of losses and a situation."""
    head, labels = table(HEADS)[HEAD_OF[loss]][activation], table(LABELS)[loss][situation]
    if loss in ("focal", "brier"):
        # Both are losses of a row, too: of probabilities that a softmax made, or of raw outputs for several classes.
        if activation == "softmax" and not situation.startswith("multi"):
            head = "ok"
        if activation in ("softmax", "log_softmax") or (activation == "linear" and situation in SEVERAL):
            labels = table(LABELS_OF_ROW)["focal"][situation]
    if activation == "softmax" and HEAD_OF[loss] == "values" and situation == "column a class":
        head = "ok"
    if loss == "mse" and activation in ("sigmoid", "softmax") and situation in PROBABLE:
        labels = "ok"
    # Nobody says which of two words counts as 1.
    stated = "415w" if situation == "words of two" else "ok"
    return joined(head, labels, reach(activation, loss, situation), stated)


def reach(activation: str, loss: str, situation: str) -> str:
    """Return the verdict on whether the outputs reach the labels."""
    quantities = situation in QUANTITIES or (situation == "digits" and loss in RATES)
    if loss not in REACHING or not quantities:
        return "ok"
    above = table(REACH_ABOVE)
    return (above if loss in ABOVE and situation in above else table(REACH))[situation][activation]


def joined(*verdicts: str) -> str:
    """Return several verdicts as one."""
    codes = {code for verdict in verdicts if verdict != "ok" for code in verdict.split(",")}
    return ",".join(sorted(codes)) or "ok"


def listing() -> str:
    """Return the verdicts on all heads and situations, one line a situation and group of losses, tabs between."""
    lines = [["labels", "loss", *ACTIVATIONS]]
    for situation in SITUATIONS:
        lines += [
            [situation, loss, *(expected(activation, loss, situation) for activation in ACTIVATIONS)] for loss in LOSSES
        ]
    return "".join("\t".join(line) + "\n" for line in lines)
