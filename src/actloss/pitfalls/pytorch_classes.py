"""Messages of PyTorch about labels of exclusive classes; worded as by 2.13, older wordings as variants."""

from actloss.pitfalls.row import Pitfall

_INDEXED = ("sparse_categorical_crossentropy", "nll", "softmax_loss")
_BINARY = ("binary_crossentropy",)

ROWS: tuple[Pitfall, ...] = (
    Pitfall(
        slug="pytorch-float-class-indices",
        framework="pytorch",
        message="expected target dtype to be Long or Byte, but got Float",
        variants=(
            "expected target dtype to be Long or Byte, but got Double",
            "expected scalar type Long but found Float",
            "expected scalar type Long but found Double",
            "'nll_loss…_index' not implemented for 'Float'",
            "'nll_loss…_index' not implemented for 'Double'",
            "Expected object of type torch.LongTensor but found type torch.FloatTensor for argument #2 'target'",
            "Expected object of scalar type Long but got scalar type Float for argument #2 'target'",
            "Expected object of scalar type Long but got scalar type Double for argument #2 'target'",
        ),
        cause=(
            "The labels are floating point numbers, but a loss that takes one class index a row (CrossEntropyLoss, "
            "NLLLoss, MultiMarginLoss) wants int64. A label column with a missing or decimal value is read as float."
        ),
        cure="Convert the labels once, after checking that each is a whole number: .long() cuts decimals off silently.",
        code="loss = criterion(logits, target.long())",
        losses=(*_INDEXED, "crammer_singer"),
    ),
    Pitfall(
        slug="pytorch-int-class-indices",
        framework="pytorch",
        message="expected target dtype to be Long or Byte, but got Int",
        variants=(
            "expected target dtype to be Long or Byte, but got Short",
            "expected scalar type Long but found Int",
            "'nll_loss…_index' not implemented for 'Int'",
            "'nll_loss…_index' not implemented for 'Short'",
            "'nll_loss…_index' not implemented for 'Char'",
            "Expected object of scalar type Long but got scalar type Int for argument #2 'target'",
        ),
        cause=(
            "The class indices are int32 or smaller, and the loss wants int64. NumPy before 2.0 made int32 of whole "
            "numbers on Windows; data loaders and image masks do elsewhere."
        ),
        cure="Convert them to int64; nothing is lost.",
        code="target = target.long()",
        losses=_INDEXED,
    ),
    Pitfall(
        slug="pytorch-target-not-1d",
        framework="pytorch",
        message="0D or 1D target tensor expected, multi-target not supported",
        variants=("1D target tensor expected, multi-target not supported", "multi-target not supported at …"),
        cause=(
            "The integer labels have two dimensions: a column (n, 1), or a matrix of zeros and ones with one column a "
            "class. CrossEntropyLoss and NLLLoss take one index a row, shape (n,)."
        ),
        cure="Drop the dimension of a column, or turn one-hot rows into the index of their one.",
        code="target = target.squeeze(1)  # or, for one-hot rows: target.argmax(dim=1)",
        losses=_INDEXED,
    ),
    Pitfall(
        slug="pytorch-integer-class-probabilities",
        framework="pytorch",
        message="Expected floating point type for target with class probabilities, got Long",
        variants=("Expected floating point type for target with class probabilities, got Int",),
        cause=(
            "The labels have the shape of the predictions, so CrossEntropyLoss reads them as one probability for "
            "each class, and these are integers. Mostly they are one-hot rows, or multi-hot rows that belong to "
            "another loss."
        ),
        cure=(
            "Give one index a row, which is faster, or convert the rows to float. If a row may hold several ones, use "
            "BCEWithLogitsLoss instead."
        ),
        code="loss = torch.nn.functional.cross_entropy(logits, target.argmax(dim=1))  # or target.float()",
        losses=("categorical_crossentropy", *_INDEXED),
    ),
    Pitfall(
        slug="pytorch-label-out-of-bounds",
        framework="pytorch",
        message="Target 3 is out of bounds.",
        variants=(
            "Assertion `t >= 0 && t < n_classes` failed.",
            "Assertion `cur_target >= 0 && cur_target < n_classes` failed.",
        ),
        cause=(
            "A label is as large as the number of outputs, or larger: labels count from 1, the output layer is too "
            "small, or a value such as 255 marks rows without a label. On a GPU the assertion is reported late, at "
            "some later line, and the process must be restarted."
        ),
        cure=(
            "Make the labels 0 to C - 1 and give the layer C outputs; pass a marker as ignore_index. Run one batch on "
            "the CPU to see which label it is."
        ),
        code="assert 0 <= int(target.min()) and int(target.max()) < logits.shape[1]",
        losses=_INDEXED,
    ),
    Pitfall(
        slug="pytorch-device-assert",
        framework="pytorch",
        message="CUDA error: device-side assert triggered",
        variants=("device-side assert triggered",),
        cause=(
            "A check on the GPU failed, mostly of a class label that is negative or not below the number of outputs. "
            "The lines above that say Assertion tell which check: n_classes is a label, input_val a BCELoss without "
            "sigmoid, srcIndex an embedding. The line of the traceback is too late, and the process must be restarted."
        ),
        cure="Run one batch on the CPU, which names the label and the line; then make the labels 0 to C - 1.",
        code="loss = criterion(logits.cpu(), target.cpu())",
        general=True,
        losses=(*_INDEXED, *_BINARY),
    ),
    Pitfall(
        slug="pytorch-negative-label",
        framework="pytorch",
        message="Target -1 is out of bounds.",
        cause=(
            "A class index is negative: -1 as a mark of a missing label, or labels -1/+1 made for a margin loss. Only "
            "ignore_index, -100 unless said otherwise, is passed over."
        ),
        cure="Say that -1 means no label, or recode -1/+1 as 0/1.",
        code="criterion = torch.nn.CrossEntropyLoss(ignore_index=-1)",
        losses=_INDEXED,
    ),
    Pitfall(
        slug="pytorch-class-weight-length",
        framework="pytorch",
        message=(
            "weight tensor should be defined either for all 3 classes or no classes but got weight tensor of shape: [2]"
        ),
        cause=(
            "CrossEntropyLoss or NLLLoss needs one weight for each output, also for classes that this data lacks. The "
            "weights were counted on labels that hold fewer classes than the layer has outputs."
        ),
        cure="Count with the number of outputs as the least length, and give an absent class the weight 0 or 1.",
        code="counts = torch.bincount(target, minlength=logits.shape[1])",
        losses=_INDEXED,
    ),
    Pitfall(
        slug="pytorch-batch-size-mismatch",
        framework="pytorch",
        message="Expected input batch_size (8) to match target batch_size (32).",
        cause=(
            "The first number counts rows of predictions, the second labels. More labels than rows: multi-hot rows "
            "were flattened into one long vector, as Hugging Face models do when they take a multi-label problem for "
            "single-label. More rows than labels: a reshape in the model, such as view(-1, k), cut rows into pieces, "
            "or each token or pixel got a prediction."
        ),
        cure=(
            "Print both shapes. For several labels at once set problem_type to multi_label_classification and give "
            "floats, one column a label; in the model flatten all dimensions but the first."
        ),
        code="x = x.flatten(start_dim=1)  # in the place of x.view(-1, k)",
        losses=(*_BINARY, *_INDEXED),
    ),
    Pitfall(
        slug="pytorch-text-labels",
        framework="pytorch",
        message="too many dimensions 'str'",
        variants=(
            "can't convert np.ndarray of type numpy.object_. The only supported types are:",
            "can't convert np.ndarray of type numpy.str_",
        ),
        cause=(
            "The labels are text, or a column of mixed types, and tensors hold numbers only. Even one word among "
            "numbers makes the whole column an object array."
        ),
        cure="Map the class names to 0 to C - 1 in a fixed order, and keep that order beside the model.",
        code="classes, target = numpy.unique(labels, return_inverse=True)",
        losses=_INDEXED,
    ),
    Pitfall(
        slug="pytorch-one-hot",
        framework="pytorch",
        message="Class values must be smaller than num_classes.",
        variants=(
            "Class values must be non-negative.",
            "one_hot is only applicable to index tensor of type LongTensor",
        ),
        cause=(
            "torch.nn.functional.one_hot takes int64 indices 0 to C - 1: labels that count from 1, are negative, or "
            "are no int64 are refused."
        ),
        cure="Shift or map the labels first; with CrossEntropyLoss no one-hot rows are needed at all.",
        code="torch.nn.functional.one_hot(target.long() - target.min(), num_classes)",
        losses=("categorical_crossentropy",),
    ),
    Pitfall(
        slug="pytorch-implicit-softmax-dim",
        framework="pytorch",
        message="Implicit dimension choice for softmax has been deprecated.",
        variants=("Implicit dimension choice for log_softmax has been deprecated.",),
        cause=(
            "Softmax without dim picks the axis by the number of dimensions: the first one for a tensor with three. "
            "Its shares may then sum to 1 over the wrong axis."
        ),
        cure="Name the axis of the classes; before CrossEntropyLoss leave softmax out.",
        code="torch.nn.Softmax(dim=1)",
        losses=("categorical_crossentropy", "softmax_loss"),
    ),
    Pitfall(
        slug="pytorch-margin-target",
        framework="pytorch",
        message="target out of range",
        cause=(
            "MultiMarginLoss wants class indices 0 to C - 1; MultiLabelMarginLoss wants the indices of a row's labels "
            "first, then -1 as the end. Multi-hot rows or labels that count from 1 break both."
        ),
        cure="Count the labels from 0; for multi-hot rows use MultiLabelSoftMarginLoss or BCEWithLogitsLoss.",
        code="criterion = torch.nn.BCEWithLogitsLoss()",
        losses=("crammer_singer", *_BINARY),
    ),
)
