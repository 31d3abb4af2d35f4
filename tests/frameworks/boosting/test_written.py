from actloss.frameworks.boosting.written import built, defined


def test_a_call_has_an_argument_a_line() -> None:
    assert built("    model = Model", ["depth=3", "seed=0"]) == [
        "    model = Model(",
        "        depth=3,",
        "        seed=0,",
        "    )",
    ]


def test_a_function_indents_its_body_and_leaves_empty_lines_empty() -> None:
    assert defined("f(x)", "Return x.", ["a = (\n    1\n)", "", "return x"]).text == (
        'def f(x):\n    """Return x."""\n    a = (\n        1\n    )\n\n    return x'
    )
