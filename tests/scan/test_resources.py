"""Which version is served, and that an old scan stays what it was when the content moves on."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from results.profile.finding import finding
from results.profile.lenses import rows
from scan import resources
from scan.content.loading import ContentError
from scan.instrument.instrument import Item
from scan.json_output import profile_json
from scan.page_table import PROFILE
from scan.released.update import updated_sitting
from scan.released.versions import release
from scan.scoring.assessment import Assessment, Setting
from scan.scoring.scoring import score
from scan.store import Changes, Offer, Sitting
from tests.support.paths import ROOT
from tests.support.windows import Visit, at, told

KNOWN = (resources.versions, resources.instrument, resources.content_digest, resources._own, resources.catalogue)
FILE = "medisch-handelen.yaml"


def forget() -> None:
    """Let the server read its content again, as after a restart."""
    for read in KNOWN:
        read.cache_clear()


@pytest.fixture
def content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Our own content with 2031-1 published, served as `make run` does."""
    folder = Path(shutil.copytree(ROOT / "items", tmp_path / "items", ignore=shutil.ignore_patterns("published")))
    monkeypatch.setattr(resources, "CONTENT", folder)
    monkeypatch.delenv(resources.WHICH)
    release(folder, "2031-1")
    forget()
    yield folder
    forget()


def edit(content: Path, old: str, new: str) -> None:
    """What an educator does, and a restart."""
    file = content / "statements" / FILE
    assert old in file.read_text("utf-8")
    file.write_text(file.read_text("utf-8").replace(old, new), "utf-8")
    forget()


def sitting() -> Sitting:
    """A scan on the version that is served."""
    instrument = resources.instrument()
    asked = [item for item in instrument.items_of(instrument.framework.phase("n8")) if item.level == "basis"]
    answers = {item.id: 3 + (number % 2) for number, item in enumerate(asked)}
    setting = Setting("aios", "cardiologie", 1)
    said = Assessment("s", instrument.framework.instrument, instrument.version, "n8", answers, setting=setting)
    return Sitting(
        said, {Offer("MH", "gevorderd"): True}, digest=resources.content_digest(), notes={asked[0].id: "Zo."}
    )


def shown(kept: Sitting) -> str:
    """All that the engine says of a scan."""
    instrument = resources.instrument_of(kept)
    profile, phase = score(kept.assessment, instrument), instrument.framework.phase("n8")
    told = finding(rows(profile, instrument, "roles"), phase, False)
    return repr((profile_json(profile, instrument.framework), told, [item.text for item in instrument.items]))


def first_item() -> Item:
    """The first item of a scan."""
    asked = resources.instrument().items_of(resources.instrument().framework.phase("n8"))
    return next(item for item in asked if item.level == "basis")


def test_the_newest_published_version_is_served(content: Path) -> None:
    assert resources.instrument().version == "2031-1"
    release(content, "2031-2")
    forget()
    assert resources.instrument().version == "2031-2"


def test_the_working_content_is_served_when_that_is_asked_for(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(resources.WHICH, "draft")
    forget()
    assert (resources.instrument().version, resources.content_digest()) == ("draft", "")


def test_the_log_says_how_the_working_content_differs(content: Path, caplog: pytest.LogCaptureFixture) -> None:
    resources.log_what_is_served()
    assert caplog.text == ""
    edit(content, first_item().text, "Ik doe iets anders.")
    resources.log_what_is_served()
    assert "the working content differs from version 2031-1 in 1 places" in caplog.text
    assert "Ik doe iets anders." in caplog.text


# R12
def test_an_old_scan_renders_the_same_after_the_content_moved_on(content: Path) -> None:
    old = sitting()
    before = shown(old)
    first = first_item()
    edit(content, first.text, "Ik doe iets anders.")
    reworded(content, first.id)
    release(content, "2031-2")
    forget()
    assert resources.instrument().version == "2031-2"
    assert shown(old) == before


# R12
def test_the_page_of_an_old_scan_shows_the_same_after_the_content_moved_on(content: Path, visit: Visit) -> None:
    visit.client.post("/begin", data={"audience": "aios", "phase": "n8", "specialism": "cardiologie", "year": "1"})
    store = resources.store()
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
    """All that the page of the profile says, without the foot of every page."""
    return told(at(PROFILE, visit.window())).split("<footer>")[0]


# R12
def test_a_published_version_that_was_changed_is_refused(content: Path) -> None:
    file = content / "published" / "2031-1.json"
    file.write_text(file.read_text("utf-8").replace(first_item().text, "Ik doe iets anders."), "utf-8")
    forget()
    with pytest.raises(ContentError, match="is veranderd na het publiceren"):
        resources.versions()


def test_a_scan_that_remembers_another_hash_is_not_scored_by_this_version(content: Path) -> None:
    strange = Sitting(sitting().assessment, digest="0" * 64)
    with pytest.raises(ContentError, match="met andere inhoud gemaakt"):
        resources.instrument_of(strange)


def test_mistakes_in_working_content_that_is_not_served_stop_nothing(
    content: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (content / "scales.yaml").write_text("scales: []\n", "utf-8")
    forget()
    assert resources.instrument().version == "2031-1"
    assert "the working content has mistakes" in caplog.text


def test_a_new_scan_starts_with_what_is_comparable_and_the_old_one_stays(content: Path) -> None:
    old = sitting()
    first = first_item().id
    edit(content, first_item().text, "Ik doe iets anders.")
    reworded(content, first)
    release(content, "2031-2")
    forget()
    new = updated_sitting(old, resources.bridge("2031-1", "2031-2"))
    assert new.assessment.version == "2031-2"
    assert new.digest == resources.content_digest()
    assert new.assessment.answers == {one: said for one, said in old.assessment.answers.items() if one != first}
    assert (new.notes, new.offers) == ({}, old.offers)
    assert old.notes == {first: "Zo."}


def reworded(content: Path, item_id: str) -> None:
    """Say in a bridge that this item may not be laid beside what it was."""
    said = f'old: "2031-1"\nnew: "2031-2"\nitems:\n  - id: {item_id}\n    became: reworded\n    comparable: false\n'
    (content / "bridges").mkdir(exist_ok=True)
    (content / "bridges" / "2031-1--2031-2.yaml").write_text(f"{said}    reason: Het vraagt nu iets anders.\n", "utf-8")
