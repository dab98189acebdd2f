"""The standard error and 80 % band of a mean (measurement.md §3)."""

import pytest

from scan.scoring.scoring import score
from tests.support.building import score_of, sitting, with_constants


def test_example_a_has_the_mean_and_band_of_the_text() -> None:
    found = score_of("4 5 3 | 4 3 NE | 2 NE open")
    assert found.se
    assert found.band
    numbers = [found.n, found.mean, found.n * found.se**2, found.se, *found.band]
    assert numbers == pytest.approx([5, 3.80, 0.92857, 0.43095, 3.2477, 4.3523], abs=1e-4)


@pytest.mark.parametrize(("row", "n"), [("open open open", 0), ("NE NE NVT", 0), ("4 NE open", 1)])
def test_fewer_than_two_numbers_have_no_mean_and_no_band(row: str, n: int) -> None:
    found = score_of(row)
    assert (found.n, found.mean, found.se, found.band) == (n, None, None, None)


def test_two_equal_answers_have_the_prior_spread() -> None:
    assert score_of("3 3").se == pytest.approx((4 / 5 / 2) ** 0.5)


def test_one_answer_per_level_says_nothing_about_spread() -> None:
    assert score_of("5 | 1").se == pytest.approx((1 / 2) ** 0.5)


@pytest.mark.parametrize("row", ["4 4 4 NE", "4 4 4 NVT", "4 4 4 open", "4 4 4 | | 1 1 1"])
def test_only_numbers_in_scope_count(row: str) -> None:
    found, without = score_of(row), score_of("4 4 4")
    assert (found.mean, found.n, found.se, found.band) == (without.mean, without.n, without.se, without.band)


def test_a_step_between_levels_is_no_spread() -> None:
    assert score_of("4 4 4 | 2 2 2").se == score_of("3 3 3 | 3 3 3").se


@pytest.mark.parametrize(
    ("surer", "less_sure"),
    [("3 3 3 3", "3 3"), ("3 3 3", "1 3 5"), ("2 4 2 4", "1 5 1 5")],
    ids=["more answers", "equal answers", "closer answers"],
)
def test_more_and_closer_answers_are_surer(surer: str, less_sure: str) -> None:
    narrow, wide = score_of(surer), score_of(less_sure)
    assert (narrow.se or 0) < (wide.se or 0)
    assert narrow.mean == wide.mean


def test_the_band_lies_around_the_mean() -> None:
    found = score_of("3 3 3")
    assert found.se
    assert found.band == pytest.approx((3 - 1.2816 * found.se, 3 + 1.2816 * found.se))


@pytest.mark.parametrize(("row", "edge", "side"), [("1 1 1", 1.0, 0), ("5 5 5", 5.0, 1)], ids=["low", "high"])
def test_the_band_stays_on_the_scale(row: str, edge: float, side: int) -> None:
    found = score_of(row)
    assert found.band
    assert found.band[side] == edge
    assert 1 <= found.band[0] < found.band[1] <= 5


def test_prior_spread_and_width_come_from_the_framework() -> None:
    instrument, assessment = sitting({"MH": "3 3"})
    found = score(assessment, with_constants(instrument, nu0=1.0, sigma0=2.0, band_z=1.0)).roles["MH"]
    assert found.se == pytest.approx(1.0)
    assert found.band == pytest.approx((2.0, 4.0))
