"""All data of a person as one ZIP file, to read elsewhere and to load again."""

import io
import json
import zlib
from collections.abc import Iterator, Mapping, Sequence
from typing import Annotated, Any, Literal
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from pydantic import FailFast

from scan.dutch import DISCLAIMER
from scan.instrument.base import Definition
from scan.instrument.instrument import Instrument
from scan.limits.limits import FILE_BYTES, SCANS_IN_FILE
from scan.store.store import Sitting
from scan.takeaway.goal_table import GOAL_HEADINGS, goal_values, goals_of
from scan.takeaway.scan_file import (
    ScanFile,
    ScanFileError,
    checked_file,
    checked_sittings,
    hashed_file,
    json_value,
    raises_scan_file_error,
)
from scan.takeaway.scan_schema import ScanShape, scan_json
from scan.takeaway.spreadsheet import spreadsheet
from scan.takeaway.transcript import sitting_day, sitting_title, transcript
from scan.takeaway.web_page import scans_page
from scan.takeaway.zip_members import (
    ANSWERS_FILE,
    GOALS_FILE,
    MOST_RATIO,
    OTHER_FILES,
    PAGE_FILE,
    README_FILE,
    SCANS_FILE,
    SCHEMA_FILE,
    unpacked_scans,
)

MOST_ZIP_VALUES = 200_000
ANSWER_COLUMNS = (
    *("scan", "scan-id", "datum", "versie", "fase", "rol", "vraag-id", "vraag", "antwoord", "antwoord in woorden"),
    *("afgelopen jaar", "waaruit blijkt dat", "let op"),
)
GOAL_COLUMNS = ("scan", "scan-id", "datum", *map(str.lower, GOAL_HEADINGS), "let op")
README_TEXT = f"""Dit is alles wat je in de zelfscan palliatieve zorg hebt ingevuld.
{DISCLAIMER}

scans.html         om te lezen; opent in elke browser, ook zonder internet
antwoorden.csv     om mee te rekenen; opent in een spreadsheet
leerdoelen.csv     je leerdoelen, ook voor een spreadsheet
afspraken.csv      wat je in gesprekken afsprak, als je die voerde; met van elk gesprek een gesprekskaart (PDF)
wijzigingen.csv    elk antwoord dat je ooit gaf, met het moment
momenten.csv       wat we verder van je bewaren: wanneer je hier was, je code maakte, en je uitnodigingen
scans.json         om later weer in te laden in de zelfscan
scans.schema.json  beschrijft scans.json, voor wie er een programma voor schrijft
LEESMIJ.txt        dit bestand

Inladen: kies in de zelfscan dit ZIP-bestand zoals het is. Verander je scans.json, dan wordt het niet meer geladen.
In een cel van een CSV-bestand die op een formule lijkt, staat een ' vooraan.
Er staan geen namen in dit bestand. Schreef je er zelf een op, haal die dan weg voor je het deelt.
"""


class ScansFile(Definition):
    """What scans.json holds; `sha256` is the hash of `scans` as it stands there."""

    format: Literal["zelfscan-scans"]
    edition: Literal[1]
    notice: str
    sha256: str
    scans: Annotated[tuple[ScanShape, ...], FailFast()]


def export_zip(
    sittings: Sequence[Sitting],
    versions: Mapping[str, Instrument],
    titles: Mapping[str, str] | None = None,
    other_files: Mapping[str, bytes] | None = None,
) -> bytes:
    """The bytes of a ZIP with all sittings; equal sittings give equal bytes.

    `versions` are the instruments by version, `titles` those of trainings by id. `other_files` holds CHANGES_FILE,
    MOMENTS_FILE and the files of meetings by name: AGREEMENTS_FILE and up to 99 of CARD_FILE.

    A ZIP with over 50 scans, over 2 MB, or 5 MB unpacked, can be read but not loaded again as it is.
    """
    packed = io.BytesIO()
    with ZipFile(packed, "w") as file:
        for name, content in _members(sittings, versions, titles or {}):
            file.writestr(ZipInfo(name), content, _packing(content) if name == SCANS_FILE else ZIP_DEFLATED)
        for name in sorted(OTHER_FILES & (other_files or {}).keys()):
            file.writestr(ZipInfo(name), (other_files or {})[name], ZIP_DEFLATED)
    return packed.getvalue()


@raises_scan_file_error
def import_zip(content: bytes, versions: Mapping[str, Instrument]) -> tuple[Sitting, ...]:
    """The sittings in a ZIP of `export_zip`; raises ScanFileError for any other bytes."""
    if len(content) > FILE_BYTES.most:
        raise ScanFileError(FILE_BYTES.message)
    return checked_sittings(_scans(json_value(unpacked_scans(content), MOST_ZIP_VALUES)), versions)


@raises_scan_file_error
def load_scans(content: bytes, versions: Mapping[str, Instrument]) -> tuple[Sitting, ...]:
    """The sittings in a ZIP, in its scans.json alone or in a file with one scan; raises ScanFileError otherwise."""
    if content.startswith(b"PK"):
        return import_zip(content, versions)
    if len(content) > FILE_BYTES.most:
        raise ScanFileError(FILE_BYTES.message)
    value = json_value(content, MOST_ZIP_VALUES)
    if isinstance(value, dict) and value.get("format") == "zelfscan-scans":
        return checked_sittings(_scans(value), versions)
    return checked_sittings([checked_file(value, ScanFile, "scan").scan], versions)


def _members(
    sittings: Sequence[Sitting], versions: Mapping[str, Instrument], titles: Mapping[str, str]
) -> Iterator[tuple[str, bytes]]:
    yield README_FILE, README_TEXT.replace("\n", "\r\n").encode("utf-8-sig")
    yield SCANS_FILE, hashed_file("zelfscan-scans", "scans", [scan_json(one) for one in sittings])
    schema = json.dumps(ScansFile.model_json_schema(), ensure_ascii=False, indent=1)
    yield SCHEMA_FILE, f"{schema}\n".encode()
    yield ANSWERS_FILE, spreadsheet(ANSWER_COLUMNS, _rows(sittings, versions))
    yield GOALS_FILE, spreadsheet(GOAL_COLUMNS, _goals(sittings, versions, titles))
    yield PAGE_FILE, scans_page(sittings, versions, titles)


def _rows(sittings: Sequence[Sitting], versions: Mapping[str, Instrument]) -> Iterator[Sequence[object]]:
    for sitting in sittings:
        assessment, instrument = sitting.assessment, versions.get(sitting.assessment.version)
        title = sitting_title(sitting, instrument)
        scan = (title, assessment.id, sitting_day(sitting), assessment.version, assessment.phase)
        for line in transcript(sitting, instrument):
            answer = (line.role, line.item_id, line.text, line.answer, line.words, line.experience, line.note)
            yield (*scan, *answer, DISCLAIMER)


def _goals(
    sittings: Sequence[Sitting], versions: Mapping[str, Instrument], titles: Mapping[str, str]
) -> Iterator[Sequence[object]]:
    for sitting in sittings:
        instrument = versions.get(sitting.assessment.version)
        for goal in goals_of(sitting):
            row = goal_values(goal, instrument.framework if instrument else None, titles)
            scan = (sitting_title(sitting, instrument), sitting.assessment.id, sitting_day(sitting))
            yield (*scan, *row, DISCLAIMER)


def _scans(value: Any) -> Sequence[ScanShape]:
    scans = value.get("scans") if isinstance(value, dict) else None
    if isinstance(scans, list) and len(scans) > SCANS_IN_FILE.most:
        raise ScanFileError(SCANS_IN_FILE.message)
    return checked_file(value, ScansFile, "scans").scans


def _packing(content: bytes) -> int:
    """The ZIP method: plain storage for content that compresses so well that the ZIP would be refused on import."""
    return ZIP_DEFLATED if MOST_RATIO * len(zlib.compress(content)) > len(content) else ZIP_STORED
