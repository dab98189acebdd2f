"""The engine gives the numbers, levels and flags of measurement.md §2, its worked examples first."""

from itertools import cycle

import pytest

from scan.scoring.assessment import Answer
from scan.scoring.credit import credit
from scan.scoring.levels import at_least
from scan.scoring.profile import Overall
from scan.scoring.scoring import score
from tests.support.building import LEVELS, framework, item, profile_of, said, score_of, sitting, small, with_framework

#      id   basis | gevorderd | expert              p                 S       level        stable flags
WORKED = [
    ("A", "4 5 3       | 4 3 NE | 2 NE open", [0.8333, 0.5, 0.0], 1.3333, "basis", True, ()),
    ("B", "4 4 4       | 4 4 4  | 4 4 4", [1.0, 1.0, 1.0], 3.0, "expert", True, ()),
    ("C", "4 4 3       | 4 4 3  | 4 3 3", [0.8333, 0.8333, 0.6667], 2.3333, "gevorderd", True, ()),
    ("D", "4 4 4       | 4 4 4  | 4 4 3", [1.0, 1.0, 0.8333], 2.8333, "expert", False, ("op_de_grens",)),
    ("E", "2 2 3       | 4 4 4  | 4 4 4", [0.1667, 1.0, 1.0], 2.1667, "op_weg", True, ("opvallend_patroon",)),
    ("G", "4 open open | 4 4 4  |", [None, 1.0, None], None, None, None, ("te_weinig_antwoorden",)),
    ("L", "3 3 3       | 3 3 3  |", [0.5, 0.5, None], 1.0, "op_weg", False, ("op_de_grens",)),
    ("M", "4 4 4       | 3 3 3  | 3 3 3", [1.0, 0.5, 0.5], 2.0, "basis", False, ("op_de_grens",)),
]


@pytest.mark.parametrize(
    ("row", "p", "steps", "level", "stable", "flags"), [one[1:] for one in WORKED], ids=[one[0] for one in WORKED]
)
def test_a_worked_example_comes_out(
    row: str, p: list[float], steps: float, level: str, stable: bool, flags: tuple[str, ...]
) -> None:
    found = score_of(row)
    assert [found.levels[key].p for key in LEVELS] == pytest.approx(p, abs=1e-4)
    assert found.steps == pytest.approx(steps, abs=1e-4)
    assert (found.level, found.stable, found.flags) == (level, stable, flags)


def test_example_a_is_almost_at_its_target_profile() -> None:
    found = score_of("4 5 3 | 4 3 NE | 2 NE open")
    assert [found.match, found.gap] == pytest.approx([0.6667, 0.8333], abs=1e-4)
    assert found.status == "bijna"


def test_the_basis_items_of_example_a_are_all_of_a_bachelors_profile() -> None:
    found = score_of("4 5 3", phase="n6")
    assert (found.match, found.gap, found.status) == (1.0, 0.0, "op_doel")


@pytest.mark.parametrize("phase", ["n6", "n7"])
def test_a_student_gets_no_level_whatever_the_answers(phase: str) -> None:
    profile = profile_of(dict.fromkeys(("MH", "CO", "SA", "KW", "MA", "OL", "PR"), "5 5 5"), phase)
    assert {(one.steps, one.level, one.stable) for one in profile.roles.values()} == {(None, None, None)}
    assert profile.overall == Overall(None, None)


@pytest.mark.parametrize(
    ("answer", "t", "worth"),
    [(5, 4, 1), (4, 4, 1), (3, 4, 0.5), (2, 4, 0), (2, 3, 0.5), (2, 2, 1), (1, 2, 0), (1, 1, 1), ("NE", 1, 0)],
)
def test_credit_is_half_one_point_below_the_norm_but_nothing_for_a_one(answer: Answer, t: int, worth: float) -> None:
    assert credit(answer, t) == worth


@pytest.mark.parametrize(
    ("row", "n", "d", "ne", "enough"),
    [
        ("4", 1, 1, 0, False),
        ("4 4", 2, 2, 0, True),
        ("4 NE open", 3, 2, 1, True),
        ("4 4 open open", 4, 2, 0, False),
        ("4 4 4 open", 4, 3, 0, True),
        ("4 4 4 4 open open", 6, 4, 0, True),
        ("4 4 NVT NVT open", 3, 2, 0, True),
        ("NVT NVT NVT", 0, 0, 0, False),
    ],
)
def test_two_thirds_and_at_least_two_of_what_applies_are_enough(
    row: str, n: int, d: int, ne: int, enough: bool
) -> None:
    found = score_of(row).levels["basis"]
    assert (found.n, found.d, found.ne, found.enough) == (n, d, ne, enough)
    assert (found.p is not None) == enough


def test_without_a_level_there_are_still_a_mean_and_a_match() -> None:
    found = score_of("4 open open | 4 4 4")
    assert (found.steps, found.mean, found.match, found.gap, found.status) == (None, 4.0, 1.0, 0.0, "op_doel")


@pytest.mark.parametrize(
    ("row", "level"),
    [
        ("4 4 4 1 1 | 4 4 4 1 1 | 4 4 4 1 1", "gevorderd"),
        ("4 4 4 4 1 |", "basis"),
        ("4 4 4 1 1 | 4 4 1 1 1", "basis"),
        ("4 4 4 1 1 | 1 1 1", "op_weg"),
        ("4 4 1 1 1 | 4 4 4", "op_weg"),
        ("4 4 4 | 4 open open | 4 4 4", "basis"),
    ],
    ids=[
        *("1.8 in floats is 1.7999999999999998, and reaches gevorderd", "0.8 reaches basis"),
        *("S may come from a level above", "0.6 does not reach basis"),
        *("a guard of 0.4 keeps out", "a level between that is not enough keeps out"),
    ],
)
def test_a_level_needs_its_cut_its_answers_and_every_guard_below(row: str, level: str) -> None:
    assert score_of(row).level == level


@pytest.mark.parametrize(("value", "holds"), [(0.6, True), (0.6 - 1e-10, True), (0.6 - 1e-8, False)])
def test_cuts_allow_for_rounding_of_floats_only(value: float, holds: bool) -> None:
    assert at_least(value, 0.6) == holds


@pytest.mark.parametrize(
    ("row", "status"),
    [("4 4 4 4 1", "op_doel"), ("4 4 4 3 1", "bijna"), ("4 4 4 1 1", "bijna"), ("4 4 3 1 1", "ontwikkelpunt")],
    ids=["0.8", "0.7", "0.6", "0.5"],
)
def test_the_status_follows_the_share_of_the_target_profile(row: str, status: str) -> None:
    assert score_of(row, phase="n8").status == status


def test_a_five_never_repairs_a_two() -> None:
    assert score_of("5 5 2", phase="n8").gap == pytest.approx(2 / 3)


@pytest.mark.parametrize(
    ("row", "flags"),
    [
        ("4 4 NE NE", ["nog_weinig_ervaring"]),
        ("4 4 4 NE", []),
        ("4 4 4 4 NVT NVT", []),
        ("4 4 5 NVT NVT", ["weinig_van_toepassing"]),
        ("open open open", ["te_weinig_antwoorden"]),
        ("NE NVT NVT", ["te_weinig_antwoorden", "nog_weinig_ervaring", "weinig_van_toepassing"]),
        ("NE open open | 4 4 4", ["te_weinig_antwoorden"]),
        ("3 3 3 | 4 4 4", ["opvallend_patroon", "op_de_grens"]),
        ("4 4 4 | 4 open open | 4 4 4", ["opvallend_patroon"]),
        ("4 4 4 | 2 2 2 | 4 4 4", ["opvallend_patroon"]),
    ],
)
def test_flags_stand_in_the_order_of_the_text(row: str, flags: list[str]) -> None:
    assert list(score_of(row).flags) == flags


def test_an_answer_is_never_moved_above_the_ceiling() -> None:
    instrument, assessment = sitting({"MH": "3 3 3 | 3 3 3"})
    low = [one.model_copy(update={"ceilings": {"development": 3}}) for one in framework().phases]
    assert score(assessment, instrument).roles["MH"].stable is False
    assert score(assessment, with_framework(instrument, phases=tuple(low))).roles["MH"].stable is True


@pytest.mark.parametrize(
    ("rows", "steps", "level"),
    [
        (["4 4 4"] * 4, None, None),
        (["4 4 4"] * 5, 1.0, "basis"),
        (["4 4 4"] * 5 + ["4 open open"] * 2, 1.0, "basis"),
        (["3 3 3"] * 7, 0.5, "op_weg"),
        (["4 4 4"] * 4 + ["4 4 4 4 1", "4 4 4 1 1"], 0.9, "basis"),
        (["4 4 4 | 4 4 4 | 4 4 4"] * 6 + ["3 3 3"], 18.5 / 7, "expert"),
        (["4 4 4 | 4 4 4 | 4 4 4"] * 5 + ["3 3 3"] * 2, 16 / 7, "basis"),
    ],
    ids=[
        *("four roles are too few", "five suffice", "a role without S does not count", "below every cut"),
        *("0.9 in floats is 0.8999999999999999, and reaches basis", "one may lag", "two may not"),
    ],
)
def test_overall_is_the_mean_with_at_most_one_role_behind(rows: list[str], steps: float | None, level: str) -> None:
    profile = profile_of(dict(zip(("MH", "CO", "SA", "KW", "MA", "OL", "PR"), rows, strict=False)))
    assert profile.overall.steps == pytest.approx(steps)
    assert profile.overall.level == level


def test_an_offer_counts_for_the_level_but_not_for_mean_and_match() -> None:
    asked, beyond = score_of("4 4 4", phase="n8"), score_of("4 4 4 | 4 4 4 | 1 1 1", phase="n8")
    assert (asked.level, beyond.level) == ("basis", "gevorderd")
    assert (asked.mean, asked.n, asked.match, asked.gap) == (beyond.mean, beyond.n, beyond.match, beyond.gap)


def test_an_item_of_another_phase_never_counts() -> None:
    instrument = small(*(item(f"i{n}", phases=(key,)) for n, key in zip(range(6), cycle(["n8", "n6"]), strict=False)))
    found = score(said({"i0": 4, "i2": 4, "i4": 4}, "n8"), instrument).roles["MH"]
    assert (found.levels["basis"].n, found.match) == (3, 1.0)


def test_the_norm_of_an_item_counts_for_match_and_gap_only() -> None:
    found = score_of("3 3 3", phase="n8", norms={"n8": 3})
    assert (found.match, found.gap, found.levels["basis"].p) == (1.0, 0.0, 0.5)


def test_an_item_counts_in_its_role_its_task_and_every_dimension() -> None:
    found = profile_of({"CO": "4 4 4"}, epa_task="T4", dimensions=("sociaal", "spiritueel"))
    counted = {
        lens: [key for key, one in scores.items() if one.n]
        for lens, scores in [("roles", found.roles), ("tasks", found.tasks), ("dimensions", found.dimensions)]
    }
    assert counted == {"roles": ["CO"], "tasks": ["T4"], "dimensions": ["sociaal", "spiritueel"]}


def test_items_about_several_dimensions_do_not_average_zingeving_away() -> None:
    alone = [item(f"alone-{n}", dimensions=("spiritueel",)) for n in range(2)]
    instrument = small(*alone, *(item(f"all-{n}", dimensions=("fysiek", "spiritueel")) for n in range(8)))
    answers = {one.id: 2 if one in alone else 5 for one in instrument.items}
    dimensions = score(said(answers, "n8"), instrument).dimensions
    assert (dimensions["spiritueel"].match, dimensions["spiritueel"].status) == (0.8, "ontwikkelpunt")
    assert dimensions["fysiek"].status == "op_doel"
