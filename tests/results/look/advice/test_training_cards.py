"""Advice cards, and the list of trainings that were left out."""

from typing import Any

import pytest

from results.advice.eligibility import Wish
from results.advice.exclusions import exclusions
from results.advice.suggestions import suggest
from results.look.advice.training_cards import advice_cards, left_out_list
from scan.scoring.scoring import score
from tests.support.building import catalogue, item, said, small, training

PAIN = ("MH", "T3", 0.8)
FOUR = catalogue(*(training(name, PAIN, hours_max=float(n)) for n, name in enumerate("abcd", 1)))
INSTRUMENT = small(item("a"), item("b", theme="zingeving"), item("c", role="OL", epa_task="T8"))
PROFILE = score(said({"a": 2, "b": 1, "c": 3}, "n8"), INSTRUMENT)


def shown(offers: Any = FOUR, **wish: Any) -> str:
    """The cards for an arts with gaps in pain, meaning and organisation."""
    asked = Wish("arts", **wish)
    return str(advice_cards(suggest(PROFILE, INSTRUMENT, offers, asked), asked, INSTRUMENT.framework))


@pytest.mark.parametrize(
    "words",
    [
        '<p class="over">Medisch handelen</p><h3>Cursus a</h3>',
        "Dekt 2 van jouw 3 ontwikkelpunten, vooral pijn.",
        "<dt>Hiervoor gemaakt (1)</dt><dd>Medisch handelen: pijn</dd>",
        "<dt>Raakt eraan (1)</dt><dd>Medisch handelen: zingeving</dd>",
        "Kost 1 uur van je 16 uur.",
        "Controleer actualiteit: gegevens van 30 november 2025.",
        'target="_blank" rel="noreferrer">Bekijk Cursus a</a>',
        "Hiermee blijft één ontwikkelpunt liggen.",
        "Hiervoor kennen we geen passend aanbod: pijn (Organisatie en leiderschap).",
        "palliatief team of consulent",
    ],
)
def test_a_card_has_title_reason_coverage_and_cost(words: str) -> None:
    assert words in shown(hours=16)


def test_only_a_training_with_a_note_has_something_to_check() -> None:
    assert "Controleer vooraf" not in shown()
    assert "<summary>Controleer vooraf</summary><p>Bel eerst.</p>" in shown(
        catalogue(training("a", PAIN, note="Bel eerst."))
    )


def test_trainings_left_out_are_counted_and_listed_by_reason() -> None:
    wish = Wish("arts", hours=3)
    others = exclusions(suggest(PROFILE, INSTRUMENT, FOUR, wish), PROFILE, INSTRUMENT.framework, FOUR, wish)
    told = str(left_out_list(others))
    assert told.startswith("<details><summary>Wat we niet kozen (2)</summary>")
    assert "<dt>Past ook, maar voegt minder toe</dt><dd>Cursus c</dd>" in told
    assert "<dt>Te lang voor je tijd</dt><dd>Cursus d</dd>" in told


@pytest.mark.parametrize("text", ["<script>alert(1)</script>", '"><img src=x onerror=alert(1)>'])
def test_hostile_text_on_a_card_is_escaped(text: str) -> None:
    hostile = training(
        "a", PAIN, title=text, description=text, form=text, provider=text, note=text, url=f"https://{text}"
    )
    assert "<script" not in shown(catalogue(hostile))
    assert "<img" not in shown(catalogue(hostile))
