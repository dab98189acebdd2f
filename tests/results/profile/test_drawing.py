"""The radar on paper: the same model as on screen, as points on a circle (experience.md §3)."""

import pytest

from results.profile.drawing import drawing
from results.profile.radar import Axis, RadarModel


def model(*values: float | None, top: int = 5) -> RadarModel:
    return RadarModel(
        tuple(Axis((f"as {k}",), value, None, value == 2, 4) for k, value in enumerate(values)), top, True
    )


def test_the_axes_go_clockwise_from_twelve_oclock() -> None:
    assert [one["at"] for one in drawing(model(5, 5, 5, 5))["labels"]] == [(0, -1), (1, 0), (0, 1), (-1, 0)]


def test_a_value_lies_at_its_share_of_the_axis() -> None:
    assert [one["at"] for one in drawing(model(5, 4, 2.5, 1))["dots"]] == [(0, -1), (0.8, 0), (0, 0.5), (-0.2, 0)]


def test_a_missing_value_is_a_gap_and_never_a_zero() -> None:
    found = drawing(model(4, None, 4, 4))
    assert len(found["dots"]) == 3
    assert found["line"] == [((0, 0.8), (-0.8, 0)), ((-0.8, 0), (0, -0.8))]
    assert found["surface"] == []


def test_the_target_closes_around() -> None:
    assert len(drawing(model(4, None, 4, 4))["target"]) == 4


def test_a_provisional_score_is_an_open_dot() -> None:
    assert [one["open"] for one in drawing(model(4, 2, 4))["dots"]] == [False, True, False]


@pytest.mark.parametrize(
    ("top", "numbers"), [(5, ["1", "2", "3", "4", "5"]), (1, ["20 %", "40 %", "60 %", "80 %", "100 %"])]
)
def test_the_rings_tell_points_or_shares(top: int, numbers: list[str]) -> None:
    assert drawing(model(1, 1, 1, top=top))["numbers"] == numbers
