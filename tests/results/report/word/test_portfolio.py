"""The page for a development plan (IOP) in Word: what an opleider looks for is there, with goals and without."""

import io
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

import pytest
from docx import Document
from docx.document import Document as Page
from docx.oxml.ns import qn
from docx.table import Table

from results.report.overview import overview_page
from results.report.word.iop import TO_FILL_IN
from results.report.word.portfolio import portfolio
from scan.dutch import DISCLAIMER
from scan.learning_goal import LearningGoal
from scan.takeaway.goal_table import GOAL_HEADINGS
from tests.support.building import PHASES
from tests.support.reports import GOAL, report

THREE = tuple(replace(GOAL, id=f"g{number}", text=f"Doel {number}") for number in (1, 2, 3))
PARTS = ["Leerdoelen", "Wat de scan zei", "Volgende stap", "Ondertekening"]
GOAL_BLOCKS = ["Leerdoel 1", "Leerdoel 2", "Leerdoel 3"]


@cache
def page(key: str = "n8", share: float = 1.0, goals: tuple[LearningGoal, ...] = THREE) -> Page:
    return Document(io.BytesIO(portfolio(report(key, share, goals=goals))))


def headings(found: Page, name: str) -> list[str]:
    """The texts of all paragraphs in one style."""
    return [one.text for one in found.paragraphs if one.style and one.style.name == name]


def table(found: Page, head: Sequence[str]) -> Table:
    """The first table with this heading row."""
    return next(one for one in found.tables if [cell.text for cell in one.rows[0].cells] == list(head))


def goal_tables(found: Page) -> list[Table]:
    return [one for one in found.tables if one.cell(0, 1).text == "Afspraak"]


def rows(one: Table) -> list[tuple[str, ...]]:
    return [tuple(cell.text for cell in row.cells) for row in one.rows[1:]]


@pytest.mark.parametrize("key", PHASES)
@pytest.mark.parametrize("goals", [(), THREE], ids=["no goals", "three goals"])
def test_it_has_all_parts_in_real_styles(key: str, goals: tuple[LearningGoal, ...]) -> None:
    found = page(key, goals=goals)
    assert headings(found, "Title") == ["Opleidingsplan palliatieve zorg"]
    assert headings(found, "Heading 1") == PARTS
    tiles = [tile["title"] for tile in overview_page(report(key))["tiles"]]
    assert headings(found, "Heading 2") == GOAL_BLOCKS + tiles


def test_a_goal_is_a_block_with_all_that_was_agreed() -> None:
    first = rows(goal_tables(page(goals=(GOAL,)))[0])
    assert [heading for heading, _ in first] == list(GOAL_HEADINGS)
    assert dict(first)["Te zien aan"] == "Korte praktijkbeoordeling (KPB) en Casus"
    assert [text for _, text in first[-3:]] == ["mijn opleider", "1 maart 2027", "Mee bezig"]


def test_what_is_not_agreed_yet_is_left_open() -> None:
    first = rows(goal_tables(page(goals=(LearningGoal("g1", "Alleen een doel."),)))[0])
    assert [text for _, text in first] == ["Alleen een doel.", *[TO_FILL_IN] * 5, "Nog te beginnen"]


def test_without_goals_there_are_three_blocks_to_fill_in() -> None:
    found = page(goals=())
    assert [rows(one) for one in goal_tables(found)] == [[(heading, TO_FILL_IN) for heading in GOAL_HEADINGS]] * 3
    (told,) = [one.text for one in found.paragraphs if one.text.startswith("Je koos nog geen leerdoelen.")]
    assert "Bijvoorbeeld: Ik wil " in told


def test_an_empty_scan_still_gives_a_plan() -> None:
    found = page(share=0.0, goals=())
    assert headings(found, "Heading 1") == ["Leerdoelen", "Wat de scan zei", "Ondertekening"]
    assert "Je gaf nog geen antwoorden. Vul gerust aan wat je kunt." in headings(found, "Normal")


@pytest.mark.parametrize("key", PHASES)
def test_what_the_scan_said_is_what_the_report_says(key: str) -> None:
    told = overview_page(report(key))["roles"]
    found = rows(table(page(key), told["head"]))
    assert [(row[0], row[1], row[-1]) for row in found] == [(r["name"], r["phrase"], r["chip"]) for r in told["rows"]]


def test_both_can_sign() -> None:
    signed = table(page(), ["Wie", "Naam", "Datum", "Handtekening"])
    assert [row[0] for row in rows(signed)] == ["Jij", "Supervisor"]
    assert min(row.height for row in signed.rows[1:] if row.height) > 400_000


def test_every_table_repeats_its_heading_row() -> None:
    heads = [one.rows[0]._tr.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") for one in page().tables]
    assert len(heads) == 6
    assert None not in heads


def test_all_text_is_marked_as_dutch() -> None:
    found = page()
    languages = {one.get(qn("w:val")) for one in found.styles.element.iter(qn("w:lang"))}
    assert languages == {"nl-NL"}
    assert found.core_properties.language == "nl-NL"
    assert list(found.element.iter(qn("w:lang"))) == []


def test_the_page_says_what_it_is_not_for() -> None:
    found = page(goals=())
    assert DISCLAIMER in [one.text for one in found.paragraphs]
    assert DISCLAIMER in found.sections[0].footer.paragraphs[0].text


def test_a_goal_may_hold_any_sign() -> None:
    odd = "#eval <script> \x07 😀 שלום 你好 " + "x" * 4900
    first = rows(goal_tables(page(goals=(replace(GOAL, text=odd),)))[0])
    assert first[0][1] == odd.replace("\x07", "[U+0007]")


@pytest.mark.parametrize("key", PHASES)
def test_every_table_is_as_wide_as_the_page_in_word_and_elsewhere(key: str) -> None:
    for one in page(key).tables:
        columns = [column.width for column in one.columns]
        assert round(sum(columns) / 360_000, 1) == 16.6  # cm between the margins
        assert all([cell.width for cell in row.cells] == columns for row in one.rows)
