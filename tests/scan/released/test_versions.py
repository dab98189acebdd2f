"""Versions one after another: how one is released, and the way from any one to any other."""

from pathlib import Path

import pytest

from scan.content.loading import load_instrument
from scan.released.bridge import Bridge
from scan.released.publication import freeze, instrument_digest, published_versions
from scan.released.versions import bridge_between, bridge_report, release, version_of_scan
from tests.support.bridges import FILE, NEW, OLD, SAID, told, version
from tests.support.building import item
from tests.support.demo_content import DEMO, change, demo

THIRD = version("2026-3", item("mh-1", text="Heel anders."), NEW.items[1], item("co-1", role="CO"))
VERSIONS = {one.version: one for one in (OLD, NEW, THIRD)}


def far(folder: Path, old: str, new: str) -> Bridge:
    (folder / FILE).write_text(SAID)
    return bridge_between(VERSIONS, old, new, folder)


def test_a_way_over_several_versions_keeps_what_every_step_keeps(tmp_path: Path) -> None:
    way = far(tmp_path, "2026-1", "2026-3")
    assert (way.comparable, [one.id for one in way.entries]) == ({"mh-2", "co-1"}, ["mh-2"])


def test_the_way_back_is_as_wide_as_the_way_there(tmp_path: Path) -> None:
    back, there = far(tmp_path, "2026-3", "2026-1"), far(tmp_path, "2026-1", "2026-3")
    assert (back.old, back.new, back.comparable) == (THIRD, OLD, there.comparable)


def test_a_version_is_comparable_with_itself(tmp_path: Path) -> None:
    assert far(tmp_path, "2026-2", "2026-2").comparable == {"mh-1", "mh-2", "co-1"}


def test_a_file_about_just_two_versions_goes_before_the_steps_between(tmp_path: Path) -> None:
    reworded = SAID.replace('"2026-2"', '"2026-3"') + SAID.split("items:\n")[1].replace("mh-2", "mh-1")
    (tmp_path / "2026-1--2026-3.yaml").write_text(reworded)
    assert far(tmp_path, "2026-1", "2026-3").comparable == {"mh-1", "mh-2", "co-1"}


REWRITTEN = """
a sentence is rewritten
statements/communicatie.yaml
-     text: Ik vraag een patiënt wat kracht geeft.
+     text: Ik vraag een patiënt naar krachtbronnen.
"""
BRIDGED = """
old: "2026-1"
new: "2026-2"
items:
  - id: co-2
    became: reworded
    comparable: false
    reason: Het woord krachtbronnen vraagt meer.
"""


@pytest.fixture
def moved_on(tmp_path: Path) -> Path:
    """Demo content of which 2026-1 was published before a sentence was rewritten."""
    release(demo(tmp_path), "2026-1")
    return demo(tmp_path, change(REWRITTEN.strip().splitlines()))


def test_a_version_with_unexplained_changes_is_not_published(moved_on: Path) -> None:
    assert told(lambda: release(moved_on, "2026-2"))[0].startswith("items > co-2: is anders (text)")
    assert list(published_versions(moved_on / "published")) == ["2026-1"]


def test_a_version_with_its_bridge_is_published_and_becomes_the_newest(moved_on: Path) -> None:
    (moved_on / "bridges").mkdir()
    (moved_on / "bridges" / FILE).write_text(BRIDGED)
    assert release(moved_on, "2026-2") == moved_on / "published" / "2026-2.json"
    assert list(published_versions(moved_on / "published")) == ["2026-1", "2026-2"]
    assert bridge_report(moved_on, "2026-1", "2026-2").startswith(
        "Van 2026-1 naar 2026-2: 8 van 9 items vergelijkbaar."
    )


def test_the_report_takes_the_working_content_for_a_version_to_come(moved_on: Path) -> None:
    (moved_on / "bridges").mkdir()
    (moved_on / "bridges" / FILE).write_text(BRIDGED)
    told_first, title, *_ = bridge_report(moved_on, "2026-1", "2026-2").splitlines()
    assert told_first == "2026-2 is nog niet gepubliceerd: hier staat de werkinhoud."
    assert title == "Van 2026-1 naar 2026-2: 8 van 9 items vergelijkbaar."
    assert list(published_versions(moved_on / "published")) == ["2026-1"]


def test_the_report_tells_what_is_not_accounted_for(moved_on: Path) -> None:
    assert told(lambda: bridge_report(moved_on, "2026-1", "2026-2"))[0].startswith("items > co-2: is anders (text)")


def test_the_report_knows_published_versions_only(moved_on: Path) -> None:
    assert told(lambda: bridge_report(moved_on, "2025-1", "2026-2")) == [
        "OLD: '2025-1' is niet gepubliceerd; kies 2026-1"
    ]


@pytest.mark.parametrize("name", ["2025-9", "2026-0", "eerste"])
def test_a_version_that_would_not_become_the_newest_is_refused(moved_on: Path, name: str) -> None:
    assert told(lambda: release(moved_on, name))[0].endswith("komt niet na 2026-1; kies een latere naam")


def test_releasing_the_same_again_is_no_mistake_and_other_content_is(tmp_path: Path) -> None:
    folder = demo(tmp_path)
    assert release(folder, "2026-1") == release(folder, "2026-1")
    demo(tmp_path, change(REWRITTEN.strip().splitlines()))
    assert "met andere inhoud gepubliceerd" in told(lambda: release(folder, "2026-1"))[0]


def test_content_with_mistakes_is_not_published(tmp_path: Path) -> None:
    folder = demo(tmp_path)
    (folder / "scales.yaml").unlink()
    assert told(lambda: release(folder, "2026-1")) == ["scales.yaml: dit bestand ontbreekt"]
    assert not (folder / "published").exists()


def test_releasing_publishes_the_working_content(tmp_path: Path) -> None:
    release(demo(tmp_path), "2026-1")
    there = freeze(load_instrument(DEMO), "2026-1", tmp_path / "other")
    assert instrument_digest(published_versions(there.parent)["2026-1"]) == instrument_digest(
        published_versions(tmp_path / "demo" / "published")["2026-1"]
    )


def test_a_scan_is_served_by_its_own_version_and_hash_alone() -> None:
    versions = {"2026-1": OLD, "draft": NEW}
    assert version_of_scan(versions, "2026-1", instrument_digest(OLD)) is OLD
    assert version_of_scan(versions, "draft", "") is NEW
    assert (
        "version: '2031-1' is hier niet bekend; kies uit" in told(lambda: version_of_scan(versions, "2031-1", "x"))[0]
    )
    assert "met andere inhoud gemaakt (hash geen, hier " in told(lambda: version_of_scan(versions, "2026-1", ""))[0]
    assert (
        f"(hash {'0' * 64}, hier {instrument_digest(OLD)})"
        in told(lambda: version_of_scan(versions, "2026-1", "0" * 64))[0]
    )
