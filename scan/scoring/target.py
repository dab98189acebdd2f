"""The match of answers with the target profile, the end norms of a phase (measurement.md §2)."""

from typing import get_args

from scan.instrument.constants import Constants
from scan.scoring.answer_sets import AnswerSets, ItemGroup
from scan.scoring.levels import at_least, has_enough_answers
from scan.scoring.profile import Status


def target_match(said: AnswerSets, group: ItemGroup, constants: Constants) -> tuple[float | None, float | None]:
    """D, the share of the target profile (0–1), and the mean shortfall in points; both None with too few answers."""
    scope = group.items & said.scope
    given = (scope & said.given).bit_count()
    if not has_enough_answers(given, (scope & said.applies).bit_count(), constants):
        return None, None
    credits = (scope & said.on_norm).bit_count() + (scope & said.near_norm).bit_count() / 2
    return credits / given, sum([(scope & short).bit_count() for short in said.short]) / given


def target_status(match: float | None, constants: Constants) -> Status | None:
    """The status for D against the cuts of the target profile; None without D (measurement.md §2)."""
    if match is None:
        return None
    if at_least(match, constants.on_target):
        return "op_doel"
    return "bijna" if at_least(match, constants.almost) else "ontwikkelpunt"


def capped_status(status: Status | None, cap: Status | None) -> Status | None:
    """The status, but no better than `cap`; without one of them the status stays as it is."""
    if status is None or cap is None:
        return status
    return max(status, cap, key=get_args(Status).index)
