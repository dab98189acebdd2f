"""Simulated people who take part in a pilot with the real items, as records that `zelfscan statistics` reads."""

from collections.abc import Iterator, Mapping
from math import exp
from random import Random

from benchmarks.measurement.people import (
    SimulatedItem,
    SimulatedItems,
    SimulatedPerson,
    self_answers,
    simulated_person,
)
from benchmarks.measurement.supervisors import rated_answers
from benchmarks.measurement.worlds import World
from scan.instrument.framework import Phase
from scan.instrument.instrument import Instrument, Item, ceiling
from scan.scoring.assessment import NVT, Answer
from scan.strict_json import Json

PilotAnswers = dict[str, Answer]


def pilot_records(instrument: Instrument, phase_key: str, people: int, world: World, seed: int) -> Iterator[Json]:
    """Three records per person: a scan, the same scan two weeks later, and the rating of a supervisor."""
    random, phase = Random(f"{seed} {world.name} pilot"), instrument.framework.phase(phase_key)
    items = pilot_items(instrument, phase, world, random)
    by_id = {item.id: item for item in instrument.items}
    for number in range(1, people + 1):
        person = simulated_person(tuple(items), world, random)
        severity = random.gauss(0, world.supervisor_severity_sd)
        rated = [rated_answers(own, person.abilities[role], severity, world, random) for role, own in items.items()]
        taken = [own_answers(person, items, world, random) for _ in range(2)]
        for by, answers in (("self", taken[0]), ("self", taken[1]), ("supervisor", merged(rated))):
            name = {"id": f"gesimuleerd-{number:03}", "instrument": instrument.framework.instrument}
            yield {**name, "phase": phase_key, "by": by, "answers": allowed(answers, by_id, phase)}


def pilot_items(instrument: Instrument, phase: Phase, world: World, random: Random) -> SimulatedItems:
    """The real items in scope by role, each with a difficulty around that of its level."""
    places = {level.key: place for place, level in enumerate(instrument.framework.levels)}
    items: dict[str, list[SimulatedItem]] = {role.key: [] for role in instrument.framework.roles}
    for item in instrument.items_of(phase):
        if item.level in phase.scope:
            difficulty = world.level_difficulty[places[item.level]] + random.gauss(0, world.item_sd)
            steep = exp(random.gauss(0, world.discrimination_sd))
            items[item.role].append(SimulatedItem(item, difficulty, steep, random.gauss(0, world.item_bias_sd)))
    return items


def own_answers(person: SimulatedPerson, items: SimulatedItems, world: World, random: Random) -> PilotAnswers:
    """What a person answers to all roles."""
    return merged([self_answers(person, own, person.abilities[role], world, random) for role, own in items.items()])


def merged(parts: list[PilotAnswers]) -> PilotAnswers:
    """The answers to all roles in one."""
    return {name: answer for part in parts for name, answer in part.items()}


def allowed(answers: PilotAnswers, items: Mapping[str, Item], phase: Phase) -> PilotAnswers:
    """The answers that the instrument allows: points up to the ceiling, NVT only where an item has it."""
    kept: PilotAnswers = {}
    for name, answer in answers.items():
        if isinstance(answer, int):
            kept[name] = min(answer, ceiling(items[name], phase))
        elif answer != NVT or items[name].allows_nvt:
            kept[name] = answer
    return kept
