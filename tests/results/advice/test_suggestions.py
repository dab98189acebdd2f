"""The advice is the best there is, fits the person, and can be derived again (measurement.md §6)."""

from collections.abc import Mapping
from dataclasses import replace
from random import Random
from typing import Any

import pytest

from results.advice.eligibility import Wish
from results.advice.suggestions import Advice, suggest
from scan.content.loading import load_catalogue
from scan.instrument.catalogue import Catalogue, Obligation, Training
from scan.released.publication import published_versions
from scan.scoring.assessment import Answer
from scan.scoring.profile import Profile
from scan.scoring.scoring import score
from tests.support.advice import (
    BUDGETS,
    INSTRUMENT,
    OFFERS,
    best,
    covers,
    levels_for,
    may_take,
    never_done,
    person,
    weights,
)
from tests.support.building import catalogue, item, said, small, training
from tests.support.paths import CONTENT

PAIN = ("MH", "T3", 0.8)
PUBLISHED = published_versions(CONTENT / "published")
ADVISABLE = [one for one in OFFERS.entries if one.suggest]


def advised(who: Profile, wish: Wish, offers: Catalogue = OFFERS) -> Advice:
    return suggest(who, INSTRUMENT, offers, wish)


def ids(advice: Advice) -> list[str]:
    return [one.training.id for one in advice.suggestions]


# Counting lines would take longer than the test; what it runs is counted elsewhere.
@pytest.mark.no_cover
def test_no_set_is_better_for_250_random_people_with_all_or_a_part_of_the_catalogue() -> None:
    for seed in range(250):
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
        mine, new = (
            [one for one in offers.entries if may_take(one, who.assessment, levels, wish)],
            never_done(who.assessment),
        )
        topics = weights(who.assessment, wish)
        alone = {topic for topic in topics if not any(covers(one, topic, levels, new) for one in mine)}
        assert {gap.topic for gap in advised(who, wish, offers).uncovered} == alone


def test_the_order_of_the_catalogue_never_matters_and_more_time_never_lowers_the_value() -> None:
    for seed in range(60):
        who, wish = person(seed)
        few = Random(seed).sample(ADVISABLE, 12)
        one, other = (advised(who, wish, catalogue(*entries)) for entries in (few, few[::-1]))
        assert (one.suggestions, one.value, one.first) == (other.suggestions, other.value, other.first)
        values = [advised(who, replace(wish, hours=hours), catalogue(*few)).value for hours in BUDGETS]
        assert values == sorted(values)


def advice_on(rows: Mapping[str, Answer | None], *entries: Training, **wish: Any) -> Advice:
    """What an arts of the basis phase hears, who answered these items: pijn, zingeving or both."""
    instrument = small(*(item(name, theme=name) for name in ("pijn", "zingeving")))
    return suggest(score(said(rows, "n8"), instrument), instrument, catalogue(*entries), Wish("arts", **wish))


def test_for_one_gap_the_training_that_is_strongest_there_comes_first() -> None:
    broad = [training(f"a{n}", PAIN, ("CO", "T4", 0.8), themes=("communicatie",)) for n in range(3)]
    assert ids(advice_on({"pijn": 2}, *broad, training("z", PAIN)))[0] == "z"


@pytest.mark.parametrize(
    ("answer", "hours", "offer", "reason"),
    [
        (4, None, training("a", PAIN), "no_gaps"),
        (2, 9, training("a", PAIN), "no_time"),
        (2, None, training("a", ("CO", "T4", 0.8)), "no_offer"),
        (None, None, training("a", PAIN), "no_answers"),
    ],
)
def test_an_empty_advice_has_its_reason(
    answer: Answer | None, hours: float | None, offer: Training, reason: str
) -> None:
    advice = advice_on({"pijn": answer}, offer, hours=hours)
    assert (advice.suggestions, advice.value, advice.reason) == ((), 0, reason)


def test_too_little_time_names_the_shortest_that_would_fit_with_more() -> None:
    advice = advice_on({"pijn": 2}, training("a", PAIN), training("b", PAIN, hours_min=4.0), hours=2)
    assert (advice.reason, advice.shortest and advice.shortest.id) == ("no_time", "b")


@pytest.mark.parametrize(
    "fields",
    [
        *(
            {"audiences": ("aios",)},
            {"phases": ("expert",)},
            {"specialisms": ("oncologie",)},
            {"institutes": ("LUMC",)},
            {"years": (3,)},
        ),
        *({"levels": ("gevorderd",)}, {"certainty": "low"}, {"suggest": False}, {"hours_min": 20.0}),
        *({"regions": ("Leiden",)}, {"regions": ("Leiden",), "institutes": ("LUMC",)}),
    ],
    ids=str,
)
def test_what_does_not_fit_the_person_is_not_advised(fields: dict[str, Any]) -> None:
    fitting, other = training("a", PAIN, themes=("zingeving",)), training("b", PAIN, **fields)
    assert ids(advice_on({"pijn": 2}, fitting, other, hours=16)) == ["a"]


@pytest.mark.parametrize(
    ("fields", "wish"),
    [
        ({"regions": ("Leiden",)}, {"region": "Leiden"}),
        ({"regions": ("Leiden",), "institutes": ("LUMC",)}, {"institute": "LUMC"}),
        ({"years": (3,)}, {"year": 3}),
        ({"specialisms": ("oncologie",)}, {"specialism": "oncologie"}),
    ],
    ids=["its region", "its institute", "its year", "its specialism"],
)
def test_what_is_bound_to_a_place_or_a_year_is_for_who_named_it(fields: dict[str, Any], wish: dict[str, Any]) -> None:
    assert ids(advice_on({"pijn": 2}, training("a", PAIN, **fields), **wish)) == ["a"]


@pytest.mark.parametrize(
    ("field", "wish"),
    [
        ({"ways": ("online",)}, {"ways": frozenset({"on_site"})}),
        ({"ways": ("online", "on_site")}, {"ways": frozenset({"online"})}),
        ({}, {"done": frozenset({"b"})}),
    ],
    ids=["another way", "one of two ways", "done before"],
)
def test_what_the_person_does_not_want_is_not_advised(field: dict[str, Any], wish: dict[str, Any]) -> None:
    other = training("b", PAIN, **field)
    assert ids(advice_on({"pijn": 2}, other)) == ["b"]
    assert advice_on({"pijn": 2}, other, **wish).reason == "no_match"


COURSE, PRACTICE = (
    training("a", PAIN, hours_min=2.0, hours_max=2.0),
    training("b", ("MH", "T3", 0.3), learning=("workplace",)),
)
FILM = training("c", PAIN, learning=("knowledge",), hours_min=1.0)


def test_who_mainly_lacks_experience_is_advised_to_practise() -> None:
    assert "b" in ids(advice_on({"pijn": "NE"}, COURSE, PRACTICE, hours=10))
    assert ids(advice_on({"pijn": 1}, COURSE, PRACTICE, hours=10)) == ["a"]


def test_too_little_time_to_practise_is_an_empty_advice_that_says_so() -> None:
    advice = advice_on({"pijn": "NE", "zingeving": 1}, FILM, PRACTICE, hours=5)
    assert (advice.suggestions, advice.reason, advice.shortest and advice.shortest.id) == ((), "no_practice", "b")


def test_without_a_practice_form_knowledge_alone_is_still_no_set() -> None:
    assert (
        advice_on(
            {"pijn": "NE", "zingeving": 1}, training("c", PAIN, learning=("knowledge",), themes=("zingeving",))
        ).reason
        == "no_practice"
    )


@pytest.mark.parametrize(
    "fields", [{"learning": ("knowledge",)}, {"learning": ("workplace",), "own_patient": True}], ids=str
)
def test_a_skill_never_done_is_not_learnt_by_reading_or_without_a_patient(fields: dict[str, Any]) -> None:
    assert advice_on({"pijn": "NE"}, training("a", PAIN, **fields)).reason == "no_offer"
    assert ids(advice_on({"pijn": 1}, training("a", PAIN, **fields))) == ["a"]


def test_more_time_never_lowers_the_value_for_who_lacks_experience_either() -> None:
    values = [advice_on({"pijn": "NE"}, COURSE, PRACTICE, hours=hours).value for hours in (1, 2, 10, 12)]
    assert values == sorted(values)


def test_equal_value_goes_to_fewer_trainings_then_one_of_your_own_then_fewer_hours_then_the_id() -> None:
    long, b, a = training("c", PAIN, hours_min=11.0), training("b", PAIN), training("a", PAIN)
    own = training("z", PAIN, hours_min=11.0, specialisms=("oncologie",))
    assert ids(advice_on({"pijn": 2}, long, b, a)) == ["a"], "one kind counts once on a point"
    assert ids(advice_on({"pijn": 2}, long, b, own, specialism="oncologie")) == ["z"]


def test_of_one_family_only_one_is_advised() -> None:
    knows = training("a", PAIN, learning=("knowledge",), family=("huis",))
    does = training("b", PAIN, learning=("workplace",), family=("huis", "stage"))
    assert ids(advice_on({"pijn": 1}, knows, training("c", PAIN, learning=("workplace",)))) == ["a", "c"]
    assert len(ids(advice_on({"pijn": 1}, knows, does))) == 1


def test_knowing_and_practising_add_up_and_the_same_kind_twice_does_not() -> None:
    practice = training("b", ("MH", "T3", 0.5), learning=("workplace",))
    advice = advice_on({"pijn": 1}, training("a", PAIN), practice, training("c", ("MH", "T3", 0.5)))
    assert advice.value == pytest.approx(9 * (1 - 0.2 * 0.5))
    assert {one.training.id: round(one.value, 9) for one in advice.suggestions} == {"a": 3.6, "b": 0.9}


@pytest.mark.parametrize(
    ("hours", "topics"), [(0.5, 1), (1, 2), (4, 2), (5, 3), (8, 3), (9, 5), (40, 5), (160, 8), (161, 9)]
)
def test_in_more_hours_one_works_on_more_topics_the_heaviest_first(hours: float, topics: int) -> None:
    themes = [one.key for one in INSTRUMENT.framework.themes][:9]
    instrument = small(*(item(f"i-{n}", theme=theme) for n, theme in enumerate(themes)))
    rows: dict[str, Answer | None] = {f"i-{n}": 1 if n == 8 else 3 for n in range(9)}
    offer = catalogue(training("a", PAIN, themes=tuple(themes), hours_min=hours))
    (one,) = suggest(score(said(rows, "n8"), instrument), instrument, offer, Wish("arts")).suggestions
    assert [gap.topic.theme for gap in one.gaps] == [themes[-1], *themes[: topics - 1]]


@pytest.mark.parametrize(("strength", "left"), [(0.8, 0.3), (0.5, 0.3), (0.3, None)])
def test_on_a_theme_that_it_does_not_name_a_training_helps_less(strength: float, left: float | None) -> None:
    advice = advice_on({"zingeving": 1}, training("a", ("MH", "T3", strength)))
    assert [one.strengths for one in advice.suggestions] == ([(left,)] if left else [])


def test_what_is_part_of_the_training_stands_apart() -> None:
    duty = Obligation(specialism="oncologie", years=(1, 2))
    offer = training("a", PAIN, obligatory_for=(duty,))
    yes, no = (advice_on({"pijn": 1}, offer, specialism="oncologie", year=year) for year in (2, 3))
    assert (ids(yes), [one.id for one in yes.in_training]) == ([], ["a"])
    assert (ids(no), no.in_training) == (["a"], ())


@pytest.mark.parametrize("version", PUBLISHED)
def test_a_scan_of_an_older_version_gets_todays_advice(version: str) -> None:
    instrument = PUBLISHED[version]
    offers = load_catalogue(CONTENT, instrument.framework)
    phase = instrument.framework.phase("n8")
    answers: dict[str, Answer | None] = {one.id: 2 for one in instrument.items_of(phase) if one.level in phase.scope}
    advice = suggest(score(said(answers, "n8"), instrument), instrument, offers, Wish("aios", hours=16))
    assert advice.suggestions
    assert (advice.parameters, offers) == (OFFERS.advice, OFFERS)
