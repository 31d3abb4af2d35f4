from predicted import codes_of_predictions, only_finding


def test_a_loss_above_the_constants_is_named_with_both_values() -> None:
    finding = only_finding(worse_than_constant=("mse",), loss_shown=(2.5, 1.25))

    assert finding.message == "'m' is worse than a constant prediction under mse: mse is 2.5, the constant's 1.25"
    assert (finding.code, finding.severity.value) == ("AL507", "warning")


def test_close_values_are_told_apart() -> None:
    assert (
        "mse is 0.631001, the constant's 0.631"
        in only_finding(worse_than_constant=("mse",), loss_shown=(0.631001, 0.631)).message
    )


def test_three_losses_are_named_and_the_rest_counted() -> None:
    three = only_finding(worse_than_constant=("a", "b", "c"), loss_shown=(2.0, 1.0))
    five = only_finding(worse_than_constant=("a", "b", "c", "d", "e"), loss_shown=(2.0, 1.0))

    assert "under a, b, c: a is 2" in three.message
    assert "under a, b, c and 2 more: a is 2" in five.message


def test_no_such_loss_passes() -> None:
    assert codes_of_predictions(worse_than_constant=(), loss_shown=None) == []


def test_a_loss_whose_values_are_not_known_is_not_judged() -> None:
    assert codes_of_predictions(worse_than_constant=("mse",), loss_shown=None) == []
