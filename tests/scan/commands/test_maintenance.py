"""python -m scan publish | bridge | backup | restore | purge | inspect: what a keeper of content and store does."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from scan import resources
from scan.__main__ import main
from scan.scoring.assessment import Setting
from scan.store import Actor, Changes
from tests.support.demo_content import DEMO

pytestmark = pytest.mark.usefixtures("own_store")


def folder(tmp_path: Path) -> Path:
    """The small content, to publish from."""
    return Path(shutil.copytree(DEMO, tmp_path / "content"))


def edit(content: Path, old: str, new: str) -> None:
    """Change one sentence in every file that holds it."""
    for file in (content / "statements").glob("*.yaml"):
        file.write_text(file.read_text("utf-8").replace(old, new), "utf-8")


def test_a_version_is_published_with_its_hash_and_never_with_other_content(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    content = folder(tmp_path)
    assert main(["publish", "2026-1", "--content", str(content)]) == 0
    told = capsys.readouterr().out
    before = (content / "published" / "2026-1.json").read_bytes()
    assert "2026-1.json" in told
    assert len(told.split("sha256 ")[1].strip()) == 64
    edit(content, "Ik ", "Ook ik ")
    assert main(["publish", "2026-1", "--content", str(content)]) == 1
    assert "is met andere inhoud gepubliceerd" in capsys.readouterr().err
    assert (content / "published" / "2026-1.json").read_bytes() == before


def test_what_is_comparable_is_told_before_anything_is_applied(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    content = folder(tmp_path)
    main(["publish", "2026-1", "--content", str(content)])
    capsys.readouterr()
    assert main(["bridge", "2026-1", "2026-2", "--content", str(content)]) == 0
    assert "Van 2026-1 naar 2026-2:" in capsys.readouterr().out
    assert [file.name for file in (content / "published").iterdir()] == ["2026-1.json"]


def test_an_old_version_that_is_not_there_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["bridge", "2020-1", "2026-1", "--content", str(folder(tmp_path))]) == 1
    assert "OLD: '2020-1' is niet gepubliceerd" in capsys.readouterr().err


@pytest.fixture
def anna() -> tuple[Actor, str]:
    """Someone with one answer in the store."""
    store = resources.opened_store()
    actor, _ = store.new_person()
    sitting = store.begin(actor, "palliatieve-zorg", "draft", "", "n8", Setting("aios", "cardiologie", 1))
    store.save(actor, sitting, Changes({"mh-01": 4}))
    return actor, sitting


def test_a_backup_is_put_back(anna: tuple[Actor, str], tmp_path: Path) -> None:
    assert main(["backup", str(tmp_path / "copy")]) == 0
    resources.opened_store().save(*anna, Changes({"mh-01": 1}))
    resources.close_store()
    assert main(["restore", str(tmp_path / "copy")]) == 0
    assert resources.opened_store().sitting(*anna).assessment.answers == {"mh-01": 4}


def test_rubbish_is_not_put_back(anna: tuple[Actor, str], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "rubbish").write_bytes(b"rubbish" * 1000)
    resources.close_store()
    assert main(["restore", str(tmp_path / "rubbish")]) == 1
    assert "is geen hele reservekopie" in capsys.readouterr().err
    assert resources.opened_store().sitting(*anna).assessment.answers == {"mh-01": 4}


def test_who_was_here_lately_is_not_purged(anna: tuple[Actor, str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["purge"]) == 0
    assert "Gewist: 0 personen." in capsys.readouterr().out
    assert len(resources.opened_store().sittings(anna[0])) == 1


# R84
def test_a_purge_of_everyone_asks_for_force(
    anna: tuple[Actor, str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("scan.commands.maintenance.today", lambda: date(2040, 1, 1))
    assert main(["purge"]) == 1
    assert "Klopt de klok" in (told := capsys.readouterr().err)
    assert "--force" in told
    assert main(["purge", "--force"]) == 0
    assert "Gewist: één persoon." in capsys.readouterr().out


@pytest.mark.parametrize("months", ["0", "-3"])
def test_a_term_that_would_erase_everyone_is_refused(months: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["purge", "--months", months]) == 1
    assert "--months" in capsys.readouterr().err


def test_a_whole_store_is_told_so(anna: tuple[Actor, str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["inspect"]) == 0
    assert "Alles staat er zoals het is geschreven." in capsys.readouterr().out
