"""How often the 80 % band holds the mean that a person would have over all possible items (technical.md §2.4)."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from random import Random
from typing import NamedTuple

from benchmarks.measurement.people import (
    SimulatedItem,
    SimulatedPerson,
    expected_answer,
    location,
    point,
    simulated_items,
    simulated_person,
)
from benchmarks.measurement.worlds import World
from scan.instrument.instrument import Instrument
from scan.scoring.answer_sets import reply_sets
from scan.scoring.profile import Reply
from scan.scoring.uncertainty import estimate

BANK_ITEMS = 200
NUMBERS_OF_ANSWERS = range(2, 13)
NORM, CEILING = 4, 5


class BandCoverage(NamedTuple):
    """The share of bands that hold the mean over a bank of items: with the person's own bias in it, and without."""

    answers: int
    own_view: float
    without_bias: float


def coverages(instrument: Instrument, world: World, people: int, seed: str) -> Iterator[BandCoverage]:
    """The coverage for 2 to 12 numeric answers at the basis level of one role."""
    random = Random(f"{seed} {world.name} bands")
    role, level = instrument.framework.roles[0].key, instrument.framework.levels[0].key
    bank = [one for one in simulated_items(instrument, BANK_ITEMS, world, random)[role] if one.item.level == level]
    persons = [simulated_person((role,), world, random) for _ in range(people)]
    own = [bank_mean(person, bank, role, world) for person in persons]
    unbiased = [
        bank_mean(replace(person, bias=0), [replace(i, bias=0) for i in bank], role, world) for person in persons
    ]
    for n in NUMBERS_OF_ANSWERS:
        bands = [band(person, random.sample(bank, n), role, world, instrument, random) for person in persons]
        yield BandCoverage(n, share_inside(bands, own), share_inside(bands, unbiased))


def bank_mean(person: SimulatedPerson, bank: Sequence[SimulatedItem], role: str, world: World) -> float:
    """The mean point that a person would give over the whole bank."""
    return sum(expected_answer(person, one, person.abilities[role], world) for one in bank) / len(bank)


def band(
    person: SimulatedPerson,
    items: Sequence[SimulatedItem],
    role: str,
    world: World,
    instrument: Instrument,
    random: Random,
) -> tuple[float, float]:
    """The engine's band over a number of answers."""
    places = [location(person, one, person.abilities[role]) for one in items]
    points = [point(place + random.gauss(0, world.noise_sd), world) for place in places]
    if person.straight:
        points = [round(bank_mean(person, items, role, world))] * len(items)
    level = instrument.framework.levels[0].key
    replies = [Reply(level, NORM, CEILING, True, x) for x in points]
    return estimate(*reply_sets(replies, instrument.framework), instrument.framework.constants).band or (1.0, 5.0)


def share_inside(bands: Sequence[tuple[float, float]], means: Sequence[float]) -> float:
    """The share of means that lie within their band."""
    return sum(low <= mean <= high for (low, high), mean in zip(bands, means, strict=True)) / len(bands)
