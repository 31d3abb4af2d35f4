"""Messages of scikit-learn about labels and predictions, worded as by 1.9."""

from actloss.pitfalls.row import Pitfall

_BINARY = ("binary_crossentropy",)
_CLASSES = ("categorical_crossentropy", "sparse_categorical_crossentropy")

ROWS: tuple[Pitfall, ...] = (
    Pitfall(
        slug="sklearn-continuous-label",
        framework="sklearn",
        message=(
            "Unknown label type: continuous. Maybe you are trying to fit a classifier, which expects discrete "
            "classes on a regression target with continuous values."
        ),
        variants=("Unknown label type: …",),
        cause=(
            "A classifier was given numbers with decimals, or objects it cannot order. Either the task is "
            "regression, or the classes are written as decimals or in a column of mixed types."
        ),
        cure="Take a regressor; if the numbers are classes, convert them to integers or text first.",
        code="y = y.astype(int)  # after checking that nothing is cut off",
        losses=(*_BINARY, *_CLASSES, "mse"),
    ),
    Pitfall(
        slug="sklearn-nan-label",
        framework="sklearn",
        message="Input y contains NaN.",
        variants=("Input y_true contains NaN.", "Input y contains infinity or a value too large for dtype('float64')."),
        cause="Some rows have no label, or a label that overflowed. No estimator of scikit-learn learns from these.",
        cure="Drop the rows; a label that is filled in teaches the filling.",
        code="known = y.notna(); X, y = X[known], y[known]",
        losses=("mse", "mae", *_BINARY),
    ),
    Pitfall(
        slug="sklearn-input-nan",
        framework="sklearn",
        message="Input contains NaN.",
        variants=(
            "Input contains infinity or a value too large for dtype('float64').",
            "Input contains NaN, infinity or a value too large for dtype('float64').",
        ),
        cause=(
            "A metric was given labels or predictions with gaps and does not say which: rows without a label, or a "
            "model that diverged. From an estimator of an older version it may be the features."
        ),
        cure="Look which of the two it is; leave out rows without a label, and mend the model if it predicts nan.",
        code="numpy.isnan(y_true).sum(), numpy.isnan(y_pred).sum()",
        general=True,
        losses=("mse", "mae", *_BINARY),
    ),
    Pitfall(
        slug="sklearn-not-1d",
        framework="sklearn",
        message="y should be a 1d array, got an array of shape (60, 3) instead.",
        variants=("A column-vector y was passed when a 1d array was expected.",),
        cause=(
            "The labels have two dimensions: one-hot rows, several targets, or one column kept as a table. This "
            "estimator takes one label a row."
        ),
        cure="Turn one-hot rows into indices, take the column out, or wrap the estimator for several outputs.",
        code="y = y.argmax(axis=1)  # one-hot; y.ravel() for one column",
        losses=_CLASSES,
    ),
    Pitfall(
        slug="sklearn-one-class",
        framework="sklearn",
        message=(
            "This solver needs samples of at least 2 classes in the data, but the data contains only one class: "
            "np.int64(0)"
        ),
        variants=("This solver needs samples of at least 2 classes in the data, but the data contains only one class",),
        cause=(
            "All training rows have one label. A rare class was lost in an unstratified split or a filter, or "
            "one-vs-rest met a label that nobody has."
        ),
        cure="Split with stratification and look at the counts of the classes first.",
        code="sklearn.model_selection.train_test_split(X, y, stratify=y)",
        losses=_BINARY,
    ),
    Pitfall(
        slug="sklearn-outside-loss-range",
        framework="sklearn",
        message="Some value(s) of y are out of the valid range of the loss 'HalfPoissonLoss'.",
        variants=("Some value(s) of y are out of the valid range of the loss '…'.",),
        cause=(
            "The loss is a likelihood that such labels cannot have: Poisson and Tweedie below power 2 need 0 or more, "
            "gamma needs more than 0."
        ),
        cure="With zeros take TweedieRegressor at a power between 1 and 2; with negative labels a squared error.",
        code="sklearn.linear_model.TweedieRegressor(power=1.5)",
        losses=("poisson_nll", "poisson_deviance", "gamma_deviance", "tweedie_deviance"),
    ),
    Pitfall(
        slug="sklearn-poisson-label",
        framework="sklearn",
        message="loss='poisson' requires non-negative y and sum(y) > 0.",
        variants=("Some value(s) of y are negative which is not allowed for Poisson regression.",),
        cause="A label is negative, or all are 0: neither has a Poisson mean above 0.",
        cure="Correct marks such as -1; if negative amounts are real, take loss='squared_error'.",
        code="HistGradientBoostingRegressor(loss='squared_error')",
        losses=("poisson_nll", "poisson_deviance"),
    ),
    Pitfall(
        slug="sklearn-msle-domain",
        framework="sklearn",
        message=("Mean Squared Logarithmic Error cannot be used when targets contain values less than or equal to -1."),
        variants=(
            "Mean Squared Logarithmic Error cannot be used when targets contain negative values.",
            "Root Mean Squared Logarithmic Error cannot be used when targets contain values less than or equal to -1.",
        ),
        cause=(
            "The metric takes log(1 + y) of labels and predictions, and one of them is -1 or less (below 0 in versions "
            "before 1.7). Often it is a prediction of a linear model."
        ),
        cure="Predict on the log scale so that predictions stay above -1, or use the absolute error.",
        code="TransformedTargetRegressor(regressor, func=numpy.log1p, inverse_func=numpy.expm1)",
        losses=("msle",),
    ),
    Pitfall(
        slug="sklearn-probability-above-one",
        framework="sklearn",
        message="y_prob contains values greater than 1: 1.2",
        variants=(
            "y_prob contains values less than 0: -0.2",
            "y_prob contains values lower than 0: -0.2",
            "y_proba contains values greater than 1: 1.2",
        ),
        cause=(
            "A log loss or Brier score was given numbers that are no probabilities: logits, scores of "
            "decision_function, or per cents."
        ),
        cure="Take predict_proba, or put logits through a sigmoid or softmax.",
        code="log_loss(y_true, model.predict_proba(X))",
        losses=(*_BINARY, "categorical_crossentropy", "brier"),
    ),
    Pitfall(
        slug="sklearn-one-label",
        framework="sklearn",
        message=(
            "y_true contains only one label (1). Please provide the list of all expected class labels explicitly "
            "through the labels argument."
        ),
        cause="This part of the data holds one class only, so that the order of the classes cannot be read off it.",
        cure="Name all classes in their order, that of model.classes_.",
        code="log_loss(y_true, y_prob, labels=model.classes_)",
        losses=_BINARY,
    ),
    Pitfall(
        slug="sklearn-auc-one-class",
        framework="sklearn",
        message="Only one class is present in y_true. ROC AUC score is not defined in that case.",
        variants=("Only one class present in y_true. ROC AUC score is not defined in that case.",),
        cause=(
            "The area compares rows of one class with rows of the other, and this part of the data has one class only: "
            "a small fold or batch, a rare class, or labels that all read as one value. Newer versions warn and "
            "give nan."
        ),
        cure="Split with stratification, or score all folds together; log loss and Brier score exist for one class.",
        code="sklearn.model_selection.StratifiedKFold(n_splits=5, shuffle=True)",
        losses=(*_BINARY, "brier"),
    ),
    Pitfall(
        slug="sklearn-average-binary",
        framework="sklearn",
        message=(
            "Target is multiclass but average='binary'. Please choose another average setting, one of [None, 'micro', "
            "'macro', 'weighted']."
        ),
        variants=("Target is … but average='binary'.",),
        cause=(
            "Precision, recall or F1 is of one positive class unless said otherwise, and the labels have more than two "
            "classes. Where two were meant, a third value is among labels or predictions: a spelling or a mark."
        ),
        cure="Say how to average: macro counts classes alike, weighted by their rows; or clean the third value.",
        code='f1_score(y_true, y_pred, average="macro")',
        losses=_CLASSES,
    ),
    Pitfall(
        slug="sklearn-number-of-classes",
        framework="sklearn",
        message="y_true and y_prob contain different number of classes: 3 vs 2.",
        variants=("y_true and y_pred contain different number of classes 3, 2.",),
        cause=(
            "The predictions have another number of columns than there are classes in the labels: a class is absent "
            "from this part, or the model never saw it."
        ),
        cure="Pass all classes as labels, and give a class the model does not know a column of zeros.",
        code="log_loss(y_true, y_prob, labels=model.classes_)",
        losses=_CLASSES,
    ),
    Pitfall(
        slug="sklearn-mix-of-targets",
        framework="sklearn",
        message="Classification metrics can't handle a mix of binary and continuous targets",
        variants=("Classification metrics can't handle a mix of … and … targets",),
        cause=(
            "A metric of decisions, such as accuracy or F1, was given probabilities, scores, or rows of another layout "
            "than the labels."
        ),
        cure="Turn probabilities into decisions at a threshold, or take a metric of probabilities.",
        code="accuracy_score(y_true, y_prob >= 0.5)",
        losses=(*_BINARY, "hamming", "per_label_accuracy"),
    ),
    Pitfall(
        slug="sklearn-pos-label",
        framework="sklearn",
        message="pos_label=1 is not a valid label. It should be one of ['a' 'b']",
        variants=("pos_label=1 is not a valid label: …", "pos_label=1 is not a valid label. It should be one of …"),
        cause="The labels are text, and the metric cannot know which of the two is the positive one: 1 is its guess.",
        cure="Name it.",
        code="f1_score(y_true, y_pred, pos_label='a')",
        losses=(*_BINARY, "brier"),
    ),
    Pitfall(
        slug="sklearn-tweedie-domain",
        framework="sklearn",
        message="Mean Tweedie deviance error with power=2 can only be used on strictly positive y and y_pred.",
        variants=(
            "Mean Tweedie deviance error with power=1 can only be used on non-negative y and strictly positive y_pred.",
        ),
        cause=(
            "The deviance has a logarithm or a quotient of predictions, and of labels from power 2 (gamma) on: zeros"
            " or negative numbers have none."
        ),
        cure="Predict through a log link, and with zeros among the labels take a power between 1 and 2.",
        code="mean_tweedie_deviance(y_true, y_pred, power=1.5)",
        losses=("gamma_deviance", "tweedie_deviance", "poisson_deviance"),
    ),
    Pitfall(
        slug="sklearn-class-weight",
        framework="sklearn",
        message="The classes, ['b'], are not in class_weight",
        cause=(
            "class_weight names a class that does not occur and leaves out one that does: mostly one class in two "
            "spellings, or numbers beside their text."
        ),
        cure="Use the classes exactly as they stand in y as keys.",
        code="class_weight = {c: len(y) / (len(classes) * (y == c).sum()) for c in classes}",
        losses=(*_CLASSES, *_BINARY),
    ),
)
