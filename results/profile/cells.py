"""What a row of a profile says in a table, the same on screen, on paper and in a file."""

from collections.abc import Mapping
from typing import Literal

from results.profile.finding import is_elsewhere, stands_on, status_word
from results.profile.lenses import ProfileRow
from results.profile.lift import lift, lift_sentence
from scan.dutch import dutch_number, level_label, percent
from scan.instrument.framework import Framework, Phase
from scan.scoring.profile import Status

ChipKind = Literal["ok", "neutral", "gap"]
KINDS: Mapping[Status | None, ChipKind] = {"op_doel": "ok", "bijna": "neutral", "ontwikkelpunt": "gap", None: "neutral"}


def names(phase: Phase) -> tuple[str, str]:
    """What the two numbers of a row are called."""
    return ("Score", "Norm") if phase.shows_level else ("Profiel", "Doel")


def numbers(row: ProfileRow, phase: Phase, framework: Framework) -> tuple[float | None, float | None, float]:
    """Value and norm of a row, and the most they can be: points up to 5, or a share up to 1."""
    if phase.shows_level:
        return row.score.mean, row.norm, 5
    return row.score.match, framework.constants.on_target, 1


def spoken(value: float | None, phase: Phase) -> str:
    """A number of a row in words; a dash when there is none."""
    if value is None:
        return "–"
    return dutch_number(value) if phase.shows_level else percent(value)


def under(row: ProfileRow, phase: Phase, framework: Framework) -> str:
    """The level, what it stands on and what would lift it; students see no level."""
    parts = [stands_on(row, framework.constants)]
    if phase.shows_level and row.score.level:
        parts.insert(0, level_label(row.score.level, framework))
        parts.append(lift_sentence(lift(row.said, row.score.level, phase, framework), framework))
    return " · ".join(filter(None, parts))


def chip(row: ProfileRow, growing: bool) -> tuple[str, ChipKind]:
    """The status of a row in words, and how it is coloured."""
    kind = "neutral" if growing and row.score.status == "ontwikkelpunt" else KINDS[row.score.status]
    return "Niet van toepassing" if is_elsewhere(row) else status_word(row.score, growing), kind
