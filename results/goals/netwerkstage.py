"""The trajectory of a netwerkstage, derived from the scans: first scan, goals, three kinds of learning, final scan."""

from collections.abc import Sequence
from dataclasses import dataclass

from results.goals.activities import PLACEMENT
from results.goals.plans import Plan, learning_plans, open_plans
from scan.dates import dutch_date, dutch_day
from scan.dutch import count
from scan.instrument.catalogue import Learning
from scan.learning_goal import LEARNING_WORDS, PLACEMENT_WORDS, LearningGoal, StepKey
from scan.store import Sitting

TO_DO, UNPLANNED = "nog te doen", "nog niets gekozen"


@dataclass(frozen=True)
class TrajectoryStage:
    """One stage of the trajectory: name, state in words, and whether it is done."""

    name: str
    state: str
    done: bool


def trajectory(sittings: Sequence[Sitting]) -> tuple[TrajectoryStage, ...]:
    """The stages from the first scan with an open goal (or with any goal when none is open); empty without goals."""
    all_plans = learning_plans(sittings)
    if not all_plans:
        return ()
    wanted = {plan.goal.id for plan in open_plans(all_plans) or all_plans}
    start = next(sitting for sitting in sittings if wanted & sitting.goals.keys())
    sitting_ids = {sitting.assessment.id for sitting in sittings[sittings.index(start) :]}
    current = [plan for plan in all_plans if plan.sitting_id in sitting_ids]
    goals = TrajectoryStage("Leerdoelen", count(len(current), "leerdoel", "leerdoelen"), True)
    return (
        _scan("Startscan", start),
        goals,
        *(_kind(key, current) for key in LEARNING_WORDS),
        _end(start, sittings[-1]),
    )


def placement_sentence(sittings: Sequence[Sitting]) -> str:
    """When the netwerkstage begins and ends, from the newest goal that names it; "" as long as no goal does."""
    plans = [plan.goal for plan in learning_plans(sittings) if plan.goal.training == PLACEMENT]
    days = next((found for goal in plans if (found := _placement_days(goal))), {})
    begin, end = days.get("stagebegin", ""), days.get("stage-eind", "")
    if begin and end:
        return f"Je netwerkstage: van {begin} tot en met {end}."
    if days:
        return f"{PLACEMENT_WORDS['stagebegin' if begin else 'stage-eind']} op {begin or end}."
    return ""


def _placement_days(goal: LearningGoal) -> dict[StepKey, str]:
    """The days that are named, in words."""
    return {step.key: dutch_date(step.on) for step in goal.path if step.key in PLACEMENT_WORDS and step.on}


def _scan(name: str, sitting: Sitting) -> TrajectoryStage:
    moment = sitting.begun_at or sitting.saved_at
    return TrajectoryStage(name, dutch_day(moment) if moment else "gedaan", True)


def _kind(key: Learning, plans: Sequence[Plan]) -> TrajectoryStage:
    goals = [plan.goal for plan in plans if plan.goal.learning == key and plan.goal.status != "losgelaten"]
    reached = sum(goal.status == "behaald" for goal in goals)
    state = f"{reached} van {len(goals)} behaald" if goals else UNPLANNED
    return TrajectoryStage(LEARNING_WORDS[key], state, bool(goals) and reached == len(goals))


def _end(start: Sitting, newest: Sitting) -> TrajectoryStage:
    """The final scan; a newer scan counts when it has at least one answer."""
    if newest is start or not newest.assessment.answers:
        return TrajectoryStage("Eindscan", TO_DO, False)
    return _scan("Eindscan", newest)
