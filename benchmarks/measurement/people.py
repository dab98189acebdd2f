"""Simulated people with a true level, simulated items, and what the people answer (technical.md §2.1)."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import exp, sqrt
from random import Random
from statistics import NormalDist

from benchmarks.measurement.worlds import World
from scan.instrument.instrument import Instrument, Item
from scan.scoring.assessment import NE, NVT, Answer

NORMAL = NormalDist()
SCALE, KIND = "supervision", "skill"


@dataclass(frozen=True)
class SimulatedPerson:
    """Ability per role; own bias and experience in SD units; `straight` people answer a role with one point."""

    abilities: Mapping[str, float]
    bias: float
    experience: float
    straight: bool


@dataclass(frozen=True)
class SimulatedItem:
    """An item of the engine with its difficulty, its discrimination and the bias of self-report on it."""

    item: Item
    difficulty: float
    discrimination: float
    bias: float


SimulatedItems = Mapping[str, Sequence[SimulatedItem]]  # by role


def simulated_person(roles: Sequence[str], world: World, random: Random) -> SimulatedPerson:
    """A person whose experience correlates with general ability."""
    general, correlation = random.gauss(0, 1), world.experience_correlation
    return SimulatedPerson(
        abilities={role: world.person_sd * general + random.gauss(0, world.role_sd) for role in roles},
        bias=random.gauss(world.bias_mean, world.bias_sd),
        experience=correlation * general + sqrt(1 - correlation**2) * random.gauss(0, 1),
        straight=random.random() < world.straightlining,
    )


def true_level(ability: float, world: World) -> int:
    """0 (below basis) to 3 (expert): the number of levels whose difficulty the ability reaches."""
    return sum(ability >= difficulty for difficulty in world.level_difficulty)


def simulated_items(instrument: Instrument, per_cell: int, world: World, random: Random) -> SimulatedItems:
    """Per role `per_cell` new items of every level; role, level and scale are those of the real framework."""
    template = next(one for one in instrument.items if one.scale == SCALE and one.kind == KIND)
    return {
        role.key: list(_items_of(role.key, instrument, template, per_cell, world, random))
        for role in instrument.framework.roles
    }


def _items_of(
    role: str, instrument: Instrument, template: Item, per_cell: int, world: World, random: Random
) -> Iterator[SimulatedItem]:
    for place, level in enumerate(instrument.framework.levels):
        for number in range(per_cell):
            name = f"{role}-{level.key}-{number}".lower()
            item = template.model_copy(update={"id": name, "role": role, "level": level.key, "norms": {}})
            others = [other for other in range(len(world.level_difficulty)) if other != place]
            real = random.choice(others) if random.random() < world.mistagged else place
            yield SimulatedItem(
                item,
                world.level_difficulty[real] + random.gauss(0, world.item_sd),
                exp(random.gauss(0, world.discrimination_sd)),
                random.gauss(0, world.item_bias_sd),
            )


def self_answers(
    person: SimulatedPerson, items: Sequence[SimulatedItem], ability: float, world: World, random: Random
) -> dict[str, Answer]:
    """What a person says of themselves on the items of one role; open items are absent."""
    common = round(sum(expected_answer(person, one, ability, world) for one in items) / len(items))
    answers: dict[str, Answer] = {}
    for one in items:
        chance = random.random()
        if chance < world.open_share:
            continue
        if chance < world.open_share + world.nvt_share:
            answers[one.item.id] = NVT
        elif random.random() < inexperience(person, one, ability, world):
            answers[one.item.id] = NE
        else:
            drawn = point(location(person, one, ability) + random.gauss(0, world.noise_sd), world)
            answers[one.item.id] = common if person.straight else drawn
    return answers


def location(person: SimulatedPerson, one: SimulatedItem, ability: float) -> float:
    """Where the answer of a person lies before noise; at 0 the point 4 begins."""
    return one.discrimination * (ability - one.difficulty + person.bias + one.bias)


def point(location: float, world: World) -> int:
    """The point of the scale, 1–5."""
    return 1 + sum(location >= cut for cut in world.thresholds)


def expected_answer(person: SimulatedPerson, one: SimulatedItem, ability: float, world: World) -> float:
    """The mean point (1–5) that a person would give to one item, over the noise of an answer."""
    place = location(person, one, ability)
    return 1 + sum(NORMAL.cdf((place - cut) / world.noise_sd) for cut in world.thresholds)


def inexperience(person: SimulatedPerson, one: SimulatedItem, ability: float, world: World) -> float:
    """The chance that something was not done yet: larger for little experience and for what is difficult."""
    hard = one.difficulty - ability
    return NORMAL.cdf(world.inexperience_cut + world.inexperience_slope * (0.5 * hard - person.experience))
