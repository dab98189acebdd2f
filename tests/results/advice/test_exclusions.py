"""What the advice did not choose is told with the reason, and none of it is forgotten."""

from typing import Any

import pytest

from results.advice.eligibility import Wish
from results.advice.exclusions import Exclusion, exclusions, is_about
from results.advice.reasons import EXCLUSION_WORDS, contact_hints, exclusion_lines, remaining_sentence, strength_lines
from results.advice.suggestions import Advice, suggest
from scan.scoring.scoring import score
from tests.support.advice import INSTRUMENT, OFFERS, covers, levels_for, may_take, person, wants, weights
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
        ({"audiences": ("aios",)}, "phase"),
        ({"phases": ("expert",)}, "phase"),
        ({"specialisms": ("oncologie",)}, "specialism"),
        ({"institutes": ("LUMC",)}, "institute"),
        ({"levels": ("gevorderd",)}, "level"),
        ({"regions": ("Leiden",)}, "region"),
        ({"ways": ("online",)}, "way"),
        ({"hours_max": 20.0}, "time"),
    ],
    ids=str,
)
def test_each_obstacle_is_told(fields: dict[str, Any], why: str) -> None:
    asked: dict[str, Any] = {"hours": 16, "region": "Amsterdam", "ways": frozenset({"on_site"})}
    assert advised(STAYS, training("b", PAIN, **fields), **asked)[1] == {"b": why}


def test_what_was_done_is_told_as_done_first_of_all() -> None:
    assert advised(STAYS, training("b", PAIN, levels=("expert",)), done=frozenset({"b"}))[1] == {"b": "done"}


def test_a_fourth_that_fits_adds_less() -> None:
    advice, others = advised(*(training(name, PAIN) for name in "abcd"))
    assert (len(advice.suggestions), others) == (3, {"d": "less"})


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


def test_for_60_random_people_every_reason_holds_and_nothing_is_missing() -> None:
    for seed in range(60):
        profile, wish = person(seed)
        who, levels = profile.assessment, levels_for(profile)
        advice = suggest(profile, INSTRUMENT, OFFERS, wish)
        others = exclusions(advice, profile, framework(), OFFERS, wish)
        for one in others:
            fits = may_take(one.training, who, levels, wish) and wants(one.training, wish)
            assert fits == (one.reason in ("time", "less", "knowledge"))
            assert (one.reason == "time") == (fits and wish.hours is not None and hours_of(one.training) > wish.hours)
        about = {one.id for one in OFFERS.entries if one.suggest and any(is_about(one, gap) for gap in advice.gaps)}
        assert about == {one.training.id for one in (*others, *advice.suggestions)}


def test_how_much_of_each_gap_and_what_stays_can_be_derived_again() -> None:
    for seed in range(60):
        profile, wish = person(seed)
        advice = suggest(profile, INSTRUMENT, OFFERS, wish)
        topics, levels = weights(profile.assessment, wish), levels_for(profile)
        touched = {topic for one in advice.suggestions for topic in topics if covers(one.training, topic, levels)}
        for one in advice.suggestions:
            c = [covers(one.training, topic, levels) for topic in topics]
            told = {"Hiervoor gemaakt": c.count(0.8), "Een flink deel": c.count(0.5), "Raakt eraan": c.count(0.3)}
            assert [head for head, _ in strength_lines(one, framework())] == [
                f"{w} ({n})" for w, n in told.items() if n
            ]
        left = len(topics) - len(touched) if advice.suggestions else 0
        assert {0: "", 1: "één"}.get(left, str(left)) in remaining_sentence(advice)
        assert bool(remaining_sentence(advice)) == bool(left)


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
