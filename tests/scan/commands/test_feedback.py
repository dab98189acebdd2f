"""python -m scan feedback: what people said about questions."""

import json

import pytest

from scan import resources
from scan.__main__ import main
from scan.dates import now
from scan.store import ItemVersion
from scan.store.records.item_feedback import start_of_week

pytestmark = pytest.mark.usefixtures("own_store")


def give(version: str, item: str, text: str) -> None:
    """Somebody says something about a question."""
    store = resources.opened_store()
    store.give_feedback(store.new_person()[0], ItemVersion("palliatieve-zorg", version, item), text)


def test_feedback_is_listed_per_item_and_version(capsys: pytest.CaptureFixture[str]) -> None:
    give("2026-3", "mh-01", "Eerste regel.\n\x1b[31mTweede.")
    give("2026-3", "mh-01", "Dubbel.")
    give("2026-2", "mh-01", "Over de oude.")
    give("2019-1", "zz-99", "Van vroeger.")
    assert main(["feedback"]) == 0
    told = capsys.readouterr().out
    assert told.count("mh-01 (2026-3), 2 opmerkingen: Ik ") == 1
    assert "zz-99 (2019-1), één opmerking: onbekend" in told
    assert "Eerste regel. \\x1b[31mTweede." in told
    assert "na 12 maanden gewist" in told
    assert main(["feedback", "--version", "2026-2", "--item", "mh-01"]) == 0
    assert "Dubbel" not in (told := capsys.readouterr().out)
    assert "Over de oude." in told


def test_feedback_as_json_is_an_object_a_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["feedback", "--json"]) == 0
    assert capsys.readouterr().out == ""
    give("2026-3", "mh-01", "Dubbel.\nEcht.")
    assert main(["feedback", "--json"]) == 0
    week = start_of_week(now().date()).date().isoformat()
    assert [json.loads(line) for line in capsys.readouterr().out.splitlines()] == [
        {"instrument": "palliatieve-zorg", "version": "2026-3", "item": "mh-01", "week": week, "text": "Dubbel.\nEcht."}
    ]


def test_no_feedback_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["feedback"]) == 0
    assert "geen opmerkingen" in capsys.readouterr().out


@pytest.mark.parametrize("months", ["0", "-3"])
def test_a_term_of_nothing_is_refused(months: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["purge", "--feedback-months", months]) == 1
    assert "--feedback-months" in capsys.readouterr().err
