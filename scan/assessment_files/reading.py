"""Assessments from JSON or CSV, each told apart from the broken ones beside it."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import Any, get_args

from pydantic import BaseModel, ConfigDict, ValidationError

from scan.assessment_files.csv_rows import csv_values, is_csv
from scan.instrument.instrument import Instrument
from scan.scoring.assessment import AnswerError, Assessment, By, Setting, checked

RecordName = str
TOLD = {
    "missing": "ontbreekt",
    "extra_forbidden": "onbekende sleutel",
    "string_type": "hier hoort een tekst",
    "dict_type": "hier horen antwoorden per item",
    "model_type": "hier hoort een object",
    "literal_error": f"kies uit {', '.join(get_args(By))}",
}
OTHER = "past hier niet"


class JsonAssessment(BaseModel):
    """One assessment as a file holds it; answers are judged later, against the instrument."""

    model_config = ConfigDict(extra="forbid", strict=True)

    id: str
    instrument: str
    version: str | None = None
    phase: str | None = None
    specialism: str = ""
    institute: str = ""
    by: By = "self"
    answers: dict[str, Any]


def read_assessments(
    lines: Iterable[bytes], phase: str | None = None, specialism: str = "", instrument: str = ""
) -> Iterator[tuple[RecordName, Assessment | AnswerError]]:
    """Each assessment of a file with its place, or what is wrong with it.

    The file holds one object, a list, one object a line, or a table of answers as CSV, to `instrument`. Its `lines` are
    read one by one unless it is an object or a list over more lines, so memory does not grow with them.
    `phase` and `specialism` fill in what a record leaves out; where both say one, they must agree. A missing version
    means the working content, `draft`; no specialism at all means the base set of questions.
    """
    for place, value in _values((line.decode("utf-8", errors="surrogateescape") for line in lines), instrument):
        try:
            yield place, _assessment(value, phase, specialism)
        except AnswerError as error:
            yield place, error


def checked_record(
    found: Assessment | AnswerError, instruments: Mapping[str, Instrument]
) -> tuple[Assessment, Instrument]:
    """The assessment, checked, and its own version with the set of its specialism; AnswerError for any other."""
    if isinstance(found, AnswerError):
        raise found
    if found.version not in instruments:
        choices = ", ".join(instruments)
        raise AnswerError((f"version: {found.version!r} is hier niet bekend; kies uit {choices}",))
    known = [one.key for one in instruments[found.version].framework.specialisms]
    if found.specialism and found.specialism not in known:
        raise AnswerError((f"specialism: {found.specialism!r} is hier niet bekend; kies uit {', '.join(known)}",))
    instrument = instruments[found.version].set_for(found.specialism)
    return checked(found, instrument), instrument


def _values(lines: Iterator[str], instrument: str) -> Iterator[tuple[RecordName, Any]]:
    """The values of a file, each under its place; what cannot be read is an AnswerError."""
    first = next(lines, "")
    lines = chain([first], lines)
    yield from csv_values(lines, instrument) if is_csv(first) else _json_values(lines)


def _json_values(lines: Iterator[str]) -> Iterator[tuple[RecordName, Any]]:
    head: list[str] = []
    filled: list[str] = []
    while len(filled) < 2 and (line := next(lines, "")):
        head.append(line)
        filled += [line] if line.strip() else []
    if len(filled) == 2 and isinstance(_parsed(filled[0]), dict):
        yield from _line_values(chain(head, lines))
    else:
        yield from _whole_values([*head, *lines])


def _line_values(lines: Iterable[str]) -> Iterator[tuple[RecordName, Any]]:
    return (
        (f"regel {number}", _parsed(line.removesuffix("\n"))) for number, line in enumerate(lines, 1) if line.strip()
    )


def _whole_values(lines: Sequence[str]) -> Iterator[tuple[RecordName, Any]]:
    whole = _parsed("".join(lines))
    by_line = list(_line_values(lines)) if isinstance(whole, AnswerError) else []
    if isinstance(whole, list):
        yield from ((f"scan {number}", value) for number, value in enumerate(whole, 1))
    elif any(isinstance(value, dict) for _, value in by_line):
        yield from by_line
    else:
        yield "scan 1", whole


def _parsed(text: str) -> Any:
    try:
        return json.loads(text, object_pairs_hook=_object, parse_constant=_no_number)
    except json.JSONDecodeError as error:
        return AnswerError((f"geen JSON: kijk bij regel {error.lineno}, teken {error.colno}",))
    except ValueError:
        return AnswerError(("geen JSON: een getal is te lang",))
    except RecursionError:
        return AnswerError(("geen JSON: er staan te veel lijsten in elkaar",))


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any] | AnswerError:
    """An object, or the refusal of one that names a key twice; the values beside it stay readable."""
    names = [name for name, _ in pairs]
    twice = sorted({name for name in names if names.count(name) > 1})
    return AnswerError((f"staat er twee keer: {', '.join(twice)}",)) if twice else dict(pairs)


def _no_number(name: str) -> AnswerError:
    return AnswerError((f"{name} is hier geen getal",))


def _refusal(value: Any) -> AnswerError | None:
    """The first thing within `value` that was refused, or text that is no Unicode."""
    waiting = [value]
    while waiting:
        one = waiting.pop()
        if isinstance(one, AnswerError):
            return one
        if isinstance(one, str) and not one.isascii() and any("\ud800" <= sign <= "\udfff" for sign in one):
            return AnswerError(("bevat bytes die geen UTF-8-tekst zijn",))
        waiting += [*one.keys(), *one.values()] if isinstance(one, dict) else one if isinstance(one, list) else []
    return None


def _assessment(value: Any, phase: str | None, specialism: str) -> Assessment:
    if refused := _refusal(value):
        raise refused
    try:
        written = JsonAssessment.model_validate(value)
    except ValidationError as error:
        raise AnswerError(tuple(_told(dict(one)) for one in error.errors())) from None
    _agree("phase", written.phase, phase)
    _agree("specialism", written.specialism, specialism)
    if not (phase or written.phase):
        raise AnswerError(("phase: ontbreekt",))
    return Assessment(
        id=written.id,
        instrument=written.instrument,
        version="draft" if written.version is None else written.version,
        phase=phase or written.phase or "",
        by=written.by,
        answers=written.answers,
        setting=_setting(written.specialism or specialism, written.institute),
    )


def _agree(key: str, written: str | None, asked: str | None) -> None:
    """AnswerError when a record and the command line name different values."""
    if written and asked and written != asked:
        raise AnswerError((f"{key}: {written!r} is niet de gevraagde {asked!r}",))


def _setting(specialism: str, institute: str) -> Setting | None:
    """The setting as far as a record tells it: which questions were asked, and the own institute for the advice."""
    known = specialism or institute
    return Setting(audience="", specialism=specialism, institute=institute) if known else None


def _told(error: Mapping[str, Any]) -> str:
    """A pydantic error as one line: where, and what."""
    where = " > ".join(str(step) for step in error["loc"]) or "scan"
    return f"{where}: {TOLD.get(error['type'], OTHER)}"
