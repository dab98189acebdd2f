"""The texts and numbers of a profile row in a table; shared by screen, report and files."""

from collections.abc import Mapping
from typing import Literal

from results.profile.finding import answer_basis, is_not_applicable, status_word
from results.profile.lenses import ProfileRow
from results.profile.next_level import lift_sentence, lift_to_next_level
from scan.dutch import dutch_number, level_label, percent
from scan.instrument.framework import Framework, Phase
from scan.scoring.profile import Status
from scan.scoring.target import target_status

ChipKind = Literal["ok", "neutral", "gap"]
CHIP_KINDS: Mapping[Status | None, ChipKind] = {
    "op_doel": "ok",
    "bijna": "neutral",
    "ontwikkelpunt": "gap",
    None: "neutral",
}

OWN_ITEMS_DECIDE = "de vragen die alleen hierover gaan, geven de doorslag"


def score_headings(phase: Phase) -> tuple[str, str]:
    """The headings of the two number columns: score and norm, or share and target in phases without a level."""
    return ("Score", "Norm") if phase.shows_level else ("Profiel", "Doel")


def row_values(row: ProfileRow, phase: Phase, framework: Framework) -> tuple[float | None, float | None, float]:
    """Value, norm and maximum of a row: in points with maximum 5, or as a share with maximum 1."""
    if phase.shows_level:
        return row.score.mean, row.norm, 5
    return row.score.match, framework.constants.on_target, 1


def score_text(value: float | None, phase: Phase) -> str:
    """A value in points or as a share, formatted in Dutch; a dash when it is None."""
    if value is None:
        return "–"
    return dutch_number(value) if phase.shows_level else percent(value)


def row_details(row: ProfileRow, phase: Phase, framework: Framework) -> str:
    """The second line of a row: the number of answers, and the uncertainty of a mean (80 % interval)."""
    parts = [answer_basis(row, framework.constants)]
    if phase.shows_level and row.score.band:
        low, high = (dutch_number(end) for end in row.score.band)
        parts.append(f"onzekerheid {low} tot {high}")
    return " · ".join(parts)


def level_cell(row: ProfileRow, phase: Phase, framework: Framework) -> tuple[str, str]:
    """The level of a row in words and what would lift it; "" for what does not apply, as in phases without a level."""
    if not phase.shows_level:
        return "", ""
    level = level_label(row.score.level, framework).removesuffix(" (eigen inschatting)")
    lift = lift_to_next_level(row.replies, row.score.level, phase, framework)
    return level, lift_sentence(lift, framework) if row.score.level else ""


def cap_note(row: ProfileRow, framework: Framework) -> str:
    """Why the status of a dimension is lower than its dots: the items about it alone decide; "" when it is not."""
    return OWN_ITEMS_DECIDE if row.score.status != target_status(row.score.match, framework.constants) else ""


def status_chip(row: ProfileRow, growing: bool) -> tuple[str, ChipKind]:
    """The status of a row in words, and the colour of its chip; `growing` is that of `is_growing`."""
    kind = "neutral" if growing and row.score.status == "ontwikkelpunt" else CHIP_KINDS[row.score.status]
    return "Niet van toepassing" if is_not_applicable(row) else status_word(row.score, growing), kind
