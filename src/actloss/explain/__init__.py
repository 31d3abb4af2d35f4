"""What is known of losses, activations, rules and error messages, by the names that users have for them."""

from actloss.explain.answer import explain
from actloss.explain.facts import Explanation
from actloss.explain.listing import Listing, listing

__all__ = ["Explanation", "Listing", "explain", "listing"]
