"""Which version is current, and that an old scan stays the same when content changes."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from results.profile.finding import profile_finding
from results.profile.lenses import profile_rows
from scan import resources
from scan.content.loading import ContentError
from scan.instrument.instrument import Item
from scan.page_table import PROFILE
from scan.released.update import updated_sitting
from scan.released.versions import release
from scan.scoring.assessment import Assessment, Setting
from scan.scoring.scoring import score
from scan.store import Changes, Offer, Sitting, UnavailableError
from scan.takeaway.json_output import profile_json
from tests.support.paths import ROOT
from tests.support.windows import Visit, told

KNOWN = (
    resources.content_versions,
    resources.current_instrument,
    resources.current_digest,
    resources._instrument_with,
    resources.current_catalogue,
)
FILE = "medisch-handelen.yaml"


def forget() -> None:
    """Clear the caches, as after a restart."""
    for read in KNOWN:
        read.cache_clear()


@pytest.fixture
def content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The real content with 2031-1 published, configured as by `make run`."""
    folder = Path(shutil.copytree(ROOT / "items", tmp_path / "items", ignore=shutil.ignore_patterns("published")))
    monkeypatch.setattr(resources, "CONTENT", folder)
    monkeypatch.delenv(resources.VERSION_SETTING)
    release(folder, "2031-1")
    forget()
    yield folder
    forget()


def edit(content: Path, old: str, new: str) -> None:
    """Edit the content, as an educator does, and restart."""
    file = content / "statements" / FILE
    assert old in file.read_text("utf-8")
    file.write_text(file.read_text("utf-8").replace(old, new), "utf-8")
    forget()


def sitting() -> Sitting:
    """A scan of the current version."""
    instrument = resources.current_instrument()
    asked = [item for item in instrument.items_of(instrument.framework.phase("n8")) if item.level == "basis"]
    answers = {item.id: 3 + (number % 2) for number, item in enumerate(asked)}
    setting = Setting("aios", "cardiologie", 1)
    said = Assessment("s", instrument.framework.instrument, instrument.version, "n8", answers, setting=setting)
    return Sitting(
        said, {Offer("MH", "gevorderd"): True}, digest=resources.current_digest(), notes={asked[0].id: "Zo."}
    )


def shown(kept: Sitting) -> str:
    """All results of the engine for a scan."""
    instrument = resources.instrument_of(kept)
    profile = score(kept.assessment, instrument)
    told = profile_finding(profile_rows(profile, instrument, "roles"), False)
    return repr((profile_json(profile, instrument.framework), told, [item.text for item in instrument.items]))


def first_item() -> Item:
    """The first item of a scan."""
    asked = resources.current_instrument().items_of(resources.current_instrument().framework.phase("n8"))
    return next(item for item in asked if item.level == "basis")


def test_the_newest_published_version_is_current(content: Path) -> None:
    assert resources.current_instrument().version == "2031-1"
    release(content, "2031-2")
    forget()
    assert resources.current_instrument().version == "2031-2"


def test_the_working_content_is_current_when_so_configured(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(resources.VERSION_SETTING, "draft")
    forget()
    assert (resources.current_instrument().version, resources.current_digest()) == ("draft", "")


def test_the_log_says_how_the_working_content_differs(content: Path, caplog: pytest.LogCaptureFixture) -> None:
    resources.log_current_version()
    assert caplog.text == ""
    edit(content, first_item().text, "Ik doe iets anders.")
    resources.log_current_version()
    assert "the working content differs from version 2031-1 in 1 places" in caplog.text
    assert "Ik doe iets anders." in caplog.text


# R12
def test_an_old_scan_scores_the_same_after_an_edit(content: Path) -> None:
    old = sitting()
    before = shown(old)
    first = first_item()
    edit(content, first.text, "Ik doe iets anders.")
    reworded(content, first.id)
    release(content, "2031-2")
    forget()
    assert resources.current_instrument().version == "2031-2"
    assert shown(old) == before


# R12
def test_the_page_of_an_old_scan_stays_the_same_after_an_edit(content: Path, visit: Visit) -> None:
    visit.client.post("/begin", data={"audience": "aios", "phase": "n8", "specialism": "cardiologie", "year": "1"})
    store = resources.opened_store()
    actor = store.actor_of(visit.token())
    old = store.newest(actor)
    assert old is not None
    store.save(actor, old.assessment.id, Changes(dict.fromkeys(sitting().assessment.answers, 3)))
    before = profile_of(visit)
    first = first_item()
    edit(content, first.text, "Ik doe iets anders.")
    reworded(content, first.id)
    release(content, "2031-2")
    forget()
    after = profile_of(visit)
    assert "Er is nu versie 2031-2." in after
    assert NEWER.sub("", after) == before


NEWER = re.compile(r'<p class="care">Deze scan is gemaakt met versie.*?</p>\n', re.DOTALL)


def profile_of(visit: Visit) -> str:
    """The text of the profile page, without the page footer."""
    return told(visit.window(PROFILE)).split("<footer")[0]


# R12
def test_a_published_version_that_was_changed_is_refused(content: Path) -> None:
    file = content / "published" / "2031-1.json"
    file.write_text(file.read_text("utf-8").replace(first_item().text, "Ik doe iets anders."), "utf-8")
    forget()
    with pytest.raises(ContentError, match="is veranderd na het publiceren"):
        resources.content_versions()


def test_a_scan_with_another_hash_is_not_scored_by_this_version(content: Path) -> None:
    strange = Sitting(sitting().assessment, digest="0" * 64)
    with pytest.raises(ContentError, match="met andere inhoud gemaakt"):
        resources.instrument_of(strange)


def test_mistakes_in_unused_working_content_stop_nothing(content: Path, caplog: pytest.LogCaptureFixture) -> None:
    (content / "scales.yaml").write_text("scales: []\n", "utf-8")
    forget()
    assert resources.current_instrument().version == "2031-1"
    assert "the working content has mistakes" in caplog.text


def test_a_new_scan_starts_with_what_is_comparable_and_the_old_one_stays(content: Path) -> None:
    old = sitting()
    first = first_item().id
    edit(content, first_item().text, "Ik doe iets anders.")
    reworded(content, first)
    release(content, "2031-2")
    forget()
    new = updated_sitting(old, resources.version_bridge("2031-1", "2031-2"))
    assert new.assessment.version == "2031-2"
    assert new.digest == resources.current_digest()
    assert new.assessment.answers == {one: said for one, said in old.assessment.answers.items() if one != first}
    assert (new.notes, new.offers) == ({}, old.offers)
    assert old.notes == {first: "Zo."}


def reworded(content: Path, item_id: str) -> None:
    """Declare in a bridge that this item is not comparable with its older wording."""
    said = f'old: "2031-1"\nnew: "2031-2"\nitems:\n  - id: {item_id}\n    became: reworded\n    comparable: false\n'
    (content / "bridges").mkdir(exist_ok=True)
    (content / "bridges" / "2031-1--2031-2.yaml").write_text(f"{said}    reason: Het vraagt nu iets anders.\n", "utf-8")


def test_a_test_that_asks_for_no_store_can_open_none() -> None:
    with pytest.raises(UnavailableError):
        resources.opened_store()
