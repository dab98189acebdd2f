"""Advice cards, and the list of trainings that were left out."""

from typing import Any

import pytest

from results.advice.eligibility import Wish
from results.advice.exclusions import exclusions
from results.advice.suggestions import suggest
from results.look.advice.training_cards import beside_card, leading_step, left_out_list, step_card
from scan.instrument.catalogue import Obligation
from scan.scoring.scoring import score
from tests.support.building import catalogue, item, said, small, training

PAIN = ("MH", "T3", 0.8)
FOUR = catalogue(
    *(
        training(name, PAIN, hours_max=hours, first_act="Bel ze.")
        for name, hours in (("a", 3.0), ("c", 4.0), ("d", 20.0))
    ),
    training("lees", first_for=("pijn",), suggest=False, title="Lees dit"),
)
INSTRUMENT = small(item("a"), item("b", theme="zingeving"), item("c", role="OL", epa_task="T8"))
PROFILE = score(said({"a": 2, "b": 1, "c": 3}, "n8"), INSTRUMENT)


def shown(offers: Any = FOUR, **wish: Any) -> str:
    """The steps for an arts with gaps in pain, meaning and organisation, and what stands beside them."""
    asked = Wish("arts", **wish)
    advice = suggest(PROFILE, INSTRUMENT, offers, asked)
    cards = [step_card(number, advice, asked, INSTRUMENT.framework) for number in range(len(advice.suggestions))]
    lead = leading_step(advice, asked, INSTRUMENT.framework)
    return "\n".join(map(str, [lead, *cards, beside_card(advice, INSTRUMENT.framework)]))


@pytest.mark.parametrize(
    "words",
    [
        '<p class="over">Je volgende stap, deze maand · voor pijn</p><h2>Bel ze</h2>',
        '<p class="over">Deze maand · voor pijn</p><h3>Cursus a</h3>',
        "<h3>Eerst lezen, bekijken of vragen</h3>",
        ">Lees dit</a> (over pijn: 2 van jouw 3 ontwikkelpunten)</li>",
        "Hier werk je aan pijn: 2 van jouw 3 ontwikkelpunten. Je oefent het.",
        "<dt>Helpt flink bij (1)</dt><dd>Medisch handelen: pijn</dd>",
        "<dt>Raakt eraan (1)</dt><dd>Medisch handelen: zingeving</dd>",
        "Reken op 3 uur van je 16.",
        'rel="noreferrer">Meer hierover<span class="hidden">: Cursus a</span></a>',
    ],
)
def test_a_step_has_its_gap_act_training_reason_and_cost(words: str) -> None:
    assert words in shown(hours=16)


def test_the_leading_step_has_an_act_for_tomorrow_per_gap() -> None:
    assert "<dt>pijn</dt><dd>Vraag morgen één patiënt waar de pijn zit" in shown(hours=16)
    assert "<dt>zingeving</dt><dd>Vraag morgen één patiënt: ‘Waar haalt u nu kracht uit?’</dd>" in shown(hours=16)


def test_no_two_steps_lead_to_the_same_page_and_the_second_says_where_to_read_on() -> None:
    meaning = training("z", ("OL", "T8", 0.8), hours_max=3.0, url="https://example.org", first_act="Bel ze.")
    page = shown(catalogue(*FOUR.entries[:1], meaning), hours=16)
    assert page.count('href="https://example.org"') == 1
    assert page.count("Meer hierover staat op de pagina van ‘Cursus") == 1
    assert "staat op de pagina van" not in shown(hours=16)


def test_only_a_training_with_a_note_has_something_to_check() -> None:
    assert "Controleer vooraf" not in shown()
    assert "<strong>Controleer vooraf.</strong> Bel eerst." in shown(catalogue(training("a", PAIN, note="Bel eerst.")))


def test_trainings_left_out_are_counted_and_listed_by_reason() -> None:
    wish = Wish("arts", hours=16)
    others = exclusions(suggest(PROFILE, INSTRUMENT, FOUR, wish), PROFILE, INSTRUMENT.framework, FOUR, wish)
    told = str(left_out_list(others))
    assert told.startswith("<details><summary>Wat we niet kozen (2)</summary>")
    assert "<dt>Past ook, maar voegt minder toe</dt><dd>Cursus c</dd>" in told
    assert "<dt>Te lang voor je tijd</dt><dd>Cursus d</dd>" in told


def test_what_the_training_holds_stands_apart_from_the_set() -> None:
    duty = training("d", PAIN, obligatory_for=(Obligation(specialism="oncologie", years=(1,)),))
    page = shown(catalogue(*FOUR.entries, duty), specialism="oncologie", year=1, hours=16)
    assert page.index("Reken op") < page.index("<h3>Zit al in je opleiding</h3>") < page.index(">Cursus d</a>")
    assert "Zit al in je opleiding" not in shown(hours=16)


@pytest.mark.parametrize("text", ["<script>alert(1)</script>", '"><img src=x onerror=alert(1)>'])
def test_hostile_text_on_a_card_is_escaped(text: str) -> None:
    hostile = training(
        "a", PAIN, title=text, description=text, form=text, provider=text, note=text, url=f"https://{text}"
    )
    assert "<script" not in shown(catalogue(hostile))
    assert "<img" not in shown(catalogue(hostile))


def test_without_a_step_the_lead_says_why() -> None:
    asked = Wish("arts", hours=1)
    lead = str(leading_step(suggest(PROFILE, INSTRUMENT, FOUR, asked), asked, INSTRUMENT.framework))
    assert "<h2>Je volgende stap</h2>" in lead
    assert "Binnen deze tijd" in lead


@pytest.mark.parametrize(("audience", "hints"), [("arts", 0), ("bachelor", 1)])
def test_the_act_for_a_gain_that_no_step_serves_says_what_to_do_without_patients(audience: str, hints: int) -> None:
    offers = catalogue(training("t", PAIN, themes=("pijn",), audiences=(audience,), levels=("basis",)))
    profile = score(said({"a": 2, "b": 1}, "n8"), INSTRUMENT)
    advice = suggest(profile, INSTRUMENT, offers, Wish(audience))
    card = leading_step(advice, Wish(audience), INSTRUMENT.framework)
    assert "voor pijn" in card
    assert "Je grootste winst begint klein." in card
    assert card.count("Oefen het dan met een medestudent.") == hints
