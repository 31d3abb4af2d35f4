from actloss.catalogue import loss
from actloss.explain.frameworks import conventions_of


def test_what_an_entry_says_follows_what_the_catalogue_says_of_the_library() -> None:
    told = conventions_of(loss("mape"), ())

    assert told["keras"].startswith(f"{loss('mape').conventions['keras']} Divides by 1e-7 ")
    assert told["lightgbm"] == "It divides by max(1, |y|): another loss for labels between -1 and 1."


def test_entries_of_jax_are_optax_s() -> None:
    assert set(conventions_of(loss("focal"), ["jax"])) == {"optax"}


def test_what_differs_in_code_that_is_brought_along_is_no_library_s() -> None:
    assert loss("exponential").conventions.keys() == conventions_of(loss("exponential"), ()).keys()
