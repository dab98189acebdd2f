"""Any bytes that are no scan file are refused with a Dutch message."""

import json
from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from scan.limits.limits import FILE_BYTES
from scan.scoring.assessment import Setting
from scan.strict_json import hash_of
from scan.takeaway.scan_file import (
    CHANGED_FILE,
    UNREADABLE_FILE,
    ScanFileError,
    export_scan,
)
from tests.support.filled_in import VERSIONS, filled, loaded, version
from tests.support.work import calls

MOST_CALLS = 1_000_000  # a file of 200,000 values is walked once, about three calls each
Change = Callable[[Any], object]


def told(content: bytes) -> str:
    """The message for the person who chose this file; "" when it loads."""
    try:
        loaded(content, VERSIONS)
    except ScanFileError as error:
        return error.message
    return ""


def changed(change: Change, seal: bool = True) -> bytes:
    """A scan file with its scan changed and, unless `seal` is off, its hash renewed."""
    value = json.loads(export_scan(filled()))
    change(value)
    if seal:
        value["sha256"] = hash_of(value.get("scan"))
    return json.dumps(value).encode()


def scan(**fields: Any) -> Change:
    """A change that sets fields of the scan in a file."""
    return lambda value: value["scan"].update(fields)


#      what is wrong              how the file was changed                                what is told
WRONG: list[tuple[str, Change, str]] = [
    ("an unknown version", scan(version="2031-1"), "hoort bij versie ‘2031-1’ van de vragenlijst. Die is hier niet"),
    ("another instrument", scan(instrument="ander"), "hoort bij een andere vragenlijst: ‘ander’"),
    ("another content", scan(digest="0" * 64), f"andere inhoud van versie ‘2026-1’ (de hash is {'0' * 64}, hier "),
    ("no content hash", scan(digest=""), "(de hash is leeg, hier "),
    ("an unknown phase", scan(phase="n9"), "De fase ‘n9’ bestaat niet in versie ‘2026-1’."),
    (
        "an unknown item",
        scan(items={"x-1": {"answer": 1}}),
        "vraagt in de fase ‘basis’ niet naar ‘x-1’.",
    ),
    ("many unknown items", scan(items={f"x-{n}": {} for n in range(9)}), "‘x-3’, ‘x-4’ en nog 4."),
    ("a hostile item", scan(items={"<script>": {}}), "niet naar een onleesbare naam."),
    (
        "an unknown role",
        scan(offers=[{"role": "XX", "level": "gevorderd", "wanted": True}]),
        "extra vragen aan over ‘XX",
    ),
    ("an offer of no offer", scan(offers=[{"role": "MH", "level": "basis", "wanted": True}]), "over ‘MH basis’."),
    ("an offer twice", scan(offers=[{"role": "MH", "level": "expert", "wanted": True}] * 2), "twee keer beslist"),
    ("an audience", scan(setting={"audience": "koning"}), "De doelgroep ‘koning’ bestaat niet."),
    ("a specialism", scan(setting={"audience": "arts", "specialism": "toveren"}), "specialisme ‘toveren’ bestaat niet"),
    ("a six", scan(items={"mh-1": {"answer": 6}}), "scan > items > mh-1 > answer: dit is geen antwoord; het kan 1"),
    ("a true", scan(items={"mh-1": {"answer": True}}), "answer: dit is geen antwoord"),
    ("a 3.0", scan(items={"mh-1": {"answer": 3.0}}), "answer: dit is geen antwoord"),
    ("a text", scan(items={"mh-1": {"answer": "3"}}), "answer: dit is geen antwoord"),
    ("an unknown key", scan(score=10), "scan > score: dit kennen we niet"),
    ("an unknown key on top", lambda value: value.update(extra=1), "zoals wij het maken. extra: dit kennen we niet"),
    ("a hostile key", scan(**{"<img src=x>": 1}), "scan > een onleesbare naam: dit kennen we niet"),
    ("a key too few", lambda value: value["scan"].pop("phase"), "scan > phase: dit ontbreekt"),
    ("a long note", scan(items={"mh-1": {"note": "x" * 5001}}), "mh-1 > note: dit is te lang"),
    ("a list of items", scan(items=[]), "scan > items: dit past hier niet"),
    ("too many items", scan(items={f"x-{n}": {} for n in range(1001)}), "scan > items: dit is te veel"),
    ("a moment without a zone", scan(saved_at="2026-11-22T09:30:00"), "scan > saved_at: dit past hier niet"),
    ("a moment before us", scan(saved_at="0001-01-01T00:00:00+23:59"), "scan > saved_at: dit past hier niet"),
    ("a year of 18 digits", scan(setting={"audience": "arts", "year": 10**18}), "setting > year: dit past hier niet"),
    ("an institute of two lines", scan(setting={"audience": "arts", "institute": "a\nb"}), "institute: dit past hier"),
    ("another form", lambda value: value.update(format="ander"), "format: dit past hier niet"),
    ("a later edition", lambda value: value.update(edition=2), "edition: dit past hier niet"),
    ("five mistakes", scan(a=1, b=2, c=3, d=4, e=5), "scan > c: dit kennen we niet; en nog 2."),
    ("a goal of 30,000 signs", scan(goals=[{"id": "g", "text": "x" * 30_000}]), "goals > 0 > text: dit is te lang"),
    ("a goal of signs twice as long", scan(goals=[{"id": "g", "text": "\x01" * 5000}]), "scan > goals: dit past hier"),
    ("a goal with a key too many", scan(goals=[{"id": "g", "text": "", "b": 1}]), "goals > 0 > b: dit kennen we niet"),
    ("a goal without a text", scan(goals=[{"id": "g"}]), "scan > goals > 0 > text: dit ontbreekt"),
    ("a goal with a number", scan(goals=[{"id": "g", "text": 5}]), "scan > goals > 0 > text: dit past hier niet"),
    ("a goal of a name", scan(goals=[{"id": "<b>", "text": ""}]), "scan > goals > 0 > id: dit past hier niet"),
    ("a goal twice", scan(goals=[{"id": "g", "text": ""}] * 2), "scan > goals: dit past hier niet"),
    ("a goal of no status", scan(goals=[{"id": "g", "text": "", "status": "x"}]), "0 > status: dit past hier niet"),
    ("a goal that is a text", scan(goals=["{}"]), "scan > goals > 0: dit past hier niet"),
    ("goals by name", scan(goals={"g": {"id": "g", "text": ""}}), "scan > goals: dit past hier niet"),
    ("a day that is none", scan(goals=[{"id": "g", "text": "", "evaluate_on": "x"}]), "evaluate_on: dit past hier"),
    ("a training that is none", scan(done=["<script>"]), "scan > done > 0: dit past hier niet"),
    ("a sign that is no text", scan(items={"mh-1": {"note": "a\0b"}}), "er staat een teken in dat geen tekst is."),
]


@pytest.mark.parametrize(("change", "sentence"), [one[1:] for one in WRONG], ids=[one[0] for one in WRONG])
def test_a_file_that_does_not_fit_is_refused_with_the_reason(change: Change, sentence: str) -> None:
    assert sentence in told(changed(change))


def test_all_that_does_not_fit_is_told_at_once() -> None:
    elsewhere = filled(setting=Setting("vloot", "zeevaart", 3))
    with pytest.raises(ScanFileError) as error:
        loaded(export_scan(elsewhere))
    assert str(error.value) == "De doelgroep ‘vloot’ bestaat niet. Het specialisme ‘zeevaart’ bestaat niet."


def test_an_answer_its_version_does_not_allow_is_refused_by_name() -> None:
    strict = {"2026-1": version("2026-1", allows_nvt=False, norms={"n8": 3})}
    sitting = filled(answers={"mh-1": 4, "co-1": "NVT"})
    with pytest.raises(ScanFileError, match="andere inhoud"):
        loaded(export_scan(sitting), strict)
    draft = {"draft": version("draft", allows_nvt=False)}
    with pytest.raises(ScanFileError, match="Het antwoord bij ‘co-1’ kan hier niet gegeven worden"):
        loaded(export_scan(filled("draft", answers={"mh-1": 4, "co-1": "NVT"})), draft)


def test_all_mismatches_are_reported_at_once() -> None:
    wrong = scan(items={"x-1": {}}, offers=[{"role": "X", "level": "basis", "wanted": True}])
    assert told(changed(wrong)).count(".") == 2


def test_a_wrong_hash_is_reported() -> None:
    assert told(changed(scan(items={"mh-1": {"answer": 1}}), seal=False)) == CHANGED_FILE
    assert told(changed(lambda value: value.update(sha256="x"), seal=False)) == CHANGED_FILE


#      what is wrong           the bytes                                      what is told
RUBBISH: list[tuple[str, bytes, str]] = [
    ("nothing", b"", "de JSON klopt niet of is afgebroken."),
    ("half a file", export_scan(filled())[:-40], "de JSON klopt niet of is afgebroken."),
    ("no UTF-8", b'{"format": "\xff"}', UNREADABLE_FILE),
    ("NaN", b'{"format": NaN}', "een getal in dat geen getal is."),
    ("infinity", b'{"format": 1e999}', "een getal in dat geen getal is."),
    ("a key twice", b'{"format": 1, "format": 2}', "twee keer hetzelfde in (‘format’)."),
    ("a hostile key twice", b'{"<b>": 1, "<b>": 2}', "twee keer hetzelfde in (een onleesbare naam)."),
    ("500 deep", b"[" * 500 + b"]" * 500, "het is te diep genest."),
    ("21 deep", b"[" * 21 + b"]" * 21, "het is te diep genest."),
    ("a million deep", b"[" * 1_000_000, "staat te veel in."),
    ("many values", b"[" + b"1," * 200_000 + b"1]", "er staat te veel in."),
    ("half a character", b'["\\ud800"]', "een teken in dat geen tekst is."),
    ("no object", b"5", "zoals wij het maken. bestand: dit past hier niet."),
    ("a number without end", b"1" * 5000, "de JSON klopt niet of is afgebroken."),
    ("an empty object", b"{}", "format: dit ontbreekt; edition: dit ontbreekt; notice: dit ontbreekt; en nog 2."),
    ("more than 2 MB", b" " * 2_000_001, FILE_BYTES.message),
    ("100 MB", b'"' + b"a" * 100_000_000, FILE_BYTES.message),
    ("a picture", b"\x89PNG\r\n\x1a\n\x00\x00", UNREADABLE_FILE),
]


@pytest.mark.parametrize(("content", "sentence"), [one[1:] for one in RUBBISH], ids=[one[0] for one in RUBBISH])
def test_rubbish_is_refused_at_once_with_the_reason(content: bytes, sentence: str) -> None:  # R35
    assert sentence in told(content)
    assert calls(lambda: told(content)) < MOST_CALLS


@settings(max_examples=100)
@given(content=st.binary(max_size=300) | st.text(max_size=100).map(str.encode))
@example(content=b'{"scan": 1, "sha256": 1}')
@example(content=b"\xef\xbb\xbf\xef\xbb\xbf{}")
def test_any_bytes_load_or_are_refused(content: bytes) -> None:
    assert told(content)


@settings(max_examples=100)
@given(start=st.floats(0, 1), length=st.integers(0, 40), instead=st.binary(max_size=20))
def test_any_slip_in_a_file_of_ours_is_refused_or_changes_nothing(start: float, length: int, instead: bytes) -> None:
    content = export_scan(filled())
    at = int(start * len(content))
    slipped = content[:at] + instead + content[at + length :]
    if not told(slipped):
        assert loaded(slipped, VERSIONS) == filled()


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)
KEYS = [
    "id",
    "version",
    "digest",
    "phase",
    "by",
    "setting",
    "begun_at",
    "saved_at",
    "items",
    "offers",
    "goals",
    "done",
    "new",
]
INSIDE = st.sampled_from(["", "mh-1", "answer", "note", "experience"])


@settings(max_examples=150)
@given(key=st.sampled_from(KEYS), inside=INSIDE, value=JSON)
def test_any_value_in_any_place_loads_or_is_refused_in_a_sentence(key: str, inside: str, value: object) -> None:
    def change(whole: Any) -> None:
        items = {"": value, "mh-1": {"mh-1": value}}.get(inside, {"mh-1": {inside: value}})
        whole["scan"][key] = items if key == "items" else value
        json.dumps(whole, ensure_ascii=False, allow_nan=False).encode()

    try:
        content = changed(change)
    except ValueError:  # NaN and half characters have their own tests
        return
    sentence = told(content)
    assert sentence == "" or (sentence[0].isupper() and sentence.endswith(".") and sentence.isprintable())
    assert "<" not in sentence


def test_a_moment_is_never_a_number() -> None:
    moment = datetime(2026, 11, 22).timestamp()
    assert "saved_at: dit past hier niet" in told(changed(scan(saved_at=int(moment))))
