"""The size, reading time and spread of the questions of each phase."""

from scan.content.balance import Spread, balance, phase_balance
from scan.content.loading import load_instrument
from tests.support.building import whole
from tests.support.demo_content import DEMO

REAL = whole()[0]


def test_every_phase_and_set_has_a_line() -> None:
    lines = balance(REAL).splitlines()
    assert [line.split(":")[0] for line in lines[:5]] == [phase.key for phase in REAL.framework.phases]
    assert any(line.startswith("n8 voor ") for line in lines)


# Two questions of 7 and 8 words: 15 / 238 of a minute.
def test_a_line_counts_questions_words_and_minutes() -> None:
    items = load_instrument(DEMO).items[:2]
    texts = ("Ik vraag een patiënt wat kracht geeft.", "Ik vraag een zieke ouder welke steun helpt.")
    asked = [item.model_copy(update={"text": text}) for item, text in zip(items, texts, strict=True)]
    assert phase_balance(asked, load_instrument(DEMO).framework).startswith("2 vragen, 15 woorden, 0,1 min lezen; ")


def test_a_spread_names_where_least_and_most_stand() -> None:
    assert str(Spread("taken", {"T1": 4, "T2": 9, "T3": 2})) == "taken 2 (T3) tot 9 (T2)"
