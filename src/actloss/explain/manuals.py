"""A rule's manual, taken apart."""

from collections.abc import Iterator, Sequence

from actloss.explain.facts import Explanation, ManualSection, Passage, RuleFacts, ThresholdFacts
from actloss.rules import ALL_RULES, AnyRule, find_rule

FAMILIES = {
    "1": "the table",
    "2": "the task",
    "3": "the distribution of the labels",
    "4": "the pairing of activation, loss and labels",
    "5": "predictions",
    "6": "what the labels were, in a lock or a reference table",
}
"""What the rules of a family look at, by the first digit of their codes."""


def manuals(codes: Sequence[str]) -> Explanation:
    """Return the manuals of rules.

    Args:
        codes: Codes or names, in any case; all rules where there is none.

    Raises:
        OptionError: There is no such rule; the message names the nearest.
    """
    # A rule that is named twice is shown once.
    found = dict.fromkeys(find_rule(code).code for code in codes) or {rule.code: None for rule in ALL_RULES}
    return Explanation(topics=tuple(rule_facts(find_rule(code)) for code in found))


def rule_facts(rule: AnyRule) -> RuleFacts:
    """Return a rule with its manual's title and sections."""
    title, _, body = rule.manual.partition("\n")
    return RuleFacts(
        name=rule.name,
        code=rule.code,
        severity=rule.severity.value,
        title=title.strip(),
        family=FAMILIES[rule.code[2]],
        fixable=rule.fixable,
        thresholds=tuple(
            ThresholdFacts(name=line.key, default=line.default, domain=str(line.domain), meaning=line.meaning)
            for line in rule.thresholds
        ),
        sections=sections(body),
    )


def sections(markdown: str) -> tuple[ManualSection, ...]:
    r"""Return what stands under each heading of the second level.

    Examples:
        >>> [(each.heading, each.passages[0].text) for each in sections("## One\n\nsome\ntext\n\n## Two\n\n>>> 1\n1\n")]
        [('One', 'some text'), ('Two', '>>> 1\n1')]
    """
    found = []
    for number, text in enumerate(f"\n{markdown}".split("\n## ")):
        heading, _, body = text.partition("\n") if number else ("", "", text)
        passages = tuple(each for block in body.split("\n\n") for each in _passages(block.strip("\n")))
        if passages:
            found.append(ManualSection(heading=heading.strip(), passages=passages))
    return tuple(found)


def _passages(block: str) -> Iterator[Passage]:
    lines = block.splitlines()
    if not block.strip():
        return
    if block.startswith(">>>") or all(line.startswith("    ") for line in lines):
        yield Passage(text="\n".join(line.removeprefix("    ") for line in lines), code=True)
        return
    said: list[str] = []
    for line in lines:
        if line.startswith(("- ", "* ")) and said:
            yield _prose(said)
            said = []
        said.append(line.removeprefix("- ").removeprefix("* ").strip())
    yield _prose(said)


def _prose(lines: list[str]) -> Passage:
    # What is code in a manual needs no mark where everything is shown as plain text.
    return Passage(text=" ".join(lines).replace("`", ""))
