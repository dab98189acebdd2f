"""Content validity and medians of a panel equal published and hand-made figures."""

import pytest

from results.panel.judgement import content_validity, median_spread, proposed_norm


# Polit, Beck and Owen (2007), table 1: members, those who agree, I-CVI, kappa*.
@pytest.mark.parametrize(
    ("members", "agreeing", "share", "kappa"),
    [
        (3, 3, 1.00, 1.00),
        (3, 2, 0.67, 0.47),
        (4, 3, 0.75, 0.67),
        (5, 4, 0.80, 0.76),
        (6, 5, 0.83, 0.81),
        (8, 6, 0.75, 0.72),
        (9, 7, 0.78, 0.76),
    ],
)
def test_content_validity_is_the_published_one(members: int, agreeing: int, share: float, kappa: float) -> None:
    found = content_validity([4.0] * agreeing + [2.0] * (members - agreeing))
    assert round(found.share, 2) == share
    assert found.kappa == pytest.approx(kappa, abs=0.01)  # the table was computed from rounded shares


@pytest.mark.parametrize(("agreeing", "members", "low"), [(5, 5, False), (4, 5, True), (7, 9, True), (8, 10, False)])
def test_an_item_is_low_by_the_cut_for_its_number_of_members(agreeing: int, members: int, low: bool) -> None:
    assert content_validity([3.0] * agreeing + [1.0] * (members - agreeing)).is_low is low


def test_medians_and_spread_of_a_panel() -> None:
    assert median_spread([2.0, 3.0, 4.0, 4.0]) == (4, 3.5, 2.0, 4.0, 3.25, pytest.approx(0.9574271))
    assert median_spread([3.0]).deviation is None


def test_a_norm_between_two_points_is_the_lower() -> None:
    assert [proposed_norm(values) for values in ([3.0, 4.0], [3.0, 4.0, 4.0], [2.0])] == [3, 4, 2]
