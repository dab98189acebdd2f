"""The finding of a profile in sentences: strengths, growth points, and rows with too few answers."""

from collections.abc import Sequence

from results.profile.dots import on_norm_phrase
from results.profile.lenses import ProfileRow
from scan.dutch import count, level_in_full, level_label, listing
from scan.instrument.constants import Constants
from scan.instrument.framework import Audience, Framework
from scan.scoring.assessment import NE, NVT, Setting
from scan.scoring.profile import Flag, Profile, Score, Status

GROWTH_MOST = 3
SCORE_STATUS_WORDS: dict[Status | None, str] = {
    "op_doel": "Op doel",
    "bijna": "Bijna",
    "ontwikkelpunt": "Ontwikkelpunt",
    None: "Te weinig antwoorden",
}
END_NORM = "De norm is een eindnorm: die hoort bij het einde van deze fase. Wat nu ontbreekt, mag nog komen."
FLAG_WORDS: dict[Flag, str] = {
    "te_weinig_antwoorden": "Hier gaf je te weinig antwoorden voor een uitspraak.",
    "nog_weinig_ervaring": "Veel hiervan heb je nog niet meegemaakt. Dat komt nog.",
    "weinig_van_toepassing": "Veel hiervan hoort niet bij jouw vak. Lees dit met die bril.",
    "opvallend_patroon": "Je staat sterker op een hoger niveau dan daaronder. Bespreek eerst de basis-items.",
    "op_de_grens": "Eén antwoord hoger of lager verandert het niveau. Neem het niet te precies.",
}


def profile_finding(rows: Sequence[ProfileRow], growing: bool) -> tuple[str, ...]:
    """One to three sentences whose figures stand in the table of the same rows; `growing` is that of `is_growing`."""
    strong = [row.label for row in rows if row.score.status == "op_doel"]
    behind = [row for row in rows if row.score.match is not None and row.score.status != "op_doel"]
    short = sorted(behind, key=lambda row: row.score.match or 0.0)[:GROWTH_MOST]
    thin = [row.label for row in rows if row.score.match is None and not is_not_applicable(row)]
    return tuple(filter(None, (_strong(strong, len(rows)), _growth(short, growing), _thin(thin, len(rows)))))


def _strong(names: Sequence[str], total: int) -> str:
    if len(names) == total:
        return "Je bent overal op doel."
    return f"Je bent op doel bij {listing(names)}." if names else ""


def _growth(rows: Sequence[ProfileRow], growing: bool) -> str:
    if not rows:
        return ""
    start = "Er is nog het meest op te bouwen bij" if growing else "De meeste ruimte om te groeien ligt bij"
    return f"{start} {listing([f'{row.label} ({_distance(row)})' for row in rows])}."


def _distance(row: ProfileRow) -> str:
    """How many answers are on the norm, as the table of the profile says it, and how many items were not done yet."""
    not_done = not_done_count(row)
    return f"{on_norm_phrase(row)}, {not_done} nog niet meegemaakt" if not_done else on_norm_phrase(row)


def not_done_count(row: ProfileRow) -> int:
    """The number of in-scope items of a row answered "nog niet gedaan" (NE)."""
    return sum(reply.in_scope and reply.answer == NE for reply in row.replies)


def _thin(names: Sequence[str], total: int) -> str:
    if len(names) == total:
        return "Je gaf nog te weinig antwoorden voor een profiel. Vul gerust aan wat je kunt."
    return f"Bij {listing(names)} gaf je te weinig antwoorden voor een uitspraak." if names else ""


def overall_sentence(profile: Profile, framework: Framework) -> str:
    """The overall level in words, always marked as a self-assessment; "" when the phase shows no level."""
    level = profile.overall.level
    if level is None:
        return ""
    if level == "op_weg":
        return f"Over alle rollen samen ben je {level_label(level, framework)} (eigen inschatting)."
    return f"Over alle rollen samen past dit bij {level_in_full(level, framework)} (eigen inschatting)."


def dimension_sentence(rows: Sequence[ProfileRow], growing: bool) -> str:
    """The dimensions that are not on target; "" when that is none or all of them. `growing` is that of `is_growing`."""
    low = [row for row in rows if row.score.match is not None and row.score.status != "op_doel"]
    if not low or len(low) == len(rows):
        return ""
    named = [f"{row.label.lower()} ({on_norm_phrase(row)})" for row in low]
    if growing:
        return f"Van de vier dimensies is nog het meest op te bouwen bij {listing(named)}."
    return f"Van de vier dimensies vraagt vooral {listing(named)} aandacht."


def grouped_remarks(rows: Sequence[ProfileRow]) -> list[tuple[str, str]]:
    """Each remark once, with the rows it applies to; too few answers stand in the table already."""
    labels = {flag: [row.label for row in rows if flag in row.score.flags] for flag in FLAG_WORDS}
    return [
        (listing(names), FLAG_WORDS[flag]) for flag, names in labels.items() if names and flag != "te_weinig_antwoorden"
    ]


def is_growing(setting: Setting | None, audience: Audience | None) -> bool:
    """Whether the learner is in the first half of the study or training, so that the end norm lies ahead."""
    if not (setting and audience and setting.year):
        return False
    return setting.year in audience.years[: (len(audience.years) + 1) // 2]


def is_not_applicable(row: ProfileRow) -> bool:
    """Whether every in-scope item of a row was answered "hoort niet bij mijn vak" (NVT)."""
    answers = [reply.answer for reply in row.replies if reply.in_scope]
    return bool(answers) and answers.count(NVT) == len(answers)


def status_word(score: Score, growing: bool) -> str:
    """The status of a score in words; `growing` is that of `is_growing`."""
    if growing and score.status == "ontwikkelpunt":
        return "Nog in opbouw"
    return SCORE_STATUS_WORDS[score.status]


def answer_basis(row: ProfileRow, constants: Constants) -> str:
    """The number of answers behind a score, the number not done yet, and whether the score is provisional."""
    scope = [reply.answer for reply in row.replies if reply.in_scope]
    numbers = [answer for answer in scope if isinstance(answer, int)]
    text = f"op {count(len(numbers), 'antwoord', 'antwoorden')}"
    if not_done := not_done_count(row):
        text += f", {not_done} nog niet meegemaakt"
    return text + (", voorlopig" if 0 < len(numbers) < constants.provisional_below else "")
