"""Libraries that the catalogue knows names in."""

LIBRARIES = {
    "pytorch": "PyTorch",
    "keras": "Keras",
    "jax": "JAX",
    "optax": "optax",
    "sklearn": "scikit-learn",
    "xgboost": "XGBoost",
    "lightgbm": "LightGBM",
    "catboost": "CatBoost",
    "scipy": "SciPy",
}
"""Its name as its makers write it, by the name that the catalogue has for it."""


def spelled(library: str) -> str:
    """Return a library's name as its makers write it.

    Examples:
        >>> spelled("sklearn"), spelled("coral_pytorch")
        ('scikit-learn', 'coral_pytorch')
    """
    return LIBRARIES.get(library, library)
