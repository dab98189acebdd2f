"""Two scans beside each other: only shared items count, and only a change beyond chance is called one."""

from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from results.growth.change import (
    Growth,
    RoleGrowth,
    VersionedScan,
    comparable_sentence,
    reliable_change,
    scan_growth,
)
from scan.instrument.instrument import Instrument
from scan.scoring.assessment import NE, NVT, Answer
from scan.scoring.scoring import score
from tests.support.building import answer, framework, item, said, small, with_constants, with_framework

CONSTANTS = framework().constants
IDS = tuple(f"mh-{n}" for n in range(1, 7))
SIX = small(*(item(one) for one in IDS))


def taken(row: str, phase: str = "n8", instrument: Instrument = SIX) -> VersionedScan:
    """A scan that answers mh-1, mh-2, … with the words of a row."""
    words = dict(zip(IDS, map(answer, row.split()), strict=False))
    return VersionedScan(said(words, phase), instrument)


def grown(first: str, second: str, phase: str = "n8", comparable: tuple[str, ...] = IDS) -> RoleGrowth:
    """How the role MH grew from one row of answers to another."""
    return scan_growth(taken(first, phase), taken(second, phase), comparable).roles[0]


def test_means_and_errors_are_those_of_each_scan_by_itself() -> None:
    found = grown("2 2 3 3 2 2", "4 5 4 5 4 5")
    one, two = (score(taken(row).assessment, SIX).roles["MH"] for row in ("2 2 3 3 2 2", "4 5 4 5 4 5"))
    assert (found.first, found.second) == (one.mean, two.mean) == (14 / 6, 4.5)
    assert found.change == reliable_change(one.mean or 0, one.se or 0, two.mean or 0, two.se or 0, CONSTANTS)
    assert found.change.certain


@pytest.mark.parametrize(
    ("first", "second", "common"),
    [
        ("3 3 3 5 1 1", "3 3 3 open open open", 3),
        ("3 3 3 NE NE NE", "3 3 3 5 5 5", 3),
        ("3 3 3 NVT 1 1", "3 3 3 1 NVT NE", 3),
        ("3 3 3 3 3 3", "3 3 3 3 3 3", 6),
    ],
    ids=["open since", "not done then", "not my field", "all"],
)
def test_only_items_with_a_number_both_times_count(first: str, second: str, common: int) -> None:
    found = grown(first, second)
    assert (found.common, found.first, found.second) == (common, 3.0, 3.0)


def test_items_that_are_not_comparable_are_left_out_and_counted() -> None:
    found = grown("3 3 3 1 1 1", "3 3 3 5 5 5", comparable=IDS[:3])
    assert (found.asked, found.comparable, found.common, found.first, found.second) == (6, 3, 3, 3.0, 3.0)


def test_what_was_done_for_the_first_time_is_counted_by_itself() -> None:
    found = grown("NE NE NE 3 3 NE", "2 3 NE 3 NE NVT")
    assert (found.newly_done, found.common) == (2, 1)


def test_only_numbers_that_went_up_or_down_are_counted() -> None:
    found = grown("1 2 3 4 NE 3", "2 3 2 4 5 NVT")
    assert (found.higher, found.lower, found.newly_done) == (2, 1, 1)


@pytest.mark.parametrize("before", ["open", "NVT", "1"])
def test_what_was_never_said_to_be_undone_is_not_done_for_the_first_time(before: str) -> None:
    assert grown(f"{before} {before} NE", "3 4 5").newly_done == 1


@pytest.mark.parametrize(
    ("first", "second"), [("3", "4"), ("", ""), ("3 3", "NE NE")], ids=["one item", "no answers", "nothing in common"]
)
def test_with_fewer_than_two_shared_answers_there_is_no_number_and_no_verdict(first: str, second: str) -> None:
    found = grown(first, second)
    assert (found.first, found.second, found.change) == (None, None, None)


@pytest.mark.parametrize(("row", "provisional"), [("", False), ("3 3 3", True), ("3 3 3 3", False)])
def test_few_shared_answers_are_provisional(row: str, provisional: bool) -> None:
    assert grown(row, row).provisional is provisional


def test_every_role_of_the_second_scan_is_there_in_its_order() -> None:
    found = scan_growth(taken("3 3"), taken("3 3"), IDS)
    assert [role.key for role in found.roles] == [role.key for role in framework().roles]
    assert [role.label for role in found.roles] == [role.label for role in framework().roles]
    assert (found.asked, found.comparable) == (6, 6)


def test_the_share_is_told_in_a_sentence() -> None:
    told = comparable_sentence(Growth("mean", (), asked=41, comparable=34))
    assert told == "34 van de 41 vragen zijn met de vorige scan te vergelijken."


def test_only_what_both_scans_ask_of_everyone_counts() -> None:
    deeper = small(*(item(one, level="basis" if n < 3 else "gevorderd") for n, one in enumerate(IDS)))
    first, second = taken("2 2 2 1 1 1", "n8", deeper), taken("4 4 4 5 5 5", "gevorderd", deeper)
    role = scan_growth(first, second, IDS).roles[0]
    assert (role.asked, role.comparable, role.first, role.second) == (6, 3, 2.0, 4.0)


def test_each_scan_is_scored_by_its_own_version() -> None:
    wide = with_constants(SIX, sigma0=2.0)
    found = scan_growth(taken("3 3 3 3", instrument=SIX), taken("4 4 4 4", instrument=wide), IDS).roles[0].change
    narrow_se, wide_se = (score(taken("3 3 3 3").assessment, one).roles["MH"].se for one in (SIX, wide))
    assert (narrow_se, wide_se) != (None, None)
    assert found == reliable_change(3.0, narrow_se or 0, 4.0, wide_se or 0, CONSTANTS)


def test_students_see_shares_of_the_profile_and_no_verdict() -> None:
    found = scan_growth(taken("2 2 3 3 NE NE", "n6"), taken("3 3 3 3 3 NE", "n6"), IDS)
    role = found.roles[0]
    assert found.measure == "match"
    assert (role.first, role.second, role.change) == (3 / 6, 5 / 6, None)
    assert (role.common, role.newly_done) == (6, 1)


def test_a_share_stands_on_the_items_answered_both_times() -> None:
    role = grown("3 3 3 3 1 open", "3 3 3 3 open 1", "n6")
    assert (role.common, role.first, role.second) == (4, 1.0, 1.0)


@pytest.mark.parametrize(
    ("first", "second"),
    [("3 3 3 open open open", "3 3 3 3 3 3"), ("3 3 3 3 open open", "open 3 3 3 3 3")],
    ids=["too few then", "too few shared"],
)
def test_a_share_needs_two_thirds_of_the_items_both_times(first: str, second: str) -> None:
    role = grown(first, second, "n6")
    assert (role.common, role.first, role.second) == (3, None, None)


def test_what_is_no_part_of_the_field_once_is_no_gap_in_a_share() -> None:
    role = grown("3 3 3 3 NVT NVT", "3 3 3 3 NVT 3", "n6")
    assert (role.common, role.first, role.second) == (4, 1.0, 1.0)


def test_another_norm_is_no_growth() -> None:
    moved = small(*(item(one, norms={"n6": 1} if one == "mh-1" else {}) for one in IDS))
    found = scan_growth(taken("1 3 3 3 3 3", "n6"), taken("1 3 3 3 3 3", "n6", moved), IDS)
    assert (found.comparable, found.asked) == (5, 6)
    assert (found.roles[0].first, found.roles[0].second) == (1.0, 1.0)


def test_scans_of_phases_with_other_norms_have_nothing_to_compare() -> None:
    found = scan_growth(taken("3 3 3 3 3 3", "n6"), taken("4 4 4 4 4 4", "n8"), IDS)
    assert (found.measure, found.comparable, found.roles[0].first) == ("match", 0, None)


def test_an_item_counts_for_the_role_it_has_now() -> None:
    now = small(*(item(one, role="CO" if one in IDS[:2] else "MH") for one in IDS))
    roles = scan_growth(taken("1 1 3 3 3 3"), taken("1 1 3 3 3 3", instrument=now), IDS).roles
    assert [(role.key, role.asked, role.first) for role in roles[:2]] == [("MH", 4, 3.0), ("CO", 2, 1.0)]


def test_a_role_that_is_new_has_no_numbers() -> None:
    without = with_framework(SIX, roles=SIX.framework.roles[:1])
    roles = scan_growth(taken("3 3 3", instrument=without), taken("3 3 3"), IDS).roles
    assert [(role.asked, role.first) for role in roles] == [(6, 3.0), *[(0, None)] * 6]


WORDS = st.lists(st.sampled_from(["1", "2", "3", "4", "5", NE, NVT, "open"]), min_size=6, max_size=6).map(" ".join)
PHASES = st.sampled_from(["n6", "n8", "gevorderd"])


@settings(max_examples=150)
@given(first=WORDS, second=WORDS, phase=PHASES)
def test_the_way_back_is_the_same_change_the_other_way(first: str, second: str, phase: str) -> None:
    there, back = grown(first, second, phase), grown(second, first, phase)
    assert (there.first, there.second, there.common) == (back.second, back.first, back.common)
    assert (there.change is None) == (back.change is None)
    if there.change and back.change:
        assert there.change.rci == pytest.approx(-back.change.rci)
        assert there.change.smallest == pytest.approx(back.change.smallest)


@settings(max_examples=100)
@given(row=WORDS, phase=PHASES)
def test_the_same_answers_are_never_a_change(row: str, phase: str) -> None:
    found = grown(row, row, phase)
    assert found.first == found.second
    assert found.change is None or (found.change.rci, found.change.certain) == (0.0, False)


@settings(max_examples=100)
@given(first=WORDS, second=WORDS, other=st.sampled_from([1, 5, NE, NVT]))
def test_an_item_that_is_not_comparable_changes_nothing(first: str, second: str, other: Answer) -> None:
    def with_last(scan: VersionedScan) -> VersionedScan:
        answers: Mapping[str, Any] = {**scan.assessment.answers, IDS[-1]: other}
        return VersionedScan(said(answers, "n8"), SIX)

    one, two = taken(first), taken(second)
    assert (
        scan_growth(with_last(one), two, IDS[:-1])
        == scan_growth(one, with_last(two), IDS[:-1])
        == scan_growth(one, two, IDS[:-1])
    )
