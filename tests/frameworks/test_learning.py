from actloss.frameworks.learning import learning


def test_small_tables_are_gone_through_often_and_large_ones_a_few_times() -> None:
    rows = (0, 1, 1_280, 15_360, 15_400, 31_000, 64_000, 128_000, 129_000, 6_000_000)

    assert [learning(number).epochs for number in rows] == [80, 80, 80, 80, 40, 40, 20, 10, 5, 5]


def test_the_loss_is_printed_about_ten_times_and_at_the_end() -> None:
    for rows in (100, 20_000, 50_000, 100_000, 1_000_000):
        chosen = learning(rows)
        assert chosen.epochs % chosen.every == 0
        assert 5 <= chosen.epochs // chosen.every <= 10
