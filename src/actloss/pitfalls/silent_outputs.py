"""Outputs that no framework objects to, though they are not what the loss takes: only the numbers tell."""

from actloss.pitfalls.row import Pitfall, silent

_CLASSES = ("categorical_crossentropy", "sparse_categorical_crossentropy", "softmax_loss")
_BINARY = ("binary_crossentropy",)

ROWS: tuple[Pitfall, ...] = (
    silent(
        "softmax-twice",
        "any",
        "The loss does not fall below 0.5514 with 3 classes, 0.7437 with 4, 1.4612 with 10, 3.622 with 100.",
        cause=(
            "A softmax before a cross-entropy that takes logits: its outputs lie in [0, 1], so that after the second "
            "softmax no class gets more than e / (e + C - 1). Training works, slowly and to a worse end."
        ),
        cure="Remove the softmax from the model; apply it only to what is shown to people.",
        code="model = torch.nn.Sequential(body, torch.nn.Linear(width, classes))",
        losses=_CLASSES,
    ),
    silent(
        "sigmoid-twice",
        "any",
        "The loss does not fall below 0.3133 on positive rows, 0.6931 on negative ones.",
        cause=(
            "A sigmoid before a binary cross-entropy that takes logits: the second one sees numbers from 0 to 1 "
            "only, and gives 0.5 to 0.7311."
        ),
        cure="Remove the sigmoid from the model, or take the loss of probabilities.",
        code="criterion = torch.nn.BCEWithLogitsLoss()  # on a linear output",
        losses=_BINARY,
    ),
    silent(
        "nll-without-log",
        "pytorch",
        "NLLLoss is negative, or falls without end.",
        cause=(
            "It takes log-probabilities and only picks the one of the true class; probabilities or raw scores pass "
            "without a check."
        ),
        cure="End the model in log_softmax, or take CrossEntropyLoss on the raw scores.",
        code="loss = torch.nn.functional.cross_entropy(logits, target)",
        losses=("nll",),
    ),
    silent(
        "keras-logits-as-probabilities",
        "keras",
        "The loss is large and hardly moves from the start.",
        cause=(
            "The output layer is linear and the loss has from_logits=False, its default: logits are clipped to [0, "
            "1] as if they were probabilities."
        ),
        cure="Say that they are logits.",
        code="keras.losses.CategoricalCrossentropy(from_logits=True)",
        losses=(*_CLASSES, *_BINARY),
    ),
    silent(
        "cross-entropy-one-unit",
        "any",
        "The loss is exactly 0 from the first step (5.96e-08 in Keras).",
        cause="The output layer has one unit and softmax of one number is 1: every row is right, nothing is learnt.",
        cure="For two classes take one unit with a binary cross-entropy, or two units.",
        code="criterion = torch.nn.BCEWithLogitsLoss()",
        losses=_CLASSES,
    ),
    silent(
        "binary-cross-entropy-of-ones",
        "any",
        "Every row of class 0 costs the most that the loss can, 100 in PyTorch and 16 in Keras, for ever.",
        cause="The output layer has one unit and softmax of one number is 1: every row is predicted as class 1.",
        cure="Take a sigmoid on one unit.",
        code="model = torch.nn.Sequential(body, torch.nn.Linear(width, 1), torch.nn.Sigmoid())",
        losses=_BINARY,
    ),
    silent(
        "hf-one-label-regression",
        "transformers",
        "A classifier with num_labels=1 reports a mean squared error.",
        cause="Hugging Face models read num_labels=1 as regression and train on mse, whatever the labels are.",
        cure="Set num_labels=2 for two classes.",
        code="AutoModelForSequenceClassification.from_pretrained(name, num_labels=2)",
        losses=("mse", *_BINARY),
    ),
    silent(
        "broadcast-to-a-square",
        "any",
        "A regression network predicts the mean of the labels for every row.",
        cause=(
            "Labels (n,) against predictions (n, 1) broadcast to (n, n), so that each prediction is drawn to all "
            "labels. PyTorch gives a warning, NumPy and JAX none."
        ),
        cure="Give both one shape before the loss.",
        code="loss = ((prediction[:, 0] - y) ** 2).mean()",
        losses=("mse", "mae", "huber", "smooth_l1"),
    ),
    silent(
        "msle-no-logarithm",
        "any",
        "There is no logarithm of 1 + y, and what is learnt is nan.",
        cause="A label, or a prediction, is -1 or less, where log(1 + y) is -infinity or nan; Keras raises it to 1e-7.",
        cure="Train with an absolute or Huber loss, or shift all labels by a fixed amount.",
        code="criterion = torch.nn.HuberLoss()",
        losses=("msle",),
    ),
    silent(
        "poisson-negative-prediction",
        "keras",
        "The Poisson loss becomes nan.",
        cause="It takes the logarithm of the prediction, and a linear output went below 0.",
        cure="End the network in exp or softplus, or let the loss take the log-rate.",
        code='Dense(1, activation="exponential")',
        losses=("poisson_nll",),
    ),
    silent(
        "kl-on-probabilities",
        "pytorch",
        "KLDivLoss is negative, such as -1.25.",
        cause=(
            "Its first argument must be log-probabilities, and probabilities were given; a divergence is never "
            "negative."
        ),
        cure="Pass log_softmax of the logits.",
        code='torch.nn.KLDivLoss(reduction="batchmean")(logits.log_softmax(dim=1), target)',
        losses=("kl_divergence",),
    ),
    silent(
        "label-outside-activation",
        "any",
        "A regression loss stops falling early, with predictions at the edge of what the layer can give.",
        cause=(
            "The output activation cannot reach the labels: relu and negative ones, sigmoid and labels above 1, tanh"
            " and labels beyond -1 and 1."
        ),
        cure="Make the output linear, or scale the labels into the range of the activation.",
        code="torch.nn.Linear(width, 1)  # and no activation after it",
        losses=("mse", "mae", "huber", "smooth_l1"),
    ),
)
