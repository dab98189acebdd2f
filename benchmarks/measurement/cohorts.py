"""Cohorts of simulated people, answered for and scored: one per world and number of items (technical.md §2.1)."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from random import Random

from benchmarks.measurement.people import (
    SimulatedItem,
    SimulatedItems,
    self_answers,
    simulated_items,
    simulated_person,
    true_level,
)
from benchmarks.measurement.supervisors import rated_answers
from benchmarks.measurement.worlds import World
from scan.instrument.base import LevelKey
from scan.instrument.framework import Framework
from scan.instrument.instrument import Instrument
from scan.scoring.assessment import Answer, Assessment
from scan.scoring.levels import level_of
from scan.scoring.profile import Reply
from scan.scoring.scoring import replies
from scan.steps import open_offers

PEOPLE_PER_INSTRUMENT = 25
ALL_LEVELS, ROUTED = "expert", "n8"


@dataclass(frozen=True)
class RoleResult:
    """One role of one person: the true level, and all replies; `views` adds what is left after routing, and ratings."""

    true: int
    own: list[Reply]
    views: "Views | None"


@dataclass(frozen=True)
class Views:
    """The replies of one role that are left after routing, and those of two supervisors."""

    routed: list[Reply]
    rated: tuple[list[Reply], ...]


def cohort(
    instrument: Instrument, world: World, per_cell: int, people: int, seed: str, with_views: bool = False
) -> Iterator[RoleResult]:
    """The results of every role of this many people; each 25 of them share a newly drawn set of items."""
    for group in range(0, people, PEOPLE_PER_INSTRUMENT):
        random = Random(f"{seed} {world.name} {per_cell} {group}")
        items = simulated_items(instrument, per_cell, world, random)
        drawn = tuple(one.item for own in items.values() for one in own)
        simulated = instrument.model_copy(update={"items": drawn})
        raters = Random(f"{seed} {world.name} {per_cell} {group} supervisors") if with_views else None
        for _ in range(min(PEOPLE_PER_INSTRUMENT, people - group)):
            yield from person_results(items, simulated, world, random, raters)


def person_results(
    items: SimulatedItems, instrument: Instrument, world: World, random: Random, raters: Random | None
) -> Iterator[RoleResult]:
    """What one new person answers, role by role; `raters` is the chance of the supervisors, None without them."""
    person, said = simulated_person(tuple(items), world, random), dict[str, Answer]()
    for role, own in items.items():
        said |= self_answers(person, own, person.abilities[role], world, random)
    routed = routed_answers(said, instrument) if raters else {}
    severities = [raters.gauss(0, world.supervisor_severity_sd) for _ in range(2)] if raters else []
    for role, own in items.items():
        ability, views = person.abilities[role], None
        if raters:
            ratings = [rated_answers(own, ability, severity, world, raters) for severity in severities]
            rated = tuple(replies_of(own, rating, instrument) for rating in ratings)
            views = Views(replies_of(own, routed, instrument), rated)
        yield RoleResult(true_level(ability, world), replies_of(own, said, instrument), views)


def replies_of(items: Sequence[SimulatedItem], answers: Mapping[str, Answer], instrument: Instrument) -> list[Reply]:
    """The engine's replies of one role in the phase that asks all levels."""
    phase = instrument.framework.phase(ALL_LEVELS)
    assessment = Assessment("simulated", instrument.framework.instrument, instrument.version, phase.key, answers)
    return replies((one.item for one in items), assessment, phase)


def routed_answers(said: Mapping[str, Answer], instrument: Instrument) -> dict[str, Answer]:
    """The answers that are left when a higher level is asked only where the engine offers it; offers are accepted."""
    phase = instrument.framework.phase(ROUTED)
    asked: set[tuple[str, LevelKey]] = {
        (role.key, level) for role in instrument.framework.roles for level in phase.scope
    }
    while True:
        given = answers_to(asked, said, instrument)
        more: set[tuple[str, LevelKey]] = {
            (offer.role, offer.level) for offer in open_offers(instrument, phase, given)
        } - asked
        if not more:
            return given
        asked |= more


def answers_to(
    asked: set[tuple[str, LevelKey]], said: Mapping[str, Answer], instrument: Instrument
) -> dict[str, Answer]:
    """The answers to the items of these roles and levels."""
    ids = {item.id for item in instrument.items if (item.role, item.level) in asked}
    return {name: answer for name, answer in said.items() if name in ids}


def engine_level(own: Sequence[Reply], framework: Framework) -> str | None:
    """The level that the engine gives to one role."""
    return level_of(own, framework)
