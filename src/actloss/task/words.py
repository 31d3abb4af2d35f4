"""What the words of a label's name say about how its whole numbers are to be read."""

from actloss.target.names import words

ROLES = frozenset("class classes label labels target outcome result response".split())
"""Names of the label's role, which lean towards classes but are used for quantities too."""

CODES = frozenset(
    """
    type category kind group species cluster segment diagnosis cultivar variety
    genre topic sentiment intent emotion code department region origin digit letter classification decision verdict
    status state stage subtype family genus phase activity language brand party vote choice
    """.split()
)
"""Names of things that whole numbers merely number."""

DEGREES = frozenset(
    """
    rating ratings grade grades level levels quality stars star severity rank ranking satisfaction likert opinion
    agreement preference priority tier band health performance difficulty risk score stage degree importance
    """.split()
)
"""Names of ordered steps."""

QUANTITIES = frozenset(
    """
    count counts num number n no total sum amount quantity qty visits visit days day weeks months month years year
    hours hour minutes minute seconds age ages children kids siblings persons people passengers riders claims calls
    clicks views likes shares votes accidents crashes incidents deaths cases events errors defects failures injuries
    sales sold orders units bids price cost salary income revenue wage wages fare charge charges value spend balance
    points marks gpa temperature weight height length width size distance speed duration time los rings population
    score rate percent percentage index breaks strikes goals runs wins losses attempts trials arrests crimes yield
    rainfall demand rentals downloads infections seizures counts mileage mpg horsepower power energy load volume
    freq frequency stay tenure rul cycles
    """.split()
)
"""Names of things that are counted or measured."""

COUNTED = frozenset(
    """
    count counts visits visit children kids siblings persons people passengers riders claims calls clicks views likes
    shares votes accidents crashes incidents deaths cases events errors defects failures injuries orders breaks strikes
    goals runs wins losses attempts trials arrests crimes rentals downloads infections seizures admissions arrivals
    bookings cancellations trips customers patients students
    """.split()
)
"""Names of things that are counted one by one."""

MEASURES = frozenset(
    """
    age ages year price cost salary income revenue wage wages fare charge charges value spend balance marks mark gpa
    temperature weight height length width size distance speed score scores rate percent percentage index mileage mpg
    horsepower power energy grade grades rating ratings rank
    """.split()
)
"""Names of things that are measured or graded, and no counts even where they are whole numbers."""

_COUNTING = frozenset("n num no number count total nb nr sum".split())

ORDERED_NAMES: tuple[tuple[str, ...], ...] = (
    ("none", "minimal", "low", "mild", "slight", "medium", "moderate", "average", "high", "severe", "extreme"),
    ("none", "some", "marked", "complete"),
    ("never", "rarely", "seldom", "sometimes", "occasionally", "often", "frequently", "usually", "always"),
    ("terrible", "very bad", "bad", "poor", "fair", "ok", "average", "acceptable", "good", "very good", "excellent"),
    ("strongly disagree", "disagree", "neutral", "neither", "agree", "strongly agree"),
    ("very dissatisfied", "dissatisfied", "neutral", "satisfied", "very satisfied"),
    ("tiny", "small", "medium", "large", "huge", "extra large"),
    ("xs", "s", "m", "l", "xl", "xxl"),
    ("beginner", "elementary", "intermediate", "advanced", "expert"),
    ("very unlikely", "unlikely", "likely", "very likely"),
    ("worse", "same", "better"),
    ("very low", "low", "medium", "high", "very high"),
    ("young", "middle", "old"),
    ("cold", "cool", "mild", "warm", "hot"),
    ("slow", "medium", "fast", "very fast"),
    ("cheap", "moderate", "expensive"),
)
"""Scales whose words stand in this order; a label that uses three or more words of one scale only is ordered."""


def suggests(name: str) -> str | None:
    """Return ``role``, ``codes``, ``degrees`` or ``quantities`` for what the name speaks of, or None.

    The last word decides, as in "house price"; a first word such as "number" or a second "of" makes it a quantity.
    """
    found = [word for word in words(name) if not word.isdigit()]
    if not found:
        return None
    if len(found) > 1 and found[0] in _COUNTING:
        return "quantities"
    for word in (found[-1], *found[:-1]):
        for meaning, known in (("role", ROLES), ("codes", CODES), ("degrees", DEGREES), ("quantities", QUANTITIES)):
            if word in known or word.removesuffix("s") in known:
                return meaning
    return None


def is_counted(name: str) -> bool:
    """Return whether the name speaks of something counted: "number of …", "visits"."""
    found = [word for word in words(name) if not word.isdigit()]
    return (len(found) > 1 and found[0] in _COUNTING - {"total", "sum", "no"}) or (bool(found) and found[-1] in COUNTED)


def is_measured(name: str) -> bool:
    """Return whether the name speaks of something measured, such as an age or a price, rather than counted."""
    found = [word for word in words(name) if not word.isdigit()]
    return bool(found) and found[0] not in _COUNTING and any(word in MEASURES for word in found)


def ordered_scale(names: list[str]) -> tuple[str, ...] | None:
    """Return the names in the order of a well-known scale, or None when they are not all words of one."""
    spelled = {" ".join(name.casefold().replace("_", " ").replace("-", " ").split()): name for name in names}
    for scale in ORDERED_NAMES:
        if set(spelled) <= set(scale):
            return tuple(spelled[word] for word in scale if word in spelled)
    return None
