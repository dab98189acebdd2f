"""The figures of the simulation on the page come out of the simulation."""

import re

import pytest

from benchmarks.measurement.bands import coverages
from benchmarks.measurement.simulation import BAND_PEOPLE, PEOPLE, agreement_in
from benchmarks.measurement.worlds import REFERENCE, STRESS
from scan.look.accountability import simulation_figures as figures
from tests.support.building import whole

INSTRUMENT = whole()[0]
WORLDS = {world.name: world for world in (REFERENCE, *STRESS)}


@pytest.mark.no_cover
@pytest.mark.parametrize(
    ("world", "shown"), [("reference", figures.REFERENCE_SHARES), ("overrating", figures.OVERRATING_SHARES)]
)
def test_the_shares_on_the_page_are_those_of_the_simulation(world: str, shown: figures.SimulatedShares) -> None:
    assert figures.PEOPLE == PEOPLE
    found = agreement_in(INSTRUMENT, WORLDS[world], figures.ITEMS_PER_LEVEL, PEOPLE, seed=1)
    expected = (shown.right, shown.over, shown.under, shown.false_expert)
    assert (found.accuracy, found.over, found.under, found.false_expert) == pytest.approx(expected, abs=5e-5)


@pytest.mark.no_cover
def test_the_coverage_on_the_page_is_that_of_the_simulation() -> None:
    found = list(coverages(INSTRUMENT, REFERENCE, BAND_PEOPLE, seed="1"))
    own = [one.own_view for one in found]
    assert (min(own), max(own)) == pytest.approx(figures.BAND_COVERAGE, abs=5e-4)
    assert found[-1].without_bias == pytest.approx(figures.UNBIASED_COVERAGE, abs=5e-4)


def test_every_percentage_on_the_page_is_one_of_these_figures() -> None:
    told = " ".join(figures.simulation_sentences())
    shares = (figures.REFERENCE_SHARES, figures.OVERRATING_SHARES)
    known = [x for one in shares for x in (one.right, one.over, one.under, one.false_expert)]
    known += [*figures.BAND_COVERAGE, figures.UNBIASED_COVERAGE, 0.8]
    assert {int(n) for n in re.findall(r"(\d+) %", told)} <= {round(100 * x) for x in known}
