"""python -m scan stats: how the scan is used."""

import json
from datetime import timedelta

import pytest

from scan import resources
from scan.__main__ import main
from scan.dates import now
from scan.scoring.assessment import Answer, Setting
from scan.store import Changes
from scan.store.durable import open_store
from tests.support.two_people import asked
from tests.test_rooms import FILES, imports, name

pytestmark = pytest.mark.usefixtures("own_store")


def people(number: int, answers: dict[str, Answer], days: int = 31) -> None:
    """So many people who began a scan that long ago."""
    store = open_store(now=lambda: now() - timedelta(days=days))
    for _ in range(number):
        actor, _ = store.new_person()
        sitting = store.begin(actor, "palliatieve-zorg", "2026-3", "", "n8", Setting("aios", "cardiologie", 1))
        store.save(actor, sitting, Changes(answers))
    store.close()


def all_of(answer: Answer) -> dict[str, Answer]:
    """The same answer to all that is asked."""
    items = resources.content_versions()["2026-3"].set_for("cardiologie")
    phase = items.framework.phase("n8")
    return {item.id: answer for item in items.items_of(phase) if item.level in phase.scope}


def test_figures_are_told_of_enough_people_who_began_long_enough_ago(capsys: pytest.CaptureFixture[str]) -> None:
    people(8, all_of("NE"))
    people(9, all_of(4))
    people(8, all_of(4), days=29)
    assert main(["stats", "--json"]) == 0
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert {(row["version"], row["phase"]) for row in rows} == {("2026-3", "n8")}
    assert rows[0]["people"] == 16
    items = {row["item"]: row["ne"] for row in rows if row["table"] == "items"}
    assert items[asked()[0].id] == 0.5
    assert main(["stats"]) == 0
    told = capsys.readouterr().out
    assert "16 mensen." in told
    assert "in hele groepen van 8" in told
    assert f"{asked()[0].id:<32}" in told


def test_few_people_are_told_as_few(capsys: pytest.CaptureFixture[str]) -> None:
    people(7, all_of(4))
    assert main(["stats"]) == 0
    assert capsys.readouterr().out == "Versie 2026-3, basis: minder dan 8 mensen.\n"


def test_without_scans_that_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["stats"]) == 0
    assert "Er zijn nog geen scans" in capsys.readouterr().out
    assert main(["stats", "--json"]) == 0


def test_no_page_shows_how_the_scan_is_used() -> None:
    users = [file for file in FILES if any(one.startswith("scan.usage") for one in imports(file))]
    assert {name(file) for file in users} == {"scan/commands/stats.py", "scan/usage/usage.py"}
