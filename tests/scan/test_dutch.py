"""Dutch forms of numbers, counts, lists, dates and levels."""

from datetime import date

import pytest

from scan.dates import dutch_date
from scan.dutch import DISCLAIMER, count, dutch_number, level_label, listing, origin_sentence, percent
from scan.instrument.framework import companion
from scan.scoring.profile import ReachedLevel
from tests.support.building import framework


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


def test_the_disclaimer_is_that_of_the_content() -> None:
    assert framework().disclaimer == DISCLAIMER
