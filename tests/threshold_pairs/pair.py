"""What proves a threshold: two cases that stand on its two sides."""

from dataclasses import dataclass, replace

from actloss.finding import Severity
from actloss.rules import ALL_RULES, Case, Outcome, PredictionFacts, evaluate


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """A case just beyond a threshold and one that is just not, and where to move the threshold to turn each around."""

    key: str
    """The threshold's key, such as ``AL301.share``."""
    fires: Case | PredictionFacts
    """Fires by default."""
    passes: Case | PredictionFacts
    """Does not by default."""
    lenient: float | None
    """Near the default: with the threshold here, ``fires`` no longer fires. None where the default is the most lenient
    that a user may ask for."""
    strict: float | None
    """Near the default, on its other side: with the threshold here, ``passes`` fires. None where the default is the
    strictest that a user may ask for."""
    severity: Severity | None = None
    """Where the threshold decides how much a finding matters: what counts as firing."""
    word: str = ""
    """Where the threshold decides what a finding says: a word that only the finding beyond it holds."""

    def told(self, outcome: Outcome) -> bool:
        """Return whether an outcome is what is beyond the threshold."""
        finding = outcome.finding
        if finding is None:
            return False
        return self.word in finding.message and self.severity in (None, finding.severity)

    def verdict(self, subject: Case | PredictionFacts, threshold: float | None = None) -> bool:
        """Return whether the rule fires, with the threshold moved if a place is given."""
        if threshold is not None:
            subject = replace(subject, thresholds={**subject.thresholds, self.key: threshold})
        rule = next(rule for rule in ALL_RULES if rule.code == self.key.split(".")[0])
        return self.told(evaluate(rule, subject))  # type: ignore[misc]  # a pair's subject is its rule's kind
