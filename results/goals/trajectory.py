"""The road of a netwerkstage, read from what is kept: a scan, goals, three kinds of learning, a scan again."""

from collections.abc import Sequence
from dataclasses import dataclass

from results.goals.plans import Plan, plans, still_open
from scan.dates import dutch_day
from scan.dutch import count
from scan.instrument.catalogue import Learning
from scan.learning_goal import LEARNING_WORDS
from scan.store import Sitting

NOT_YET, UNPLANNED = "nog te doen", "nog niets gekozen"


@dataclass(frozen=True)
class Stage:
    """One stage of the road: its name, how it stands in words, and whether it is behind you."""

    name: str
    state: str
    done: bool


def trajectory(kept: Sequence[Sitting]) -> tuple[Stage, ...]:
    """The road from the first scan with a goal that is open (or with any, when none is); empty without goals."""
    every = plans(kept)
    if not every:
        return ()
    wanted = {plan.goal.id for plan in still_open(every) or every}
    start = next(one for one in kept if wanted & one.goals.keys())
    since = {one.assessment.id for one in kept[kept.index(start) :]}
    found = [plan for plan in every if plan.sitting_id in since]
    goals = Stage("Leerdoelen", count(len(found), "leerdoel", "leerdoelen"), True)
    return (_scan("Startscan", start), goals, *(_kind(key, found) for key in LEARNING_WORDS), _end(start, kept[-1]))


def _scan(name: str, sitting: Sitting) -> Stage:
    moment = sitting.begun_at or sitting.saved_at
    return Stage(name, dutch_day(moment) if moment else "gedaan", True)


def _kind(key: Learning, found: Sequence[Plan]) -> Stage:
    mine = [plan.goal for plan in found if plan.goal.learning == key and plan.goal.status != "losgelaten"]
    reached = sum(goal.status == "behaald" for goal in mine)
    told = f"{reached} van {len(mine)} behaald" if mine else UNPLANNED
    return Stage(LEARNING_WORDS[key], told, bool(mine) and reached == len(mine))


def _end(start: Sitting, newest: Sitting) -> Stage:
    """A later scan counts once something was answered in it."""
    if newest is start or not newest.assessment.answers:
        return Stage("Eindscan", NOT_YET, False)
    return _scan("Eindscan", newest)
