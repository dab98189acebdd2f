"""Assessments are read from a file one by one where each has a line of its own."""

import json
from collections.abc import Iterator

from scan.assessment_files.reading import read_assessments
from scan.scoring.assessment import Assessment

RECORD = {"id": "1", "instrument": "palliatieve-zorg", "phase": "master", "answers": {}}


def endless(read: list[int]) -> Iterator[bytes]:
    """A file of one assessment a line that never ends; `read` gets the number of each line that was asked for."""
    while True:
        read.append(len(read) + 1)
        yield json.dumps(RECORD | {"id": str(len(read))}).encode() + b"\n"


def test_a_file_with_an_assessment_a_line_is_not_held_in_memory() -> None:
    read: list[int] = []
    found = read_assessments(endless(read))
    firsts = [next(found) for _ in range(1_000)]
    assert firsts[-1][0] == "regel 1000"
    assert isinstance(firsts[-1][1], Assessment)
    assert firsts[-1][1].id == "1000"
    assert len(read) == 1_000


def test_one_assessment_over_several_lines_is_one() -> None:
    lines = json.dumps(RECORD, indent=2).encode().splitlines(keepends=True)
    assert [(place, one.id) for place, one in read_assessments(lines) if isinstance(one, Assessment)] == [
        ("scan 1", "1")
    ]
