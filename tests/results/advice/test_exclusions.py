"""What the advice did not choose is told with the reason, and none of it is forgotten."""

from typing import Any

import pytest

from results.advice.advice_texts import (
    EXCLUSION_WORDS,
    contact_hints,
    exclusion_lines,
    exclusion_reason,
    remaining_sentence,
)
from results.advice.eligibility import Wish
from results.advice.exclusions import Exclusion, exclusions, is_about
from results.advice.suggestions import Advice, suggest
from scan.instrument.catalogue import Obligation
from scan.scoring.scoring import score
from tests.support.advice import INSTRUMENT, OFFERS, levels_for, may_take, person, wants, weights
from tests.support.advice import hours as hours_of
from tests.support.building import catalogue, framework, item, said, small, training

PAIN = ("MH", "T3", 0.8)
STAYS = training("a", PAIN)


def advised(*entries: Any, answer: Any = 2, **wish: Any) -> tuple[Advice, dict[str, str]]:
    """The advice to an arts with a gap in pain, and why each other entry was left out."""
    instrument, asked = small(item("pijn")), Wish("arts", **wish)
    profile = score(said({"pijn": answer}, "n8"), instrument)
    advice = suggest(profile, instrument, catalogue(*entries), asked)
    others = exclusions(advice, profile, instrument.framework, catalogue(*entries), asked)
    return advice, {one.training.id: one.reason for one in others}


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ({"phases": ("expert",)}, "phase"),
        ({"institutes": ("LUMC",)}, "institute"),
        ({"levels": ("gevorderd",), "learning": ("workplace",)}, "level"),
        ({"regions": ("Leiden",)}, "region"),
        ({"ways": ("online",)}, "way"),
        ({"years": (3,)}, "year"),
        ({"hours_max": 20.0}, "time"),
    ],
    ids=str,
)
def test_each_obstacle_is_told(fields: dict[str, Any], why: str) -> None:
    asked: dict[str, Any] = {"hours": 16, "region": "Amsterdam", "ways": frozenset({"on_site"})}
    assert advised(STAYS, training("b", PAIN, **fields), **asked)[1] == {"b": why}


@pytest.mark.parametrize(
    "fields",
    [{"audiences": ("aios",)}, {"specialisms": ("oncologie",)}, {"institutes": ("LUMC",), "phases": ("expert",)}],
    ids=["other people", "another specialism", "two things in the way"],
)
def test_what_is_far_out_of_reach_is_not_told(fields: dict[str, Any]) -> None:
    assert advised(STAYS, training("b", PAIN, **fields))[1] == {}


def test_what_was_done_is_told_as_done_first_of_all() -> None:
    assert advised(STAYS, training("b", PAIN, institutes=("LUMC",)), done=frozenset({"b"}))[1] == {"b": "done"}


def test_what_is_part_of_the_training_was_not_left_out() -> None:
    duty = training("b", PAIN, obligatory_for=(Obligation(specialism="oncologie", years=(2,)),))
    assert advised(STAYS, duty, specialism="oncologie", year=2)[1] == {}


def test_another_that_fits_adds_less() -> None:
    advice, others = advised(*(training(name, PAIN) for name in "ab"))
    assert (len(advice.suggestions), others) == (1, {"b": "less"})


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"institutes": ("LUMC",)}, "Alleen binnen een instituut: LUMC."),
        ({"regions": ("Leiden", "Delft")}, "Alleen in een bepaalde regio: Leiden en Delft."),
        ({"years": (3,)}, "In een ander opleidingsjaar: jaar 3."),
        ({"hours_max": 20.0}, "Te lang voor je tijd: 20 uur."),
        ({}, "Past ook, maar voegt minder toe."),
    ],
)
def test_a_reason_names_the_place_the_year_or_the_hours(fields: dict[str, Any], told: str) -> None:
    instrument, asked = small(item("pijn")), Wish("arts", hours=16)
    profile = score(said({"pijn": 2}, "n8"), instrument)
    offers = catalogue(STAYS, training("b", PAIN, **fields))
    (other,) = exclusions(suggest(profile, instrument, offers, asked), profile, framework(), offers, asked)
    assert exclusion_reason(other) == told


def test_knowledge_alone_is_told_where_taking_part_is_what_helps() -> None:
    course = training("b", PAIN, learning=("knowledge",), hours_max=2.0)
    long = training("c", PAIN, learning=("workplace",), hours_max=9.0)
    assert advised(course, long, answer="NE", hours=3)[1] == {"b": "knowledge", "c": "time"}


@pytest.mark.parametrize("entry", [training("b", ("CO", "T4", 0.8)), training("b", PAIN, suggest=False)])
def test_what_is_about_something_else_or_never_advised_is_not_listed(entry: Any) -> None:
    assert advised(STAYS, entry)[1] == {}


def test_every_reason_has_its_words() -> None:
    others = [Exclusion(training(why, PAIN), why, 1) for why in EXCLUSION_WORDS]
    assert dict(exclusion_lines(others)) == {words: f"Cursus {why}" for why, words in EXCLUSION_WORDS.items()}


def test_for_60_random_people_every_reason_holds_and_nothing_near_is_missing() -> None:
    for seed in range(60):
        profile, wish = person(seed)
        who, levels = profile.assessment, levels_for(profile)
        advice = suggest(profile, INSTRUMENT, OFFERS, wish)
        others = exclusions(advice, profile, framework(), OFFERS, wish)
        for one in others:
            fits = may_take(one.training, who, levels, wish) and wants(one.training, wish)
            assert fits == (one.reason in ("time", "less", "knowledge"))
            assert (one.reason == "time") == (fits and wish.hours is not None and hours_of(one.training) > wish.hours)
        about = [
            one
            for one in OFFERS.entries
            if one.suggest and any(is_about(one, gap, OFFERS.advice) for gap in advice.gaps)
        ]
        near = {one.id for one in about if may_take(one, who, levels, wish)}
        assert near <= {one.training.id for one in (*others, *advice.suggestions)}


def test_what_stays_open_can_be_derived_again() -> None:
    for seed in range(60):
        profile, wish = person(seed)
        advice = suggest(profile, INSTRUMENT, OFFERS, wish)
        touched = {gap.topic for one in advice.suggestions for gap in one.gaps}
        left = len(weights(profile.assessment, wish)) - len(touched) if advice.suggestions else 0
        few = {0: "", 1: "Hiermee blijft één ontwikkelpunt liggen."}
        assert remaining_sentence(advice) == few.get(left, f"Hiermee blijven {left} ontwikkelpunten liggen.")


@pytest.mark.parametrize(
    ("theme", "specialism", "told"),
    [
        ("pijn", "oncologie", []),
        ("zingeving", "oncologie", ["geestelijk verzorger"]),
        ("kinderen", "oncologie", ["(NIK)"]),
        ("pijn", "kindergeneeskunde", ["(NIK)"]),
    ],
)
def test_beside_trainings_it_names_who_knows_more(theme: str, specialism: str, told: list[str]) -> None:
    instrument, wish = small(item("a", theme=theme)), Wish("arts", specialism)
    advice = suggest(score(said({"a": 2}, "n8"), instrument), instrument, catalogue(STAYS), wish)
    sentences = list(contact_hints(advice, wish))
    assert len(sentences) == len(told)
    assert all(word in sentence for word, sentence in zip(told, sentences, strict=True))
