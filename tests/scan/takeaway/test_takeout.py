"""The ZIP with all data of a person: page, tables and scans that load again."""

import csv
import io
import json
import unicodedata
import zipfile
from dataclasses import replace
from datetime import UTC, datetime
from html.parser import HTMLParser

import jsonschema  # type: ignore[import-untyped]  # comes with Streamlit
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scan.dutch import DISCLAIMER
from scan.scoring.assessment import Setting
from scan.store.store import Sitting
from scan.takeaway.goal_table import goal_row
from scan.takeaway.scan_file import export_scan
from scan.takeaway.spreadsheet import safe_cell, spreadsheet
from scan.takeaway.takeout import export_zip as take_out
from scan.takeaway.takeout import import_zip, load_scans
from scan.takeaway.transcript import sitting_facts
from scan.takeaway.zip_members import MEMBERS
from tests.support.filled_in import GOAL, TEXTS, VERSIONS, filled, sittings

HOSTILE = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "</td></tr></table><iframe srcdoc=x>",
    "{name} {0} %s & &lt;b&gt;",
]
FORMULAS = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1+1", "＋1", "－1", "＠x", "﹢1", "−1", "  =1"]


def unpacked(content: bytes) -> dict[str, bytes]:
    """The files in a ZIP, by name."""
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        return {name: file.read(name) for name in file.namelist()}


def rows(content: bytes) -> list[dict[str, str]]:
    """The rows of a CSV as a spreadsheet reads them."""
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";"))


class Page(HTMLParser):
    """A page as a browser parses it: tags, attributes and text."""

    def __init__(self, content: bytes) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.text = ""
        self.feed(content.decode())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs

    def handle_data(self, data: str) -> None:
        self.text += data


@settings(max_examples=20)
@given(kept=st.lists(sittings(), max_size=4))
def test_what_is_taken_out_is_what_loads(kept: list[Sitting]) -> None:  # R39
    content = take_out(kept, VERSIONS)
    assert import_zip(content, VERSIONS) == load_scans(content, VERSIONS) == tuple(kept)


def test_the_same_scans_make_the_same_bytes() -> None:
    assert take_out([filled()], VERSIONS) == take_out([filled()], VERSIONS)


def test_one_function_loads_every_kind_of_file() -> None:
    both = [filled(), filled("2026-2")]
    whole = take_out(both, VERSIONS)
    assert load_scans(whole, VERSIONS) == load_scans(unpacked(whole)["scans.json"], VERSIONS) == tuple(both)
    assert load_scans(export_scan(filled()), VERSIONS) == (filled(),)


def test_the_zip_holds_what_its_own_text_names() -> None:
    members = unpacked(take_out([filled()], VERSIONS))
    assert tuple(members) == MEMBERS
    assert all(name in members["LEESMIJ.txt"].decode() for name in MEMBERS)


@pytest.mark.parametrize("name", [name for name in MEMBERS if "schema" not in name])
def test_every_part_says_what_it_is_not_for(name: str) -> None:
    text = unpacked(take_out([filled()], VERSIONS))[name].decode()
    assert "Eigen inschatting" in text
    assert "Niet voor beoordeling of bekwaamverklaring" in text


@settings(max_examples=8)
@given(kept=st.lists(sittings(), max_size=3))
def test_the_scans_keep_to_the_schema_beside_them(kept: list[Sitting]) -> None:
    members = unpacked(take_out(kept, VERSIONS))
    schema = json.loads(members["scans.schema.json"])
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(json.loads(members["scans.json"]), schema)


def test_the_schema_refuses_what_we_refuse() -> None:
    members = unpacked(take_out([filled()], VERSIONS))
    whole = json.loads(members["scans.json"])
    whole["scans"][0]["score"] = 10
    with pytest.raises(jsonschema.ValidationError, match="score"):
        jsonschema.validate(whole, json.loads(members["scans.schema.json"]))


def test_the_table_has_a_row_for_every_answered_item() -> None:
    first, second, third = rows(unpacked(take_out([filled()], VERSIONS))["antwoorden.csv"])
    assert (first["vraag-id"], first["antwoord"], first["antwoord in woorden"]) == (
        *("mh-1", "4"),
        "Ik doe dit zelfstandig in gewone situaties",
    )
    assert (first["afgelopen jaar"], first["waaruit blijkt dat"]) == ("3 tot 5 keer", "Bij een patiënt met pijn.")
    assert (second["antwoord"], second["antwoord in woorden"]) == ("NE", "Nog niet gedaan")
    assert (third["rol"], third["antwoord"]) == ("Communicatie", "NVT")
    assert first["scan"] == "Scan basis van 22 november 2026"
    assert {row["let op"] for row in (first, second, third)} == {DISCLAIMER}


def test_a_day_in_a_table_is_the_dutch_day_in_iso_form() -> None:  # R71
    late = replace(filled(), begun_at=datetime(2026, 11, 22, 23, 30, tzinfo=UTC))
    members = unpacked(take_out([late], VERSIONS))
    for name in ("antwoorden.csv", "leerdoelen.csv"):
        assert {row["datum"] for row in rows(members[name])} == {"2026-11-23"}


def test_the_table_opens_in_a_dutch_spreadsheet() -> None:
    content = spreadsheet(("a", "b"), [('zeg "ja"', None), ("één;twee", 3)])
    assert content == b'\xef\xbb\xbf"a";"b"\r\n"zeg ""ja""";""\r\n"\xc3\xa9\xc3\xa9n;twee";"3"\r\n'


@pytest.mark.parametrize("formula", FORMULAS, ids=ascii)
def test_a_note_is_never_a_formula(formula: str) -> None:  # R36
    content = take_out([filled(notes={"mh-1": formula})], VERSIONS)
    assert rows(unpacked(content)["antwoorden.csv"])[0]["waaruit blijkt dat"] == f"'{formula}"
    assert import_zip(content, VERSIONS)[0].notes == {"mh-1": formula}


@given(text=TEXTS)
def test_no_cell_begins_like_a_formula_and_no_other_text_is_changed(text: str) -> None:  # R36
    safe = safe_cell(text)
    assert unicodedata.normalize("NFKC", safe)[0] not in "=+-@\t\r"
    assert safe in (text, f"'{text}")
    assert text[0].isalnum() is False or safe == text


@pytest.mark.parametrize("text", HOSTILE)
def test_a_note_is_text_on_the_page(text: str) -> None:
    plain, hostile = (
        Page(unpacked(take_out([filled(notes={"mh-1": note})], VERSIONS))["scans.html"]) for note in ("x", text)
    )
    assert (hostile.tags, hostile.attributes) == (plain.tags, plain.attributes)
    assert text in hostile.text


@pytest.mark.parametrize("text", HOSTILE)
def test_a_goal_is_text_on_the_page(text: str) -> None:
    plain, hostile = (
        Page(unpacked(take_out([filled(goals=[replace(GOAL, text=one)])], VERSIONS))["scans.html"])
        for one in ("x", text)
    )
    assert (hostile.tags, hostile.attributes) == (plain.tags, plain.attributes)
    assert text in hostile.text


@pytest.mark.parametrize("formula", FORMULAS, ids=ascii)
def test_a_goal_is_never_a_formula(formula: str) -> None:  # R36
    content = take_out([filled(goals=[replace(GOAL, text=formula)])], VERSIONS)
    assert rows(unpacked(content)["leerdoelen.csv"])[0]["leerdoel"] == f"'{formula}"


def test_goals_and_finished_trainings_are_shown_in_words() -> None:
    members = unpacked(take_out([filled()], VERSIONS, {"webinars": "Webinars palliatieve zorg"}))
    (row,) = rows(members["leerdoelen.csv"])
    assert (row["leerdoel"], row["te zien aan"], row["evaluatie"]) == (
        *("Ik wil leren bellen.", "Korte praktijkbeoordeling (KPB)"),
        "2027-03-01",
    )
    text = Page(members["scans.html"]).text
    for words in ("Ik wil leren bellen.", "Webinars palliatieve zorg · met de huisarts", "Al gedaan", "Mee bezig"):
        assert words in text, words
    assert "Je voerde het gesprek: 1 februari 2027 · Een goed gesprek." in text


def test_the_own_institute_is_on_the_page() -> None:
    members = unpacked(take_out([filled(setting=Setting("aios", institute="Radboudumc"))], VERSIONS))
    assert "InstituutRadboudumc" in Page(members["scans.html"]).text


def test_an_unknown_version_is_text_on_the_page_too() -> None:
    sitting = filled(instrument="<b>", id="<i>", answers={"<script>": 3}, notes={})
    members = unpacked(take_out([sitting], {}))
    page = Page(members["scans.html"])
    assert not {"b", "i", "script"} & set(page.tags)
    assert "<script>" in page.text
    assert [row["vraag"] for row in rows(members["antwoorden.csv"])] == ["<script>", "mh-1"]


def test_the_page_is_dutch_and_needs_no_network() -> None:
    content = unpacked(take_out([filled()], VERSIONS))["scans.html"]
    page = Page(content)
    assert content.startswith(b"<!DOCTYPE html>")
    assert ("lang", "nl") in page.attributes
    assert not {"script", "link", "img", "iframe", "object", "form", "a", "base"} & set(page.tags)
    assert not {"src", "href", "style"} & {name for name, _ in page.attributes}
    assert b"http:" not in content
    assert b"https:" not in content
    assert b"url(" not in content
    assert ("content", "default-src 'none'; style-src 'unsafe-inline'") in page.attributes


def test_the_page_shows_answers_in_words() -> None:
    text = Page(unpacked(take_out([filled(), filled("2026-2", by="supervisor")], VERSIONS))["scans.html"]).text
    for words in (
        *("Scan basis van 22 november 2026", "Cardiologie", "Medisch handelen"),
        *("Ik doe mh-1.", "4. Ik doe dit zelfstandig in gewone situaties", "3 tot 5 keer", "Nog niet gedaan"),
        *("Bij een patiënt met pijn.", "gekozen", "overgeslagen", "supervisor", "versie 2026-2", "Anders."),
    ):
        assert words in text, words


def test_the_page_shows_a_goal_in_words() -> None:
    page = unpacked(take_out([filled(goals=[GOAL])], VERSIONS))["scans.html"].decode()
    text, *others = goal_row(GOAL, VERSIONS["2026-1"].framework, {})
    assert "Korte praktijkbeoordeling (KPB)" in others
    assert f'<th scope="row" class="note">{text}</th>' in page
    assert [one for one in others if f'<td class="note">{one}</td>' not in page] == []


def test_the_facts_about_a_scan_are_told_in_words() -> None:
    assert [*sitting_facts(filled(), VERSIONS["2026-1"])] == [
        ("Vragenlijst", "palliatieve-zorg, versie 2026-1"),
        ("Ingevuld door", "jezelf"),
        ("Doelgroep", "Aios"),
        ("Specialisme", "Cardiologie"),
        ("Jaar", "3"),
        ("Begonnen", "22 november 2026"),
        ("Bewaard", "22 november 2026"),
        ("Extra vragen Medisch handelen, gevorderd", "gekozen"),
        ("Extra vragen Communicatie, gevorderd", "overgeslagen"),
    ]


def test_a_person_without_scans_gets_a_file_that_loads() -> None:
    content = take_out([], VERSIONS)
    assert import_zip(content, VERSIONS) == ()
    assert "Je hebt nog geen scan ingevuld." in Page(unpacked(content)["scans.html"]).text


def test_a_very_repetitive_note_is_no_bomb() -> None:
    sitting = filled(notes=dict.fromkeys(("mh-1", "mh-2", "co-1"), "a" * 5000))
    kept = [sitting] * 50
    assert import_zip(take_out(kept, VERSIONS), VERSIONS) == tuple(kept)


def test_what_was_not_said_is_empty_on_the_page() -> None:
    silent = filled(notes={}, experience={}, goals=[], setting=None)
    assert "None" not in Page(unpacked(take_out([silent], VERSIONS))["scans.html"]).text
