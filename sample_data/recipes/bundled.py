"""Tables that scikit-learn brings along; their origin and licence are in ../README.md."""

from random import Random

from sklearn.datasets import load_breast_cancer, load_digits, load_iris, load_wine

from recipes.table import Table, plain_files


def iris(_: Random) -> Table:
    """Iris flowers with the species by name."""
    bunch = load_iris()
    rows = zip(bunch.data, bunch.target, strict=True)
    return Table(
        ("sepal_length_cm", "sepal_width_cm", "petal_length_cm", "petal_width_cm", "species"),
        tuple((*(f"{cell:.1f}" for cell in cells), str(bunch.target_names[label])) for cells, label in rows),
    )


def wine(_: Random) -> Table:
    """Italian wines with the cultivar as 0, 1, 2, in the first column."""
    bunch = load_wine()
    rows = zip(bunch.data, bunch.target, strict=True)
    names = (name.replace("/", "_") for name in bunch.feature_names)
    return Table(
        ("cultivar", *names),
        tuple((str(label), *(f"{cell:g}" for cell in cells)) for cells, label in rows),
    )


def breast_cancer(_: Random) -> Table:
    """Breast tumours with 1 for benign, 0 for malignant; only the ten mean measures."""
    bunch = load_breast_cancer()
    rows = zip(bunch.data[:, :10], bunch.target, strict=True)
    names = (str(name).replace(" ", "_") for name in bunch.feature_names[:10])
    return Table(
        (*names, "benign"),
        tuple((*(f"{cell:g}" for cell in cells), str(label)) for cells, label in rows),
    )


def digits(_: Random) -> Table:
    """The first 300 handwritten digits, 8 x 8 pixels of 0 to 16."""
    bunch = load_digits()
    rows = zip(bunch.data[:300], bunch.target[:300], strict=True)
    return Table(
        (*(f"pixel_{row}_{column}" for row in range(8) for column in range(8)), "digit"),
        tuple((*(f"{cell:.0f}" for cell in cells), str(label)) for cells, label in rows),
    )


FILES = plain_files(
    {
        "multiclass_strings.csv": iris,
        "multiclass_0_based.csv": wine,
        "multiclass_digits.csv": digits,
        "binary_01.csv": breast_cancer,
    }
)
