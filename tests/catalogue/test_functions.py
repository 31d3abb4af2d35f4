"""What the functions of a row take and give: every scale the same loss, every argument checked and left alone."""

import inspect
from collections.abc import Iterator
from math import inf, nan, nextafter

import numpy as np
import pytest

from actloss.catalogue import Form, Loss, Scale
from actloss.errors import LabelError, OptionError, PredictionError
from actloss.losses.arrays import FloatArray, Kernel
from walking import (
    CASES,
    CLASS_FORMS,
    CLASSES,
    FEW,
    Case,
    Params,
    drawn,
    every_case,
    every_loss,
    on_scale,
    parameters_of,
)


def _on_every_scale(case: Case, rows: int = FEW) -> Iterator[tuple[Kernel, FloatArray, FloatArray]]:
    """Yield each function with labels and the same predictions on its scale."""
    labels, raw = drawn(case, rows)
    for scale, kernel in case.variant.kernels.items():
        yield kernel, labels, on_scale(case, scale, raw)


@every_case
def test_every_scale_gives_the_same_loss(case: Case) -> None:
    for params in parameters_of(case):
        losses = [kernel(labels, pred, **params) for kernel, labels, pred in _on_every_scale(case, 400)]
        for other in losses[1:]:
            np.testing.assert_allclose(other, losses[0], rtol=1e-11, atol=1e-14)


@every_case
def test_losses_are_float64_one_for_each_label_or_row(case: Case) -> None:
    for kernel, labels, prediction in _on_every_scale(case):
        losses = kernel(labels.tolist(), prediction.tolist())

        assert losses.dtype == np.float64
        assert losses.shape == (FEW,)


@pytest.mark.parametrize("case", [case for case in CASES if case.form is Form.ELEMENTS], ids=lambda case: case.name)
def test_several_outputs_lie_beside_one_another(case: Case) -> None:
    for kernel, labels, prediction in _on_every_scale(case):
        table = kernel(labels.reshape(2, -1), prediction.reshape(2, -1))

        assert table.ravel().tolist() == kernel(labels, prediction).tolist()
        assert kernel(labels[0], prediction[0]) == table[0, 0]


@every_case
def test_every_function_leaves_its_arguments_as_they_are(case: Case) -> None:
    for params in parameters_of(case):
        for kernel, labels, prediction in _on_every_scale(case):
            before = labels.copy(), prediction.copy()
            labels.flags.writeable = prediction.flags.writeable = False
            kernel(labels, prediction, **params)

            assert np.array_equal(labels, before[0])
            assert np.array_equal(prediction, before[1])
            labels.flags.writeable = True


@every_case
def test_no_rows_have_no_losses(case: Case) -> None:
    for kernel, labels, prediction in _on_every_scale(case):
        assert kernel(labels[:0], prediction[:0]).shape == (0,)


@every_case
def test_the_first_row_with_a_wrong_prediction_is_named(case: Case) -> None:
    for kernel, labels, prediction in _on_every_scale(case):
        wrong = prediction.copy()
        wrong[[5, 2]] = nan
        with pytest.raises(PredictionError) as caught:
            kernel(labels, wrong)

        assert caught.value.row == 2


@every_case
def test_the_first_row_with_a_wrong_label_is_named(case: Case) -> None:
    for kernel, labels, prediction in _on_every_scale(case):
        wrong = labels.copy()
        wrong[[6, 3]] = nan
        with pytest.raises(LabelError) as caught:
            kernel(wrong, prediction)

        assert caught.value.row == 3


@every_case
def test_shapes_that_do_not_fit_are_refused(case: Case) -> None:
    for kernel, labels, prediction in _on_every_scale(case):
        with pytest.raises(PredictionError):
            kernel(labels[1:], prediction)


def _single(case: Case, label: float) -> FloatArray:
    return np.array([[label]]) if case.form is Form.SETS else np.array([label])


@pytest.mark.parametrize(
    "case",
    [case for case in CASES if case.row.y_true is not None and case.form not in CLASS_FORMS],
    ids=lambda case: case.name,
)
def test_its_support_is_what_its_functions_take(case: Case) -> None:
    support = case.row.y_true
    assert support is not None
    for end, closed, outward in ((support.low, support.low_closed, -inf), (support.high, support.high_closed, inf)):
        inside = end if closed else nextafter(max(min(end, 1e300), -1e300), -outward)
        outside = nextafter(end, outward) if closed else end
        for kernel, _, prediction in _on_every_scale(case):
            one = prediction[:1, :1] if case.form is Form.SETS else prediction[:1]

            assert kernel(_single(case, inside), one).shape == (1,)
            with pytest.raises(LabelError):
                kernel(_single(case, outside), one)


@pytest.mark.parametrize(
    "case",
    [case for case in CASES if case.scale is Scale.MARGIN and case.form is Form.ELEMENTS],
    ids=lambda case: case.name,
)
def test_signs_are_minus_and_plus_one_only(case: Case) -> None:
    for label in (0.0, 0.5, 2.0):
        with pytest.raises(LabelError, match="-1 or"):
            case.kernel([label], [0.5])


CLASSED = [case for case in CASES if case.form in (*CLASS_FORMS, Form.RANKS)]


@pytest.mark.parametrize("case", [case for case in CLASSED if case.form is not Form.ROWS], ids=lambda case: case.name)
def test_indices_run_from_0_to_the_last_class(case: Case) -> None:
    for kernel, _, prediction in _on_every_scale(case):
        for label in (-1.0, 0.5, float(CLASSES)):
            with pytest.raises(LabelError):
                kernel([label], prediction[:1])


@pytest.mark.parametrize(
    "case", [case for case in CLASSED if case.form in (Form.ROWS, Form.CLASSES)], ids=lambda case: case.name
)
def test_rows_of_labels_are_distributions(case: Case) -> None:
    for kernel, _, prediction in _on_every_scale(case):
        for row in ([1.0, 1.0, 0.0], [1.5, -0.5, 0.0], [0.0, 0.0, 0.0]):
            with pytest.raises(LabelError):
                kernel([row], prediction[:1])


@pytest.mark.parametrize("case", [case for case in CASES if case.form is Form.CLASSES], ids=lambda case: case.name)
def test_one_hot_rows_are_the_indices(case: Case) -> None:
    for params in parameters_of(case):
        for kernel, labels, prediction in _on_every_scale(case):
            rows = np.eye(CLASSES)[labels.astype(int)]

            assert kernel(rows, prediction, **params).tolist() == kernel(labels, prediction, **params).tolist()


@every_case
def test_its_parameters_are_those_of_every_function(case: Case) -> None:
    for function in (*case.variant.kernels.values(), *([case.row.mass] if case.row.mass else [])):
        keywords = {
            name: keyword.default
            for name, keyword in inspect.signature(function).parameters.items()
            if keyword.kind is inspect.Parameter.KEYWORD_ONLY
        }

        assert keywords == {name: parameter.default for name, parameter in case.row.params.items()}


@every_loss
def test_its_parameters_defaults_lie_in_their_domains(row: Loss) -> None:
    for parameter in row.params.values():
        assert parameter.default is None or parameter.domain.contains(parameter.default)
        assert parameter.meaning


@pytest.mark.parametrize("case", [case for case in CASES if case.row.params and case.own], ids=lambda case: case.name)
def test_its_parameters_domains_are_what_its_functions_take(case: Case) -> None:
    for name, parameter in case.row.params.items():
        domain = parameter.domain
        ends = ((domain.low, domain.low_closed, -inf), (domain.high, domain.high_closed, inf))
        for kernel, labels, prediction in _on_every_scale(case):
            for end, closed, outward in ends:
                if closed:
                    assert kernel(labels, prediction, **_given(parameter.many, name, end)).shape == (FEW,)
                with pytest.raises(OptionError, match=name):
                    kernel(labels, prediction, **{name: nextafter(end, outward) if closed else end})
            with pytest.raises(OptionError, match=name):
                kernel(labels, prediction, **{name: nan})


def _given(many: bool, name: str, number: float) -> Params:  # noqa: FBT001 - a row's own field
    # A prior of nothing but zeros is none: one class keeps its rows.
    return {name: [number, number, 1.0]} if name == "prior" and many else {name: number}


@pytest.mark.parametrize("case", [case for case in CASES if not case.own], ids=lambda case: case.name)
def test_a_factor_for_each_class_is_any_number_from_0_on(case: Case) -> None:
    for kernel, labels, prediction in _on_every_scale(case):
        for name, parameter in case.row.params.items():
            if parameter.many:
                assert kernel(labels, prediction, **{name: [0.0, 7.0, 1.0]}).shape == (FEW,)
                with pytest.raises(OptionError, match=name):
                    kernel(labels, prediction, **{name: [-1.0, 7.0, 1.0]})
                with pytest.raises(OptionError, match=name):
                    kernel(labels, prediction, **{name: [1.0, 7.0]})


@pytest.mark.parametrize(
    "case",
    [
        case
        for case in CASES
        if any(parameter.many for parameter in case.row.params.values()) and case.form is Form.ELEMENTS
    ],
    ids=lambda case: case.name,
)
def test_a_parameter_may_be_one_number_for_each_label(case: Case) -> None:
    names = [name for name, parameter in case.row.params.items() if parameter.many]
    for kernel, labels, prediction in _on_every_scale(case):
        pairs = labels.reshape(-1, 2), prediction.reshape(-1, 2)
        for name in names:
            table = kernel(*pairs, **{name: [0.25, 0.75]})
            for at, number in enumerate((0.25, 0.75)):
                column = kernel(labels[at::2], prediction[at::2], **{name: number})

                assert table[:, at].tolist() == column.tolist()


@pytest.mark.parametrize("case", [case for case in CASES if case.row.mass is not None], ids=lambda case: case.name)
def test_losses_weighed_by_their_masses_are_the_loss_of_all_rows_together(case: Case) -> None:
    labels, raw = drawn(case, 40)
    for params in parameters_of(case):
        prediction = on_scale(case, case.scale, raw)
        assert case.row.mass is not None
        masses = case.row.mass(labels, prediction, **params)
        together = (masses * case.kernel(labels, prediction, **params)).sum() / masses.sum()

        assert together == pytest.approx(_of_all(case, labels, prediction, params), rel=1e-13, abs=0.0)


def _of_all(case: Case, labels: FloatArray, prediction: FloatArray, params: Params) -> float:
    """Return the loss of a table as its paper has it: a ratio of sums over all rows."""
    if case.row.name == "corn":
        target = labels[:, np.newaxis] > np.arange(CLASSES - 1)
        asked = labels[:, np.newaxis] >= np.arange(CLASSES - 1)
        return float(np.logaddexp(0.0, np.where(target, -prediction, prediction))[asked].mean())
    hits = (labels * prediction).sum()
    if case.row.name == "dice":
        return float(1.0 - 2.0 * hits / (labels.sum() + prediction.sum()))
    alpha, beta = params.get("alpha", 0.5), params.get("beta", 0.5)
    false = alpha * ((1.0 - labels) * prediction).sum() + beta * (labels * (1.0 - prediction)).sum()
    return float(1.0 - hits / (hits + false))


def test_the_masses_are_those_of_three_rows() -> None:
    assert [case.name for case in CASES if case.row.mass is not None] == ["corn", "dice", "tversky"]
