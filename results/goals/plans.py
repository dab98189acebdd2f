"""All learning goals of one person, each once, wherever it is kept."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from results.advice.eligibility import Wish
from results.advice.gaps import Topic
from results.goals.prompts import LearningGoal, is_closed
from scan.store import Sitting
from scan.takeaway.goal_table import goals_of


@dataclass(frozen=True)
class Plan:
    """A goal, the id of the sitting that keeps it, and whether that is an earlier one than the newest."""

    goal: LearningGoal
    sitting_id: str
    is_earlier: bool


def plans(kept: Sequence[Sitting]) -> tuple[Plan, ...]:
    """Every goal in `kept` (oldest first): those of the newest sitting, then those of the one before it, and so on.

    A goal that went along to a newer sitting is the one that stands there.
    """
    found: dict[str, Plan] = {}
    for sitting in reversed(kept):
        for goal in goals_of(sitting):
            found.setdefault(goal.id, Plan(goal, sitting.assessment.id, sitting is not kept[-1]))
    return tuple(found.values())


def still_open(found: Iterable[Plan]) -> tuple[Plan, ...]:
    """Those about which something is still to be done."""
    return tuple(plan for plan in found if not is_closed(plan.goal))


def topics(found: Iterable[Plan]) -> frozenset[Topic]:
    """What one is working on: a gap there weighs more in the advice (measurement.md §6)."""
    return frozenset(plan.goal.topic for plan in still_open(found) if plan.goal.topic)


def done(kept: Iterable[Sitting]) -> frozenset[str]:
    """The ids of all trainings that were done, in whichever sitting that was said."""
    return frozenset().union(*(sitting.done for sitting in kept))


def wish_of(sitting: Sitting, kept: Sequence[Sitting], seen: frozenset[Topic] = frozenset()) -> Wish:
    """What the advice to someone starts from: who they are in `sitting`, what they work on and what they did.

    `seen` are the topics in which a supervisor sees a gap too.
    """
    who = Wish("", goals=topics(plans(kept)), seen_by_supervisor=seen, done=done(kept))
    setting = sitting.assessment.setting
    return replace(who, audience=setting.audience, specialism=setting.specialism) if setting else who


def of_report(kept: Sequence[Sitting], number: int) -> tuple[LearningGoal, ...]:
    """The goals in the report of one sitting, from 1: its own, and what was still open from before it."""
    found = plans(kept[:number])
    open_now = still_open(found)
    return tuple(plan.goal for plan in found if not plan.is_earlier or plan in open_now)
