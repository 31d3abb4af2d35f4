from actloss.frameworks.sklearn.call import Source, call, laid


def test_a_call_that_fits_stands_on_one_line() -> None:
    model = call("sklearn.svm.SVR", C=2.0, epsilon=0.1)

    assert laid("model = ", model) == "model = SVR(C=2.0, epsilon=0.1)"
    assert model.imports == ("from sklearn.svm import SVR",)


def test_text_becomes_a_literal_and_source_stays() -> None:
    model = call("HistGradientBoostingClassifier", class_weight=Source("WEIGHTS"), loss='a"b')

    assert laid("", model) == "HistGradientBoostingClassifier(class_weight=WEIGHTS, loss='a\"b')"
    assert model.imports == ()


def test_arguments_that_fit_stand_on_a_line_of_their_own() -> None:
    model = call("sklearn.a.Estimator", first="x" * 30, second="y" * 30)

    assert laid("model = ", model) == (f'model = Estimator(\n    first="{"x" * 30}", second="{"y" * 30}"\n)')


def test_calls_within_a_call_are_broken_in_turn() -> None:
    inner = call("sklearn.b.Inner", first="x" * 40, second="y" * 40)
    model = call("sklearn.a.Outer", inner, func=Source("np.log1p"))

    assert laid("model = ", model).splitlines() == [
        "model = Outer(",
        "    Inner(",
        f'        first="{"x" * 40}",',
        f'        second="{"y" * 40}",',
        "    ),",
        "    func=np.log1p,",
        ")",
    ]
    assert model.imports == ("from sklearn.a import Outer", "from sklearn.b import Inner")
