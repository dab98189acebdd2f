"""Two views of one scan: what counts as a pair, how far they lie apart, and what to talk about (measurement.md §4)."""

from collections.abc import Iterable
from dataclasses import replace
from random import Random
from typing import Any

import pytest

from results.meeting.comparison import AnswerPair, Comparison, compare
from results.meeting.role_views import radar_value
from scan.instrument.instrument import norm
from scan.scoring.assessment import Answer, AnswerError
from tests.support.building import item, phase, real, said, small
from tests.support.two_views import ROLES, compared, restated, two


def ids(pairs: Iterable[AnswerPair]) -> list[str]:
    return [pair.item.id for pair in pairs]


NO_NUMBER = ["NE / 4", "4 / NE", "NVT / 4", "4 / NVT", "open / 4", "4 / open", "NE / NE", "open / open", "NVT / NVT"]


@pytest.mark.parametrize("row", NO_NUMBER)
def test_only_two_numbers_make_a_pair(row: str) -> None:
    found = compared({"MH": row})
    assert (found.pairs, found.talking_pairs, found.equal, found.within_one, found.difference) == (
        (),
        (),
        None,
        None,
        None,
    )


@pytest.mark.parametrize("row", NO_NUMBER)
def test_what_is_no_number_changes_nothing(row: str) -> None:
    own, rating = row.split(" / ")
    with_it, without = compared({"MH": f"4 3 {own} / 2 3 {rating}"}), compared({"MH": "4 3 / 2 3"})
    assert (ids(with_it.pairs), with_it.equal, with_it.difference) == (
        ids(without.pairs),
        without.equal,
        without.difference,
    )


def test_shares_and_the_mean_difference_by_hand() -> None:
    found = compared({"MH": "4 4 3 5 / 4 3 3 3"})
    assert (len(found.pairs), found.equal, found.within_one) == (4, 0.5, 0.75)
    assert found.difference
    assert found.difference.mean == pytest.approx(0.75)
    assert found.difference.half == pytest.approx(1.645 * 0.957427 / 2, abs=1e-6)


def test_one_pair_has_shares_and_no_interval() -> None:
    found = compared({"MH": "4 NE / 3 3"})
    assert (found.equal, found.within_one, found.difference) == (0.0, 1.0, None)


def test_an_equal_difference_everywhere_leaves_no_doubt() -> None:
    difference = compared({"MH": "4 4 4 / 3 3 3"}).difference
    assert difference
    assert (difference.mean, difference.half) == (1, 0)


@pytest.mark.parametrize(
    ("row", "order"),
    [
        ("3 4 5 / 2 2 2", [3, 2, 1]),
        ("2 4 3 / 2 4 3", []),
        ("5 4 3 2 / 4 3 2 1", [2, 1, 3, 4]),
        ("1 5 4 2 / 3 5 2 4", [3, 4, 1]),
        ("2 2 2 2 2 2 / 1 1 1 1 1 1", [1, 2, 3, 4, 5]),
    ],
    ids=["largest first", "equal is nothing to talk about", "the norm first", "whoever is higher", "at most five"],
)
def test_talking_points_are_ordered(row: str, order: list[int]) -> None:
    assert ids(compared({"MH": row}).talking_pairs) == [f"mh-basis-{k}" for k in order]


def test_equal_points_stand_as_the_content_has_them_whatever_was_answered_first() -> None:
    instrument, own, rating = two({"MH": "2 2 2 / 1 1 1"})
    turned = replace(own, answers=dict(reversed(list(own.answers.items()))))
    assert ids(compare(turned, rating, instrument).talking_pairs) == [f"mh-basis-{k}" for k in (1, 2, 3)]


@pytest.mark.parametrize(
    ("own", "rating", "crosses"),
    [(4, 3, True), (3, 4, True), (5, 4, False), (3, 1, False)],
)
def test_a_pair_crosses_the_norm_when_one_alone_reaches_it(own: int, rating: int, crosses: bool) -> None:
    assert compared({"MH": f"{own} / {rating}"}).pairs[0].crosses == crosses


@pytest.mark.parametrize(
    ("row", "norms", "strong"),
    [
        ("4 / 5", {}, True),
        ("5 / 3", {}, False),
        ("3 / 5", {}, False),
        ("3 / 3", {"n8": 3}, False),
        ("4 / 4", {"n8": 5}, False),
    ],
    ids=["both", "one", "the other", "the norm alone", "the criterion alone"],
)
def test_a_strength_is_what_both_see(row: str, norms: dict[str, int], strong: bool) -> None:
    assert bool(compared({"MH": row}, norms=norms).strengths) == strong


def test_where_a_scale_ends_below_the_criterion_its_end_is_a_strength() -> None:
    assert len(compared({"MH": "3 2 / 3 3"}, "n7", scale="supervision").strengths) == 1


def test_who_did_not_do_it_yet_beside_a_number_is_told_apart() -> None:
    found = compared({"MH": "NE 3 NE NE / 3 NE open NE"})
    assert [one.id for one in found.one_sided] == ["mh-basis-1", "mh-basis-2"]


def test_a_role_stands_on_what_both_answered() -> None:
    role = compared({"MH": "5 4 1 NE / 4 4 open 3"}).roles[0]
    means = role.own.score.mean, role.rating.score.mean
    assert (*means, role.own.score.n, role.rating.score.n, role.pairs) == (4.5, 4.0, 2, 2, 2)
    assert (role.difference, role.own.norm) == (0.5, 4)


def test_without_two_pairs_each_stands_alone_and_nothing_is_subtracted() -> None:
    role = compared({"MH": "5 4 1 / 4 open open"}).roles[0]
    assert (role.own.score.n, role.rating.score.mean, role.difference, role.agree) == (3, None, None, False)
    assert role.own.score.mean == pytest.approx(10 / 3)


def test_a_question_beyond_the_scan_is_a_pair_but_moves_no_role() -> None:
    found = compared({"MH": "4 4 | 1 / 4 4 | 5"})
    assert (len(found.pairs), found.roles[0].own.score.mean, found.roles[0].rating.score.mean) == (3, 4, 4)


@pytest.mark.parametrize(
    ("row", "pairs", "difference"),
    [("4 4 | 1 / 4 2 | 5", 2, 1.0), ("4 | 1 / 2 | 5", 1, None), ("| 4 4 / | 2 2", 0, None)],
)
def test_only_pairs_of_the_scan_itself_make_a_difference(row: str, pairs: int, difference: float | None) -> None:
    role = compared({"MH": row}).roles[0]
    assert (role.pairs, role.difference) == (pairs, difference)


@pytest.mark.parametrize(("row", "agree"), [("4 4 / 4 4", True), ("4 5 / 4 4", False), ("3 3 / 5 5", False)])
def test_half_a_point_is_no_longer_eens(row: str, agree: bool) -> None:
    assert compared({"MH": row}).roles[0].agree == agree


def test_a_students_role_is_a_share_of_the_profile() -> None:
    role = compared({"MH": "3 3 NE / 3 2 3"}, "n6").roles[0]
    shown = radar_value(role.own, phase("n6")), radar_value(role.rating, phase("n6"))
    assert (*shown, role.difference, role.pairs) == (1.0, 0.75, 0.25, 2)


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"by": "self"}, "no self and supervisor"),
        ({"phase": "n6"}, "phase: 'n8' and 'n6'"),
        ({"version": "2026-1"}, "version: "),
    ],
)
def test_two_views_are_of_one_scan(change: dict[str, Any], told: str) -> None:
    instrument, own, rating = two({"MH": "4 / 4"})
    with pytest.raises(AnswerError, match=told):
        compare(own, replace(rating, **change), instrument)


WORDS: tuple[Answer | None, ...] = (1, 2, 3, 4, 5, 1, 2, 3, 4, 5, "NE", "NVT", None)


def test_a_thousand_random_pairs_equal_an_independent_computation() -> None:
    random = Random(4)
    for key in [random.choice(("n6", "n7", "n8", "gevorderd", "expert")) for _ in range(1_000)]:
        norms = {f"v-{k}": random.randint(2, 5) for k in range(random.randint(0, 12))}
        items = [item(name, role=random.choice(ROLES), norms={key: t}) for name, t in norms.items()]
        own, rating = ({name: random.choice(WORDS) for name in norms} for _ in range(2))
        found = compare(said(own, key), said(rating, key, by="supervisor"), small(*items))
        numbers, talking = restated(list(norms), norms, own, rating)
        assert figures(found) == pytest.approx(numbers), (own, rating)
        assert ids(found.talking_pairs) == talking, (own, rating)


def figures(found: Comparison) -> dict[str, float | None]:
    return {
        "pairs": len(found.pairs),
        "% equal": None if found.equal is None else 100 * found.equal,
        "% within 1": None if found.within_one is None else 100 * found.within_one,
        "mean": found.difference.mean if found.difference else None,
        "half": found.difference.half if found.difference else None,
    }


def test_the_real_questions_equal_it_too() -> None:
    instrument, random = real()[0], Random(5)
    items = instrument.items_of(phase("n8"))
    own, rating = ({one.id: random.choice(WORDS[:5]) for one in items} for _ in range(2))
    found = compare(said(own, "n8"), said(rating, "n8", by="supervisor"), instrument)
    norms = {one.id: norm(one, phase("n8")) for one in items}
    numbers, talking = restated([one.id for one in items], norms, own, rating)
    assert figures(found) == pytest.approx(numbers)
    assert ids(found.talking_pairs) == talking
