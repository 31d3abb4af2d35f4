"""Messages of XGBoost, LightGBM and CatBoost about labels."""

from actloss.pitfalls.row import Pitfall

_CLASSES = ("sparse_categorical_crossentropy", "softmax_loss")
_RATES = ("poisson_nll", "tweedie_deviance")
_BINARY = ("binary_crossentropy",)

ROWS: tuple[Pitfall, ...] = (
    Pitfall(
        slug="xgboost-invalid-classes",
        framework="xgboost",
        message="Invalid classes inferred from unique values of `y`.  Expected: [0 1 2], got [1 2 3]",
        variants=("Invalid classes inferred from unique values of `y`. Expected: …",),
        cause=(
            "XGBClassifier wants the classes of the data it is given to be exactly 0 to C - 1. Labels that count "
            "from 1, text, nan, or a split that lost a rare class break that."
        ),
        cure="Encode the labels over the whole data before splitting, and split with stratification.",
        code="y = sklearn.preprocessing.LabelEncoder().fit_transform(y)",
        losses=_CLASSES,
    ),
    Pitfall(
        slug="xgboost-logistic-label",
        framework="xgboost",
        message="label must be in (0, 1) for logistic regression",
        variants=("label must be in [0,1] for logistic regression",),
        cause=(
            "binary:logistic and reg:logistic take labels from 0 to 1, both included, and found another: -1/+1, 1/2,"
            " or a share in per cent."
        ),
        cure="Recode the two classes as 0 and 1, or divide per cents by 100.",
        code="y = (y == positive).astype(int)",
        losses=_BINARY,
    ),
    Pitfall(
        slug="xgboost-softmax-label",
        framework="xgboost",
        message="SoftmaxMultiClassObj: label must be discrete values in the range of [0, num_class).",
        variants=("label must be in [0, num_class)", "label exceed num_class"),
        cause=(
            "multi:softprob and multi:softmax take whole numbers from 0 to num_class - 1, and a label is negative, "
            "larger, or has decimals."
        ),
        cure="Encode the labels as 0 to C - 1 and set num_class to C.",
        code='params = {"objective": "multi:softprob", "num_class": len(classes)}',
        losses=_CLASSES,
    ),
    Pitfall(
        slug="xgboost-num-class",
        framework="xgboost",
        message="value 0 for Parameter num_class should be greater equal to 1",
        cause="A multi-class objective of xgboost.train needs num_class, and none was given.",
        cure="Set num_class to the number of classes; XGBClassifier does it by itself.",
        code='params = {"objective": "multi:softprob", "num_class": len(classes)}',
        losses=_CLASSES,
    ),
    Pitfall(
        slug="xgboost-negative-rate",
        framework="xgboost",
        message="label must be non-negative for Poisson/Tweedie regression.",
        variants=(
            "label must be non-negative for Poisson regression.",
            "label must be non-negative for Tweedie regression.",
            "label must be nonnegative for …",
        ),
        cause=(
            "count:poisson and reg:tweedie model means above 0 and have no likelihood for a label below 0. "
            "Differences, refunds or -1 as a mark of a missing count are the usual source."
        ),
        cure="Drop or correct these rows if they are marks; if negative amounts are real, use reg:squarederror.",
        code='params = {"objective": "reg:squarederror"}',
        losses=_RATES,
    ),
    Pitfall(
        slug="xgboost-gamma-label",
        framework="xgboost",
        message="label must be positive for gamma regression.",
        cause="reg:gamma has no likelihood for a label of 0 or below, such as of a row without a claim or a sale.",
        cure="Use reg:tweedie, which takes zeros, or model in two steps whether there is an amount and how large.",
        code='params = {"objective": "reg:tweedie"}',
        losses=("gamma_nll", "gamma_deviance"),
    ),
    Pitfall(
        slug="xgboost-rmsle-label",
        framework="xgboost",
        message="label must be greater than -1 for rmsle so that log(label + 1) can be valid.",
        cause="reg:squaredlogerror takes the logarithm of label + 1, which a label of -1 or less does not have.",
        cure="Use an absolute or Huber loss for labels with losses and gains, or shift all labels by a fixed amount.",
        code='params = {"objective": "reg:absoluteerror"}',
        losses=("msle",),
    ),
    Pitfall(
        slug="xgboost-label-nan",
        framework="xgboost",
        message="Label contains NaN, infinity or a value too large.",
        cause=(
            "A label is missing, infinite, or beyond the range of float32 (3.4e38), in which XGBoost keeps labels. "
            "Missing features are welcome to it, missing labels are not."
        ),
        cure="Drop the rows without a label; never fill them in.",
        code="known = numpy.isfinite(y); X, y = X[known], y[known]",
        losses=("mse", "mae", *_BINARY),
    ),
    Pitfall(
        slug="lightgbm-multiclass-label",
        framework="lightgbm",
        message="Label must be in [0, 3), but found 3 in label",
        variants=("Label must be in [0, 3), but found -1 in label",),
        cause=(
            "lightgbm.train takes class indices 0 to num_class - 1 and does not encode them; only LGBMClassifier does. "
            "The labels count from 1, have gaps, or num_class is too small."
        ),
        cure="Encode the labels, or use LGBMClassifier.",
        code="classes, y = numpy.unique(y, return_inverse=True)",
        losses=_CLASSES,
    ),
    Pitfall(
        slug="lightgbm-num-class",
        framework="lightgbm",
        message="Number of classes should be specified and greater than 1 for multiclass training",
        cause="The objective multiclass or multiclassova needs num_class, and it is missing or 1.",
        cure="Set num_class to the number of classes; for two classes take the objective binary.",
        code='params = {"objective": "multiclass", "num_class": len(classes)}',
        losses=_CLASSES,
    ),
    Pitfall(
        slug="lightgbm-negative-rate",
        framework="lightgbm",
        message="[poisson]: at least one target label is negative",
        variants=("[tweedie]: at least one target label is negative", "[gamma]: at least one target label is negative"),
        cause=(
            "This objective models a mean above 0, and a label is below 0: a difference, a refund, or a mark such as"
            " -1 for a missing count."
        ),
        cure="Drop or correct marks; if negative amounts are real, take the objective regression or huber.",
        code='params = {"objective": "regression"}',
        losses=(*_RATES, "gamma_deviance"),
    ),
    Pitfall(
        slug="lightgbm-gamma-zero",
        framework="lightgbm",
        message="Check failed: (label) > (0)",
        cause="The metric of the objective gamma takes the logarithm of each label, and one is 0.",
        cure="Take the objective tweedie, which takes zeros, or model in two steps whether there is an amount.",
        code='params = {"objective": "tweedie"}',
        losses=("gamma_nll", "gamma_deviance"),
    ),
    Pitfall(
        slug="lightgbm-zero-sum",
        framework="lightgbm",
        message="[gamma]: sum of labels is zero",
        variants=("[poisson]: sum of labels is zero", "[tweedie]: sum of labels is zero"),
        cause=(
            "All labels are 0, so that the logarithm of their mean, where boosting starts, is -infinity. Mostly the "
            "wrong column was taken, or a filter left only zeros."
        ),
        cure="Check the label column; a constant label cannot be learnt from.",
        losses=(*_RATES, "gamma_deviance"),
    ),
    Pitfall(
        slug="lightgbm-mape-below-one",
        framework="lightgbm",
        message=(
            "Some label values are < 1 in absolute value. MAPE is unstable with such values, so LightGBM rounds them "
            "to 1.0 when calculating MAPE."
        ),
        cause=(
            "The objective mape divides each error by max(1, |label|), so that labels between -1 and 1 count by their "
            "absolute error: where all labels are that small it is no relative error at all."
        ),
        cure="Choose a unit in which labels are above 1, such as cents, or take the objective regression_l1.",
        code='params = {"objective": "regression_l1"}',
        losses=("mape",),
    ),
    Pitfall(
        slug="lightgbm-cross-entropy-label",
        framework="lightgbm",
        message="[cross_entropy]: does not tolerate element [#1 = 2] outside [0, 1]",
        variants=("[cross_entropy_lambda]: does not tolerate element [#1 = 2] outside [0, 1]",),
        cause="The objective cross_entropy takes probabilities or 0/1 as labels; the element named lies outside.",
        cure="Recode the two classes as 0 and 1; for class indices take the objective multiclass.",
        code="y = (y == positive).astype(float)",
        losses=_BINARY,
    ),
    Pitfall(
        slug="catboost-two-values",
        framework="catboost",
        message="Target with classes must contain only 2 unique values for binary classification",
        cause=(
            "Logloss and CrossEntropy are for two classes, and the label has more values: a third class, a spelling "
            "variant, or a mark of a missing label."
        ),
        cure="Take MultiClass for several classes, or clean the label until two values are left.",
        code='CatBoostClassifier(loss_function="MultiClass")',
        losses=(*_BINARY, "categorical_crossentropy"),
    ),
    Pitfall(
        slug="catboost-one-value",
        framework="catboost",
        message="Target contains only one unique value",
        cause=(
            "Every row has the same label: a filter or an unstratified split left one class, or the wrong column is "
            "the label."
        ),
        cure="Split with stratification, and check the column.",
        code="sklearn.model_selection.train_test_split(X, y, stratify=y)",
        losses=(*_BINARY, *_CLASSES),
    ),
    Pitfall(
        slug="catboost-target-above-one",
        framework="catboost",
        message="Max target greater than 1: 3",
        variants=("Min target less than 0: -1",),
        cause="CrossEntropy takes probabilities as labels, from 0 to 1, and found the number in the message.",
        cure="For class labels take Logloss or MultiClass; divide per cents by 100.",
        code='CatBoostClassifier(loss_function="MultiClass")',
        losses=_BINARY,
    ),
    Pitfall(
        slug="catboost-text-target",
        framework="catboost",
        message='Target value "a" cannot be parsed as float',
        variants=('Target value "…" cannot be parsed as float',),
        cause="A regression loss was given text as label: the column holds class names, or a word among its numbers.",
        cure="Use CatBoostClassifier for classes, which takes names; else find the words and treat them as missing.",
        code="pandas.to_numeric(y, errors='coerce').isna().sum()",
        losses=("mse",),
    ),
    Pitfall(
        slug="catboost-nan-target",
        framework="catboost",
        message="metric/loss-function RMSE does not allow nan values in target data",
        variants=("metric/loss-function … does not allow nan values in target data",),
        cause="Some rows have no label. CatBoost handles missing features, but not missing labels.",
        cure="Drop these rows; never fill labels in.",
        code="known = ~numpy.isnan(y); X, y = X[known], y[known]",
        losses=("mse", "mae", "msle"),
    ),
)
