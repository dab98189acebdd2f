"""The radar draws what the profile says: seven axes clockwise, a gap where there is no number, a target."""

from typing import Any

import pytest

from results.profile.drawing import drawing
from results.profile.finding import answer_basis
from results.profile.lenses import LensKey, ProfileRow, profile_rows
from results.profile.radar import RadarModel, radar_model
from scan.scoring.scoring import score
from tests.support.building import framework, phase, sitting

ROLES = ["MH", "CO", "SA", "KW", "MA", "OL", "PR"]
EVERY = dict.fromkeys(ROLES, "4 4 4 3")


def seen(answers: dict[str, str], key: str = "n8", lens: LensKey = "roles", **fields: Any) -> tuple[ProfileRow, ...]:
    instrument, assessment = sitting(answers, key, **fields)
    return profile_rows(score(assessment, instrument), instrument, lens)


def model(answers: dict[str, str], key: str = "n8", lens: LensKey = "roles", **fields: Any) -> RadarModel:
    return radar_model(seen(answers, key, lens, **fields), phase(key), framework().constants)


def test_axes_stand_clockwise_from_twelve_in_the_order_of_the_roles() -> None:
    labels = drawing(model(EVERY))["labels"]
    assert [one["lines"] for one in labels] == [role.axis for role in framework().roles]
    assert labels[0]["at"] == (0, -1)
    assert labels[1]["at"][0] > 0


@pytest.mark.parametrize("lens", ["roles", "tasks", "dimensions"])
def test_every_lens_has_all_its_axes_whatever_was_answered(lens: LensKey) -> None:
    named = {
        "roles": [one.axis for one in framework().roles],
        "tasks": [one.axis for one in framework().epa_tasks],
        "dimensions": [one.axis for one in framework().dimensions],
    }
    assert [axis.lines for axis in model({"MH": "4 4"}, lens=lens).axes] == named[lens]


def test_an_axis_is_the_mean_of_the_role_from_zero_to_five() -> None:
    drawn = model({**EVERY, "CO": "2 3 NE NVT"})
    assert [axis.value for axis in drawn.axes] == [3.75, 2.5, 3.75, 3.75, 3.75, 3.75, 3.75]
    assert (drawn.top, drawing(drawn)["numbers"]) == (5, ["1", "2", "3", "4", "5"])


@pytest.mark.parametrize("row", ["4", "NE NE NE", "NVT NVT NVT", "open open open"])
def test_a_missing_axis_is_a_gap_in_the_line_and_never_a_zero(row: str) -> None:
    found = model({**EVERY, "SA": row})
    drawn = drawing(found)
    assert found.axes[2].value is None
    assert (len(drawn["dots"]), len(drawn["line"]), drawn["surface"], len(drawn["bands"])) == (6, 5, [], 6)
    assert (0.0, 0.0) not in [one["at"] for one in drawn["dots"]]


def test_a_missing_first_axis_leaves_the_line_open_on_both_sides() -> None:
    assert len(drawing(model({**EVERY, "MH": "4"}))["line"]) == 5


def test_a_whole_profile_is_filled_and_closed() -> None:
    drawn = drawing(model(EVERY))
    assert (len(drawn["surface"]), len(drawn["line"]), len(drawn["target"])) == (7, 7, 7)


def test_two_or_three_answers_are_an_open_dot_and_four_a_filled_one() -> None:
    drawn = model({**EVERY, "CO": "4 4", "SA": "4 4 4 NE"})
    assert [axis.provisional for axis in drawn.axes] == [False, True, True, False, False, False, False]
    assert [one["open"] for one in drawing(drawn)["dots"]] == [False, True, True, False, False, False, False]


@pytest.mark.parametrize("key", ["n6", "n8"])
def test_the_radar_and_the_table_call_the_same_axes_provisional(key: str) -> None:
    answers = {**EVERY, "CO": "3 3 3"}
    in_table = ["voorlopig" in answer_basis(row, framework().constants) for row in seen(answers, key)]
    assert [axis.provisional for axis in model(answers, key).axes] == in_table


@pytest.mark.parametrize(
    ("answers", "drawable"),
    [({"MH": "4 4", "CO": "4 4", "SA": "4 4"}, True), ({"MH": "4 4", "CO": "4 4", "SA": "4 NE"}, False), ({}, False)],
    ids=["three axes with two answers", "one of them has one number", "nothing"],
)
def test_fewer_than_three_axes_are_better_shown_as_bars(answers: dict[str, str], drawable: bool) -> None:
    assert model(answers).drawable == drawable


def test_the_target_is_the_mean_norm_of_what_is_asked_and_applies() -> None:
    own = model({"MH": "4 4 4", "CO": "4 NVT"}, norms={"n8": 3}).axes
    usual = model({"MH": "open open", "CO": "NVT NVT"}).axes
    assert (own[0].target, own[1].target, usual[0].target, usual[1].target) == (3, 3, 4, None)


def test_the_band_is_a_stroke_along_its_axis() -> None:
    drawn = model(EVERY)
    (low, high), *_ = drawing(drawn)["bands"]
    assert drawn.axes[0].band
    assert (low, high) == tuple((0, round(-end / 5, 6)) for end in drawn.axes[0].band)


@pytest.mark.parametrize("key", ["n6", "n7"])
def test_a_student_sees_the_share_of_the_profile_with_a_ring_at_eighty_percent(key: str) -> None:
    drawn = model({**EVERY, "CO": "3 2 2 NE", "SA": "5"}, key)
    assert [axis.value for axis in drawn.axes[:3]] == [1.0, 0.5, None]
    assert {axis.target for axis in drawn.axes} == {0.8}
    assert [axis.band for axis in drawn.axes] == [None] * 7
    assert (drawn.top, drawing(drawn)["numbers"][-1]) == (1, "100 %")
