"""Each percentage on the page is a figure of the simulation; tests/benchmarks/test_measurement.py computes them."""

import re

from scan.look.accountability import simulation_figures as figures


def test_every_percentage_on_the_page_is_one_of_these_figures() -> None:
    told = " ".join(figures.simulation_sentences())
    shares = (figures.REFERENCE_SHARES, figures.OVERRATING_SHARES)
    known = [x for one in shares for x in (one.right, one.over, one.under, one.false_expert)]
    known += [*figures.BAND_COVERAGE, figures.UNBIASED_COVERAGE, 0.8]
    assert {int(n) for n in re.findall(r"(\d+) %", told)} <= {round(100 * x) for x in known}
