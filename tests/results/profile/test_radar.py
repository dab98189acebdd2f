"""The radar draws what the profile says: seven axes clockwise, a gap where there is no number, a target."""

from typing import Any

import pytest

from results.profile.finding import answer_basis
from results.profile.lenses import LensKey, ProfileRow, profile_rows
from results.profile.radar import PAPER, RadarModel, radar_figure, radar_model
from scan.scoring.scoring import score
from tests.support.building import framework, phase, sitting

ROLES = ["MH", "CO", "SA", "KW", "MA", "OL", "PR"]
EVERY = dict.fromkeys(ROLES, "4 4 4 3")


def seen(answers: dict[str, str], key: str = "n8", lens: LensKey = "roles", **fields: Any) -> tuple[ProfileRow, ...]:
    instrument, assessment = sitting(answers, key, **fields)
    return profile_rows(score(assessment, instrument), instrument, lens)


def model(answers: dict[str, str], key: str = "n8", lens: LensKey = "roles", **fields: Any) -> RadarModel:
    return radar_model(seen(answers, key, lens, **fields), phase(key), framework().constants)


def traces(drawn: RadarModel) -> tuple[dict[str, Any], dict[str, Any], dict[str, Any]]:
    bands, target, own = radar_figure(drawn)["data"]
    return bands, target, own


def test_axes_stand_clockwise_from_twelve_in_the_order_of_the_roles() -> None:
    figure = radar_figure(model(EVERY))
    angular = figure["layout"]["polar"]["angularaxis"]
    names = ["<br>".join(role.axis) for role in framework().roles]
    assert (angular["direction"], angular["rotation"], angular["categoryarray"]) == ("clockwise", 90, names)
    assert all(trace["theta"] == [*names, names[0]] for trace in figure["data"][1:])


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
    assert radar_figure(drawn)["layout"]["polar"]["radialaxis"]["range"] == [0, 5]


@pytest.mark.parametrize("row", ["4", "NE NE NE", "NVT NVT NVT", "open open open"])
def test_a_missing_axis_is_a_gap_in_the_line_and_never_a_zero(row: str) -> None:
    drawn = model({**EVERY, "SA": row})
    bands, _, own = traces(drawn)
    assert drawn.axes[2].value is None
    assert own["r"][2] is None
    assert 0 not in own["r"]
    assert (own["connectgaps"], own["fill"]) == (False, "none")
    assert "<br>".join(drawn.axes[2].lines) not in bands["theta"]


def test_a_missing_first_axis_leaves_the_line_open_on_both_sides() -> None:
    _, _, own = traces(model({**EVERY, "MH": "4"}))
    assert (own["r"][0], own["r"][-1]) == (None, None)


def test_a_whole_profile_is_filled_and_closed() -> None:
    _, target, own = traces(model(EVERY))
    assert own["fill"] == "toself"
    assert (own["r"][0], target["r"][0]) == (own["r"][-1], target["r"][-1])


def test_two_or_three_answers_are_an_open_dot_and_four_a_filled_one() -> None:
    drawn = model({**EVERY, "CO": "4 4", "SA": "4 4 4 NE"})
    _, _, own = traces(drawn)
    assert [axis.provisional for axis in drawn.axes] == [False, True, True, False, False, False, False]
    assert [color == PAPER for color in own["marker"]["color"]] == [False, True, True, *[False] * 5]


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
    bands, _, _ = traces(drawn)
    assert drawn.axes[0].band
    assert bands["r"][:3] == [*drawn.axes[0].band, None]
    assert bands["theta"][0] == bands["theta"][1] == "<br>".join(drawn.axes[0].lines)


@pytest.mark.parametrize("key", ["n6", "n7"])
def test_a_student_sees_the_share_of_the_profile_with_a_ring_at_eighty_percent(key: str) -> None:
    drawn = model({**EVERY, "CO": "3 2 2 NE", "SA": "5"}, key)
    radial = radar_figure(drawn)["layout"]["polar"]["radialaxis"]
    assert [axis.value for axis in drawn.axes[:3]] == [1.0, 0.5, None]
    assert {axis.target for axis in drawn.axes} == {0.8}
    assert [axis.band for axis in drawn.axes] == [None] * 7
    assert (radial["range"], radial["ticktext"][-1]) == ([0, 1], "100 %")


def test_numbers_have_a_decimal_comma_and_the_grid_is_straight() -> None:
    layout = radar_figure(model(EVERY))["layout"]
    assert (layout["separators"], layout["polar"]["gridshape"], layout["dragmode"]) == (",.", "linear", False)
