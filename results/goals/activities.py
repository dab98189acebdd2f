"""Activities for a learning goal: the trainings that cover it best, and the two paths that fit any goal."""

from results.advice.eligibility import (
    PERSONAL_OBSTACLES,
    Wish,
    allowed_levels,
    may_be_advised,
    obstacles,
    planning_hours,
)
from results.advice.suggestions import strength, suggest
from scan.instrument.catalogue import Catalogue, Training
from scan.instrument.framework import Framework
from scan.instrument.instrument import Instrument
from scan.learning_goal import LearningGoal, Topic
from scan.scoring.profile import Profile

LIBRARY, PLACEMENT = "expertbibliotheek", "netwerkstage"
ACTIVITIES_MOST = 3


def activities(
    goal: LearningGoal, profile: Profile, instrument: Instrument, catalogue: Catalogue, wish: Wish
) -> tuple[Training, ...]:
    """The trainings for a goal: the three that cover its topic best, the shortest first among equals.

    Without a topic these are the suggestions for the whole profile. After them come the Expertbibliotheek and the
    netwerkstage when open to the learner, and the goal's chosen training.
    """
    open_trainings = _open_to(profile, instrument.framework, catalogue, wish)
    if goal.topic:
        main = _most_helpful(open_trainings, goal.topic, profile, instrument.framework)
    else:
        main = [one.training for one in suggest(profile, instrument, catalogue, wish).suggestions]
    paths = [one for one in open_trainings if one.id in (LIBRARY, PLACEMENT)]
    chosen = [one for one in catalogue.entries if one.id == goal.training]
    return tuple({one.id: one for one in (*main, *paths, *chosen)}.values())


def _open_to(profile: Profile, framework: Framework, catalogue: Catalogue, wish: Wish) -> list[Training]:
    levels, phase = allowed_levels(profile, framework), profile.assessment.phase
    return [
        one
        for one in filter(may_be_advised, catalogue.entries)
        if not set(obstacles(one, phase, levels, wish)) - (PERSONAL_OBSTACLES - {"done"})
    ]


def _most_helpful(offers: list[Training], topic: Topic, profile: Profile, framework: Framework) -> list[Training]:
    levels = allowed_levels(profile, framework)
    strengths = {one.id: strength(one, topic, levels, framework) for one in offers}
    helping = [one for one in offers if strengths[one.id]]
    ranked = sorted(helping, key=lambda one: (-strengths[one.id], planning_hours(one, framework), one.id))
    return ranked[:ACTIVITIES_MOST]
