"""Predictions of two exclusive classes."""

from sklearn.svm import LinearSVC

from models.columns import FloatArray, Predictions, columns_of, numbers, rows_of
from models.fitting import SEED, forest, logistic, scaled, unseen
from recipes.table import Table

TUMOURS = columns_of("binary_01.csv")
MEASURES = numbers(TUMOURS, ",".join(name for name in TUMOURS if name != "benign"))


def tumours(model: object, method: str) -> FloatArray:
    """Return what a model says of each tumour."""
    said = unseen(model, MEASURES, TUMOURS["benign"], method)
    return said[:, 1] if method == "predict_proba" else said


def two_models() -> Table:
    """Probabilities of a logistic regression and of a random forest."""
    return rows_of(
        {
            "row": range(1, len(MEASURES) + 1),
            "y_true": TUMOURS["benign"],
            "prob_logistic": tumours(logistic(), "predict_proba"),
            "prob_forest": tumours(forest(), "predict_proba"),
        }
    )


def logits() -> Table:
    """Log-odds of a logistic regression."""
    return rows_of({"target": TUMOURS["benign"], "logit": tumours(logistic(), "decision_function")})


def words_and_groups() -> Table:
    """Customers who left, as yes and no, and the plan they were on."""
    table = columns_of("binary_yes_no.csv")
    features = numbers(table, "months,monthly_fee,support_calls")
    return rows_of(
        {
            "customer_id": table["customer_id"],
            "plan": table["plan"],
            "actual": table["churned"],
            "p_yes": unseen(logistic(), features, table["churned"], "predict_proba")[:, 1],
        }
    )


def margins() -> Table:
    """Distances from the plane of a linear support vector machine, for labels -1 and 1."""
    table = columns_of("binary_plus_minus.csv")
    machine = scaled(LinearSVC(dual=False, random_state=SEED))
    score = unseen(machine, numbers(table, "temperature_c,vibration_mm_s"), table["fault"], "decision_function")
    return rows_of({"pump": table["pump"], "label": table["fault"], "margin": score})


def weighted() -> Table:
    """Card payments, each to count as much as was paid."""
    table = columns_of("binary_imbalanced.csv")
    chance = unseen(logistic(), numbers(table, "amount,hour,abroad"), table["is_fraud"], "predict_proba")
    return rows_of(
        {
            "payment_id": table["payment_id"],
            "y_true": table["is_fraud"],
            "y_prob": chance[:, 1],
            "weight": table["amount"],
        }
    )


FILES: dict[str, Predictions] = {
    "binary_two_models.csv": two_models,
    "binary_logits.csv": logits,
    "binary_words_and_groups.csv": words_and_groups,
    "binary_margins.csv": margins,
    "binary_weighted.csv": weighted,
}
