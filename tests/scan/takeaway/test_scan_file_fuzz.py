"""Scans mutated one place at a time, with a correct hash, load or are refused with a Dutch message (R35).

The short form of `make fuzz`, without the guidance by the code that is reached.
"""

import json
from typing import Any

import pytest

from benchmarks.fuzz_mutator import mutate
from scan.takeaway.scan_file import ScanFileError, export_scan, hashed_file
from tests.support.filled_in import VERSIONS, filled, loaded

SCAN = json.dumps(json.loads(export_scan(filled()))["scan"]).encode()
SHARE = 250


def outcome(value: Any) -> str:
    """The result of loading: "loaded" or the message; any error but ScanFileError fails the test."""
    try:
        loaded(hashed_file("zelfscan-scan", "scan", value), VERSIONS)
    except ScanFileError as error:
        return error.message
    return "loaded"


@pytest.mark.parametrize("start", range(0, 4 * SHARE, SHARE))
def test_a_mutated_scan_loads_or_is_refused_with_a_message(start: int) -> None:
    told = set()
    for seed in range(start, start + SHARE):
        content = mutate(SCAN, 5000, seed)
        try:
            value = json.loads(content)
            json.dumps(value, ensure_ascii=False, allow_nan=False).encode()
        except (ValueError, RecursionError):
            continue  # bent too far to be sealed
        told.add(outcome(value))
    assert all(one == "loaded" or (one.isprintable() and one.endswith(".") and "<" not in one) for one in told)
    assert len(told) > 10
