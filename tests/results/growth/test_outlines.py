"""Two scans in one radar: corners at their values, a gap where a role has none, nothing with too few roles."""

from math import hypot

import pytest

from results.growth.change import Growth, Measure, RoleGrowth
from results.growth.outlines import outlines, sides
from results.look.growth.outline_radar import outline_radar

ROLES = ("MH", "CO", "SA", "OL", "MA", "KW", "PR")


def growth(*values: tuple[float | None, float | None], measure: Measure = "mean") -> Growth:
    """The first roles with these values before and after, the others without."""
    filled = [*values, *[(None, None)] * (len(ROLES) - len(values))]
    roles = [
        RoleGrowth(key, key, 3, 3, 3, 0, 0, 0, *pair, None, False) for key, pair in zip(ROLES, filled, strict=True)
    ]
    return Growth(measure, tuple(roles), 21, 21)


@pytest.mark.parametrize(("measure", "top"), [("mean", 5.0), ("match", 1.0)])
def test_a_corner_lies_as_far_out_as_its_value(measure: Measure, top: float) -> None:
    found = outlines(growth((top, top / 2), (top / 5, top), (top, top), measure=measure))
    assert found
    assert [round(hypot(*one), 3) for one in found.first if one] == [1.0, 0.2, 1.0]
    assert [round(hypot(*one), 3) for one in found.second if one] == [0.5, 1.0, 1.0]
    assert found.first[0] == (0.0, -1.0)


def test_a_role_without_a_value_is_a_gap_in_both_outlines() -> None:
    found = outlines(growth((2, 3), (2, 3), (2, 3)))
    assert found
    assert found.second.count(None) == 4
    assert len(sides(found.second)) == 2
    assert "surface" not in str(outline_radar(found, ""))


def test_with_fewer_than_three_roles_nothing_is_drawn() -> None:
    assert outlines(growth((2, 3), (2, 3), (2, None))) is None


def test_the_drawing_names_what_it_shows_and_its_axes() -> None:
    found = outlines(growth(*[(2, 3)] * 7))
    assert found
    drawn = str(outline_radar(found, "In 6 maanden: <b>"))
    assert 'role="img" aria-label="Radar met twee omtrekken. In 6 maanden: &lt;b&gt;"' in drawn
    assert [role for role in ROLES if f">{role}</text>" not in drawn] == []
    assert drawn.count("<circle") == 14
