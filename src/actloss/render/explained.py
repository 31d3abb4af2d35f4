"""What an explanation tells people and in which order; text and Markdown draw the same, save for LaTeX."""

from collections.abc import Iterator, Mapping, Sequence

from actloss import catalogue
from actloss.catalogue import scale_words
from actloss.catalogue.libraries import spelled
from actloss.catalogue.row import WITH_OBJECTS
from actloss.explain.facts import (
    ActivationFacts,
    Explanation,
    LossFacts,
    MessageFacts,
    ParameterFacts,
    RuleFacts,
    Topic,
)
from actloss.explain.words import FORMS, TASKS, scale_meaning
from actloss.interval import REAL
from actloss.render.blocks import Block, Document, Drawing, Entry, Point, Section, Sign, Tone
from actloss.render.compared import compared
from actloss.render.curve import drawing
from actloss.render.figures import figure
from actloss.render.programs import programs
from actloss.rules.wording import several
from actloss.spelling import joined

_MESSAGES = 4
"""Error messages that are written out before the rest are only counted."""
_PLACES = {"output": "at the output", "hidden": "in hidden layers", "both": "at the output and in hidden layers"}


def document(explanation: Explanation, *, latex: bool) -> Document:
    """Return what is explained.

    Args:
        explanation: One topic or several; those that can be compared are told side by side.
        latex: Whether formulas are told in LaTeX, too.
    """
    topics = explanation.topics
    others = _others(explanation)
    if explanation.comparison is not None:
        return compared(explanation.comparison, topics, others)
    pairs = tuple(Entry("", sentence) for sentence in explanation.pairs)
    if len(topics) == 1:
        title, subtitle = _title(topics[0])
        return Document(title, subtitle, (*_sections(topics[0], explanation, latex=latex), *others))
    sections: list[Section] = [Section("", pairs)] if pairs else []
    for topic in topics:
        title, subtitle = _title(topic)
        first, *rest = _sections(topic, explanation, latex=latex)
        sections += [Section(title, (Entry("Is", subtitle), *first.blocks)), *rest]
    names = joined([topic.name for topic in topics])
    title = names if len(topics) <= _NAMED else several(len(topics), topics[0].kind)
    return Document(title, "", (*sections, *others))


_NAMED = 12
"""Names that a title holds; of more, as of all rules, it only gives the number."""


def _title(topic: Topic) -> tuple[str, str]:
    match topic:
        case LossFacts():
            return f"{topic.name}: {topic.title}", f"a loss; {'; '.join(TASKS[task] for task in topic.tasks)}"
        case ActivationFacts():
            return f"{topic.name}: {topic.title}", f"an activation {_PLACES[topic.place]}"
        case RuleFacts():
            fixable = "; --fix can cure it" if topic.fixable else ""
            about = f"a rule about {topic.family}; what it finds is by default: {topic.severity}{fixable}"
            return f"{topic.code} {topic.name}: {topic.title}", about
        case _:
            says = "what is seen" if topic.silent else "a message"
            whose = "" if topic.framework == "any" else f" of {spelled(topic.framework)}"
            return topic.name, f"{says}{whose}"


def _sections(topic: Topic, explanation: Explanation, *, latex: bool) -> tuple[Section, ...]:
    match topic:
        case LossFacts():
            sections = _loss(topic, latex=latex)
        case ActivationFacts():
            sections = _activation(topic, latex=latex)
        case RuleFacts():
            sections = _rule(topic)
        case _:
            sections = _message(topic, explanation.given.get(topic.name))
    return tuple(section for section in sections if section.blocks)


def _loss(loss: LossFacts, *, latex: bool) -> Iterator[Section]:
    yield Section("", (*_answer(loss), *_latex(loss, latex=latex)))
    yield _curve(loss)
    yield Section("Labels and predictions", tuple(_takes(loss)))
    yield Section("What it pursues", tuple(_pursues(loss)))
    yield _parameters(loss.parameters)
    # Where there is but one scale it was said above.
    expects = {name: f"takes {_plural(scale)}" for name, scale in loss.expects.items() if (scale,) != loss.scales}
    yield from _elsewhere(loss, expects, tuple(_lacking(loss)))
    yield _mistakes(loss)
    yield _messages(loss.messages)
    yield _sources(loss)
    yield from programs(loss.code)


def _activation(activation: ActivationFacts, *, latex: bool) -> Iterator[Section]:
    yield Section("", (*_answer(activation), *_latex(activation, latex=latex)))
    yield _curve(activation)
    yield Section(
        "What it does",
        (
            Entry("range", activation.range + (", and all units sum to 1" if activation.name == "softmax" else "")),
            Entry("units", "looks at all of the layer together" if activation.joint else "looks at each on its own"),
            Entry("saturates", "yes, on both sides: gradients vanish there" if activation.saturates else "no"),
            Entry("derivative", activation.derivative),
            *((Entry("losses", ", ".join(activation.losses)),) if activation.losses else ()),
        ),
    )
    yield _parameters(activation.parameters)
    yield from _elsewhere(activation, {}, ())
    yield _mistakes(activation)
    yield _sources(activation)
    yield from programs(activation.code)


def _rule(rule: RuleFacts) -> Iterator[Section]:
    for section in rule.sections:
        yield Section(
            section.heading,
            tuple(
                Drawing(tuple(passage.text.splitlines())) if passage.code else Entry("", passage.text)
                for passage in section.passages
            ),
        )
    yield Section(
        "Thresholds",
        tuple(
            Entry(line.name, f"{line.meaning}; {figure(line.default)} by default, in {line.domain}")
            for line in rule.thresholds
        ),
    )


def _message(message: MessageFacts, given: str | None) -> Iterator[Section]:
    said = "Seen" if message.silent else "Message"
    yield Section(
        "",
        (
            *((Entry("Yours", given),) if given else ()),
            Entry("Known as" if given else said, message.message),
            Entry("Cause", message.cause),
            Entry("Cure", message.cure, tone=Tone.ANSWER),
        ),
    )
    yield Section("To type", (Drawing((message.code,)),) if message.code else ())
    yield Section("Losses whose users meet it", (Entry("", ", ".join(message.losses)),) if message.losses else ())


def _answer(row: LossFacts | ActivationFacts) -> tuple[Entry, ...]:
    return (
        Entry("Formula", row.formula, tone=Tone.ANSWER),
        Entry("Use", row.purpose, tone=Tone.ANSWER),
        Entry("Mind", row.caution),
    )


def _latex(row: LossFacts | ActivationFacts, *, latex: bool) -> tuple[Block, ...]:
    return (Drawing((row.latex,)),) if latex and row.latex else ()


def _curve(row: LossFacts | ActivationFacts) -> Section:
    return Section("Curve", (drawing(row.curve),) if row.curve is not None else ())


def _takes(loss: LossFacts) -> Iterator[Entry]:
    support = f", in {loss.support}" if loss.support not in {None, str(REAL)} else ""
    yield Entry("labels", loss.labels + support)
    second = f", the second of them the {loss.second}" if loss.second else ""
    yield Entry("predictions", FORMS[loss.form] + second)
    for scale in loss.scales:
        yield Entry("as", f"{scale_words(scale)}: {scale_meaning(scale, tasks=loss.tasks, form=loss.form)}")
    also = [_plural(scale) for scale in loss.accepts if scale not in loss.scales]
    if also:
        yield Entry("or", f"{joined(also)}, which are taken for {_plural(loss.scales[0])}")
    first, *others = loss.activations
    where = f"; {' or '.join(others)} where the labels ask for it" if others else ""
    raw = [scale for scale in loss.scales if scale in {"logit", "log_rate"}]
    none = f"; none before a loss that is given {_plural(raw[0])}" if raw and len(loss.scales) > 1 else ""
    yield Entry("output layer", first + where + none)


def _plural(scale: str) -> str:
    return {"log_probability": "log-probabilities", "probability": "probabilities"}.get(scale, f"{scale_words(scale)}s")


def _pursues(loss: LossFacts) -> Iterator[Entry]:
    yield Entry("elicits", loss.elicits, tone=Tone.ANSWER)
    obvious = loss.second or loss.scales[0] in {"value", "rate"}
    yield Entry("best constant", loss.constant + ("" if obvious else f", as a {scale_words(loss.scales[0])}"))
    yield Entry("gradient", loss.gradient)
    yield Entry("robustness", loss.robustness)
    proper = "yes, only true probabilities make it smallest on average" if loss.proper else "no"
    yield Entry("proper score", proper)
    if loss.claims:
        yield Entry("shape", "; ".join(loss.claims))
    if loss.reduction == "sum":
        yield Entry("reported", "the sum over the rows, not their mean")
    if loss.better == "higher":
        yield Entry("better", "higher: it is a score, not a loss; skill is (value - constant) / (1 - constant)")
    if loss.ordered:
        yield Entry("order", "the order of the classes counts")


def _parameters(parameters: Mapping[str, ParameterFacts]) -> Section:
    entries = []
    for name, parameter in parameters.items():
        default = "none" if parameter.default is None else figure(parameter.default)
        each = "; or one for each class or label" if parameter.many else ""
        entries.append(Entry(name, f"{parameter.meaning}; {default} by default, in {parameter.domain}{each}"))
    return Section("Parameters", tuple(entries))


def _elsewhere(
    row: LossFacts | ActivationFacts, expects: Mapping[str, str], lacking: tuple[Entry, ...]
) -> Iterator[Section]:
    named = (
        Entry(spelled(name), text, (Point(Sign.DETAIL, expects[name]),) if name in expects else ())
        for name, text in row.names.items()
    )
    yield Section("Elsewhere", (*lacking, *named))
    yield Section("What differs there", tuple(Entry(spelled(name), text) for name, text in row.conventions.items()))
    yield Section("What it is to others", tuple(Entry(name, text) for name, text in row.relations.items()))


def _lacking(loss: LossFacts) -> Iterator[Entry]:
    """Yield that a framework lacks the loss, unless code for those that were asked for is shown below."""
    for name in () if loss.code else WITH_OBJECTS:
        if name not in catalogue.loss(loss.name).apis:
            yield Entry(spelled(name), f"no such loss; see --framework {name}")


def _mistakes(row: LossFacts | ActivationFacts) -> Section:
    return Section(
        "Classic mistakes",
        tuple(Entry(str(number), text, tone=Tone.WARNING) for number, text in enumerate(row.mistakes, 1)),
    )


def _messages(messages: Sequence[MessageFacts]) -> Section:
    entries = [
        Entry(_where(each.framework), each.message, (Point(Sign.FIX, each.cure),)) for each in messages[:_MESSAGES]
    ]
    left = len(messages) - _MESSAGES
    if left > 0:
        entries.append(Entry("", f"and {left} more: paste yours, as in actloss explain 'MESSAGE'"))
    return Section("Messages its users meet", tuple(entries), stacked=True)


def _where(framework: str) -> str:
    return "anywhere" if framework == "any" else spelled(framework)


def _sources(row: LossFacts | ActivationFacts) -> Section:
    called = (Entry("also called", ", ".join(row.aliases)),) if row.aliases else ()
    return Section("", (*called, Entry("reference", row.reference)))


def _others(explanation: Explanation) -> tuple[Section, ...]:
    entries = tuple(
        Entry("", f"the {kind} {name}: actloss explain {name}")
        for kind, _, name in (other.partition(" ") for other in explanation.others)
    )
    return (Section("Also by that name", entries),) if entries else ()
