"""What a profile says, in sentences for someone else: they address nobody, so that "je" is never the learner."""

from collections.abc import Sequence

from results.profile.finding import is_not_applicable
from results.profile.lenses import ProfileRow
from scan.dutch import level_label, listing
from scan.instrument.framework import Framework
from scan.scoring.profile import Profile

MOST_TO_GROW = 3


def reader_finding(rows: Sequence[ProfileRow]) -> str:
    """What is on target, where most is left to learn (the lowest share first, at most three), and what is unknown."""
    strong = [row.label for row in rows if row.score.status == "op_doel"]
    behind = [row for row in rows if row.score.match is not None and row.score.status != "op_doel"]
    lowest = sorted(behind, key=lambda row: row.score.match or 0.0)[:MOST_TO_GROW]
    unknown = [row.label for row in rows if row.score.match is None and not is_not_applicable(row)]
    parts = (("Op doel: {}.", strong), ("Nog het meest te leren: {}.", [row.label for row in lowest]))
    told = [text.format(listing(names)) for text, names in (*parts, ("Te weinig antwoorden: {}.", unknown)) if names]
    return " ".join(told)


def reader_level(profile: Profile, framework: Framework) -> str:
    """The overall level, marked as a self-assessment; "" when the phase shows none."""
    level = profile.overall.level
    return f"Over alle rollen samen: {level_label(level, framework)}, naar eigen inschatting." if level else ""
