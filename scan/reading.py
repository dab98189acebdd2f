"""Assessments from JSON text, each told apart from the broken ones beside it."""

import json
from collections.abc import Iterator, Mapping
from typing import Any, NoReturn

from pydantic import BaseModel, ConfigDict, ValidationError

from scan.assessment import AnswerError, Assessment, By

Place = str


class Written(BaseModel):
    """One assessment as a file holds it; answers are judged later, against the instrument."""

    model_config = ConfigDict(extra="forbid", strict=True)

    id: str
    instrument: str
    version: str | None = None
    phase: str | None = None
    by: By = "self"
    answers: dict[str, Any]


def assessments(text: str, phase: str | None = None) -> Iterator[tuple[Place, Assessment | AnswerError]]:
    """Each assessment of `text` (one object, a list, or one object a line) with its place, or what is wrong with it.

    `phase` fills in a missing phase. A missing version means the working content, `draft`.
    """
    for place, value in _values(text):
        try:
            yield place, _assessment(value, phase)
        except AnswerError as error:
            yield place, error


def _values(text: str) -> Iterator[tuple[Place, Any]]:
    """The JSON values of `text`; a value that cannot be read is the AnswerError that says why."""
    whole = _parsed(text)
    if isinstance(whole, list):
        yield from ((f"assessment {number}", value) for number, value in enumerate(whole, 1))
    elif isinstance(whole, AnswerError) and len(lines := _lines(text)) > 1:
        yield from ((f"line {number}", _parsed(line)) for number, line in lines)
    else:
        yield "assessment 1", whole


def _lines(text: str) -> list[tuple[int, str]]:
    return [(number, line) for number, line in enumerate(text.splitlines(), 1) if line.strip()]


def _parsed(text: str) -> Any:
    try:
        return json.loads(text, object_pairs_hook=_object, parse_constant=_no_constant)
    except (ValueError, RecursionError) as error:
        return AnswerError((f"no JSON: {error}",))


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        names = [name for name, _ in pairs]
        twice = sorted({name for name in names if names.count(name) > 1})
        raise ValueError(f"written twice: {', '.join(twice)}")
    return found


def _no_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is no number here")


def _assessment(value: Any, phase: str | None) -> Assessment:
    if isinstance(value, AnswerError):
        raise value
    try:
        written = Written.model_validate(value)
    except ValidationError as error:
        raise AnswerError(tuple(_told(dict(one)) for one in error.errors())) from None
    if phase and written.phase and phase != written.phase:
        raise AnswerError((f"phase: {written.phase!r} is not the asked {phase!r}",))
    if not (phase or written.phase):
        raise AnswerError(("phase: missing",))
    return Assessment(
        id=written.id,
        instrument=written.instrument,
        version=written.version or "draft",
        phase=phase or written.phase or "",
        by=written.by,
        answers=written.answers,
    )


def _told(error: Mapping[str, Any]) -> str:
    """A pydantic error as one line: where, and what."""
    where = " > ".join(str(step) for step in error["loc"]) or "assessment"
    return f"{where}: {error['msg']}"
