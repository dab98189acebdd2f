"""What stands around the advised set: why it is empty, what stays, whom to ask, and how old the facts are."""

from typing import Any

import pytest

from results.advice.advice_texts import (
    NO_ADVICE,
    closing_sentences,
    currency_sentence,
    empty_sentence,
    first_sentence,
    in_training_sentence,
    uncovered_sentence,
)
from results.advice.eligibility import Wish
from results.advice.suggestions import Advice, suggest
from scan.instrument.catalogue import Obligation, Training
from scan.scoring.scoring import score
from tests.support.building import catalogue, framework, item, real, said, small, training

PAIN = ("MH", "T3", 0.8)
FALLBACK = real()[1].advice.fallback


def advice(*entries: Training, answer: Any = 2, **wish: Any) -> Advice:
    """The advice to an arts with a gap in pain."""
    instrument = small(item("pijn"))
    return suggest(
        score(said({"pijn": answer}, "n8"), instrument), instrument, catalogue(*entries), Wish("arts", **wish)
    )


def test_where_no_training_exists_it_says_so_and_whom_to_ask() -> None:
    found = advice(training("a", PAIN, levels=("gevorderd",)))
    told = uncovered_sentence(found, framework(), "aios")
    assert told.startswith(
        "Hiervoor kennen we geen passend aanbod: pijn (Medisch handelen). Kaart het aan bij COC of DOO."
    )
    assert told.endswith(FALLBACK)
    assert "COC" not in uncovered_sentence(found, framework(), "arts")


@pytest.mark.parametrize(
    ("answer", "hours", "told"),
    [
        (4, None, NO_ADVICE["no_gaps"]),
        (2, None, ""),
        (2, 8, f"{NO_ADVICE['no_time']} Vanaf 10 uur kan het wel: Cursus a."),
    ],
)
def test_an_empty_advice_says_why_and_what_would_help(answer: int, hours: float | None, told: str) -> None:
    assert empty_sentence(advice(training("a", PAIN), answer=answer, hours=hours)) == told


def test_with_too_little_time_it_also_names_whom_to_ask() -> None:
    wish = Wish("arts", hours=8)
    assert closing_sentences(advice(training("a", PAIN), hours=8), wish, framework()) == [FALLBACK]
    assert closing_sentences(advice(training("a", PAIN)), Wish("arts"), framework()) == []


def test_what_to_read_first_and_what_the_training_holds_are_a_sentence_each() -> None:
    duty = training("d", PAIN, obligatory_for=(Obligation(specialism="oncologie", years=(1,)),))
    found = advice(training("b", first_for=("pijn",), suggest=False), duty, specialism="oncologie", year=1)
    assert (
        first_sentence(found, framework())
        == "Eerst lezen, bekijken of vragen: Cursus b (over pijn: jouw ontwikkelpunt)."
    )
    assert in_training_sentence(found) == "Zit al in je opleiding: Cursus d."
    assert (first_sentence(advice(), framework()), in_training_sentence(advice())) == ("", "")


def test_every_offer_comes_with_the_date_of_its_facts() -> None:
    days = ("2026-03-01", "2025-11-30")
    told = currency_sentence(training("a", checked=day) for day in days)
    assert told == "Controleer actualiteit: gegevens van 30 november 2025."
    assert currency_sentence([]) == ""
