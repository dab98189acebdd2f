"""Assessments from CSV: a row for each answer, the rows of one assessment together."""

import csv
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any, NamedTuple

from scan.scoring.assessment import AnswerError

NEEDED = ("assessment_id", "phase", "item_id", "answer")
OPTIONAL = ("version", "specialism")


class CsvRow(NamedTuple):
    """A row of the file: its line number from 1, and its fields by column; a broken one has a problem instead."""

    number: int
    fields: dict[str, str]
    problem: str = ""


def is_csv(line: str) -> bool:
    """Whether this first line of a file is the head of a table of answers."""
    return line.removeprefix("\ufeff").lstrip('"').startswith(NEEDED[0])


def csv_values(lines: Iterator[str], instrument: str) -> Iterator[tuple[str, Any]]:
    """Each assessment of a table under the numbers of its lines, as the value that JSON would give, or an AnswerError.

    The next assessment begins where the id, phase, version or specialism changes. Columns are separated by commas or
    semicolons. Lines are read one by one, so memory does not grow with them.
    """
    head = next(lines).removeprefix("\ufeff")
    comma = ";" if ";" in head else ","
    columns = _split(head, comma)
    wrong = [f"kolom {name} ontbreekt" for name in NEEDED if name not in columns]
    wrong += [f"kolom {name} is niet bekend" for name in columns if name not in (*NEEDED, *OPTIONAL)]
    wrong += [f"kolom {name} staat er twee keer" for name in sorted(set(columns)) if columns.count(name) > 1]
    if wrong:
        yield "regel 1", AnswerError(tuple(wrong))
        return
    named = [name for name in (*NEEDED, *OPTIONAL) if name in columns and name not in ("item_id", "answer")]
    for key, rows in groupby(_rows(lines, columns, comma), key=lambda row: tuple(map(row.fields.get, named))):
        yield _assessment_value(dict(zip(named, key, strict=True)), list(rows), instrument)


def _rows(lines: Iterable[str], columns: list[str], comma: str) -> Iterator[CsvRow]:
    """The rows after the head; a broken one belongs to the assessment before it."""
    last: dict[str, str] = {}
    for number, line in enumerate(lines, 2):
        if line.strip():
            found = _split(line, comma)
            if len(found) == len(columns):
                last = dict(zip(columns, found, strict=True))
                yield CsvRow(number, last)
            else:
                yield CsvRow(number, last, f"regel {number}: {len(found)} velden, en de kop heeft er {len(columns)}")


def _split(line: str, comma: str) -> list[str]:
    """The fields of one line; a field never goes on in the next."""
    try:
        return [field.strip() for field in next(csv.reader([line.rstrip("\r\n")], delimiter=comma), [])]
    except csv.Error:  # a field of more than 128 kB
        return []


def _assessment_value(named: dict[str, str | None], rows: list[CsvRow], instrument: str) -> tuple[str, Any]:
    first, last = rows[0].number, rows[-1].number
    place = f"regel {first}" if first == last else f"regels {first}–{last}"
    answers: dict[str, Any] = {}
    problems = [row.problem for row in rows if row.problem]
    for number, fields, problem in rows:
        if not problem:
            if fields["item_id"] in answers:
                problems.append(f"regel {number}: {fields['item_id']} staat er twee keer")
            answers[fields["item_id"]] = _answer(fields["answer"])
    if problems:
        return place, AnswerError(tuple(problems))
    said = {"id": named.pop("assessment_id") or "", "instrument": instrument, "answers": answers}
    return place, said | {key: text for key, text in named.items() if text}


def _answer(text: str) -> int | str | None:
    """A point as a number, no text as no answer; anything else is judged as it stands."""
    return int(text) if len(text) == 1 and text.isdecimal() and text.isascii() else text or None
