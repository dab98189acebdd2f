"""What profiles of random people say, on the screen: every number, status and level against their own answers.

ZELFSCAN_PEOPLE=500 judges that many people; every run judges fewer.
"""

import os
import re
from functools import cache
from html import unescape
from random import Random
from typing import NamedTuple

import pytest

from results.advice.gaps import find_gaps
from results.advice.message import message_sentences, profile_message
from results.advice.message_tiles import MessageTile, message_tiles
from results.look.profile.dot_table import dot_table
from results.profile.finding import (
    FLAG_WORDS,
    dimension_sentence,
    grouped_remarks,
    is_growing,
    overall_sentence,
    profile_finding,
)
from results.profile.lenses import LensKey, ProfileRow, profile_rows
from results.profile.table_cells import OWN_ITEMS_DECIDE
from scan.instrument.instrument import Item, ceiling, norm
from scan.scoring.assessment import NE, NVT, Answer, Assessment
from scan.scoring.scoring import score
from tests.support.building import PHASES, framework, phase, real, said

PEOPLE = int(os.environ.get("ZELFSCAN_PEOPLE", "100"))
INSTRUMENT, _ = real()
AUDIENCES = {"n6": "bachelor", "n7": "master", "n8": "aios", "gevorderd": "aios", "expert": "arts"}
LENSES: dict[LensKey, str] = {"roles": "Rol", "tasks": "EPA-taak", "dimensions": "Dimensie"}
CREDITS = {"full": 1.0, "half": 0.5, "empty": 0.0}
TABLE_ROW = re.compile(
    r'rowheader">(?P<name>.*?)<small>(?P<level>.*?)</small>.*?aria-hidden="true">(?P<dots>.*?)</span>'
    r'<small>(?P<phrase>.*?)</small>.*?chip (?P<kind>\w+)">(?P<status>.*?)<'
)
OF_A_LEVEL = re.compile(r"niveau|\bexpert|op weg naar|gevorderd|onder de norm|tekort|hiaat|onvoldoende", re.IGNORECASE)


class Shown(NamedTuple):
    """A row of the table as a person reads it."""

    level: str
    dots: tuple[str, ...]
    phrase: str
    status: str


class Person(NamedTuple):
    """A random person with all that the profile is made of; tables are read back from their HTML."""

    assessment: Assessment
    growing: bool
    rows: dict[LensKey, tuple[ProfileRow, ...]]
    tables: dict[LensKey, dict[str, Shown]]
    tiles: tuple[MessageTile, ...]
    sentences: tuple[str, ...]

    def told(self) -> str:
        """All sentences of the profile."""
        tables = [f"{one.level} {one.phrase} {one.status}" for lens in LENSES for one in self.tables[lens].values()]
        return " ".join((*self.sentences, *tables))


def shown_table(lens: LensKey, rows: tuple[ProfileRow, ...], key: str, growing: bool) -> dict[str, Shown]:
    made = unescape(str(dot_table("", LENSES[lens], rows, phase(key), framework(), growing)))
    return {
        one["name"]: Shown(
            one["level"], tuple(re.findall(r'<i class="(\w+)"', one["dots"])), one["phrase"], one["status"]
        )
        for one in (found.groupdict() for found in TABLE_ROW.finditer(made))
    }


def says(random: Random, item: Item, key: str, mean: float) -> Answer | None:
    """An answer by chance around a mean, or one of those beside the scale."""
    beside: list[Answer | None] = [NE, None, *([NVT] if item.allows_nvt else [])]
    if random.random() < 0.2:
        return random.choice(beside)
    top = ceiling(item, phase(key))
    return max(1, min(top, round(random.gauss(mean, 1.2))))


@cache
def people() -> tuple[Person, ...]:
    return tuple(someone(Random(seed), PHASES[seed % len(PHASES)]) for seed in range(PEOPLE))


def someone(random: Random, key: str) -> Person:
    audience = next(one for one in framework().audiences if one.key == AUDIENCES[key])
    mean, kept = random.uniform(1, 5), random.choice((0.1, 0.6, 1.0, 1.0))
    items = [one for one in INSTRUMENT.items_of(phase(key)) if random.random() < kept]
    answers = {one.id: says(random, one, key, mean) for one in items}
    year = random.choice(audience.years) if audience.years else None
    assessment = said(answers, key, audience=audience.key, year=year)
    profile = score(assessment, INSTRUMENT)
    growing = is_growing(assessment.setting, audience)
    message = profile_message(profile, INSTRUMENT, find_gaps(assessment, INSTRUMENT))
    rows = {lens: profile_rows(profile, INSTRUMENT, lens) for lens in LENSES}
    tables = {lens: shown_table(lens, rows[lens], key, growing) for lens in LENSES}
    sentences = (
        *("".join(part) for part in message_sentences(message)),
        overall_sentence(profile, framework()),
        dimension_sentence(rows["dimensions"], growing),
        *profile_finding(rows["roles"], growing),
        *(" ".join(remark) for remark in grouped_remarks(rows["roles"])),
    )
    tiles = message_tiles(message, phase(key), framework())
    return Person(assessment, growing, rows, tables, tiles, sentences)


def in_scope(one: Person) -> dict[str, Item]:
    here = phase(one.assessment.phase)
    return {item.id: item for item in INSTRUMENT.items_of(here) if item.level in here.scope}


def test_every_number_in_a_sentence_stands_in_its_table() -> None:
    counted = 0
    for one in people():
        tables = {name.lower(): row for lens in ("roles", "dimensions") for name, row in one.tables[lens].items()}
        not_done = {row.label.lower(): row for row in (*one.rows["roles"], *one.rows["dimensions"])}
        for sentence in one.sentences:
            left = sentence
            for name, phrase, more in re.findall(
                r"([^(;,.:]+?) \((\d+ van \d+ vra\w+ op de norm|geen antwoorden)(?:, (\d+) nog niet meegemaakt)?\)",
                sentence,
            ):
                label = max((label for label in tables if name.lower().endswith(label)), key=len)
                assert tables[label].phrase == phrase
                replies = not_done[label].replies
                assert int(more or 0) == sum(r.in_scope and r.answer == NE for r in replies) or not more
                left = left.replace(f"({phrase}", "").replace(f", {more} nog", "")
                counted += 1
            assert not re.search(r"\d", left), left
    assert counted > PEOPLE, "the finding names figures of most people"


def test_a_phrase_counts_the_dots_and_the_dots_are_the_answers() -> None:
    for one in people():
        for lens in LENSES:
            for row, shown in zip(one.rows[lens], one.tables[lens].values(), strict=True):
                given = [reply for reply in row.replies if reply.in_scope and reply.answer not in (None, NVT)]
                on_norm = sum(isinstance(r.answer, int) and r.answer >= r.norm for r in given)
                assert (len(shown.dots), shown.dots.count("full")) == (len(given), on_norm)
                noun = "vraag" if len(given) == 1 else "vragen"
                assert shown.phrase == (f"{on_norm} van {len(given)} {noun} op de norm" if given else "geen antwoorden")


def test_a_status_follows_from_the_dots_of_its_row() -> None:
    for one in people():
        for lens in LENSES:
            for shown in one.tables[lens].values():
                if shown.status in ("Te weinig antwoorden", "Niet van toepassing"):
                    continue
                share = sum(CREDITS[dot] for dot in shown.dots) / len(shown.dots)
                low = "Nog in opbouw" if one.growing else "Ontwikkelpunt"
                word = "Op doel" if share >= 0.8 - 1e-9 else "Bijna" if share >= 0.6 - 1e-9 else low
                order = ["Op doel", "Bijna", low]
                capped = shown.level.endswith(OWN_ITEMS_DECIDE)
                assert order.index(shown.status) > order.index(word) if capped else shown.status == word, shown
                assert not capped or lens == "dimensions"


def test_a_sentence_about_a_role_agrees_with_its_status() -> None:
    for one in people():
        strong = " ".join(sentence for sentence in one.sentences if sentence.startswith("Je bent op doel bij"))
        grow = " ".join(s for s in one.sentences if s.startswith(("Er is nog het meest", "De meeste ruimte")))
        for name, shown in one.tables["roles"].items():
            assert name not in strong or shown.status == "Op doel"
            assert f"{name} (" not in grow or shown.status in ("Bijna", "Ontwikkelpunt", "Nog in opbouw")


def test_a_level_agrees_with_the_answers_that_would_lift_it() -> None:
    next_of = {
        "op weg naar basis": "basis",
        "te weinig antwoorden": "basis",
        "basis": "gevorderd",
        "gevorderd": "expert",
    }
    for one in people():
        for name, shown in one.tables["roles"].items():
            level, *lift = shown.level.split(" · ")
            assert not lift or lift[0].endswith((f": {next_of[level]}", f" voor {next_of[level]}")), (name, shown)
            if level == "op weg naar basis" and shown.status == "Op doel":
                lower_norm = [r for row in one.rows["roles"] if row.label == name for r in row.replies if r.norm < 4]
                wider = len(phase(one.assessment.phase).scope) > 1
                assert lower_norm or wider, f"{name}: on target everywhere, and no level: {shown}"


def test_everyone_who_did_something_has_a_strength_that_the_answers_bear_out() -> None:
    for one in people():
        items = in_scope(one)
        rated = {name: x for name, x in one.assessment.answers.items() if name in items and isinstance(x, int)}
        strong = next((tile for tile in one.tiles if tile.title in ("Sterk", "Hier heb je al een begin")), None)
        assert (strong is not None) == bool(rated)
        if strong is None:
            continue
        here = phase(one.assessment.phase)
        by_text = {item.text: rated[name] - norm(item, here) for name, item in items.items() if name in rated}
        assert all((by_text[text] >= 0) == (strong.title == "Sterk") for text in strong.statements)


def test_no_statement_is_both_strong_and_to_take_up() -> None:
    for one in people():
        texts = [text for tile in one.tiles for text in tile.statements]
        assert len(texts) == len(set(texts))


def test_the_tile_counts_what_was_not_done_yet() -> None:
    for one in people():
        expected = sum(one.assessment.answers.get(name) == NE for name in in_scope(one))
        told = [int(tile.title.split(": ")[1]) for tile in one.tiles if tile.title.startswith("Nog niet meegemaakt")]
        assert told == ([expected] if expected else [])


@pytest.mark.parametrize("key", ["n6", "n7"])
def test_a_student_never_hears_of_levels_or_shortfalls(key: str) -> None:
    students = [one for one in people() if one.assessment.phase == key]
    assert len(students) >= PEOPLE // len(PHASES)
    for one in students:
        told = one.told().replace(FLAG_WORDS["opvallend_patroon"], "")
        assert not OF_A_LEVEL.search(told), OF_A_LEVEL.search(told)
        assert all(shown.level in ("", OWN_ITEMS_DECIDE) for lens in LENSES for shown in one.tables[lens].values())
        assert not one.growing or "Ontwikkelpunt" not in told
