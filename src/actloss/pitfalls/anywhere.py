"""Messages and signs that come from Python and NumPy, or from no library in particular."""

from actloss.pitfalls.row import Pitfall

_CLASSES = ("categorical_crossentropy", "sparse_categorical_crossentropy")
_BINARY = ("binary_crossentropy",)

ROWS: tuple[Pitfall, ...] = (
    Pitfall(
        slug="loss-is-nan",
        framework="any",
        message="loss is nan",
        variants=(
            "loss: nan",
            "val_loss: nan",
            "loss=nan",
            "loss nan",
            "nan loss",
            "Invalid loss, terminating training",
        ),
        cause=(
            "Look in this order: (1) nan or infinity among labels or inputs; (2) labels that the loss has "
            "no value for, such as a class index beyond the outputs or a label below 0 in a loss with a logarithm; "
            "(3) a logarithm, root or quotient at 0, as of a probability that was rounded to 0; (4) a batch in which "
            "no row counts; (5) a learning rate that is too high, or float16: the loss grows for some steps first."
        ),
        cure=(
            "actloss advise finds the first two in the labels. Give the loss logits, so that it needs no logarithm of "
            "0; then lower the learning rate tenfold and clip gradients."
        ),
        code="assert numpy.isfinite(X).all() and numpy.isfinite(y).all()",
        general=True,
        losses=(*_BINARY, *_CLASSES, "nll", "mse", "msle", "poisson_nll", "gaussian_nll"),
    ),
    Pitfall(
        slug="text-for-a-number",
        framework="any",
        message="could not convert string to float: 'cat'",
        variants=("could not convert string to float: …", "invalid literal for int() with base 10: …"),
        cause=(
            "A column of text was taken for numbers. If it is the label, it holds class names, or a word such as n/a "
            "among its numbers; a feature column that was not encoded says the same."
        ),
        cure="Encode class names as 0 to C - 1; in a column of numbers make words missing and drop their rows.",
        code="classes, y = numpy.unique(labels, return_inverse=True)  # or pandas.to_numeric(y, errors='coerce')",
        general=True,
        losses=(*_BINARY, *_CLASSES, "mse"),
    ),
    Pitfall(
        slug="index-out-of-bounds",
        framework="any",
        message="index 3 is out of bounds for axis 1 with size 3",
        cause=(
            "An array was asked for a position that it has not. With labels: to_categorical, class weights or names "
            "are looked up by a label that counts from 1, or the array was made for fewer classes. A label -1 is "
            "worse: it becomes the last class and nothing is said."
        ),
        cure="Count the labels from 0, and check their smallest and largest before encoding.",
        code="assert 0 <= y.min() and y.max() < num_classes",
        general=True,
        losses=_CLASSES,
    ),
)
