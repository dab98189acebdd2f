"""The message of a profile: there is always a strength, and what it names is what the answers say."""

from random import Random

import pytest

from results.advice.gaps import find_gaps
from results.advice.message import (
    NOTHING_ANSWERED,
    NOTHING_DONE,
    NOTHING_SHORT,
    SOME_NOT_DONE,
    Message,
    message_sentences,
    profile_message,
)
from scan.instrument.instrument import ceiling, norm
from scan.scoring.assessment import Answer
from scan.scoring.scoring import score
from tests.support.building import PHASES, phase, real, said

INSTRUMENT, _ = real()
THEMES = {one.key: one for one in INSTRUMENT.framework.themes}


def message(answers: dict[str, Answer | None], key: str = "n8") -> Message:
    """The message of these answers."""
    assessment = said(answers, key)
    return profile_message(score(assessment, INSTRUMENT), INSTRUMENT, find_gaps(assessment, INSTRUMENT))


def sentences(found: Message) -> str:
    return " ".join("".join(part) for part in message_sentences(found))


def answers_of(key: str, value: Answer | None) -> dict[str, Answer | None]:
    """The same answer to every question in scope."""
    return {one.id: value for one in INSTRUMENT.items_of(phase(key)) if one.level in phase(key).scope}


def test_no_answers_ask_for_some() -> None:
    assert sentences(message({})) == NOTHING_ANSWERED


def test_who_did_nothing_yet_is_told_to_find_a_chance() -> None:
    assert sentences(message(answers_of("n8", "NE"))) == NOTHING_DONE


def test_a_low_answer_is_a_beginning() -> None:
    found = message({"mh-01": 1, "co-01": 2})
    assert (found.strength, found.is_beginning, len(found.strong)) == ("", True, 1)
    assert sentences(found).startswith("Hier heb je al een begin: ‘")


def test_one_answer_on_the_norm_is_said_in_its_own_words() -> None:
    told = sentences(message({"mh-01": 5, "co-01": 1}))
    assert told.startswith(f"Dit doe je al op de norm: ‘{INSTRUMENT.items_by_id('n8')['mh-01'].text}’")


def test_all_on_the_norm_leaves_no_gain() -> None:
    found = message(answers_of("n8", 4))
    assert (found.gain, found.now, len(found.strong)) == ("", (), 2)
    assert sentences(found).startswith("Je staat stevig in ")
    assert sentences(found).endswith(NOTHING_SHORT)


def test_what_was_not_done_is_no_gain() -> None:
    answers = answers_of("n8", 4) | {"mh-01": "NE"}
    found = message(answers)
    assert (found.gain, found.now, [one.id for one in found.not_done]) == ("", (), ["mh-01"])
    assert sentences(found).endswith(SOME_NOT_DONE)


def test_the_gain_is_the_theme_that_falls_short_most() -> None:
    items = [one for one in INSTRUMENT.items_of(phase("n8")) if one.level == "basis"]
    short = next(one for one in items if one.theme == "zingeving")
    found = message(answers_of("n8", 4) | {short.id: 1})
    assert found.gain == THEMES["zingeving"].gain
    assert found.now == (short,)


def test_a_theme_of_which_all_is_not_done_is_no_gain() -> None:
    items = [one for one in INSTRUMENT.items_of(phase("n8")) if one.level == "basis"]
    not_done: dict[str, Answer | None] = {one.id: "NE" for one in items if one.theme == "zingeving"}
    other = next(one for one in items if one.theme != "zingeving")
    found = message(answers_of("n8", 4) | not_done | {other.id: 3})
    assert found.gain == THEMES[other.theme].gain


@pytest.mark.parametrize("key", PHASES)
@pytest.mark.parametrize("seed", range(20))
def test_the_statements_are_what_the_answers_say(key: str, seed: int) -> None:
    random = Random(f"{key} {seed}")
    weights, known = [random.random() for _ in range(7)], phase(key)
    items = [one for one in INSTRUMENT.items_of(known) if one.level in known.scope]
    answers: dict[str, Answer | None] = {
        one.id: random.choices([None, "NE", *(min(x, ceiling(one, known)) for x in (1, 2, 3, 4, 5))], weights)[0]
        for one in items
    }
    found = message(answers, key)
    surplus = {i.id: x - norm(i, known) for i in items if isinstance(x := answers[i.id], int)}
    assert found.strong
    assert found.is_beginning or min(surplus[one.id] for one in found.strong) >= 0
    assert all(surplus[one.id] < 0 for one in found.now)
    assert not found.gain or THEMES[found.now[0].theme].gain == found.gain
    assert [answers[one.id] for one in found.not_done] == ["NE"] * list(answers.values()).count("NE")
    assert not {one.theme for one in found.strong} & {one.theme for one in found.now[:1]} or found.is_beginning
