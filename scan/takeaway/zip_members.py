"""The files in a ZIP of `export_zip`, and reading its scans without trusting the ZIP."""

import io
import re
from collections.abc import Sequence
from zipfile import ZipFile, ZipInfo

from scan.dutch import single_line
from scan.takeaway.scan_file import ScanFileError

SCANS_FILE, SCHEMA_FILE, README_FILE = "scans.json", "scans.schema.json", "LEESMIJ.txt"
ANSWERS_FILE, GOALS_FILE, PAGE_FILE = "antwoorden.csv", "leerdoelen.csv", "scans.html"
MEMBERS = (README_FILE, SCANS_FILE, SCHEMA_FILE, ANSWERS_FILE, GOALS_FILE, PAGE_FILE)
AGREEMENTS_FILE, CARD_FILE = "afspraken.csv", "gesprekskaart-{}.pdf"  # of meetings; ignored on import
CHANGES_FILE, MOMENTS_FILE = "wijzigingen.csv", "momenten.csv"  # ignored on import too
MOST_CARDS = 99
OTHER_FILES = {
    CHANGES_FILE,
    MOMENTS_FILE,
    AGREEMENTS_FILE,
    *(CARD_FILE.format(number) for number in range(1, MOST_CARDS + 1)),
}
MOST_UNPACKED, MOST_IN_ALL, MOST_RATIO = 5_000_000, 50_000_000, 200
ZIP_TOO_LARGE = "Dit ZIP-bestand wordt uitgepakt veel te groot, of het bevat te veel. Het is niet geladen."
FOREIGN_FILES = "Dit ZIP-bestand bevat bestanden die er niet in horen: {}. Het is niet geladen."
NO_SCANS = f"In dit ZIP-bestand zit geen {SCANS_FILE}. Wel: {{}}. Kies het bestand dat je hier hebt gedownload."
# What computers add when someone unpacks a ZIP and packs it again (reliability.md R72).
CLUTTER = re.compile(r"/$|(^|/)(__MACOSX/|(\.DS_Store|Thumbs\.db|desktop\.ini)$)")
MOST_NAMED, LONGEST_NAME = 3, 60


def unpacked_scans(content: bytes) -> bytes:
    """The bytes of scans.json; the limit on its size holds whatever size the ZIP states."""
    with ZipFile(io.BytesIO(content)) as file, file.open(_scans_member(file.infolist())) as member:
        unpacked = member.read(MOST_UNPACKED + 1)
    if len(unpacked) > MOST_UNPACKED:
        raise ScanFileError(ZIP_TOO_LARGE)
    return unpacked


def _scans_member(members: Sequence[ZipInfo]) -> ZipInfo:
    """The member scans.json, at the top or in the only folder.

    Refuses before unpacking any ZIP that cannot hold files of `export_zip` alone; only our own names are accepted.
    """
    if len(members) > 2 * len(OTHER_FILES) or sum(one.file_size for one in members) > MOST_IN_ALL:
        raise ScanFileError(ZIP_TOO_LARGE)
    files = [one for one in members if not CLUTTER.search(one.filename)]
    scans = next((one for one in files if one.filename.rpartition("/")[2] == SCANS_FILE), None)
    if scans is None or scans.filename.count("/") > 1:
        raise ScanFileError(NO_SCANS.format(_named(files) or "niets"))
    folder = scans.filename.removesuffix(SCANS_FILE)
    ours = {folder + name for name in OTHER_FILES.union(MEMBERS)}
    names = [one.filename for one in files]
    foreign = [one for one in files if one.filename not in ours or names.count(one.filename) > 1]
    if foreign:
        raise ScanFileError(FOREIGN_FILES.format(_named(foreign)))
    if scans.file_size > min(MOST_UNPACKED, MOST_RATIO * scans.compress_size):
        raise ScanFileError(ZIP_TOO_LARGE)
    return scans


def _named(members: Sequence[ZipInfo]) -> str:
    names = [single_line(one.filename[:LONGEST_NAME]) for one in members[:MOST_NAMED]]
    rest = [f"en nog {len(members) - MOST_NAMED}"] if len(members) > MOST_NAMED else []
    return ", ".join([*names, *rest])
