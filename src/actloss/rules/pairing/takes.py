"""The scale of prediction that a loss is given: as its spelling says, as the library has it, or as the user says."""

from actloss.catalogue import Loss, Scale
from actloss.catalogue.libraries import spelled
from actloss.frameworks import FRAMEWORKS
from actloss.frameworks.entry import How
from actloss.training import Training
from actloss.training.spelled import BOOSTERS, OPTAX_LOGITS

RAW = frozenset({Scale.LOGIT, Scale.LOG_RATE})
"""Scales on which the loss applies the activation itself."""
_BOTH = frozenset({("pytorch", "binary_crossentropy")})
"""Losses that a library has in two versions: BCEWithLogitsLoss and BCELoss."""


def taken(training: Training, loss: Loss) -> frozenset[Scale]:
    """Return the scales on which the loss may be given predictions; several where nothing tells which.

    Args:
        training: What is known of the model.
        loss: Its loss.
    """
    scales = frozenset(loss.scales)
    raw = scales & RAW
    if training.from_logits and raw:
        return raw
    plain = scales - raw
    if Scale.PROBABILITY in plain:
        plain -= {Scale.LOG_PROBABILITY}
    if training.from_logits is False and plain:
        return _logarithms(training, loss) or plain
    library = training.framework or ""
    if library not in loss.expects or (library, loss.name) in _BOTH:
        return plain | raw
    return frozenset({loss.expects[library]})


def taken_raw(training: Training, loss: Loss) -> bool:
    """Return whether raw outputs are what the usual version takes, although another one may not.

    That is the library's, or, where it lacks the loss, the function that `actloss code` writes.
    """
    library = training.framework or ""
    if library in loss.expects:
        return loss.expects[library] in RAW
    if library == "jax" and loss.name in OPTAX_LOGITS:
        return True
    entry = FRAMEWORKS[library].losses[loss.name] if library in FRAMEWORKS else None
    return entry is not None and entry.how is How.OWN and entry.takes in RAW


def own_link(training: Training) -> str | None:
    """Return why the output is not the user's to choose, None where it is."""
    library = training.framework
    if library in BOOSTERS or library == "sklearn":
        return f"{spelled(library)} applies the activation itself"
    return None


def _logarithms(training: Training, loss: Loss) -> frozenset[Scale]:
    """Return the scale of log-probabilities where that is what the library's version takes."""
    expected = loss.expects.get(training.framework or "")
    return frozenset({expected}) if expected is Scale.LOG_PROBABILITY else frozenset()
