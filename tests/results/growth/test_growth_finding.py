"""What changed in one sentence: its numbers are those of the table, and its time that between the scans."""

import random
import re
from datetime import date, timedelta

import pytest

from results.growth.change import VersionedScan, scan_growth
from results.growth.finding import elapsed, growth_finding
from results.look.growth.growth_table import growth_table
from scan.scoring.assessment import NE, Answer
from tests.support.building import real, said

INSTRUMENT = real()[0]
START = date(2026, 5, 1)
IN_TABLE = {"naar gedaan": "voor het eerst gedaan", "hoger": "hoger", "lager": "lager"}  # words of sentence and table


def answers(chance: random.Random, phase: str) -> dict[str, Answer | None]:
    """Anything to every question of a phase."""
    items = INSTRUMENT.items_of(INSTRUMENT.framework.phase(phase))
    return {item.id: chance.choice([1, 2, 3, NE, None]) for item in items}


def numbers(text: str, words: str) -> list[int]:
    """The numbers before these words; "één vraag" is one."""
    found = re.findall(rf"(één|\d+)(?: vraag| vragen)?(?: van ‘nog niet gedaan’)? {words}", text)
    return [1 if number == "één" else int(number) for number in found]


@pytest.mark.parametrize("phase", ["n6", "n7", "n8", "gevorderd", "expert"])
@pytest.mark.parametrize("seed", range(10))
def test_the_numbers_of_the_sentence_are_those_of_the_table(phase: str, seed: int) -> None:
    chance = random.Random(seed)
    first, second = (VersionedScan(said(answers(chance, phase), phase), INSTRUMENT) for _ in range(2))
    growth = scan_growth(first, second, [item.id for item in INSTRUMENT.items])
    sentence, table = growth_finding(growth, START, START), str(growth_table(growth, ""))
    told = {words: sum(numbers(sentence, words)) for words in IN_TABLE}
    assert told == {words: sum(numbers(table, row)) for words, row in IN_TABLE.items()}
    assert sum(told.values()) > 0


def test_scans_without_a_difference_say_so() -> None:
    scan = VersionedScan(said(dict.fromkeys((item.id for item in INSTRUMENT.items), 3), "n8"), INSTRUMENT)
    growth = scan_growth(scan, scan, [item.id for item in INSTRUMENT.items])
    sentence = growth_finding(growth, START, START + timedelta(days=183))
    assert sentence == "In 6 maanden veranderde er niets in je antwoorden."


@pytest.mark.parametrize(
    ("days", "told"),
    [
        (0, "Op één dag"),
        (1, "In één dag"),
        (13, "In 13 dagen"),
        (14, "In 2 weken"),
        (59, "In 8 weken"),
        (60, "In 2 maanden"),
        (183, "In 6 maanden"),
        (365, "In 12 maanden"),
    ],
)
def test_the_time_between_scans_is_told_in_days_weeks_or_months(days: int, told: str) -> None:
    assert elapsed(START, START + timedelta(days=days)) == told
