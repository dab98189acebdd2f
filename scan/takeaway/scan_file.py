"""One scan as a file to download and load again; whatever is loaded, only a ScanFileError can come of it."""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import wraps
from typing import Any, Literal, ParamSpec, TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from scan.content.schema import to_definition
from scan.instrument.base import Definition
from scan.instrument.instrument import Instrument
from scan.store.store import Sitting
from scan.strict_json import MOST_VALUES, Json, JsonError, Reason, hash_of, read_json, weigh
from scan.takeaway.compatibility import harmless, known, misfits, named
from scan.takeaway.scan_schema import ScanShape, scan_json, sitting_of

MOST_BYTES = 2_000_000
NOTICE = "Eigen inschatting, om van te leren. Niet voor beoordeling of bekwaamverklaring."
TOO_LARGE = "Dit bestand is te groot: hooguit 2 MB kan."
UNREADABLE = "Dit is geen leesbaar scanbestand. Kies een bestand dat je hier hebt gedownload."
CHANGED = "Dit bestand is veranderd nadat het was gedownload: de hash klopt niet. Kies het bestand zoals het was."
JSON_TOLD: dict[Reason, str] = {
    "no_json": "Dit is geen leesbaar scanbestand: de JSON klopt niet of is afgebroken",
    "twice": "Dit is geen scanbestand: er staat twee keer hetzelfde in",
    "no_number": "Dit is geen scanbestand: er staat een getal in dat geen getal is",
    "deep": "Dit is geen scanbestand: het is te diep genest",
    "many": "Dit is geen scanbestand: er staat te veel in",
    "no_text": "Dit is geen scanbestand: er staat een teken in dat geen tekst is",
}
SHAPE_TOLD = {
    "missing": "dit ontbreekt",
    "extra_forbidden": "dit kennen we niet",
    "unexpected_keyword_argument": "dit kennen we niet",
    "string_too_long": "dit is te lang",
    "too_long": "dit is te veel",
}
ANSWER_TOLD = "dit is geen antwoord; het kan 1 tot en met 5, NE of NVT zijn"
MOST_TOLD = 3
MOST_FIELDS, MOST_IN_SCAN = 20, 40_000  # fields of a file, and values inside one scan: a thousand items and goals
P = ParamSpec("P")
R = TypeVar("R")
F = TypeVar("F", bound=Definition)


class ScanFileError(Exception):
    """A file that is not loaded; `message` says why, in Dutch, for the person who chose it."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


class ScanFile(Definition):
    """What a file with one scan holds; `sha256` is the hash of `scan` as it stands there."""

    format: Literal["zelfscan-scan"]
    edition: Literal[1]
    notice: str
    sha256: str
    scan: ScanShape


def export(sitting: Sitting) -> bytes:
    """One scan as a JSON file, with all that was said in it and nothing that can be computed again."""
    return sealed("zelfscan-scan", "scan", scan_json(sitting))


def border(load: Callable[P, R]) -> Callable[P, R]:
    """Lets nothing but a ScanFileError out of `load`, whatever the bytes."""

    @wraps(load)
    def guarded(*args: P.args, **kwargs: P.kwargs) -> R:
        try:
            return load(*args, **kwargs)
        except ScanFileError:
            raise
        except Exception:
            raise ScanFileError(UNREADABLE) from None  # a cause would bring what was written into a log

    return guarded


@border
def import_(content: bytes, versions: Mapping[str, Instrument]) -> Sitting:
    """The sitting that `export` wrote; ScanFileError for anything else.

    `versions` are the instruments known here, by version. The sitting is checked against its own version, and its
    hash; nothing is stored here.
    """
    if len(content) > MOST_BYTES:
        raise ScanFileError(TOO_LARGE)
    return fitting([opened(value_of(content), ScanFile, "scan").scan], versions)[0]


def sealed(form: str, key: str, value: Any) -> bytes:
    """A value under `key` with its hash, as the bytes of a file."""
    whole: Json = {"format": form, "edition": 1, "notice": NOTICE, "sha256": hash_of(value), key: value}
    return (json.dumps(whole, ensure_ascii=False, indent=1) + "\n").encode()


def opened(value: Any, definition: type[F], key: str) -> F:
    """The value of a file as `definition`, its hash over `key` compared; ScanFileError otherwise."""
    _weighed(value, key)
    try:
        found = to_definition(definition, value)
    except ValidationError as error:
        raise ScanFileError(_told(error)) from None
    if hash_of(value[key]) != value["sha256"]:
        raise ScanFileError(CHANGED)
    return found


def _weighed(value: Any, key: str) -> None:
    """Refuses what holds more than a scan can, since telling of a mistake takes a thousand times its own room."""
    whole = value if isinstance(value, dict) else {}
    scans = whole.get(key)
    try:
        for one in scans if isinstance(scans, list) else [scans]:
            weigh(one, MOST_IN_SCAN)
    except JsonError as error:
        raise ScanFileError(f"{JSON_TOLD[error.reason]}.") from None
    if len(whole) > MOST_FIELDS:
        raise ScanFileError(f"{JSON_TOLD['many']}.")


def value_of(content: bytes, most: int = MOST_VALUES) -> Any:
    """The JSON value of a file, with at most `most` values inside it."""
    try:
        return read_json(content.decode("utf-8-sig"), most)
    except UnicodeDecodeError:
        raise ScanFileError(UNREADABLE) from None
    except JsonError as error:
        detail = f" ({named(error.detail)})" if error.reason == "twice" else ""
        raise ScanFileError(f"{JSON_TOLD[error.reason]}{detail}.") from None


def fitting(scans: Sequence[ScanShape], versions: Mapping[str, Instrument]) -> tuple[Sitting, ...]:
    """The sittings of scans that all fit their own version; ScanFileError about the first that does not."""
    own = known(scans, versions)
    for scan in scans:
        if problems := list(misfits(scan, own)):
            raise ScanFileError(" ".join(problems))
    return tuple(map(sitting_of, scans))


def _told(error: ValidationError) -> str:
    """The first few things that are wrong with the shape of a file, as a sentence."""
    places = list(dict.fromkeys(_places(error.errors(include_url=False, include_input=False, include_context=False))))
    more = f"; en nog {len(places) - MOST_TOLD}" if len(places) > MOST_TOLD else ""
    return f"Dit is geen scanbestand zoals wij het maken. {'; '.join(places[:MOST_TOLD])}{more}."


def _places(errors: list[ErrorDetails]) -> Iterator[str]:
    for one in errors:
        place = [str(step) for step in one["loc"]]
        if "answer" in place:
            yield f"{_trail(place[: place.index('answer') + 1])}: {ANSWER_TOLD}"
        else:
            yield f"{_trail(place)}: {SHAPE_TOLD.get(one['type'], 'dit past hier niet')}"


def _trail(place: list[str]) -> str:
    return " > ".join(map(harmless, place)) or "bestand"
