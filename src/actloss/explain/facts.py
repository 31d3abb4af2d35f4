"""What is said about a loss, an activation, a rule or an error message: text and numbers only, nothing to call."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import ClassVar, TypeAlias

from actloss.pitfalls.row import Pitfall
from actloss.plain import Json, fields, plain

SCHEMA = 1
"""The number of the forms that `Explanation.to_dict` and `Listing.to_dict` return; ``schema/explanation-1.json`` and
``schema/listing-1.json`` describe them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of a curve."""

    label: str
    y: tuple[float, ...]
    """One number for each of the curve's ``x``; nan where the function has none, infinite where it is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Curve:
    """A function sampled for a drawing."""

    across: str
    """What is drawn from left to right."""
    up: str
    """What is drawn upwards."""
    x: tuple[float, ...]
    """Ascending, evenly spaced."""
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ParameterFacts:
    """A parameter of a loss or an activation."""

    default: float | None
    """None where leaving it out means that nothing is done."""
    domain: str
    meaning: str
    many: bool
    """Whether it may also be one number for each class or label."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MessageFacts:
    """A known error message, or what is seen where there is none, and what it means."""

    kind: ClassVar[str] = "message"
    name: str
    framework: str
    message: str
    """Word for word, with the numbers of an example."""
    silent: bool
    """Whether nothing is said, and ``message`` is what is seen instead."""
    cause: str
    cure: str
    code: str
    """What to type; empty where the cure needs no code."""
    losses: tuple[str, ...]
    """Losses whose users meet it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LossFacts:
    """What the catalogue says of a loss."""

    kind: ClassVar[str] = "loss"
    name: str
    aliases: tuple[str, ...]
    title: str
    formula: str
    latex: str
    gradient: str
    tasks: tuple[str, ...]
    form: str
    """How labels and predictions lie beside one another in arrays."""
    second: str
    """What the second prediction of a pair is; empty where there is one."""
    labels: str
    support: str | None
    """Where numeric labels may lie; None where an interval cannot say it."""
    scales: tuple[str, ...]
    """Scales of prediction that it is defined on; a constant prediction is on the first."""
    accepts: tuple[str, ...]
    """Every scale that it can be computed from, such as logits where margins are meant."""
    activations: tuple[str, ...]
    parameters: Mapping[str, ParameterFacts]
    elicits: str
    constant: str
    robustness: str
    proper: bool
    claims: tuple[str, ...]
    reduction: str
    better: str
    ordered: bool
    purpose: str
    caution: str
    mistakes: tuple[str, ...]
    relations: Mapping[str, str]
    names: Mapping[str, str]
    """Its name in each library that has it."""
    expects: Mapping[str, str]
    """The scale of prediction that a framework's own form is given."""
    conventions: Mapping[str, str]
    reference: str
    curve: Curve | None
    messages: tuple[MessageFacts, ...]
    """Messages that its users meet."""
    code: Mapping[str, str] = field(default_factory=dict)
    """Code for each framework that was asked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ActivationFacts:
    """What the catalogue says of an activation."""

    kind: ClassVar[str] = "activation"
    name: str
    aliases: tuple[str, ...]
    title: str
    formula: str
    latex: str
    derivative: str
    parameters: Mapping[str, ParameterFacts]
    range: str
    saturates: bool
    joint: bool
    """Whether an output depends on all units of the layer."""
    place: str
    purpose: str
    caution: str
    mistakes: tuple[str, ...]
    relations: Mapping[str, str]
    names: Mapping[str, str]
    conventions: Mapping[str, str]
    reference: str
    losses: tuple[str, ...]
    """Losses that ask for it at the output, or take it."""
    curve: Curve | None
    code: Mapping[str, str] = field(default_factory=dict)
    """Code for each framework that was asked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A paragraph of a manual, an item of its lists, or lines of code."""

    text: str
    code: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ManualSection:
    """A section of a rule's manual."""

    heading: str
    """Empty for what stands before the first one."""
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ThresholdFacts:
    """Where a rule draws the line, and where a user may move it."""

    name: str
    """Its name in a configuration and for ``--threshold``, such as ``AL301.share``."""
    default: float
    domain: str
    meaning: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleFacts:
    """A rule and its manual."""

    kind: ClassVar[str] = "rule"
    name: str
    code: str
    severity: str
    title: str
    family: str
    """What the rule looks at, by the hundred of its code."""
    fixable: bool
    """Whether `actloss check --fix` can cure what it finds."""
    thresholds: tuple[ThresholdFacts, ...]
    sections: tuple[ManualSection, ...]


Topic: TypeAlias = LossFacts | ActivationFacts | RuleFacts | MessageFacts


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """A fact that does not read the same for all that are compared."""

    fact: str
    values: Mapping[str, str]
    """By the name of what is compared."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Losses, or activations, side by side."""

    names: tuple[str, ...]
    verdicts: tuple[str, ...]
    """What decides between them, and what they are to one another; a sentence each."""
    differences: tuple[Difference, ...]
    same: Mapping[str, str]
    """Facts that read the same for all."""
    curve: Curve | None
    """All of them in one picture; None where they are not functions of the same number."""
    figures: Mapping[str, tuple[float, ...]] = field(default_factory=dict)
    """Values of each line of the curve at ``at``, the one that rises highest first."""
    at: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """What `actloss explain` answers."""

    topics: tuple[Topic, ...]
    comparison: Comparison | None = None
    pairs: tuple[str, ...] = ()
    """Whether an activation and a loss that were asked for go together; a sentence for each two."""
    others: tuple[str, ...] = ()
    """What else goes by a name that was asked for, such as "activation sigmoid"."""
    given: Mapping[str, str] = field(default_factory=dict)
    """Messages as they were asked for, each on one line and cut, by the name of the mistake."""

    def to_dict(self) -> dict[str, Json]:
        """Return the explanation as plain data that any JSON writer takes; a number that is not finite is null."""
        return {
            "schema": SCHEMA,
            "explained": [topic_fields(topic) for topic in self.topics],
            "comparison": plain(self.comparison),
            "pairs": plain(self.pairs),
            "others": plain(self.others),
            "given": plain(self.given),
        }


def topic_fields(topic: Topic, *, leave_out: tuple[str, ...] = ()) -> Json:
    """Return a topic as plain data, its kind first.

    Args:
        topic: What is explained or listed.
        leave_out: Names of fields that are not wanted.
    """
    return {"kind": topic.kind, **fields(topic, leave_out=leave_out, of=_record)}


def _record(record: object) -> Json:
    return topic_fields(record) if isinstance(record, Topic) else fields(record, of=_record)


_GENERAL = "This message has other causes too. "


def message_facts(pitfall: Pitfall) -> MessageFacts:
    """Return what is known of a mistake."""
    return MessageFacts(
        name=pitfall.slug,
        framework=pitfall.framework,
        message=pitfall.message,
        silent=pitfall.silent,
        cause=_GENERAL + pitfall.cause if pitfall.general else pitfall.cause,
        cure=pitfall.cure,
        code=pitfall.code,
        losses=pitfall.losses,
    )
