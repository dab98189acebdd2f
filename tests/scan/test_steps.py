"""The questions on each page, and the levels offered beyond the scope."""

import pytest

from scan.instrument.instrument import Instrument
from scan.scoring.assessment import Answer
from scan.steps import open_offers, scan_steps, step_name, step_number_of
from scan.store import Offer
from tests.support.building import LEVELS, PHASES, item, phase, real, small

ROLES = ["MH", "CO", "SA", "KW", "MA", "OL", "PR"]


def sized(**counts: int) -> Instrument:
    """An instrument with this number of items per level for MH, and three per level for other roles."""
    return small(
        *(
            item(f"{role}-{level}-{n}".lower(), role=role, level=level)
            for role in ROLES
            for level in LEVELS
            for n in range(counts.get(level, 3) if role == "MH" else 3)
        )
    )


def named(instrument: Instrument, key: str, offers: dict[Offer, bool] | None = None) -> list[tuple[str, str | None]]:
    return [(one.role.key, one.level) for one in scan_steps(instrument, phase(key), offers or {})]


@pytest.mark.parametrize("key", ["n6", "n7", "n8"])
def test_a_step_is_a_role_in_the_order_of_the_framework(key: str) -> None:
    assert named(sized(), key) == [(role, None) for role in ROLES]


@pytest.mark.parametrize("key", ["n8", "gevorderd", "expert"])
def test_a_role_of_many_items_is_one_step_with_its_levels_in_order(key: str) -> None:
    first, *others = scan_steps(sized(basis=21, gevorderd=6), phase(key), {})
    assert len(others) == 6
    assert step_name(first, sized()) == "Medisch handelen"
    assert [level for level in LEVELS for one in first.items if one.level == level] == [
        one.level for one in first.items
    ]


@pytest.mark.parametrize("key", PHASES)
def test_every_item_in_scope_is_asked_once_and_nothing_else_is(key: str) -> None:
    instrument, _ = real()
    asked = [one.id for step in scan_steps(instrument, phase(key), {}) for one in step.items]
    scope = [one.id for one in instrument.items_of(phase(key)) if one.level in phase(key).scope]
    assert sorted(asked) == sorted(scope)


def test_an_accepted_offer_comes_last_and_a_declined_one_is_absent() -> None:
    offers = {Offer("CO", "gevorderd"): True, Offer("MH", "gevorderd"): True, Offer("PR", "gevorderd"): False}
    assert named(sized(), "n8", offers)[7:] == [("MH", "gevorderd"), ("CO", "gevorderd")]
    extra = scan_steps(sized(), phase("n8"), offers)[-1]
    assert [one.id for one in extra.items] == ["co-gevorderd-0", "co-gevorderd-1", "co-gevorderd-2"]


def test_an_offer_the_phase_does_not_make_is_not_asked() -> None:
    assert len(scan_steps(sized(), phase("gevorderd"), {Offer("MH", "gevorderd"): True})) == 7


@pytest.mark.parametrize(
    ("answers", "offered"),
    [
        ((4, 4, 4), True),
        ((3, 3, 4), True),
        ((3, 3, 3), False),
        ((4, 4, "NE"), True),
        ((4, "NE", "NE"), False),
        ((4, None, None), False),
        ((4, 4, None), True),
        (("NVT", "NVT", "NVT"), False),
    ],
    ids=str,
)
def test_a_level_is_offered_when_the_one_below_holds_its_guard(
    answers: tuple[Answer | None, ...], offered: bool
) -> None:
    given = {f"mh-basis-{n}": one for n, one in enumerate(answers) if one is not None}
    assert open_offers(sized(), phase("n8"), given) == ((Offer("MH", "gevorderd"),) if offered else ())


def test_the_top_level_is_offered_after_the_one_below_was_taken_and_done() -> None:
    done = {f"mh-{level}-{n}": 4 for level in LEVELS[:2] for n in range(3)}
    assert open_offers(sized(), phase("n8"), done) == (Offer("MH", "gevorderd"), Offer("MH", "expert"))
    assert open_offers(sized(), phase("gevorderd"), done) == (Offer("MH", "expert"),)


@pytest.mark.parametrize("key", ["n6", "n7", "expert"])
def test_a_phase_without_offers_makes_none(key: str) -> None:
    instrument = sized()
    assert open_offers(instrument, phase(key), {one.id: 5 for one in instrument.items}) == ()


def test_a_step_counts_what_is_answered_and_open_is_not() -> None:
    first = scan_steps(sized(), phase("n8"), {})[0]
    assert first.answered({"mh-basis-0": 3, "mh-basis-1": "NE", "co-basis-0": 4}) == 2


def test_the_number_of_a_step_in_the_address_is_its_place_among_the_questions() -> None:
    instrument, n8 = sized(), phase("n8")
    todo = scan_steps(instrument, n8, {Offer("MH", "gevorderd"): True})
    names = ("mh-basis-0", "co-basis-0", "mh-gevorderd-0", "mh-expert-0")
    assert [step_number_of(name, todo) for name in names] == [1, 2, 8, None]
