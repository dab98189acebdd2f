"""One scan as a JSON file to download and load again; loading raises only ScanFileError."""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import wraps
from typing import Any, Literal, ParamSpec, TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from scan.content.schema import to_definition
from scan.dutch import DISCLAIMER
from scan.instrument.base import Definition
from scan.instrument.instrument import Instrument
from scan.store.store import Sitting
from scan.strict_json import Json, JsonError, Reason, hash_of, read_json, weigh
from scan.takeaway.compatibility import known_versions, mismatches, name_in_quotes, safe_name
from scan.takeaway.scan_schema import ScanShape, scan_json, sitting_from_file

UNREADABLE_FILE = "Dit is geen leesbaar scanbestand. Kies een bestand dat je hier hebt gedownload."
CHANGED_FILE = "Dit bestand is veranderd nadat het was gedownload: de hash klopt niet. Kies het bestand zoals het was."
JSON_MESSAGES: dict[Reason, str] = {
    "no_json": "Dit is geen leesbaar scanbestand: de JSON klopt niet of is afgebroken",
    "twice": "Dit is geen scanbestand: er staat twee keer hetzelfde in",
    "no_number": "Dit is geen scanbestand: er staat een getal in dat geen getal is",
    "deep": "Dit is geen scanbestand: het is te diep genest",
    "many": "Dit is geen scanbestand: er staat te veel in",
    "no_text": "Dit is geen scanbestand: er staat een teken in dat geen tekst is",
}
SHAPE_MESSAGES = {
    "missing": "dit ontbreekt",
    "extra_forbidden": "dit kennen we niet",
    "unexpected_keyword_argument": "dit kennen we niet",
    "string_too_long": "dit is te lang",
    "too_long": "dit is te veel",
}
ANSWER_MESSAGE = "dit is geen antwoord; het kan 1 tot en met 5, NE of NVT zijn"
MOST_MISTAKES = 3
MOST_FILE_FIELDS, MOST_IN_SCAN = 20, 40_000  # fields of a file, and values inside one scan: a thousand items and goals
P = ParamSpec("P")
R = TypeVar("R")
F = TypeVar("F", bound=Definition)


class ScanFileError(Exception):
    """A file that cannot be loaded; `message` is the reason in Dutch, for the person who chose the file."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


class ScanFile(Definition):
    """The content of a file with one scan; `sha256` is the hash of `scan` as it is in the file."""

    format: Literal["zelfscan-scan"]
    edition: Literal[1]
    notice: str
    sha256: str
    scan: ScanShape


def export_scan(sitting: Sitting) -> bytes:
    """One scan as the bytes of a JSON file: all input of the person and nothing that is computed."""
    return hashed_file("zelfscan-scan", "scan", scan_json(sitting))


def raises_scan_file_error(load: Callable[P, R]) -> Callable[P, R]:
    """A decorator: any exception of `load` becomes a ScanFileError."""

    @wraps(load)
    def guarded(*args: P.args, **kwargs: P.kwargs) -> R:
        try:
            return load(*args, **kwargs)
        except ScanFileError:
            raise
        except Exception:
            raise ScanFileError(UNREADABLE_FILE) from None  # the cause would bring personal texts into the log

    return guarded


def hashed_file(file_format: str, key: str, value: Any) -> bytes:
    """The bytes of a JSON file that holds `value` under `key`, with its hash."""
    whole: Json = {"format": file_format, "edition": 1, "notice": DISCLAIMER, "sha256": hash_of(value), key: value}
    return (json.dumps(whole, ensure_ascii=False, indent=1) + "\n").encode()


def checked_file(value: Any, definition: type[F], key: str) -> F:
    """The JSON value of a file as a `definition`; raises ScanFileError for a wrong shape or a wrong hash over `key`."""
    _check_size(value, key)
    try:
        file = to_definition(definition, value)
    except ValidationError as error:
        raise ScanFileError(_shape_message(error)) from None
    if hash_of(value[key]) != value["sha256"]:
        raise ScanFileError(CHANGED_FILE)
    return file


def _check_size(value: Any, key: str) -> None:
    """Refuse more values than a scan can hold: the report of a mistake takes a thousand times its space."""
    whole = value if isinstance(value, dict) else {}
    scans = whole.get(key)
    try:
        for one in scans if isinstance(scans, list) else [scans]:
            weigh(one, MOST_IN_SCAN)
    except JsonError as error:
        raise ScanFileError(f"{JSON_MESSAGES[error.reason]}.") from None
    if len(whole) > MOST_FILE_FIELDS:
        raise ScanFileError(f"{JSON_MESSAGES['many']}.")


def json_value(content: bytes, most: int) -> Any:
    """The JSON value of a file; raises ScanFileError for no JSON or more than `most` values inside."""
    try:
        return read_json(content.decode("utf-8-sig"), most)
    except UnicodeDecodeError:
        raise ScanFileError(UNREADABLE_FILE) from None
    except JsonError as error:
        detail = f" ({name_in_quotes(error.detail)})" if error.reason == "twice" else ""
        raise ScanFileError(f"{JSON_MESSAGES[error.reason]}{detail}.") from None


def checked_sittings(scans: Sequence[ScanShape], versions: Mapping[str, Instrument]) -> tuple[Sitting, ...]:
    """The scans as sittings; raises ScanFileError about the first that does not fit its own version."""
    fitting = known_versions(scans, versions)
    for scan in scans:
        if problems := list(mismatches(scan, fitting)):
            raise ScanFileError(" ".join(problems))
    return tuple(map(sitting_from_file, scans))


def _shape_message(error: ValidationError) -> str:
    """A Dutch sentence with the first few mistakes in the shape of a file."""
    places = list(dict.fromkeys(_places(error.errors(include_url=False, include_input=False, include_context=False))))
    more = f"; en nog {len(places) - MOST_MISTAKES}" if len(places) > MOST_MISTAKES else ""
    return f"Dit is geen scanbestand zoals wij het maken. {'; '.join(places[:MOST_MISTAKES])}{more}."


def _places(errors: list[ErrorDetails]) -> Iterator[str]:
    for one in errors:
        place = [str(step) for step in one["loc"]]
        if "answer" in place:
            yield f"{_trail(place[: place.index('answer') + 1])}: {ANSWER_MESSAGE}"
        else:
            yield f"{_trail(place)}: {SHAPE_MESSAGES.get(one['type'], 'dit past hier niet')}"


def _trail(place: list[str]) -> str:
    return " > ".join(map(safe_name, place)) or "bestand"
