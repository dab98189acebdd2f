"""The finding of a profile in sentences: strengths, where to grow, and what is still provisional."""

from collections.abc import Sequence

from results.profile.lenses import ProfileRow
from scan.dutch import count, dutch_number, level_in_full, level_label, listing, percent
from scan.instrument.constants import Constants
from scan.instrument.framework import Audience, Framework, Phase
from scan.scoring.assessment import NE, NVT, Setting
from scan.scoring.profile import Flag, Profile, Score, Status

GROWTH_MOST = 3
STATUS_WORDS: dict[Status | None, str] = {
    "op_doel": "Op doel",
    "bijna": "Bijna",
    "ontwikkelpunt": "Ontwikkelpunt",
    None: "Te weinig antwoorden",
}
FLAG_WORDS: dict[Flag, str] = {
    "te_weinig_antwoorden": "Hier gaf je te weinig antwoorden voor een uitspraak.",
    "nog_weinig_ervaring": "Veel hiervan heb je nog niet meegemaakt. Dat komt nog.",
    "weinig_van_toepassing": "Veel hiervan hoort niet bij jouw vak. Lees dit met die bril.",
    "opvallend_patroon": "Je staat sterker op een hoger niveau dan daaronder. Bespreek eerst de basis-items.",
    "op_de_grens": "Eén antwoord hoger of lager verandert het niveau. Neem het niet te precies.",
}


def finding(rows: Sequence[ProfileRow], phase: Phase, growing: bool) -> tuple[str, ...]:
    """One to four sentences, in words a chart's text alternative can use too; `growing` means the end is not near."""
    strong = [row.label for row in rows if row.score.status == "op_doel"]
    behind = [row for row in rows if row.score.match is not None and row.score.status != "op_doel"]
    short = sorted(behind, key=lambda row: _room(row.score, phase), reverse=True)[:GROWTH_MOST]
    thin = [row.label for row in rows if row.score.match is None and not is_elsewhere(row)]
    return tuple(filter(None, (_strong(strong, len(rows)), _growth(short, phase, growing), _thin(thin, len(rows)))))


def _strong(names: Sequence[str], of: int) -> str:
    if len(names) == of:
        return "Je bent overal op doel."
    return f"Je bent op doel bij {listing(names)}." if names else ""


def _growth(rows: Sequence[ProfileRow], phase: Phase, growing: bool) -> str:
    if not rows:
        return ""
    start = "Er is nog het meest op te bouwen bij" if growing else "De meeste ruimte om te groeien ligt bij"
    return f"{start} {listing([f'{row.label} ({_distance(row, phase)})' for row in rows])}."


def _room(score: Score, phase: Phase) -> float:
    """How much there is to grow: points below the norm, or for students the share of the profile still to come."""
    return (score.gap or 0.0) if phase.shows_level else 1 - (score.match or 0.0)


def _distance(row: ProfileRow, phase: Phase) -> str:
    """How far from the end norm, and how much of that was simply not lived through yet."""
    score = row.score
    far = f"gemiddeld {dutch_number(score.gap or 0.0)} punten onder de norm"
    told = far if phase.shows_level else f"{percent(score.match or 0.0)} van het profiel"
    ne = not_yet(row)
    return f"{told}, {ne} nog niet meegemaakt" if ne else told


def not_yet(row: ProfileRow) -> int:
    """How many in-scope items of a row were not done yet."""
    return sum(reply.in_scope and reply.answer == NE for reply in row.said)


def _thin(names: Sequence[str], of: int) -> str:
    if len(names) == of:
        return "Je gaf nog te weinig antwoorden voor een profiel. Vul gerust aan wat je kunt."
    return f"Bij {listing(names)} gaf je te weinig antwoorden voor een uitspraak." if names else ""


def overall_sentence(profile: Profile, framework: Framework) -> str:
    """The level over all roles in words, always as an own estimate; nothing where the phase shows no level."""
    level = profile.overall.level
    if level is None:
        return ""
    if level == "op_weg":
        return f"Over alle rollen samen ben je {level_label(level, framework)} (eigen inschatting)."
    return f"Over alle rollen samen past dit bij {level_in_full(level, framework)} (eigen inschatting)."


def dimension_sentence(rows: Sequence[ProfileRow]) -> str:
    """The dimensions that are not on target, so that none of them disappears in a mean of roles."""
    low = [row for row in rows if row.score.match is not None and row.score.status != "op_doel"]
    if not low or len(low) == len(rows):
        return ""
    named = [f"{row.label.lower()} ({percent(row.score.match or 0.0)} van het profiel)" for row in low]
    return f"Van de vier dimensies vraagt vooral {listing(named)} aandacht."


def is_growing(setting: Setting | None, audience: Audience | None) -> bool:
    """Whether someone is in the first part of a study or training, where the end norm is still to come."""
    if not (setting and audience and setting.year):
        return False
    return setting.year in audience.years[: (len(audience.years) + 1) // 2]


def is_elsewhere(row: ProfileRow) -> bool:
    """Whether nothing of a row belongs to this person's work."""
    asked = [reply.answer for reply in row.said if reply.in_scope]
    return bool(asked) and asked.count(NVT) == len(asked)


def status_word(score: Score, growing: bool) -> str:
    """The chip beside a score."""
    if growing and score.status == "ontwikkelpunt":
        return "Nog in opbouw"
    return STATUS_WORDS[score.status]


def stands_on(row: ProfileRow, constants: Constants) -> str:
    """What a score stands on: answers, and how many of them are still to be lived through."""
    scope = [reply.answer for reply in row.said if reply.in_scope]
    given = [answer for answer in scope if isinstance(answer, int)]
    told = f"op {count(len(given), 'antwoord', 'antwoorden')}"
    if ne := not_yet(row):
        told += f", {ne} nog niet meegemaakt"
    return told + (", voorlopig" if 0 < len(given) < constants.provisional_below else "")
