"""Messages of JAX and optax about labels that their losses cannot take."""

from actloss.pitfalls.row import Pitfall

_INDEXED = ("sparse_categorical_crossentropy", "softmax_loss")

ROWS: tuple[Pitfall, ...] = (
    Pitfall(
        slug="jax-float-class-indices",
        framework="jax",
        message="Expected the input to have a dtype that is a subdtype of <class 'numpy.integer'>, got float32 instead",
        cause="softmax_cross_entropy_with_integer_labels was given class indices as floating point numbers.",
        cure="Make them integers, after checking that each is a whole number: astype cuts decimals off silently.",
        code="labels = labels.astype(jnp.int32)",
        losses=_INDEXED,
    ),
    Pitfall(
        slug="jax-one-hot-indices",
        framework="jax",
        message="indices and arr must have the same number of dimensions; 3 vs. 2",
        cause=(
            "softmax_cross_entropy_with_integer_labels was given one-hot rows: it uses labels as positions, and takes "
            "one index a row."
        ),
        cure="Turn the rows into indices, or take softmax_cross_entropy, which reads rows.",
        code="labels = one_hot.argmax(axis=-1)",
        losses=_INDEXED,
    ),
    Pitfall(
        slug="jax-incompatible-shapes",
        framework="jax",
        message="Incompatible shapes for broadcasting: shapes=[(4,), (4, 3)]",
        cause="softmax_cross_entropy reads a row of probabilities for each prediction and was given one index a row.",
        cure="Take softmax_cross_entropy_with_integer_labels, or make one-hot rows.",
        code="labels = jax.nn.one_hot(labels, classes)",
        general=True,
        losses=("categorical_crossentropy", "kl_divergence"),
    ),
    Pitfall(
        slug="jax-text-labels",
        framework="jax",
        message=(
            "Value 'a' with dtype <U1 is not a valid JAX array type. Only arrays of numeric types are supported by JAX."
        ),
        cause="The labels are text.",
        cure="Number the classes in an order that is written down.",
        code="labels = jnp.array([order.index(name) for name in names])",
        losses=("binary_crossentropy", "categorical_crossentropy", *_INDEXED),
    ),
)
