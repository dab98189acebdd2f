"""The advice is the best there is, fits the person, and can be derived again (measurement.md §6)."""

from collections.abc import Mapping
from dataclasses import replace
from random import Random
from typing import Any

import pytest

from results.advice.eligibility import Wish
from results.advice.suggestions import Advice, suggest
from scan.instrument.catalogue import Catalogue, Training
from scan.scoring.assessment import Answer
from scan.scoring.profile import Profile
from scan.scoring.scoring import score
from tests.support.advice import BUDGETS, INSTRUMENT, OFFERS, best, covers, levels_for, may_take, person, weights
from tests.support.building import catalogue, item, said, small, training

PAIN = ("MH", "T3", 0.8)
ADVISABLE = [one for one in OFFERS.entries if one.suggest]


def advised(who: Profile, wish: Wish, offers: Catalogue = OFFERS) -> Advice:
    return suggest(who, INSTRUMENT, offers, wish)


# Counting lines would take longer than the test; what it runs is counted elsewhere.
@pytest.mark.no_cover
def test_no_set_is_better_for_1000_random_people_with_all_or_a_part_of_the_catalogue() -> None:
    for seed in range(1000):
        who, wish = person(seed)
        offers = OFFERS if seed % 2 else catalogue(*Random(seed).sample(ADVISABLE, 8))
        advice, (chosen, v) = advised(who, wish, offers), best(who, wish, offers.entries)
        assert tuple(sorted(ids(advice))) == chosen, seed
        assert advice.value == pytest.approx(v, abs=1e-6)
        assert all(one.value > 0 for one in advice.suggestions)
        assert bool(advice.suggestions) != bool(advice.reason)


def test_what_no_offer_helps_with_is_told_whatever_one_filtered_away() -> None:
    for seed in range(100):
        who, wish = person(seed)
        offers, levels = catalogue(*Random(seed).sample(ADVISABLE, 6)), levels_for(who)
        mine = [one for one in offers.entries if may_take(one, who.assessment, levels, wish)]
        alone = {
            topic for topic in weights(who.assessment, wish) if not any(covers(one, topic, levels) for one in mine)
        }
        assert {gap.topic for gap in advised(who, wish, offers).uncovered} == alone


def test_the_order_of_the_catalogue_never_matters_and_more_time_never_lowers_the_value() -> None:
    for seed in range(40):
        who, wish = person(seed)
        few = Random(seed).sample(ADVISABLE, 12)
        assert advised(who, wish, catalogue(*few)) == advised(who, wish, catalogue(*reversed(few)))
        values = [advised(who, replace(wish, hours=one), catalogue(*few)).value for one in BUDGETS]
        assert values == sorted(values)


def advice_on(rows: Mapping[str, Answer | None], *entries: Training, **wish: Any) -> Advice:
    """What an arts of the basis phase hears, who answered these items: pijn, zingeving or both."""
    instrument = small(*(item(name, theme=name) for name in ("pijn", "zingeving")))
    return suggest(score(said(rows, "n8"), instrument), instrument, catalogue(*entries), Wish("arts", **wish))


def ids(advice: Advice) -> list[str]:
    return [one.training.id for one in advice.suggestions]


def test_for_one_gap_the_training_built_for_it_comes_first() -> None:
    broad = [training(f"a{n}", PAIN, ("CO", "T4", 0.8), themes=("communicatie",)) for n in range(3)]
    assert ids(advice_on({"pijn": 2}, *broad, training("z", PAIN)))[0] == "z"


@pytest.mark.parametrize(
    ("answer", "hours", "offer", "reason"),
    [
        (4, None, training("a", PAIN), "no_gaps"),
        (2, 9, training("a", PAIN), "no_time"),
        (2, None, training("a", ("CO", "T4", 0.8)), "no_offer"),
        ("NE", None, training("a", PAIN, learning=("knowledge",)), "no_practice"),
        (None, None, training("a", PAIN), "no_answers"),
    ],
)
def test_an_empty_advice_has_its_reason(
    answer: Answer | None, hours: float | None, offer: Training, reason: str
) -> None:
    advice = advice_on({"pijn": answer}, offer, hours=hours)
    assert (advice.suggestions, advice.value, advice.reason) == ((), 0, reason)


@pytest.mark.parametrize(
    "fields",
    [
        *(
            {"audiences": ("aios",)},
            {"phases": ("expert",)},
            {"specialisms": ("oncologie",)},
            {"institutes": ("LUMC",)},
        ),
        *({"levels": ("gevorderd",)}, {"certainty": "low"}, {"suggest": False}, {"hours_max": 20.0}),
    ],
    ids=str,
)
def test_what_does_not_fit_the_person_is_not_advised(fields: dict[str, Any]) -> None:
    fitting, other = training("a", PAIN, themes=("zingeving",)), training("b", PAIN, **fields)
    assert ids(advice_on({"pijn": 2}, fitting, other, hours=16)) == ["a"]


@pytest.mark.parametrize(
    ("field", "wish"),
    [
        ({"ways": ("online",)}, {"ways": frozenset({"on_site"})}),
        ({"ways": ("online", "on_site")}, {"ways": frozenset({"online"})}),
        ({"regions": ("Leiden",)}, {"region": "Amsterdam"}),
        ({}, {"done": frozenset({"b"})}),
    ],
    ids=["another way", "one of two ways", "another region", "done before"],
)
def test_what_the_person_does_not_want_is_not_advised(field: dict[str, Any], wish: dict[str, Any]) -> None:
    other = training("b", PAIN, **field)
    assert ids(advice_on({"pijn": 2}, other)) == ["b"]
    assert advice_on({"pijn": 2}, other, **wish).reason == "no_match"


def test_who_names_no_region_hears_of_every_region() -> None:
    assert ids(advice_on({"pijn": 2}, training("a", PAIN, regions=("Leiden",)), region="")) == ["a"]


COURSE, PRACTICE = training("a", PAIN, hours_max=2.0), training("b", ("MH", "T3", 0.3), learning=("workplace",))


def test_who_mainly_lacks_experience_is_advised_to_practise() -> None:
    assert ids(advice_on({"pijn": "NE"}, COURSE, PRACTICE, hours=10)) == ["b"]
    assert ids(advice_on({"pijn": 1}, COURSE, PRACTICE, hours=10)) == ["a"]


def test_more_time_never_lowers_the_value_for_who_lacks_experience_either() -> None:
    values = [advice_on({"pijn": "NE"}, COURSE, PRACTICE, hours=hours).value for hours in (1, 2, 10, 12)]
    assert values == sorted(values)


def test_equal_value_goes_to_fewer_hours_and_then_to_the_first_id() -> None:
    long, b, a = training("c", PAIN, hours_max=11.0), training("b", PAIN), training("a", PAIN)
    assert ids(advice_on({"pijn": 2}, long, b, a, hours=11)) == ["a"]


def test_overlap_counts_once_and_each_training_for_what_it_adds() -> None:
    advice = advice_on({"pijn": "NE", "zingeving": 4}, training("a", PAIN), training("b", ("MH", "T3", 0.5)))
    assert advice.value == pytest.approx(3 * (1 - 0.2 * 0.5))
    assert {one.training.id: round(one.value, 9) for one in advice.suggestions} == {"a": 1.2, "b": 0.3}
