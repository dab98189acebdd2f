"""A scan file holds all input of a scan and loads as it was saved."""

import json
from dataclasses import replace
from datetime import timedelta, timezone
from typing import get_args

import pytest
from hypothesis import given, settings

from scan.dutch import DISCLAIMER
from scan.store.store import EXPERIENCES, LONGEST_NOTE, Sitting
from scan.strict_json import hash_of
from scan.takeaway.scan_file import export_scan
from scan.takeaway.scan_schema import SaidShape
from tests.support.filled_in import VERSIONS, filled, loaded, sittings


@settings(max_examples=80)
@given(sitting=sittings())
def test_what_is_exported_is_what_loads(sitting: Sitting) -> None:  # R39
    assert loaded(export_scan(sitting), VERSIONS) == sitting


def test_a_file_has_a_notice() -> None:
    assert json.loads(export_scan(filled()))["notice"] == DISCLAIMER
    assert "Eigen inschatting" in DISCLAIMER
    assert "Niet voor beoordeling of bekwaamverklaring" in DISCLAIMER


def test_a_file_holds_the_input_and_no_open_items() -> None:
    items = json.loads(export_scan(filled(answers={"mh-2": 2}, experience={})))["scan"]["items"]
    assert items == {"mh-2": {"answer": 2}, "mh-1": {"note": "Bij een patiënt met pijn."}}


def test_a_file_from_before_there_were_goals_loads() -> None:
    value = json.loads(export_scan(filled()))
    del value["scan"]["goals"], value["scan"]["done"]
    value["sha256"] = hash_of(value["scan"])
    found = loaded(json.dumps(value).encode(), VERSIONS)
    assert found == replace(filled(), goals={}, done=frozenset())


def test_a_file_from_before_the_institute_was_kept_loads() -> None:
    value = json.loads(export_scan(filled()))
    del value["scan"]["setting"]["institute"]
    value["sha256"] = hash_of(value["scan"])
    assert loaded(json.dumps(value).encode(), VERSIONS) == filled()


def test_a_goal_in_a_file_is_plain_json() -> None:
    (goal,) = json.loads(export_scan(filled()))["scan"]["goals"]
    assert (goal["text"], goal["evaluate_on"], goal["status"]) == ("Ik wil leren bellen.", "2027-03-01", "bezig")


def test_a_moment_in_another_time_zone_is_the_same_moment() -> None:
    sitting = filled()
    assert sitting.begun_at
    summer = sitting.begun_at.astimezone(timezone(timedelta(hours=2)))
    assert loaded(export_scan(replace(sitting, begun_at=summer)), VERSIONS) == sitting


def test_the_longest_note_fits() -> None:
    sitting = filled(notes={"mh-1": "é" * LONGEST_NOTE})
    assert loaded(export_scan(sitting), VERSIONS) == sitting


def test_a_file_knows_the_experiences_the_store_knows() -> None:
    assert get_args(SaidShape.model_fields["experience"].annotation) == ("", *EXPERIENCES)


def test_a_byte_order_mark_before_a_file_does_no_harm() -> None:
    assert loaded(b"\xef\xbb\xbf" + export_scan(filled()), VERSIONS) == filled()


@pytest.mark.parametrize("script", ["<script>alert(1)</script>", "![](https://example.org/x)", "=cmd|' /C calc'!A0"])
def test_a_script_in_a_note_is_kept_as_the_text_it_is(script: str) -> None:
    sitting = filled(notes={"mh-1": script})
    assert loaded(export_scan(sitting), VERSIONS).notes == {"mh-1": script}
