"""Messages of PyTorch about binary labels, numbers and distributions; worded as by 2.13, older wordings as variants."""

from actloss.pitfalls.row import Pitfall

_INDEXED = ("sparse_categorical_crossentropy", "nll", "softmax_loss")
_BINARY = ("binary_crossentropy",)

ROWS: tuple[Pitfall, ...] = (
    Pitfall(
        slug="pytorch-bce-input-no-probability",
        framework="pytorch",
        message="all elements of input should be between 0 and 1",
        variants=(
            "Assertion `input_val >= zero && input_val <= one` failed.",
            "Assertion `input >= 0. && input <= 1.` failed.",
        ),
        cause=(
            "BCELoss takes probabilities and was given logits, or nan from a diverged network. The model lacks a "
            "sigmoid, or the learning rate is too high."
        ),
        cure=(
            "Leave the sigmoid out of the model and let the loss apply it: it is more exact. If the values are nan, "
            "look for the first batch that produced them."
        ),
        code="criterion = torch.nn.BCEWithLogitsLoss()",
        losses=_BINARY,
    ),
    Pitfall(
        slug="pytorch-bce-target-outside-unit",
        framework="pytorch",
        message="all elements of target should be between 0 and 1",
        cause=(
            "BCELoss found a label below 0 or above 1: labels -1/+1, 1/2, 0/255, or classes that are not two. "
            "BCEWithLogitsLoss does not check this and would train towards nonsense."
        ),
        cure="Recode the labels as 0 and 1; for more than two classes use CrossEntropyLoss.",
        code="target = (target > 0).float()  # for -1/+1",
        losses=_BINARY,
    ),
    Pitfall(
        slug="pytorch-bce-integer-target",
        framework="pytorch",
        message="Found dtype Long but expected Float",
        variants=(
            "Found dtype Int but expected Float",
            "expected scalar type Float but found Long",
            "expected scalar type Float but found Int",
            "Expected object of scalar type Float but got scalar type Long for argument #2 'target'",
            "Expected object of type torch.FloatTensor but found type torch.LongTensor for argument #2 'target'",
            "result type Float can't be cast to the desired output type Long",
            "result type Float can't be cast to the desired output type Int",
            "Subtraction, the `-` operator, with two bool tensors is not supported",
        ),
        cause=(
            "Binary cross-entropy and the regression losses want floating point labels, and these are integers or "
            "booleans. This is the reverse of CrossEntropyLoss, which wants int64. A layer that is given integers "
            "says the same of its inputs."
        ),
        cure="Convert the labels to the type of the predictions with .float().",
        code="loss = criterion(logits, target.float())",
        losses=(*_BINARY, "mse", "mae", "huber", "smooth_l1"),
    ),
    Pitfall(
        slug="pytorch-target-size",
        framework="pytorch",
        message=(
            "Using a target size (torch.Size([4])) that is different to the input size (torch.Size([4, 1])) is "
            "deprecated. Please ensure they have the same size."
        ),
        variants=("Target size (torch.Size([4])) must be the same as input size (torch.Size([4, 1]))",),
        cause=(
            "Predictions come as (n, 1) from a layer with one output and labels as (n,), or the layer has another "
            "number of outputs than there are labels in a row. Binary cross-entropy does not broadcast."
        ),
        cure="Give both one shape; if the numbers of columns differ, the output layer needs one unit for each label.",
        code="loss = criterion(logits.squeeze(1), target)",
        losses=_BINARY,
    ),
    Pitfall(
        slug="pytorch-broadcast-regression",
        framework="pytorch",
        message=(
            "Using a target size (torch.Size([4])) that is different to the input size (torch.Size([4, 1])). This will "
            "likely lead to incorrect results due to broadcasting."
        ),
        cause=(
            "Labels (n,) against predictions (n, 1) become (n, n): every prediction is compared with every label. The "
            "network then learns the mean of the labels, and this warning is all that tells."
        ),
        cure="Give both one shape before the loss.",
        code="loss = criterion(prediction.squeeze(1), target)",
        losses=("mse", "mae", "huber", "smooth_l1"),
    ),
    Pitfall(
        slug="pytorch-pos-weight-length",
        framework="pytorch",
        message="The size of tensor a (2) must match the size of tensor b (3) at non-singleton dimension 1",
        cause=(
            "Two tensors do not broadcast along a dimension: in BCEWithLogitsLoss pos_weight or weight has not one "
            "number for each label, or labels and predictions have different widths. weight multiplies whole rows or"
            " labels, pos_weight only their ones."
        ),
        cure=(
            "Compute pos_weight for each label as negatives over positives, so that its length is the number of labels."
        ),
        code="pos_weight = (target == 0).sum(dim=0) / (target == 1).sum(dim=0)",
        general=True,
        losses=_BINARY,
    ),
    Pitfall(
        slug="pytorch-double-weights",
        framework="pytorch",
        message="expected scalar type Float but found Double",
        variants=(
            "Found dtype Double but expected Float",
            "Expected object of scalar type Float but got scalar type Double",
        ),
        cause=(
            "Class weights, labels or inputs made by NumPy are float64 and meet a float32 network. NumPy's default is "
            "double precision, PyTorch's is single."
        ),
        cure="Convert what comes from NumPy to float32.",
        code="weight = torch.as_tensor(weight, dtype=torch.float32)",
        losses=(*_INDEXED, *_BINARY, "mse"),
    ),
    Pitfall(
        slug="pytorch-kl-mean",
        framework="pytorch",
        message="reduction: 'mean' divides the total loss by both the batch size and the support size.",
        cause=(
            "KLDivLoss averages over rows and classes by default, so its value is the divergence divided by the "
            "number of classes. Its input must be log-probabilities; a negative value means that it is not, or that "
            "the target is no distribution."
        ),
        cure="Ask for the mean over rows, and give log_softmax of the logits.",
        code='torch.nn.KLDivLoss(reduction="batchmean")(logits.log_softmax(dim=1), target)',
        losses=("kl_divergence",),
    ),
)
