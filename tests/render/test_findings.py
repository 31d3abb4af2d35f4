from actloss.finding import Finding, Severity
from actloss.render.blocks import Entry, Point, Sign, Tone
from actloss.render.findings import NO_FINDINGS, findings


def finding(code: str, severity: Severity, **known: object) -> Finding:
    return Finding(code=code, name="some-rule", severity=severity, message="it is so", **known)  # type: ignore[arg-type] # each test names its fields


def entry(**known: object) -> Entry:
    """Return how one finding is shown."""
    (block,) = findings([finding("AL501", Severity.NOTE, **known)]).blocks
    assert isinstance(block, Entry)
    return block


def test_without_findings_the_heading_says_so() -> None:
    section = findings([])

    assert (section.heading, section.blocks) == (NO_FINDINGS, ())


def test_the_heading_counts_each_severity_worst_first() -> None:
    found = [
        finding("AL501", Severity.NOTE),
        finding("AL502", Severity.WARNING),
        finding("AL503", Severity.ERROR),
        finding("AL504", Severity.WARNING),
    ]

    assert findings(found).heading == "Findings: 1 error, 2 warnings, 1 note"


def test_the_worst_stand_first_and_then_the_lowest_code() -> None:
    found = [finding("AL509", Severity.WARNING), finding("AL510", Severity.ERROR), finding("AL502", Severity.WARNING)]
    tags = [block.tag for block in findings(found).blocks if isinstance(block, Entry)]

    assert tags == ["AL510 error", "AL502 warning", "AL509 warning"]


def test_the_tone_is_that_of_the_severity() -> None:
    found = [finding("AL501", severity) for severity in Severity]
    tones = {block.tone for block in findings(found).blocks if isinstance(block, Entry)}

    assert tones == {Tone.ERROR, Tone.WARNING, Tone.NOTE}


def test_all_that_is_known_of_the_place_is_said() -> None:
    shown = entry(column="p\x1b", row=1234, line=1236, fix="mend it")

    assert shown.points == (
        Point(Sign.DETAIL, "some-rule · column 'p\\x1b' · first at row 1,234 · line 1,236"),
        Point(Sign.FIX, "mend it"),
    )


def test_the_name_alone_is_said_where_no_place_is_known() -> None:
    assert entry().points == (Point(Sign.DETAIL, "some-rule"),)
