"""What one may do about a learning goal: the offers that help most with it, and the two paths that fit any goal."""

from results.advice.eligibility import OWN_CHOICE, Wish, allowed_levels, hours, may_be_advised, obstacles
from results.advice.gaps import Topic
from results.advice.suggestions import strength, suggest
from results.goals.prompts import LearningGoal
from scan.instrument.catalogue import Catalogue, Training
from scan.instrument.framework import Framework
from scan.instrument.instrument import Instrument
from scan.scoring.profile import Profile

LIBRARY, PLACEMENT = "expertbibliotheek", "netwerkstage"
MOST = 3


def activities(
    goal: LearningGoal, profile: Profile, instrument: Instrument, catalogue: Catalogue, wish: Wish
) -> tuple[Training, ...]:
    """The three that cover the goal's topic best (of the whole profile, without a topic), shortest first among equals.

    After them the Expertbibliotheek and the netwerkstage for whom they are open to, and what the goal chose already.
    """
    mine = _open_to(profile, instrument.framework, catalogue, wish)
    if goal.topic:
        best = _most_helpful(mine, goal.topic, profile, instrument.framework)
    else:
        best = [one.training for one in suggest(profile, instrument, catalogue, wish).suggestions]
    paths = [one for one in mine if one.id in (LIBRARY, PLACEMENT)]
    chosen = [one for one in catalogue.entries if one.id == goal.training]
    return tuple({one.id: one for one in (*best, *paths, *chosen)}.values())


def _open_to(profile: Profile, framework: Framework, catalogue: Catalogue, wish: Wish) -> list[Training]:
    levels, phase = allowed_levels(profile, framework), profile.assessment.phase
    return [
        one
        for one in filter(may_be_advised, catalogue.entries)
        if not set(obstacles(one, phase, levels, wish)) - (OWN_CHOICE - {"done"})
    ]


def _most_helpful(offers: list[Training], topic: Topic, profile: Profile, framework: Framework) -> list[Training]:
    levels = allowed_levels(profile, framework)
    strengths = {one.id: strength(one, topic, levels, framework) for one in offers}
    helping = [one for one in offers if strengths[one.id]]
    return sorted(helping, key=lambda one: (-strengths[one.id], hours(one, framework), one.id))[:MOST]
