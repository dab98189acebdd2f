"""Dutch forms of numbers, counts, lists, dates and levels, and the reasons of an advice."""

from datetime import date
from typing import Any

import pytest

from results.advice.eligibility import Wish
from results.advice.reasons import NO_ADVICE, currency_line, hours_word, suggestion_reason, uncovered_sentence
from results.advice.suggestions import Advice, suggest
from scan.dates import dutch_date
from scan.dutch import count, dutch_number, level_label, listing, origin_sentence, percent
from scan.instrument.framework import companion
from scan.scoring.profile import ReachedLevel
from scan.scoring.scoring import score
from tests.support.building import catalogue, framework, item, said, sitting, small, training


def official(count: int) -> str:
    """What is said of the origin when the first `count` EPA tasks are official."""
    tasks = framework().epa_tasks
    first = [task.model_copy(update={"status": "officieel"}) for task in tasks[:count]]
    return origin_sentence(framework().model_copy(update={"epa_tasks": (*first, *tasks[count:])}))


def test_the_origin_follows_from_the_status_of_the_tasks() -> None:
    one, two = (task.label for task in framework().epa_tasks[:2])
    assert official(0) == framework().origin
    assert official(2) == framework().origin_mixed.format(tasks=f"{one}; en {two}")
    assert official(len(framework().epa_tasks)) == framework().origin_official


@pytest.mark.parametrize(
    ("level", "label"),
    [
        (None, "te weinig antwoorden"),
        ("op_weg", "op weg naar basis"),
        ("basis", "basis"),
        ("gevorderd", "gevorderd"),
        ("expert", "past bij expertniveau (eigen inschatting)"),
    ],
)
def test_every_level_has_a_name_and_none_is_insufficient(level: ReachedLevel | None, label: str) -> None:
    assert level_label(level, framework()) == label


@pytest.mark.parametrize(
    ("value", "digits", "told"), [(3.84, 1, "3,8"), (3.0, 1, "3,0"), (3.0, 0, "3"), (0.95, 2, "0,95"), (2.25, 1, "2,2")]
)
def test_a_number_has_a_decimal_comma(value: float, digits: int, told: str) -> None:
    assert dutch_number(value, digits) == told


@pytest.mark.parametrize(("share", "told"), [(0.0, "0 %"), (0.666, "67 %"), (1.0, "100 %")])
def test_a_share_is_a_whole_percentage(share: float, told: str) -> None:
    assert percent(share) == told


@pytest.mark.parametrize(("n", "told"), [(0, "0 vragen"), (1, "één vraag"), (2, "2 vragen")])
def test_a_count_has_its_noun_in_the_right_form(n: int, told: str) -> None:
    assert count(n, "vraag", "vragen") == told


@pytest.mark.parametrize(
    ("names", "told"),
    [([], ""), (["pijn"], "pijn"), (["pijn", "rouw"], "pijn en rouw"), (["a", "b", "c", "d"], "a, b, c en d")],
    ids=["none", "one", "two", "four"],
)
def test_a_list_ends_with_and(names: list[str], told: str) -> None:
    assert listing(names) == told


@pytest.mark.parametrize(
    ("day", "told"),
    [
        (date(2026, 1, 1), "1 januari 2026"),
        (date(2026, 3, 9), "9 maart 2026"),
        (date(2027, 12, 31), "31 december 2027"),
    ],
)
def test_a_date_is_written_in_full(day: date, told: str) -> None:
    assert dutch_date(day) == told


@pytest.mark.parametrize(
    ("audience", "specialism", "word"),
    [
        ("master", "", "mijn supervisor"),
        ("aios", "cardiologie", "mijn supervisor"),
        ("aios", "huisartsgeneeskunde", "mijn opleider"),
        ("arts", "huisartsgeneeskunde", "een ervaren collega"),
        ("arts", "cardiologie", "een ervaren collega"),
    ],
)
def test_the_word_for_the_supervisor_depends_on_the_learner(audience: str, specialism: str, word: str) -> None:
    assert companion(framework(), audience, specialism) == word


def advice(row: str, **fields: Any) -> tuple[Advice, str]:
    """The advice to an arts with one role and sixteen hours, and the reason of its first training."""
    instrument, assessment = sitting({"MH": row}, "n8")
    wish = Wish("arts", hours=16)
    found = suggest(
        score(assessment, instrument), instrument, catalogue(training("a", ("MH", "T3", 0.8), **fields)), wish
    )
    return found, " ".join(suggestion_reason(one, found, wish, framework()) for one in found.suggestions)


def test_a_reason_names_the_subjects_the_level_and_the_time() -> None:
    assert advice("2 2")[1].endswith(", vooral pijn. Past bij niveau basis. Kost 10 uur van je 16 uur.")
    assert "jouw één" not in advice("2 2")[1]


def test_the_heaviest_subject_of_a_reason_comes_first() -> None:
    instrument = small(item("a", theme="pijn"), item("b", theme="zingeving"))
    broad = catalogue(training("a", ("MH", "T3", 0.8), themes=("pijn", "zingeving")))
    for answers, told in ({"a": 3, "b": 1}, "vooral zingeving en pijn"), ({"a": 1, "b": 3}, "vooral pijn en zingeving"):
        found = suggest(score(said(answers, "n8"), instrument), instrument, broad, Wish("arts"))
        assert told in suggestion_reason(found.suggestions[0], found, Wish("arts"), framework())


def test_a_guess_is_called_a_guess_and_practice_is_called_practice() -> None:
    told = advice("2 2", hours_min=None, hours_max=None, duration="dag", learning=("workplace",))[1]
    assert "Je leert het door mee te doen." in told
    assert "naar schatting" in told


@pytest.mark.parametrize(("time", "told"), [(0.25, "15 minuten"), (1.5, "1,5 uur"), (2, "2 uur"), (16.5, "16,5 uur")])
def test_time_is_given_in_minutes_or_hours(time: float, told: str) -> None:
    assert hours_word(time) == told


def test_where_no_training_exists_it_says_so_and_whom_to_ask() -> None:
    found, _ = advice("2 2", levels=("gevorderd",))
    told = uncovered_sentence(found.uncovered, framework(), "aios")
    assert "pijn" in told
    assert "COC of DOO" in told
    assert uncovered_sentence((), framework(), "aios") == ""
    assert found.reason in NO_ADVICE


def test_every_offer_comes_with_the_date_of_its_facts() -> None:
    assert "30 november 2025" in currency_line(training("a", checked="2025-11-30"))
