"""Any bytes that are no ZIP of ours are refused with a Dutch message."""

import io
import json
import warnings
import zipfile
from collections.abc import Callable
from contextlib import nullcontext
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scan.limits.limits import FILE_BYTES, SCANS_IN_FILE
from scan.takeaway.scan_file import UNREADABLE_FILE, ScanFileError, export_scan, hashed_file
from scan.takeaway.takeout import export_zip as take_out
from scan.takeaway.takeout import import_zip, load_scans
from scan.takeaway.zip_members import FOREIGN_FILES, NO_SCANS, ZIP_TOO_LARGE
from tests.support.filled_in import VERSIONS, filled
from tests.support.work import calls

MOST_CALLS = 200_000  # the list of 5,000 members is read twice


def packed(*members: tuple[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A ZIP with these members."""
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", method) as file, warnings.catch_warnings():
        warnings.simplefilter("ignore")  # a name twice is on purpose
        for name, content in members:
            file.writestr(zipfile.ZipInfo(name), content, method)
    return whole.getvalue()


def unpacked(content: bytes) -> dict[str, bytes]:
    """The files in a ZIP, by name."""
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        return {name: file.read(name) for name in file.namelist()}


def told(content: bytes) -> str:
    """The message for the person who chose this file; "" when it loads."""
    answers = []
    for load in (import_zip, load_scans):
        try:
            load(content, VERSIONS)
            answers.append("")
        except ScanFileError as error:
            answers.append(error.message)
    assert answers[0] == answers[1] or not content.startswith(b"PK")
    return answers[0]


SCANS = unpacked(take_out([filled()], VERSIONS))["scans.json"]
OURS = ("scans.json", SCANS)
#      what is wrong                the ZIP                                                      what is told
REFUSED: list[tuple[str, Callable[[], bytes], str]] = [
    ("nothing", lambda: b"", UNREADABLE_FILE),
    ("no ZIP", lambda: b"PK\x03\x04 not really", UNREADABLE_FILE),
    ("half a ZIP", lambda: take_out([filled()], VERSIONS)[:-60], UNREADABLE_FILE),
    ("an empty ZIP", lambda: packed(), NO_SCANS.format("niets")),
    ("no scans", lambda: packed(("LEESMIJ.txt", b"x")), NO_SCANS.format("LEESMIJ.txt")),
    ("one file too many", lambda: packed(OURS, ("virus.exe", b"x")), FOREIGN_FILES.format("virus.exe")),
    (
        "signs that do not print",
        lambda: packed(OURS, ("a\x01\u202e.exe", b"x")),
        FOREIGN_FILES.format(r"a\x01\u202e.exe"),
    ),
    ("a path upwards", lambda: packed(OURS, ("../scans.html", b"x")), FOREIGN_FILES.format("../scans.html")),
    ("a path from the root", lambda: packed(OURS, ("/etc/passwd", b"x")), FOREIGN_FILES.format("/etc/passwd")),
    ("two folders deep", lambda: packed(("a/b/scans.json", SCANS)), NO_SCANS.format("a/b/scans.json")),
    ("a name twice", lambda: packed(OURS, OURS), FOREIGN_FILES.format("scans.json, scans.json")),
    (
        "files in two folders",
        lambda: packed(("a/scans.json", SCANS), ("b/scans.html", b"x")),
        FOREIGN_FILES.format("b/scans.html"),
    ),
    (
        "four strange files",
        lambda: packed(OURS, *((f"{n}.txt", b"") for n in range(4))),
        "0.txt, 1.txt, 2.txt, en nog 1.",
    ),
    ("many members", lambda: packed(OURS, *((f"{n}", b"") for n in range(5000))), ZIP_TOO_LARGE),
    ("a bomb", lambda: packed(("scans.json", b"0" * 30_000_000)), ZIP_TOO_LARGE),
    ("a small bomb", lambda: packed(("scans.json", b"0" * 1_000_000)), ZIP_TOO_LARGE),
    ("a bomb beside it", lambda: packed(OURS, ("scans.html", b"0" * 60_000_000)), ZIP_TOO_LARGE),
    ("more than 2 MB", lambda: packed(("scans.json", b"0" * 2_000_001), method=zipfile.ZIP_STORED), FILE_BYTES.message),
    (
        "no JSON",
        lambda: packed(("scans.json", b"{")),
        "Dit is geen leesbaar scanbestand: de JSON klopt niet of is afgebroken.",
    ),
    ("500 deep", lambda: packed(("scans.json", b"[" * 500 + b"]" * 500)), "het is te diep genest."),
    ("one scan", lambda: packed(("scans.json", export_scan(filled()))), "format: dit past hier niet"),
    (
        "no list",
        lambda: packed(("scans.json", hashed_file("zelfscan-scans", "scans", {}))),
        "scans: dit past hier niet",
    ),
    (
        "a wrong hash",
        lambda: packed(("scans.json", SCANS.replace(b'"answer": 4', b'"answer": 5'))),
        "de hash klopt niet",
    ),
]


@pytest.mark.parametrize(("made", "sentence"), [one[1:] for one in REFUSED], ids=[one[0] for one in REFUSED])
def test_a_zip_that_is_not_ours_is_refused_at_once_with_the_reason(  # R35
    made: Callable[[], bytes], sentence: str
) -> None:
    content = made()
    assert sentence in told(content)
    assert calls(lambda: told(content)) < MOST_CALLS


def lying(content: bytes, size: int) -> bytes:
    """A ZIP of one member whose two headers state `size` bytes as its unpacked size."""
    said = size.to_bytes(4, "little")
    central = content.rindex(b"PK\x01\x02")
    return content[:22] + said + content[26 : central + 24] + said + content[central + 28 :]


def test_a_zip_that_understates_its_size_is_not_unpacked_further() -> None:
    bomb = packed(("scans.json", b"0" * 30_000_000))
    assert told(lying(bomb, 900_000)) in (ZIP_TOO_LARGE, UNREADABLE_FILE)


def test_a_locked_zip_is_refused() -> None:
    content = bytearray(packed(OURS))
    content[6] |= 1
    content[content.rindex(b"PK\x01\x02") + 8] |= 1
    assert told(bytes(content)) == UNREADABLE_FILE


def test_one_scan_that_does_not_fit_keeps_all_others_out() -> None:
    value: Any = json.loads(SCANS)["scans"]
    value.append({**value[0], "version": "2031-1"})
    content = packed(("scans.json", hashed_file("zelfscan-scans", "scans", value)))
    assert "versie ‘2031-1’" in told(content)


@settings(max_examples=75)
@given(content=st.binary(max_size=300), start=st.sampled_from([b"", b"PK\x03\x04", b"PK\x05\x06" + bytes(18)]))
def test_any_bytes_load_or_are_refused(content: bytes, start: bytes) -> None:
    assert told(start + content)


@settings(max_examples=50)
@given(place=st.floats(0, 1, exclude_max=True), instead=st.binary(min_size=1, max_size=6))
def test_any_damage_to_a_zip_of_ours_is_refused_or_changes_nothing(place: float, instead: bytes) -> None:
    content = take_out([filled()], VERSIONS)
    at = int(place * len(content))
    damaged = content[:at] + instead + content[at + len(instead) :]
    if not told(damaged):
        assert import_zip(damaged, VERSIONS) == (filled(),)


# R72
@pytest.mark.parametrize("clutter", ["zelfscan/", "__MACOSX/zelfscan/._scans.json", "zelfscan/.DS_Store", "Thumbs.db"])
def test_a_zip_that_was_unpacked_and_packed_again_still_loads(clutter: str) -> None:
    again = [(f"zelfscan/{name}", content) for name, content in unpacked(take_out([filled()], VERSIONS)).items()]
    assert told(packed((clutter, b""), *again)) == ""


# R74
@pytest.mark.parametrize(("number", "message"), [(50, ""), (51, SCANS_IN_FILE.message)])
def test_a_zip_holds_fifty_scans_and_no_more(number: int, message: str) -> None:
    whole = take_out([filled()] * number, VERSIONS)
    assert told(whole) == message
    with pytest.raises(ScanFileError, match=message) if message else nullcontext():
        assert len(load_scans(unpacked(whole)["scans.json"], VERSIONS)) == number
