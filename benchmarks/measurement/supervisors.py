"""What one and two supervisors make of the same people (technical.md §2.1)."""

from collections.abc import Sequence
from random import Random

from benchmarks.measurement.people import SimulatedItem, point
from benchmarks.measurement.worlds import World
from scan.scoring.assessment import Answer


def rated_answers(
    items: Sequence[SimulatedItem], ability: float, severity: float, world: World, random: Random
) -> dict[str, Answer]:
    """What one supervisor says of one role; items that were not seen stay open, and one halo colours all others."""
    halo = random.gauss(0, world.supervisor_role_sd)
    return {
        one.item.id: point(
            one.discrimination * (ability - one.difficulty + severity + halo)
            + random.gauss(0, world.supervisor_noise_sd),
            world,
        )
        for one in items
        if random.random() < world.supervisor_seen
    }


def level_of_two(first: int | None, second: int | None) -> int | None:
    """The lower of two supervisors' levels; None unless both have one. The app itself never combines two views."""
    return None if first is None or second is None else min(first, second)
