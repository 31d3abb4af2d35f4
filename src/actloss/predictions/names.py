"""What a column's name says: truth or prediction, on which scale, of which class, by which model."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from actloss.catalogue import Scale
from actloss.predictions.facts import Spread

_WORD = re.compile(r"[^\W\d_]+|\d+")
_EDGE = re.compile(r"[\s_]+|[-.:/\[(|]")
_SEPARATOR = re.compile(r"[\s_\-.:/|]+")
_LONGEST_NAME = 200
_LONGEST_PHRASE = 3
"""Words of the longest phrase."""

_TIGHT: Mapping[Scale | None, str] = {
    None: "ypred pred preds predict predicted prediction predictions yhat fitted fittedvalue fittedvalues forecast",
    Scale.PROBABILITY: "prob proba probs probas probability probabilities yprob yproba predprob predproba predictproba "
    "predictedprob predictedproba predictedprobability ypredprob ypredproba softmax",
    Scale.LOGIT: "logit logits logodds ylogit ylogits",
    Scale.LOG_PROBABILITY: "logprob logprobs logproba logprobas logprobability logprobabilities predictlogproba "
    "logsoftmax",
    Scale.MARGIN: "decisionfunction yscore",
    Scale.LOG_RATE: "lograte logmu",
}
_LOOSE: Mapping[Scale | None, str] = {
    None: "output outputs model q quantile",
    Scale.PROBABILITY: "p",
    Scale.LOG_PROBABILITY: "logp",
    Scale.MARGIN: "score scores margin decision",
    Scale.RATE: "rate mu",
    Scale.LOG_RATE: "eta",
}
"""Words that name other things too: a part of a name counts only where nothing plainer is there."""

SCORES = frozenset({"score", "scores", "yscore"})
"""Words for probabilities as well as for margins: the values tell."""

_PHRASES: dict[str, tuple[int, Scale | None]] = {
    word: (tier, scale)
    for tier, words in ((1, _LOOSE), (0, _TIGHT))
    for scale, group in words.items()
    for word in group.split()
}

_TRUTH = (
    "ytrue groundtruth truth true truelabel trueclass labeltrue ytest yactual actual actuals observed gold goldlabel "
    "target targets label labels y class expected"
).split()
"""Names of the truth, from the plainest on."""
_TRUTH_PARTS = "ytrue groundtruth truth true actual observed gold".split()
_TRUTH_PARTS_OF_SEVERAL = "target label y".split()
"""Parts of names that speak of the truth where several columns share them: ``label_a, label_b``."""
_NO_PREDICTION = frozenset("id ids date time timestamp version fold split".split())
"""Last words of columns about predictions that hold none."""
_WEIGHTS = frozenset(
    "w wt wts wgt weight weights sampleweight sampleweights caseweight caseweights rowweight rowweights "
    "instanceweight instanceweights observationweight observationweights surveyweight surveyweights".split()
)
_NONE_ALONE = frozenset("name run error loss residual".split())
"""The same where nothing else is in the name: ``pred_error``, but not ``pred_squared_error``."""


@dataclass(frozen=True, slots=True)
class Said:
    """What the name of a column of predictions says."""

    name: str
    phrase: str
    """The word for a prediction, without blanks and case: ``logprob``."""
    before: str
    after: str
    """What stands around it, as written: a class, a model, both or nothing."""
    tight: bool
    """Whether the word hardly means anything else, or is the whole name."""
    scale: Scale | None
    """The scale that it speaks of, or another word beside it."""

    @property
    def whole(self) -> bool:
        """Whether the name is that word and nothing else."""
        return not self.before and not self.after


def wordless(name: str) -> Said:
    """Return the reading of a name that speaks of a class and a model only: ``forest_0``."""
    return Said(name, "", "", name, tight=False, scale=None)


def said_of(name: str) -> Said | None:
    """Return what a name says of predictions, or None where it doesn't speak of any.

    Examples:
        >>> said = said_of("rf_log_prob_Iris-setosa")
        >>> said.before, said.phrase, said.after, said.scale.value
        ('rf', 'logprob', 'Iris-setosa', 'log_probability')
    """
    return next(iter(readings(name)), None)


@lru_cache(maxsize=4096)
def readings(name: str) -> tuple[Said, ...]:
    """Return every way to read a name as one of a prediction, the likeliest first.

    Examples:
        >>> [(said.phrase, said.after) for said in readings("p_no score")]
        [('p', 'no score'), ('score', '')]
    """
    found = sorted((_preference(name, *span), *span) for span in _phrases(name))
    scales = [scale for *_, phrase in found if (scale := _PHRASES[phrase][1]) is not None]
    read = (_said(name, start, end, phrase, next(iter(scales), None)) for _, start, end, phrase in found)
    return tuple(said for said in read if said is not None)


def _said(name: str, start: int, end: int, phrase: str, scale: Scale | None) -> Said | None:
    before, after = _trimmed(name[:start][::-1])[::-1], _trimmed(name[end:])
    words = _words(after) or _words(before)
    if words and (words[-1] in _NO_PREDICTION or (len(words) == 1 and words[0] in _NONE_ALONE)):
        return None
    return Said(name, phrase, before, after, _PHRASES[phrase][0] == 0 or not (before or after), scale)


def _phrases(name: str) -> Iterator[tuple[int, int, str]]:
    words = list(_WORD.finditer(name[:_LONGEST_NAME]))
    for first in range(len(words)):
        joined = ""
        for word in words[first : first + _LONGEST_PHRASE]:
            joined += word.group().casefold()
            if joined in _PHRASES:
                yield words[first].start(), word.end(), joined


def _preference(name: str, start: int, end: int, phrase: str) -> tuple[int, int, int]:
    """Plain words first, then those that name a scale, those at an end of the name, long ones."""
    tier, scale = _PHRASES[phrase]
    place = 0 if not _words(name[:start]) else 1 if not _words(name[end:]) else 2
    return 2 * tier + (scale is None), place, start - end


def _words(text: str) -> list[str]:
    return [word.casefold() for word in _WORD.findall(text)]


def _trimmed(text: str) -> str:
    """Return what follows a word without the sign between them: ``_-1`` → ``-1``, ``[cat]`` → ``cat``."""
    match = _EDGE.match(text)
    rest = text[match.end() :] if match else text
    if match and match.group() in "[(":
        rest = rest.rstrip("])")
    return rest.strip(" _")


def truth_rank(name: str) -> int | None:
    """Return how plainly a whole name says that the column holds the truth (0: most), or None.

    Examples:
        >>> [truth_rank(name) for name in ("Y-True", "label", "label_a")]
        [0, 16, None]
    """
    joined = "".join(_words(name[:_LONGEST_NAME]))
    return _TRUTH.index(joined) if joined in _TRUTH else None


def speaks_of_weights(name: str) -> bool:
    """Return whether a whole name says that the column holds what each row counts.

    Examples:
        >>> speaks_of_weights("Sample_Weight"), speaks_of_weights("weight_loss")
        (True, False)
    """
    return "".join(_words(name[:_LONGEST_NAME])) in _WEIGHTS


def truth_part(name: str) -> tuple[str, str, bool] | None:
    """Return the word for the truth that a name begins or ends with, the rest of it, and whether the word is plain.

    Examples:
        >>> truth_part("y_true_cat"), truth_part("price_true"), truth_part("label_cat")
        (('ytrue', 'cat', True), ('true', 'price', True), ('label', 'cat', False))
    """
    words = list(_WORD.finditer(name[:_LONGEST_NAME]))
    for size in (2, 1):
        if len(words) > size:
            for part, rest in (
                (words[:size], _trimmed(name[words[size - 1].end() :])),
                (words[-size:], _trimmed(name[: words[-size].start()][::-1])[::-1]),
            ):
                joined = "".join(word.group().casefold() for word in part)
                last = _words(rest)[-1:]
                if joined in (*_TRUTH_PARTS, *_TRUTH_PARTS_OF_SEVERAL) and last and last[0] not in _NO_PREDICTION:
                    return joined, rest, joined in _TRUTH_PARTS
    return None


def cuts(said: Said) -> Iterator[tuple[str, str]]:
    """Return every way to read what stands around a prediction's word as (class, model), long classes first.

    Examples:
        >>> list(cuts(said_of("p_cat_rf")))
        [('cat_rf', ''), ('cat', 'rf'), ('rf', 'cat')]
    """
    ways = [(said.after, said.before), (said.before, said.after)]
    for text, other in ((said.after, said.before), (said.before, said.after)):
        for sign in _SEPARATOR.finditer(text):
            head, tail = text[: sign.start()], text[sign.end() :]
            ways += [(head, _joined(other, tail)), (tail, _joined(other, head))]
    return iter(sorted((way for way in ways if way[0]), key=lambda way: -len(way[0])))


def slots_in(name: str) -> list[str]:
    """Return what may be the class or label in a name: the name itself, then what stands around a prediction's word.

    Examples:
        >>> slots_in("p_cat"), slots_in("cat")
        (['p_cat', 'cat'], ['cat'])
    """
    return [name, *(slot for said in readings(name) for slot, _ in cuts(said))]


def _joined(*parts: str) -> str:
    return "_".join(part for part in parts if part)


_NUMBERED = re.compile(r"(?:class|cls|label|category|cat|c|k)?[\s_\-]*(-?\d{1,9})(?:\.0*)?", re.IGNORECASE)


def number_in(text: str) -> int | None:
    """Return the class number that a part of a name is: ``3``, ``class_3``, ``c3``."""
    match = _NUMBERED.fullmatch(text)
    return int(match[1]) if match else None


_STEP = re.compile(
    r"(?:^|[\W_])(?:gt|ge|greater|above|over|step|threshold|cum|cutpoint)[\W_]*(\d{1,9})$", re.IGNORECASE
)


def step_of(name: str) -> tuple[str, int] | None:
    """Return what a name of a step between two classes begins with, and which step it is.

    Examples:
        >>> step_of("logit_gt_0"), step_of("step2"), step_of("bigstep2")
        (('logit', 0), ('', 2), None)
    """
    match = _STEP.search(name[:_LONGEST_NAME])
    return (name[: match.start()], int(match[1])) if match else None


_SPREADS: Mapping[str, Spread] = {
    **dict.fromkeys(("var", "variance"), Spread.VARIANCE),
    **dict.fromkeys(("std", "stdev", "stddev", "sd", "sigma"), Spread.DEVIATION),
    "scale": Spread.SCALE,
}
_CENTRES = frozenset("mean mu loc location pred ypred prediction yhat y".split())


def pair_part(name: str) -> tuple[str, Spread | None] | None:
    """Return the model of a column that predicts a centre or a spread, and which spread (None: the centre).

    Examples:
        >>> pair_part("gp_mean"), pair_part("mean"), pair_part("height")
        (('gp', None), ('', None), None)
        >>> model, spread = pair_part("y_pred_std")
        >>> model, spread.value
        ('', 'standard deviation')
    """
    words = list(_WORD.finditer(name[:_LONGEST_NAME]))
    if not words:
        return None
    last = words[-1].group().casefold()
    if "".join(word.group().casefold() for word in words) in _CENTRES:
        return "", None
    rest = _trimmed(name[: words[-1].start()][::-1])[::-1]
    model = "" if "".join(_words(rest)) in _CENTRES else rest
    if last in _SPREADS:
        return model, _SPREADS[last]
    return (model, None) if last in _CENTRES else None
