"""The simulation of the measurement: its parts by hand, and its documented figures computed again."""

import re
from dataclasses import asdict, astuple, replace
from functools import cache
from random import Random

import pytest

from benchmarks.measurement.agreement import LevelAgreement, level_agreement, quadratic_kappa
from benchmarks.measurement.bands import coverages
from benchmarks.measurement.people import point, simulated_items, simulated_person, true_level
from benchmarks.measurement.rules import calibrated_cuts, raw_mean, ruled_levels
from benchmarks.measurement.simulation import BAND_PEOPLE, PEOPLE, agreement_in, simulation_lines
from benchmarks.measurement.supervisors import level_of_two
from benchmarks.measurement.worlds import REFERENCE, STRESS, VARIANTS, WORLDS
from scan.instrument.instrument import Instrument
from scan.look.accountability import simulation_figures as figures
from scan.scoring.profile import Reply
from tests.support.building import whole
from tests.support.paths import ROOT

TECHNICAL = (ROOT / "docs" / "technical.md").read_text("utf-8")
TABLES = {"engine", "parameters", "levels", "views", "between", "bands", "variants"}


@cache
def instrument() -> Instrument:
    """The real content."""
    return whole()[0]


def documented(*names: str) -> list[str]:
    """The cells of the row of technical.md that begins with these names."""
    rows = [[cell.strip(" `") for cell in line.strip("|").split("|")] for line in TECHNICAL.splitlines()]
    (row,) = [row for row in rows if tuple(row[: len(names)]) == names]
    return row[len(names) :]


def printed(found: LevelAgreement) -> list[str]:
    """An agreement as technical.md writes it."""
    return [f"{value:.4f}" if isinstance(value, float) else str(value) for value in found]


@pytest.mark.no_cover
def test_the_quick_run_prints_every_table_for_every_world() -> None:
    lines = list(simulation_lines(instrument(), seed=1, quick=True))
    assert {line.table for line in lines} == TABLES
    of_levels = [line.figures["world"] for line in lines if line.table == "levels"]
    assert list(dict.fromkeys(of_levels)) == [world.name for world in WORLDS]


# Simulating takes seconds, so what the documents say and what the page says are compared with the same people.
# The row of "By rule" that is the same cohort as the row "self" of "Routing" and the row "3" of the reference world.
@pytest.mark.no_cover
def test_the_agreement_in_the_documents_and_on_the_page_comes_out() -> None:
    found = agreement_in(instrument(), REFERENCE, figures.ITEMS_PER_LEVEL, PEOPLE, seed=1)
    assert documented("reference", "hybrid") == documented("self") == documented("3") == printed(found)
    assert figures.PEOPLE == PEOPLE
    assert shares(found) == pytest.approx(astuple(figures.REFERENCE_SHARES), abs=5e-5)
    (overrating,) = (world for world in STRESS if world.name == "overrating")
    found = agreement_in(instrument(), overrating, figures.ITEMS_PER_LEVEL, PEOPLE, seed=1)
    assert shares(found) == pytest.approx(astuple(figures.OVERRATING_SHARES), abs=5e-5)


def shares(found: LevelAgreement) -> tuple[float, float, float, float]:
    """The shares that the page shows."""
    return found.accuracy, found.over, found.under, found.false_expert


@pytest.mark.no_cover
def test_the_coverage_in_the_documents_and_on_the_page_comes_out() -> None:
    found = list(coverages(instrument(), REFERENCE, BAND_PEOPLE, seed="1"))
    own, without = [one.own_view for one in found], [one.without_bias for one in found]
    row = [f"{min(own):.4f} – {max(own):.4f}", f"{without[1]:.4f}", f"{without[-1]:.4f}"]
    assert row in [line[1:] for line in rows_of("reference")]
    assert (min(own), max(own)) == pytest.approx(figures.BAND_COVERAGE, abs=5e-4)
    assert without[-1] == pytest.approx(figures.UNBIASED_COVERAGE, abs=5e-4)


def rows_of(name: str) -> list[list[str]]:
    """Every row of a table of technical.md that begins with this name."""
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in TECHNICAL.splitlines()]
    return [row for row in rows if row[0] == name]


def test_the_documented_parameters_are_those_of_the_worlds() -> None:
    written = dict(re.findall(r"^\| `(\w+)` \| (.+) \|$", TECHNICAL, re.MULTILINE))
    own = {name: str(value) for name, value in asdict(REFERENCE).items() if name not in ("name", "meaning")}
    assert written == own | {name: written[name] for name in written.keys() - own.keys()}
    for world in (*WORLDS, *VARIANTS):
        assert documented(world.name, world.meaning), world.name


def test_the_same_seed_gives_the_same_figures() -> None:
    first, again, other = (agreement_in(instrument(), REFERENCE, 2, 25, seed) for seed in (1, 1, 2))
    assert first == again != other


def test_people_without_noise_or_bias_reach_their_true_level_nearly_always() -> None:
    exact = {"noise_sd": 1e-6, "item_sd": 0.0, "item_bias_sd": 0.0, "bias_sd": 0.0, "discrimination_sd": 0.0}
    whole = {"inexperience_cut": -9.0, "open_share": 0.0, "nvt_share": 0.0}
    found = agreement_in(instrument(), replace(REFERENCE, **exact, **whole), 3, 50, seed=1)
    assert found.under == 0.0  # whoever reaches a level answers 4 or more on all its items
    assert found.unscored == 0.0


def test_agreement_counts_levels_above_below_and_absent() -> None:
    found = level_agreement([3, 1, 0, None, 2], [2, 1, 1, 2, 2])
    assert found.n == 4
    assert found[1:3] == (pytest.approx(0.2), 0.5)
    assert found[4:] == (0.25, 0.25, 0.25)


def test_quadratic_kappa_of_a_published_table() -> None:
    assert quadratic_kappa([(0, 0)] * 20 + [(0, 1)] * 5 + [(1, 0)] * 10 + [(1, 1)] * 15) == pytest.approx(0.4)


def test_a_true_level_is_the_number_of_levels_reached() -> None:
    assert [true_level(x, REFERENCE) for x in (-1.1, -1.0, 0.2, 1.4)] == [0, 1, 2, 3]
    assert [point(x, REFERENCE) for x in (-2.0, -1.6, -0.8, 0.0, 0.8)] == [1, 2, 3, 4, 5]


def test_items_keep_the_role_and_level_of_the_framework() -> None:
    items = simulated_items(instrument(), 2, REFERENCE, Random(1))
    assert list(items) == [role.key for role in instrument().framework.roles]
    assert [one.item.level for one in items["MH"]] == ["basis"] * 2 + ["gevorderd"] * 2 + ["expert"] * 2
    assert simulated_person(tuple(items), REFERENCE, Random(1)).abilities.keys() == items.keys()


def test_rules_differ_only_in_how_they_read_the_same_answers() -> None:
    answers = {"basis": (2, 2, 3), "gevorderd": (4, 4, 4), "expert": (4, 4, 4)}  # example E of measurement.md §2
    replies = [Reply(level, 4, 5, True, x) for level, points in answers.items() for x in points]
    assert raw_mean(replies) == pytest.approx(31 / 9)
    assert ruled_levels(replies, [2.5, 3.0, 4.0], instrument().framework) == {
        "sum_of_p": 2,
        "raw_mean": 2,
        "conjunctive": 0,
        "hybrid": 0,
    }


def test_cuts_of_the_raw_mean_give_each_level_its_true_share() -> None:
    assert calibrated_cuts([1.0, 2.0, 3.0, 4.0], [0, 1, 2, 3]) == [2.0, 3.0, 4.0]


@pytest.mark.parametrize(("first", "second", "level"), [(1, 3, 1), (2, 2, 2), (None, 3, None)])
def test_two_supervisors_count_as_the_lower(first: int | None, second: int, level: int | None) -> None:
    assert level_of_two(first, second) == level
