"""All learning goals of a learner over all scans, each goal once."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from results.advice.eligibility import Wish
from scan.learning_goal import LearningGoal, Topic, is_closed
from scan.store import Sitting
from scan.takeaway.goal_table import goals_of


@dataclass(frozen=True)
class Plan:
    """A goal, the id of the sitting that stores it, and whether that is not the newest sitting."""

    goal: LearningGoal
    sitting_id: str
    is_earlier: bool


def learning_plans(sittings: Sequence[Sitting]) -> tuple[Plan, ...]:
    """The goals in `sittings` (oldest first): those of the newest sitting first, then those of the one before it.

    A goal that occurs in several sittings is taken from the newest.
    """
    by_id: dict[str, Plan] = {}
    for sitting in reversed(sittings):
        for goal in goals_of(sitting):
            by_id.setdefault(goal.id, Plan(goal, sitting.assessment.id, sitting is not sittings[-1]))
    return tuple(by_id.values())


def open_plans(plans: Iterable[Plan]) -> tuple[Plan, ...]:
    """The plans whose goal is not closed."""
    return tuple(plan for plan in plans if not is_closed(plan.goal))


def open_topics(plans: Iterable[Plan]) -> frozenset[Topic]:
    """The topics of open goals; a gap in one of these weighs more in the advice (measurement.md §6)."""
    return frozenset(plan.goal.topic for plan in open_plans(plans) if plan.goal.topic)


def completed_trainings(sittings: Iterable[Sitting]) -> frozenset[str]:
    """The ids of all trainings marked as done in any of the sittings."""
    return frozenset().union(*(sitting.done for sitting in sittings))


def wish_from_sittings(
    sitting: Sitting, sittings: Sequence[Sitting], seen_by_supervisor: frozenset[Topic] = frozenset()
) -> Wish:
    """The wish for the advice on `sitting`: audience, specialism, institute, topics of open goals, completed trainings.

    `seen_by_supervisor` are the topics in which a supervisor's rating has a gap.
    """
    wish = Wish(
        "",
        goals=open_topics(learning_plans(sittings)),
        seen_by_supervisor=seen_by_supervisor,
        done=completed_trainings(sittings),
    )
    setting = sitting.assessment.setting
    if setting is None:
        return wish
    return replace(
        wish,
        audience=setting.audience,
        specialism=setting.specialism,
        institute=last_institute(sittings),
        year=setting.year or 0,
    )


def last_institute(sittings: Sequence[Sitting]) -> str:
    """The institute in the newest of `sittings` (oldest first) that names one; "" when none does."""
    return next((one.assessment.institute for one in reversed(sittings) if one.assessment.institute), "")


def report_goals(sittings: Sequence[Sitting], number: int) -> tuple[LearningGoal, ...]:
    """The goals in the report of sitting `number` (from 1): its own, and the open goals of earlier sittings."""
    all_plans = learning_plans(sittings[:number])
    still_open = open_plans(all_plans)
    return tuple(plan.goal for plan in all_plans if not plan.is_earlier or plan in still_open)
