from actloss.rules.wording import listed, nearest


def test_one_name_stands_alone() -> None:
    assert listed(["a"]) == "'a'"


def test_no_name_is_nothing() -> None:
    assert listed([]) == ""


def test_nothing_alike_is_none() -> None:
    assert nearest("price", ["zzz"]) is None


def test_names_of_megabytes_are_compared_by_their_beginning() -> None:
    assert nearest("label" + "x" * 1_000_000, ["label" + "x" * 999_999, "id"]) == "label" + "x" * 999_999
