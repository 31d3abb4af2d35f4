import pytest

from actloss.rules.lock.scope import before_of
from profiles import case_of, profile_of


def test_nothing_to_be_held_against_is_a_mistake_of_ours() -> None:
    with pytest.raises(ValueError, match="nothing that labels are held against"):
        before_of(case_of(profile_of(["a", "b"] * 40)))
