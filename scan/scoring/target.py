"""The match of answers with the target profile, the end norms of a phase (measurement.md §2)."""

from collections.abc import Iterable
from typing import get_args

from scan.instrument.constants import Constants
from scan.scoring.assessment import NE, NVT, Answer
from scan.scoring.levels import at_least, credit, has_enough_answers
from scan.scoring.profile import Reply, Status


def target_match(replies: Iterable[Reply], constants: Constants) -> tuple[float | None, float | None]:
    """D, the share of the target profile (0–1), and the mean shortfall in points; both None with too few answers."""
    scope = [reply for reply in replies if reply.in_scope and reply.answer != NVT]
    given = [(reply.answer, reply.norm) for reply in scope if reply.answer is not None]
    if not has_enough_answers(len(given), len(scope), constants):
        return None, None
    match = sum(credit(answer, t) for answer, t in given) / len(given)
    return match, sum(shortfall(answer, t) for answer, t in given) / len(given)


def shortfall(answer: Answer, t: int) -> int:
    """The points that an answer is below norm t, at least 0; NE counts as 1, NVT has no shortfall."""
    if answer == NVT:
        return 0
    return max(0, t - (1 if answer == NE else answer))


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
