"""What code, tests and documents cite stands in docs/, and their links lead somewhere."""

import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest

from tests.support.building import score_of
from tests.test_requirements import IN_PART, NOT_YET, NUMBERS

ROOT = Path(__file__).parents[1]
ROOMS = ("scan", "results", "benchmarks", "items", "tests", "deploy", ".streamlit", "docs")
KINDS = {".py", ".yaml", ".toml", ".js", ".css", ".typ", ".md"}
DOCS = {file.name: file.read_text("utf-8") for file in (ROOT / "docs").glob("*.md")}
WRITTEN = [*ROOT.glob("*.md"), *ROOT.glob("docs/*.md")]
CITING = sorted(
    {ROOT / "app.py", ROOT / "Makefile", ROOT / "pyproject.toml", *WRITTEN}
    | {file for room in ROOMS for file in (ROOT / room).rglob("*") if file.suffix in KINDS}
    - {Path(__file__)}  # its examples lead nowhere on purpose
)
# measurement.md §2, §3 and §5 · reliability.md D2, R04 · reliability.md, "Content and imports"
PLACE = r'§\d+(?:\.\d+)*|[DR]\d{1,2}\b|"[^"]+"'
CITATION = re.compile(rf"([\w-]+\.md)\b((?:,?\s+(?:#\s+)?(?:and\s+)?(?:{PLACE}))*)")
ROW = re.compile(r"(?<![\w#$])(?:R\d{2}|D(?:[1-9]|1[0-2]))(?!\w)")
HEADING = re.compile(r"^#+ (?:(\d+(?:\.\d+)*)\.? )?(.+)$", re.MULTILINE)
TABLE_ROW = re.compile(r"^\| ([DR]\d+) \|.*\S.*\|$", re.MULTILINE)
LINK = re.compile(r"\]\(([^)#\s]+)[^)]*\)")
PATH = re.compile(rf"`((?:{'|'.join(ROOMS)})/[^`\s]*?(?:\.\w+|/))`")
EXAMPLE = re.compile(r"^\| ([A-Z])" + r" \| ([^|]+)" * 6 + r" \| (\S+) \|$", re.MULTILINE)
STABLE = {True: "yes", False: "no", None: "–"}
TO_BE_WRITTEN = {"items/bridges/2026-3--2026-4.yaml", "items/published/2026-4.json"}  # files that an editor will write


def places(document: str) -> set[str]:
    """Every place of a document that can be cited: sections, headings by name, rows of decisions and requirements."""
    headings = HEADING.findall(document)
    numbered = {f"§{number}" for number, _ in headings if number}
    return numbered | {f'"{name}"' for _, name in headings} | set(TABLE_ROW.findall(document))


PLACES = {name: places(document) for name, document in DOCS.items()}


def wrong_citations(text: str) -> Iterator[str]:
    """Each citation in a text that leads nowhere."""
    for name, cited in CITATION.findall(text):
        if name not in {file.name for file in WRITTEN}:
            yield name
        else:
            yield from (f"{name} {one}" for one in re.findall(PLACE, cited) if one not in PLACES.get(name, set()))
    yield from (row for row in ROW.findall(text) if row not in PLACES["reliability.md"])


def dead_links(text: str, folder: Path) -> list[str]:
    """Each link in a document, and each path of ours in its running text, to a file that is not there."""
    links = [one for one in LINK.findall(text) if "://" not in one and not (folder / one).exists()]
    return links + [one for one in PATH.findall(text) if one not in TO_BE_WRITTEN and not (ROOT / one).exists()]


def test_what_is_cited_is_there() -> None:
    wrong = {file.relative_to(ROOT).as_posix(): list(wrong_citations(file.read_text("utf-8"))) for file in CITING}
    assert {name: cited for name, cited in wrong.items() if cited} == {}


def test_a_link_leads_to_a_file() -> None:
    dead = {file.name: dead_links(file.read_text("utf-8"), file.parent) for file in WRITTEN}
    assert {name: links for name, links in dead.items() if links} == {}


def test_citations_are_found_in_all_their_forms() -> None:
    cited = [one for file in CITING for one in CITATION.findall(file.read_text("utf-8")) if one[1]]
    found = {name: {place for one, tail in cited if one == name for place in re.findall(PLACE, tail)} for name in DOCS}
    assert {"§1", "§2", "§3", "§4", "§6", "§7", "§8"} <= found["measurement.md"]
    assert {"§1", "D5", "R43", '"Content and imports"'} <= found["reliability.md"]
    assert found["design.md"]
    assert found["experience.md"]


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("by measurement.md §2, §3 and §9", ["measurement.md §9"]),
        ("by measurement.md\n# §2 and §7.5", ["measurement.md §7.5"]),
        ("of reliability.md D2, D13", ["reliability.md D13"]),
        ('of reliability.md, "Content and exports".', ['reliability.md "Content and exports"']),
        ("(design.md §4.2)", ["design.md §4.2"]),
        ("(educators.md §1)", ["educators.md"]),
        ("(R20, R99)", ["R99"]),
        ("# R20 and D12, of reliability.md §1, R43", []),
        ("R2C2 and the colour #D12", []),
    ],
)
def test_a_citation_that_leads_nowhere_is_told(text: str, wrong: list[str]) -> None:
    assert list(wrong_citations(text)) == wrong


def test_a_link_or_path_that_leads_nowhere_is_told() -> None:
    text = "[a](docs/gone.md) [b](README.md#run) [c](https://example.nl/x) `scan/gone.py` `items/` `results/x y.py`"
    assert dead_links(text, ROOT) == ["docs/gone.md", "scan/gone.py"]


def test_the_state_of_each_requirement_is_that_of_its_tests() -> None:
    states = re.findall(r"^\| (R\d+) \|.*\| ([\w ]+) \|$", DOCS["reliability.md"], re.MULTILINE)
    expected = {one: "not yet" if one in NOT_YET else "in part" if one in IN_PART else "held" for one in NUMBERS}
    assert dict(states) == expected


@pytest.mark.parametrize("name", DOCS)
def test_no_place_of_a_document_stands_twice(name: str) -> None:
    rows = TABLE_ROW.findall(DOCS[name])
    assert sorted(rows) == sorted(set(rows))


@pytest.mark.parametrize("name", DOCS)
def test_a_table_does_not_begin_in_a_paragraph(name: str) -> None:
    """Joining two changes once put rows of a table into a paragraph, and took its lines away."""
    lines = DOCS[name].splitlines()
    assert [row for before, row in pairwise(lines) if row.startswith("|") and before and before[0] != "|"] == []


def test_the_worked_examples_are_what_the_engine_says() -> None:
    examples = EXAMPLE.findall(DOCS["measurement.md"])
    assert [name for name, *_ in examples] == list("ABCDEGLM")
    for name, *answers, _, steps, level, stable in examples:
        found = score_of(" | ".join(answers).replace(",", " ").replace("–", ""))
        told = "–" if found.steps is None else str(round(found.steps, 4))
        named = (found.level or "absent").replace("_", " ")
        assert (steps, level.split(" (")[0], stable) == (told, named, STABLE[found.stable]), name
