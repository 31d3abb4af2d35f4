"""Messages of Keras 3, and of tf.keras before it, about labels."""

from actloss.pitfalls.row import Pitfall

_ONE_HOT = ("categorical_crossentropy",)
_SPARSE = ("sparse_categorical_crossentropy",)

ROWS: tuple[Pitfall, ...] = (
    Pitfall(
        slug="keras-same-shape",
        framework="keras",
        message=(
            "Arguments `target` and `output` must have the same shape. Received: target.shape=(8,), output.shape=(8, 3)"
        ),
        cause=(
            "categorical_crossentropy and binary_crossentropy compare labels and outputs cell by cell. Integer class "
            "labels have one cell a row and belong to the sparse form; otherwise the output layer has the wrong width."
        ),
        cure="For integer labels take the sparse loss; for several labels at once give the layer one unit a label.",
        code='model.compile(loss="sparse_categorical_crossentropy")',
        losses=(*_ONE_HOT, "binary_crossentropy"),
    ),
    Pitfall(
        slug="keras-sparse-one-hot",
        framework="keras",
        message=(
            "Arguments `target` and `output` must have the same shape up until the last dimension: target.shape=(4, "
            "3), output.shape=(4, 3)"
        ),
        cause=(
            "sparse_categorical_crossentropy takes one class index a row and was given one-hot rows. The two losses "
            "differ in nothing but this."
        ),
        cure="Keep the one-hot rows and take categorical_crossentropy, or turn the rows into indices.",
        code='model.compile(loss="categorical_crossentropy")  # or y.argmax(axis=1)',
        losses=_SPARSE,
    ),
    Pitfall(
        slug="keras-softmax-one-unit",
        framework="keras",
        message="You are using a softmax over axis -1 of a tensor of shape (8, 1).",
        variants=("In loss categorical_crossentropy, expected y_pred.shape to be (batch_size, num_classes) with …",),
        cause=(
            "A softmax over one unit is 1 whatever the input, and the cross-entropy of a single class is 0: nothing "
            "can be learnt. Two classes need one sigmoid unit or two softmax units."
        ),
        cure="Make the output a sigmoid and the loss binary.",
        code='model.add(Dense(1, activation="sigmoid")); model.compile(loss="binary_crossentropy")',
        losses=(*_ONE_HOT, "binary_crossentropy"),
    ),
    Pitfall(
        slug="keras-text-labels",
        framework="keras",
        message="Invalid dtype: str32",
        variants=("Invalid dtype: object",),
        cause="The labels are text. Keras takes numbers: class indices, one-hot rows or 0/1.",
        cure="Map the class names to 0 to C - 1 and keep the list of names beside the model.",
        code="classes, y = numpy.unique(labels, return_inverse=True)",
        losses=(*_SPARSE, *_ONE_HOT),
    ),
    Pitfall(
        slug="keras-from-logits-of-probabilities",
        framework="keras",
        message=(
            "`binary_crossentropy` received `from_logits=True`, but the `output` argument was produced by a sigmoid or "
            "softmax activation and thus does not represent logits. Was this intended?"
        ),
        variants=(
            "`categorical_crossentropy` received `from_logits=True`, but the `output` argument was …",
            "`sparse_categorical_crossentropy` received `from_logits=True`, but the `output` argument was …",
        ),
        cause=(
            "The model ends in a sigmoid or softmax and the loss applies another one. Only the TensorFlow backend says "
            "so, and only in this direction: logits taken for probabilities pass silently."
        ),
        cure="Remove the activation and keep from_logits=True, the more exact of the two.",
        code="model.compile(loss=keras.losses.BinaryCrossentropy(from_logits=True))",
        losses=("binary_crossentropy", *_ONE_HOT, *_SPARSE),
    ),
    Pitfall(
        slug="tf-label-outside-range",
        framework="keras",
        message="Received a label value of 3 which is outside the valid range of [0, 3).",
        variants=("Received a label value of -1 which is outside the valid range of [0, 3).",),
        cause=(
            "A class label is negative or not below the number of outputs: labels count from 1, have gaps, or the "
            "layer is too small. On a GPU the same labels give nan instead of this message."
        ),
        cure="Make the labels 0 to C - 1 and give the last layer C units.",
        code="classes, y = numpy.unique(y, return_inverse=True)",
        losses=_SPARSE,
    ),
    Pitfall(
        slug="tf-logits-and-labels",
        framework="keras",
        message="logits and labels must be broadcastable: logits_size=[32,8] labels_size=[32,7]",
        cause=(
            "The last layer has another number of units than the labels have columns: a class was added, or one is "
            "absent from this part of the data, so that one-hot encoding made fewer columns."
        ),
        cure="Encode with the list of all classes, and build the layer from the length of that list.",
        code="keras.utils.to_categorical(y, num_classes=len(classes))",
        losses=_ONE_HOT,
    ),
    Pitfall(
        slug="tf-logits-and-labels-shape",
        framework="keras",
        message="`logits` and `labels` must have the same shape, received ((None, 4) vs (None, 1)).",
        variants=("logits and labels must have the same shape ((None, 4) vs (None, 1))",),
        cause=(
            "binary_crossentropy compares outputs, named first, and labels cell by cell. Several outputs against one "
            "label: the labels are class indices, which belong to another loss. One output against several labels: the "
            "layer is too narrow. An axis more on the left: the model keeps one, such as the time of a recurrent layer."
        ),
        cure=(
            "For one of several classes take softmax and the sparse loss; for two classes give the layer one unit; for "
            "several labels at once give it one unit a label."
        ),
        code='model.compile(loss="sparse_categorical_crossentropy")  # with class indices',
        losses=("binary_crossentropy",),
    ),
    Pitfall(
        slug="tf-shapes-incompatible",
        framework="keras",
        message="Shapes (None, 1) and (None, 10) are incompatible",
        when=r"shapes \((?:\w+,|(?:\w+, ?)+1)\) and \((?:\w+, ?)+(?!1\))\w+\)",
        cause=(
            "categorical_crossentropy was given one column of labels, named first, and several outputs: the labels are "
            "class indices, not one-hot rows."
        ),
        cure="Take the sparse form of the loss; it computes the same number from indices.",
        code='model.compile(loss="sparse_categorical_crossentropy")',
        losses=_ONE_HOT,
    ),
    Pitfall(
        slug="tf-layer-width",
        framework="keras",
        message="Shapes (32, 3) and (32, 4) are incompatible",
        cause=(
            "The labels, named first, and the outputs differ in their last number: the layer was made for another "
            "number of classes, or a class is absent from this part of the data, so that encoding made fewer columns. "
            "If other numbers differ, the model keeps an axis that the labels lack, or the two have not the same rows."
        ),
        cure="Give the last layer one unit for each column of the labels, and encode with the list of all classes.",
        code='model.add(Dense(len(classes), activation="softmax"))',
        losses=_ONE_HOT,
    ),
    Pitfall(
        slug="tf-target-array-one-column",
        framework="keras",
        message="You are passing a target array of shape (453, 1) while using as loss `categorical_crossentropy`.",
        cause=(
            "This loss wants one-hot rows, and the labels are one column of class indices. Older versions of Keras "
            "say it this way."
        ),
        cure="Take the sparse form of the loss, or encode the labels one-hot.",
        code='model.compile(loss="sparse_categorical_crossentropy")',
        losses=_ONE_HOT,
    ),
    Pitfall(
        slug="tf-checking-target",
        framework="keras",
        message="Error when checking target: expected dense_1 to have shape (5,) but got array with shape (1,)",
        cause=(
            "The last layer, named in the message, has five units and a row of labels has one number: class indices "
            "where one-hot rows are due, or a layer made for another number of labels."
        ),
        cure="With class indices take the sparse loss; in regression give the layer one unit for each target column.",
        code='model.compile(loss="sparse_categorical_crossentropy")',
        losses=(*_ONE_HOT, "mse"),
    ),
)
