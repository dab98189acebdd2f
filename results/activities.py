"""What one may do about a learning goal: the offers that help most with it, and the two paths that fit any goal."""

from results.eligible import OWN_CHOICE, Wish, allowed_levels, hours, may_be_advised, obstacles
from results.goals import LearningGoal
from results.suggestions import strength, suggest
from scan.catalogue import Catalogue, Training
from scan.instrument import Instrument
from scan.profile import Profile

LIBRARY, PLACEMENT = "expertbibliotheek", "netwerkstage"
MOST = 3


def activities(
    goal: LearningGoal, profile: Profile, instrument: Instrument, catalogue: Catalogue, wish: Wish
) -> tuple[Training, ...]:
    """The three that cover the goal's topic best (of the whole profile, without a topic), shortest first among equals.

    After them the Expertbibliotheek and the netwerkstage for whom they are open to, and what the goal chose already.
    """
    framework = instrument.framework
    levels = allowed_levels(profile, framework)
    phase = profile.assessment.phase
    mine = [
        one
        for one in catalogue.entries
        if may_be_advised(one) and not set(obstacles(one, phase, levels, wish)) - (OWN_CHOICE - {"done"})
    ]

    def helps(one: Training) -> float:
        return strength(one, goal.topic, levels, framework) if goal.topic else 0.0

    if goal.topic:
        best = sorted(filter(helps, mine), key=lambda one: (-helps(one), hours(one, framework), one.id))[:MOST]
    else:
        best = [one.training for one in suggest(profile, instrument, catalogue, wish).suggestions]
    paths = [one for one in mine if one.id in (LIBRARY, PLACEMENT)]
    chosen = [one for one in catalogue.entries if one.id == goal.training]
    return tuple({one.id: one for one in (*best, *paths, *chosen)}.values())
