"""What a scorecard tells people and in which order; text and Markdown draw the same."""

from collections.abc import Iterator

from actloss.column import Tally
from actloss.escape import quoted, visible
from actloss.render.blocks import Block, Document, Entry, Section, Tone
from actloss.render.columns import short, short_names
from actloss.render.figures import called
from actloss.render.findings import findings
from actloss.render.score_parts import parts, worst
from actloss.render.score_tables import loss_tables, metric_tables, model_tables, side_by_side
from actloss.render.statistics import read
from actloss.rules.wording import listed, several
from actloss.scorecard.facts import ModelFacts, Scorecard
from actloss.spelling import joined

_KINDS = {
    "regression": "regression",
    "binary": "two classes",
    "multiclass": "exclusive classes",
    "multilabel": "labels that do not exclude one another",
}
_PARTS = {
    "regression": ("output", "outputs"),
    "binary": ("class", "classes"),
    "multiclass": ("class", "classes"),
    "multilabel": ("label", "labels"),
}
_NEUTRAL = frozenset({"pos_weight", "label_smoothing", "class_weight", "prior"})
"""Parameters that do nothing unless they are set; what is set is known to who set it."""

_SPREAD = "s.e.: standard error; tail: share of the loss that the worst 1 % of the rows carry"


def document(card: Scorecard) -> Document:
    """Return the title and the sections that have something to say."""
    name = "arrays" if card.source is None else visible(card.source.name, limit=200)
    size = f"{several(card.rows, 'row')} scored, {several(len(card.models), 'model')}"
    if card.weight is not None:
        size += f", weighted by {visible(card.weight)}"
    sections = (
        _answer(card),
        findings(card.findings),
        Section("Losses", tuple(_losses(card))),
        Section("Which model", tuple(Entry("!", text, tone=Tone.WARNING) for text in card.disagreements)),
        *parts(card, "By group", lambda score: score.groups),
        *parts(card, f"By {_PARTS[card.kind][0]}", lambda score: score.classes),
        *worst(card),
        Section("Metrics", tuple(metric_tables(card))),
        _each_model(card),
        _unscored(card),
        _why(card),
        Section("Notes", tuple(Entry("", note) for note in card.notes)),
        Section("Reading", tuple(() if card.source is None else read(card.source))),
    )
    return Document(f"Score of {name}", size, tuple(section for section in sections if section.blocks))


def quiet(card: Scorecard) -> str:
    """Return one line a loss and model: names and exact numbers as in the JSON form."""
    return "".join(f"{short(score.loss)} {visible(score.model, limit=200)}: {score.value!r}\n" for score in card.scores)


def _answer(card: Scorecard) -> Section:
    truth = card.truth
    entries = [Entry("Task", _KINDS[card.kind] + _how_many(card), tone=Tone.ANSWER)]
    if truth.columns:
        positive = f"; {quoted(truth.positive)} counts as 1" if truth.positive is not None else ""
        entries.append(Entry("Truth", listed(truth.columns) + positive, tone=Tone.ANSWER))
    numbered = len(card.models) > 1 and short_names([model.name for model in card.models])[0] == "model 1"
    entries += [
        Entry(f"Model {at}" if numbered else "Model", _model(model), tone=Tone.ANSWER)
        for at, model in enumerate(card.models, 1)
    ]
    entries += [
        Entry(
            "Left out",
            f"{several(tally.count, 'row')} with {reason}, first at row {tally.first_row:,}",
            tone=Tone.WARNING,
        )
        for reason, tally in card.left_out.items()
    ]
    return Section("", tuple(entries))


def _how_many(card: Scorecard) -> str:
    count = len(card.truth.classes)
    return f" ({several(count, *_PARTS[card.kind])})" if count > 2 else ""


def _model(model: ModelFacts) -> str:
    columns = f" from {listed(model.columns)}" if model.columns and model.columns != (model.name,) else ""
    return f"{quoted(model.name)}{columns}: {model.scale.replace('_', '-')}"


def _losses(card: Scorecard) -> Iterator[Block]:
    if not card.scores:
        decisions = any(model.scale == "label" for model in card.models)
        hint = "; --metrics judges decisions" if decisions and not card.metrics else ""
        yield Entry("!", f"no loss applies to these predictions, for the reasons below{hint}", tone=Tone.WARNING)
        return
    yield from loss_tables(card)
    yield from _legend(card)
    yield from (
        Entry(
            "!",
            f"{short(score.loss)} of {quoted(score.model)} is infinite in {_rows(score.infinite)}",
            tone=Tone.WARNING,
        )
        for score in card.scores
        if score.infinite.count
    )


def _legend(card: Scorecard) -> Iterator[Entry]:
    """Yield what the tables have no room for: what their columns mean, and the parameters of the losses."""
    higher = list(dict.fromkeys(short(score.loss) for score in card.scores if score.better == "higher"))
    other = f", of {joined(higher)} (value - constant) / (1 - constant)" if higher else ""
    columns = ("constant: the best constant prediction", f"skill: 1 - value / constant{other}")
    around = ("* best", "more of each model below") if side_by_side(card) else (_SPREAD,)
    yield Entry("where", "; ".join((*around[:-1], *columns, around[-1])))
    settings = [
        (score.loss, {name: value for name, value in score.params.items() if name not in _NEUTRAL})
        for score in card.scores
    ]
    calls = list(dict.fromkeys(called(loss, params) for loss, params in settings if params))
    if calls:
        example = next(f"{loss}.{name}" for loss, params in settings for name in params)
        yield Entry("with", f"{', '.join(calls)}; --param {example}=X sets another")


def _each_model(card: Scorecard) -> Section:
    tables = tuple(model_tables(card))
    return Section("Each model", (*tables, Entry("where", _SPREAD)) if tables else ())


def _unscored(card: Scorecard) -> Section:
    reasons: dict[str, list[str]] = {}
    for each in card.unscored:
        reasons.setdefault(each.reason, []).append(each.loss)
    return Section("Not scored", tuple(Entry(", ".join(names), reason) for reason, names in reasons.items()))


def _why(card: Scorecard) -> Section:
    entries = [Entry("truth", text) for text in card.truth.evidence]
    entries += [Entry("task", text) for text in card.evidence]
    for model in card.models:
        tag = "scale" if len(card.models) == 1 else f"scale of {visible(model.name, limit=24)}"
        entries += [Entry(tag, text) for text in model.evidence]
    return Section("Why", tuple(entries))


def _rows(tally: Tally) -> str:
    return f"{several(tally.count, 'row')}, first at row {tally.first_row:,}"
