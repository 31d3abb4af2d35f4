"""Labels that no framework objects to, though the loss has no value for them: only the numbers tell."""

from actloss.pitfalls.row import Pitfall, silent

_CLASSES = ("categorical_crossentropy", "sparse_categorical_crossentropy", "softmax_loss")
_BINARY = ("binary_crossentropy",)

ROWS: tuple[Pitfall, ...] = (
    silent(
        "bce-labels-outside-unit",
        "pytorch",
        "BCEWithLogitsLoss becomes negative, -50 and lower.",
        cause=(
            "Labels -1/+1, 1/2 or 0 to 255 are not checked, and outside [0, 1] the loss has no lower bound: logits run "
            "away."
        ),
        cure="Recode the labels as 0 and 1.",
        code="target = (target > 0).float()  # for -1/+1",
        losses=_BINARY,
    ),
    silent(
        "keras-jax-bce-labels",
        "keras",
        "Binary cross-entropy on the JAX backend is finite for labels -1/+1.",
        cause="Labels are not checked there, while the PyTorch backend refuses them: the number means nothing.",
        cure="Recode the labels as 0 and 1.",
        code="y = (y + 1) / 2",
        losses=_BINARY,
    ),
    silent(
        "keras-jax-label-out-of-range",
        "keras",
        "sparse_categorical_crossentropy on the JAX backend trains on labels that the layer has no unit for.",
        cause="An index outside 0 to C - 1 selects nothing, and such rows cost nothing or a constant.",
        cure="Check the smallest and the largest label before training.",
        code="assert 0 <= y.min() and y.max() < units",
        losses=("sparse_categorical_crossentropy",),
    ),
    silent(
        "jax-bce-labels",
        "jax",
        "sigmoid_binary_cross_entropy of optax becomes negative, -50 and lower.",
        cause="It does not check labels: below 0 or above 1 the loss has no lower bound, and the logits run away.",
        cure="Recode -1/+1 as (y + 1) / 2 and 1/2 as y - 1.",
        code="y = (y + 1) / 2",
        losses=_BINARY,
    ),
    silent(
        "jax-label-out-of-range",
        "jax",
        "The loss of optax is nan for a label beyond the outputs, and a label of -1 counts as the last class.",
        cause="softmax_cross_entropy_with_integer_labels checks no index: below 0 it counts from the end.",
        cure="Check the smallest and the largest label before training.",
        code="assert 0 <= y.min() and y.max() < units",
        losses=("sparse_categorical_crossentropy", "softmax_loss"),
    ),
    silent(
        "keras-float-class-indices",
        "keras",
        "sparse_categorical_crossentropy takes labels such as 0.0 and 2.0.",
        cause="Floating point labels are cut to whole numbers, so that measurements pass for classes.",
        cure="Make class labels integers; for measurements take a regression loss.",
        code="y = y.astype('int64')",
        losses=("sparse_categorical_crossentropy",),
    ),
    silent(
        "multi-hot-as-distribution",
        "pytorch",
        "CrossEntropyLoss takes float multi-hot rows, and rows with more labels cost more.",
        cause=(
            "Rows of floats are read as probabilities of exclusive classes though they sum to 2 or 3: labels "
            "compete, and absent ones are ignored."
        ),
        cure="Take one sigmoid a label.",
        code="criterion = torch.nn.BCEWithLogitsLoss()",
        losses=("categorical_crossentropy", *_BINARY),
    ),
    silent(
        "margin-labels-zero-one",
        "any",
        "A hinge loss stays at 1, or a soft margin loss at 0.693, on all negative rows.",
        cause=(
            "With the label 0 the margin y s is always 0. Keras recodes a batch only if all its labels are 0 or 1, "
            "so 1/2 passes too; PyTorch's SoftMarginLoss and HingeEmbeddingLoss check nothing."
        ),
        cure="Recode the labels as -1 and +1.",
        code="y = 2 * y - 1",
        losses=("hinge", "squared_hinge", "logistic", "exponential", "perceptron", "modified_huber"),
    ),
    silent(
        "margin-labels-positive",
        "any",
        "A margin loss falls to its end and every row is predicted as one class.",
        cause="Labels such as 1/2 are both above 0, so that any large score suits every row.",
        cure="Recode the two classes as -1 and +1.",
        code="y = numpy.where(y == 2, 1, -1)",
        losses=("hinge", "squared_hinge", "logistic", "exponential", "perceptron", "modified_huber"),
    ),
    silent(
        "msle-negative-values",
        "keras",
        "msle stays finite though labels or predictions are negative; a PyTorch version gives nan.",
        cause=(
            "Keras raises everything below 1e-7 to 1e-7 before the logarithm, where log1p of -1 or less is undefined."
        ),
        cure="Take mae or huber for labels below 0, and an output that keeps predictions at 0 or more.",
        code='Dense(1, activation="softplus")',
        losses=("msle",),
    ),
    silent(
        "mape-zero-labels",
        "keras",
        "mape is 1e8 and more.",
        cause="A label is 0, and the error is divided by 1e-7 in its place: one such row decides the mean.",
        cure="Take mae, or smape where both ends may be 0.",
        code='loss="mae"',
        losses=("mape", "smape"),
    ),
    silent(
        "poisson-negative-label",
        "any",
        "A Poisson loss is finite for negative labels, and its rate runs towards 0.",
        cause="PyTorch and Keras put any label into the formula; below 0 it falls without end as the rate goes to 0.",
        cure="Drop or correct rows that mark a missing count by -1; if negative amounts are real, take mse.",
        code="criterion = torch.nn.MSELoss()",
        losses=("poisson_nll", "poisson_deviance"),
    ),
    silent(
        "rows-off-sum",
        "any",
        "A cross-entropy from soft labels counts some rows more than others.",
        cause="The rows of probabilities do not sum to 1, and each row's loss is in proportion to its sum.",
        cure="Find out why the rows are off, then divide each by its sum.",
        code="y = y / y.sum(axis=1, keepdims=True)",
        losses=("categorical_crossentropy", "kl_divergence"),
    ),
    silent(
        "nan-to-integer",
        "pytorch",
        "A label is -9223372036854775808.",
        cause="A missing label was nan in a float column, and .long() made the lowest integer of it.",
        cure="Drop the rows without a label before converting.",
        code="known = ~target.isnan(); logits, target = logits[known], target[known].long()",
        losses=_CLASSES,
    ),
    silent(
        "to-categorical-negative",
        "keras",
        "Rows labelled -1 count as the last class.",
        cause="to_categorical uses labels as positions, and -1 is the last position.",
        cure="Map the labels to 0 to C - 1 first.",
        code="classes, y = numpy.unique(y, return_inverse=True)",
        losses=("categorical_crossentropy",),
    ),
    silent(
        "all-rows-ignored",
        "pytorch",
        "The loss of some batches is nan.",
        cause="Every label of the batch is ignore_index: the mean over no rows is 0 / 0.",
        cure="Leave such batches out, or sum and divide by the number of rows that count, at least 1.",
        code='criterion(logits, target).sum() / (target != -100).sum().clamp(min=1)  # reduction="none"',
        losses=_CLASSES,
    ),
    silent(
        "lightgbm-binary-labels",
        "lightgbm",
        "Every label above 0 counts as 1; where all are above 0, every prediction is 1.0.",
        cause="lightgbm.train takes any label above 0 for the positive class, so that 1/2 are all positive.",
        cure="Encode the labels as 0/1, or use LGBMClassifier.",
        code="classes, y = numpy.unique(y, return_inverse=True)",
        losses=_BINARY,
    ),
    silent(
        "lightgbm-cut-classes",
        "lightgbm",
        "Classes such as 0.5, 1.5 and 2.5 are cut to whole numbers and accepted.",
        cause="lightgbm.train takes the whole part of a label for its class, whatever the decimals say.",
        cure="Encode the classes as 0 to C - 1; LGBMClassifier refuses decimals.",
        code="classes, y = numpy.unique(y, return_inverse=True)",
        losses=("sparse_categorical_crossentropy",),
    ),
    silent(
        "lightgbm-ova-labels",
        "lightgbm",
        "A class beyond num_class is never predicted, and one that does not occur has the probability 1e-15.",
        cause="multiclassova trains one model for each class from 0 to num_class - 1 and checks no label.",
        cure="Encode the classes as 0 to C - 1.",
        code="classes, y = numpy.unique(y, return_inverse=True)",
        losses=("sparse_categorical_crossentropy",),
    ),
    silent(
        "catboost-negative-rate",
        "catboost",
        "Poisson or Tweedie trains on negative labels.",
        cause="CatBoost does not check the labels of these losses, which have no likelihood below 0.",
        cure="Correct marks such as -1; if negative amounts are real, take RMSE.",
        code='CatBoostRegressor(loss_function="RMSE")',
        losses=("poisson_nll", "tweedie_deviance"),
    ),
    silent(
        "catboost-continuous-classes",
        "catboost",
        "A classifier on measurements trains one class for each distinct number.",
        cause="CatBoostClassifier takes MultiClass for any label with more than two values, decimals included.",
        cure="Use CatBoostRegressor.",
        code='CatBoostRegressor(loss_function="RMSE")',
        losses=("categorical_crossentropy", "mse"),
    ),
    silent(
        "classes-not-what-they-seem",
        "any",
        "One class is never predicted, or two classes share what is one.",
        cause=(
            'The split left a class out, the column is constant, or spellings such as "Yes", "yes " and 1 count as '
            "classes of their own."
        ),
        cure="Unite the spellings and split with stratification; actloss advise shows the counts.",
        code="y = y.str.strip().str.casefold()",
        losses=(*_CLASSES, *_BINARY),
    ),
    silent(
        "class-weight-missing",
        "any",
        "A class without a weight counts 1, whatever the others count.",
        cause="Keras and scikit-learn take a class that class_weight does not name for one of weight 1.",
        cure="Give every class a weight, computed from the labels.",
        code="class_weight = {c: len(y) / (len(classes) * (y == c).sum()) for c in classes}",
        losses=(*_CLASSES, *_BINARY),
    ),
)
