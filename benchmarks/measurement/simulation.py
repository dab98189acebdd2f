"""All tables of the simulation (technical.md §2), each row a mapping of names to numbers."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from typing import NamedTuple

from benchmarks.measurement.agreement import LevelAgreement, level_agreement, quadratic_kappa
from benchmarks.measurement.bands import coverages
from benchmarks.measurement.cohorts import RoleResult, cohort, engine_level
from benchmarks.measurement.rules import NUMBER_OF_LEVEL, RULE_NAMES, calibrated_cuts, raw_mean, ruled_levels
from benchmarks.measurement.supervisors import level_of_two
from benchmarks.measurement.worlds import REFERENCE, VARIANTS, WORLDS, World
from scan.instrument.framework import Framework
from scan.instrument.instrument import Instrument
from scan.scoring.profile import Reply

ITEMS_PER_CELL = range(2, 7)
USUAL_ITEMS = 3
PEOPLE, QUICK_PEOPLE = 1000, 20
BAND_PEOPLE, QUICK_BAND_PEOPLE = 1000, 20

Figures = Mapping[str, str | float]


class Line(NamedTuple):
    """One line of a table of the simulation."""

    table: str
    figures: Figures


def simulation_lines(instrument: Instrument, seed: int, quick: bool) -> Iterator[Line]:
    """Parameters, then levels per world, number of items and rule, routing, supervisors, and the bands."""
    people, band_people = (QUICK_PEOPLE, QUICK_BAND_PEOPLE) if quick else (PEOPLE, BAND_PEOPLE)
    yield Line("engine", engine_figures(instrument, seed, people, band_people))
    for world in (*WORLDS, *VARIANTS):
        yield Line("parameters", {name: str(value) for name, value in asdict(world).items()})
    cuts = raw_mean_cuts(instrument, people, seed)
    for world in WORLDS:
        for per_cell in ITEMS_PER_CELL:
            has_views = per_cell == USUAL_ITEMS
            results = list(cohort(instrument, world, per_cell, people, str(seed), has_views))
            yield from level_lines(results, world, per_cell, cuts[per_cell], instrument.framework)
            if has_views:
                yield from view_lines(results, world, instrument.framework)
        for one in coverages(instrument, world, band_people, str(seed)):
            yield Line("bands", {"world": world.name, **one._asdict()})
    for world in VARIANTS:
        found = agreement_in(instrument, world, USUAL_ITEMS, people, seed)
        yield Line("variants", {"world": world.name, **found._asdict()})


def engine_figures(instrument: Instrument, seed: int, people: int, band_people: int) -> Figures:
    """The numbers of the content that the engine uses here, and the size of the run."""
    framework = instrument.framework
    constants = framework.constants
    return {
        "seed": seed,
        "people": people,
        "band_people": band_people,
        "cuts": " ".join(str(level.cut) for level in framework.levels),
        "criterion": constants.criterion,
        "guard": constants.guard,
        "coverage": str(constants.coverage_share),
        "nu0": constants.nu0,
        "sigma0": constants.sigma0,
        "z": constants.band_z,
    }


def raw_mean_cuts(instrument: Instrument, people: int, seed: int) -> dict[int, list[float]]:
    """The cuts of the raw mean per number of items, set on other people of the reference world."""
    cuts = {}
    for per_cell in ITEMS_PER_CELL:
        results = list(cohort(instrument, REFERENCE, per_cell, people, f"{seed} calibration"))
        cuts[per_cell] = calibrated_cuts([raw_mean(one.own) for one in results], [one.true for one in results])
    return cuts


def level_lines(
    results: Sequence[RoleResult], world: World, per_cell: int, cuts: Sequence[float], framework: Framework
) -> Iterator[Line]:
    """The agreement of every rule with the true levels, for one world and number of items."""
    ruled, true = [ruled_levels(one.own, cuts, framework) for one in results], [one.true for one in results]
    for rule in RULE_NAMES:
        found = level_agreement([levels[rule] for levels in ruled], true)
        yield Line("levels", {"world": world.name, "items": per_cell, "rule": rule, **found._asdict()})


def view_lines(results: Sequence[RoleResult], world: World, framework: Framework) -> Iterator[Line]:
    """The engine with and without routing, and by one and two supervisors, at the usual number of items."""
    true, views = [one.true for one in results], [one.views for one in results if one.views]
    own = [level_number(one.own, framework) for one in results]
    first, second = ([level_number(view.rated[k], framework) for view in views] for k in (0, 1))
    levels = {
        "self": own,
        "self, routed": [level_number(view.routed, framework) for view in views],
        "one supervisor": first,
        "lower of two": [level_of_two(a, b) for a, b in zip(first, second, strict=True)],
    }
    for name, given in levels.items():
        yield Line("views", {"world": world.name, "view": name, **level_agreement(given, true)._asdict()})
    asked = sum(answered(view.routed) for view in views) / sum(answered(one.own) for one in results)
    both = [(a, b) for a, b in zip(own, first, strict=True) if a is not None and b is not None]
    yield Line("between", {"world": world.name, "routed_share": asked, "self_supervisor_kappa": quadratic_kappa(both)})


def level_number(replies: Sequence[Reply], framework: Framework) -> int | None:
    """The engine's level as a number, 0–3; None without a level."""
    level = engine_level(replies, framework)
    return None if level is None else NUMBER_OF_LEVEL[level]


def answered(replies: Sequence[Reply]) -> int:
    """The number of items that have an answer."""
    return sum(reply.answer is not None for reply in replies)


def agreement_in(instrument: Instrument, world: World, per_cell: int, people: int, seed: int) -> LevelAgreement:
    """The agreement of the engine in one world for one number of items."""
    results = list(cohort(instrument, world, per_cell, people, str(seed)))
    levels = [level_number(one.own, instrument.framework) for one in results]
    return level_agreement(levels, [one.true for one in results])
