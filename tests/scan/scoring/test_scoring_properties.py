"""Properties of scoring that hold for any answers."""

import json
import math
from collections.abc import Iterator, Mapping
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scan.commands.json_output import profile_json
from scan.instrument.instrument import Instrument
from scan.scoring.assessment import NE, NVT, Answer
from scan.scoring.profile import Profile, Score
from scan.scoring.scoring import score
from tests.support.building import LEVELS, item, said, small, with_constants

# Counting lines would take longer than the test; what it runs is counted elsewhere.
pytestmark = pytest.mark.no_cover
RANK = {None: -1, "op_weg": 0, "basis": 1, "gevorderd": 2, "expert": 3}
DIMENSIONS = ("fysiek", "psychisch", "sociaal", "spiritueel")
ROLES, TASKS = ["MH", "CO", "SA", "KW", "MA", "OL", "PR"], [f"T{n}" for n in range(1, 9)]
LENSES = ("roles", "tasks", "dimensions")
FIELDS = {"levels", "S", "level", "label", "stable", "flags", "mean", "n", "se", "band", "D", "gap", "status"}
Answers = Mapping[str, Answer | None]


def instrument() -> Instrument:
    """Two roles with three, four or five items at each level, over all tasks, dimensions and both scales."""
    names = [(role, level, n) for role, extra in (("MH", 0), ("CO", 1)) for level in LEVELS for n in range(3 + extra)]
    return small(
        *(
            item(
                f"{role}-{level}-{n}".lower(),
                role=role,
                level=level,
                epa_task=f"T{1 + place % 8}",
                dimensions=DIMENSIONS[: place % 5],
                scale=("supervision", "development")[place % 2],
                phases=("n8", "gevorderd", "expert") if place % 2 == 0 else ("n6", "n7", "n8", "gevorderd", "expert"),
            )
            for place, (role, level, n) in enumerate(names)
        )
    )


SMALL = with_constants(instrument(), overall_least_roles=2)
IDS = [one.id for one in SMALL.items]
POINTS = st.integers(1, 5)
ANSWERS = st.one_of(POINTS, POINTS, st.sampled_from([NE, NVT, None]))
SITTINGS = st.lists(ANSWERS, min_size=len(IDS), max_size=len(IDS)).map(lambda found: dict(zip(IDS, found, strict=True)))
PHASES = st.sampled_from(["n6", "n8", "gevorderd", "expert"])
PLACES = st.sampled_from(IDS)
often = settings(max_examples=100)


def profile(answers: Answers, phase: str) -> Profile:
    return score(said(answers, phase), SMALL)


def as_json(found: Profile) -> dict[str, Any]:
    return profile_json(found, SMALL.framework)


def scores(found: Profile) -> Iterator[Score]:
    for group in (found.roles, found.tasks, found.dimensions):
        yield from group.values()


@often
@given(answers=SITTINGS, phase=PHASES, data=st.data())
def test_the_order_of_answers_never_matters(answers: Answers, phase: str, data: st.DataObject) -> None:
    shuffled = dict(data.draw(st.permutations(list(answers.items()))))
    assert as_json(profile(shuffled, phase)) == as_json(profile(answers, phase))


@often
@given(answers=SITTINGS, phase=PHASES, place=PLACES, before=st.one_of(POINTS, st.just(NE)), after=POINTS)
def test_a_higher_answer_never_lowers_a_score_and_never_widens_a_gap(
    answers: Answers, phase: str, place: str, before: Answer, after: int
) -> None:
    low, high = sorted((before, after), key=lambda answer: 0 if answer == NE else int(answer))
    was, now = profile({**answers, place: low}, phase), profile({**answers, place: high}, phase)
    for lower, higher in zip(scores(was), scores(now), strict=True):
        assert (higher.steps or 0) >= (lower.steps or 0)
        assert (higher.match or 0) >= (lower.match or 0)
        assert (higher.gap or 0) <= (lower.gap or 0)
        assert RANK[higher.level] >= RANK[lower.level]
    assert (now.overall.steps or 0) >= (was.overall.steps or 0)
    assert RANK[now.overall.level] >= RANK[was.overall.level]


@often
@given(answers=SITTINGS, phase=PHASES)
def test_open_is_never_zero_but_as_if_the_item_were_not_there(answers: Answers, phase: str) -> None:
    given_only = small(*(one for one in SMALL.items if answers[one.id] is not None))
    without = score(said(answers, phase), given_only)
    for found, bare in zip(scores(profile(answers, phase)), scores(without), strict=True):
        assert (found.mean, found.n, found.se, found.band) == (bare.mean, bare.n, bare.se, bare.band)
        assert found.match in (None, bare.match)
        assert found.gap in (None, bare.gap)
        assert all(one.p in (None, bare.levels[level].p) for level, one in found.levels.items())


@often
@given(answers=SITTINGS, phase=PHASES, place=PLACES)
def test_not_my_field_instead_of_open_changes_coverage_and_nothing_else(
    answers: Answers, phase: str, place: str
) -> None:
    left_open, not_mine = profile({**answers, place: None}, phase), profile({**answers, place: NVT}, phase)
    for was, now in zip(scores(left_open), scores(not_mine), strict=True):
        assert (was.mean, was.n, was.se, was.band) == (now.mean, now.n, now.se, now.band)
        assert was.match in (None, now.match)
        for before, after in zip(was.levels.values(), now.levels.values(), strict=True):
            assert (before.d, before.ne) == (after.d, after.ne)
            assert after.n in (before.n, before.n - 1)
            assert before.p in (None, after.p)


@often
@given(answers=SITTINGS, phase=PHASES, place=PLACES)
def test_a_role_does_not_depend_on_the_answers_of_another(answers: Answers, phase: str, place: str) -> None:
    was, now = profile(answers, phase), profile({**answers, place: None}, phase)
    other = "co" if place.startswith("mh") else "mh"
    assert was.roles[other.upper()] == now.roles[other.upper()]


@often
@given(answers=SITTINGS, phase=PHASES)
def test_every_number_is_finite_and_in_its_range_or_absent(answers: Answers, phase: str) -> None:
    found = profile(answers, phase)
    json.dumps(as_json(found), allow_nan=False)
    for one in scores(found):
        assert 0 <= (one.steps or 0) <= 3
        assert 0 <= (one.match or 0) <= 1
        assert 0 <= (one.gap or 0) <= 4
        assert (one.mean is None) == (one.se is None) == (one.band is None) == (one.n < 2)
        if one.band and one.mean:
            assert 1 <= one.band[0] <= one.mean <= one.band[1] <= 5
            assert math.isfinite(one.se or math.nan)


@often
@given(answers=SITTINGS, phase=PHASES)
def test_absent_numbers_go_together(answers: Answers, phase: str) -> None:
    for one in scores(profile(answers, phase)):
        assert (one.steps is None) == (one.level is None) == (one.stable is None)
        assert (one.match is None) == (one.gap is None) == (one.status is None)


@often
@given(answers=SITTINGS, phase=PHASES)
def test_scores_do_not_depend_on_who_answers(answers: Answers, phase: str) -> None:
    by_supervisor = score(said(answers, phase, by="supervisor", audience="arts", year=3), SMALL)
    assert as_json(by_supervisor) == as_json(profile(answers, phase))


@often
@given(answers=SITTINGS, phase=PHASES)
def test_a_profile_as_json_has_exactly_the_agreed_shape(answers: Answers, phase: str) -> None:
    found = as_json(profile(answers, phase))
    assert set(found) == {"id", "instrument", "version", "phase", *LENSES, "overall"}
    assert set(found["overall"]) == {"S", "level", "label"}
    assert [list(found[lens]) for lens in LENSES] == [ROLES, TASKS, list(DIMENSIONS)]
    for one in (one for lens in LENSES for one in found[lens].values()):
        assert set(one) == FIELDS
        assert list(one["levels"]) == list(LEVELS)
        assert all(set(level) == {"n", "d", "ne", "p", "enough"} for level in one["levels"].values())


@often
@given(answers=SITTINGS, phase=PHASES)
def test_numbers_as_json_are_those_of_the_profile_and_not_rounded(answers: Answers, phase: str) -> None:
    computed = profile(answers, phase)
    found = json.loads(json.dumps(as_json(computed)))
    for key, one in computed.roles.items():
        there = found["roles"][key]
        assert (there["S"], there["D"], there["mean"]) == (one.steps, one.match, one.mean)
        assert there["band"] == (list(one.band) if one.band else None)


@often
@given(answers=SITTINGS)
def test_a_student_has_null_where_others_have_a_level(answers: Answers) -> None:
    found = as_json(profile(answers, "n6"))
    nothing = {"S": None, "level": None, "label": None}
    assert found["overall"] == nothing
    assert all({**one, **nothing, "stable": None} == one for lens in LENSES for one in found[lens].values())
