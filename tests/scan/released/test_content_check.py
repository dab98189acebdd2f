"""The check of a content folder reads its published versions and bridge files too (R62)."""

from pathlib import Path

import pytest

from scan.__main__ import main
from scan.released.content_check import check_folder
from scan.released.versions import release
from tests.support.bridges import FILE, told
from tests.support.demo_content import Change, demo

REWRITTEN = Change(
    "a sentence",
    "statements/communicatie.yaml",
    ["    text: Ik vraag een patiënt wat kracht geeft."],
    ["    text: Ik vraag een patiënt naar krachtbronnen."],
)
CO_2 = "  - id: co-2\n    became: reworded\n    comparable: true\n    reason: Korter.\n"


def bridge(folder: Path, items: str = CO_2, name: str = FILE) -> Path:
    """A bridge file in `folder`."""
    file = folder / "bridges" / name
    file.parent.mkdir(exist_ok=True)
    file.write_text(f'old: "2026-1"\nnew: "2026-2"\nitems:\n{items}')
    return file


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """Demo content of which 2026-1 was published before a sentence was rewritten."""
    release(demo(tmp_path), "2026-1")
    return demo(tmp_path, REWRITTEN)


def test_a_folder_without_mistakes_is_read(content: Path) -> None:
    bridge(content)
    assert check_folder(content).version == "draft"


# R62
def test_a_broken_published_file_is_told(content: Path) -> None:
    (content / "published" / "2026-0.json").write_text("{")
    assert told(lambda: check_folder(content))[0].startswith("2026-0.json: ")


# R62
def test_a_published_file_that_was_changed_is_told(content: Path) -> None:
    file = content / "published" / "2026-1.json"
    file.write_text(file.read_text("utf-8").replace("wat kracht geeft", "iets anders"), "utf-8")
    assert "is veranderd na het publiceren" in told(lambda: check_folder(content))[0]


# R62
def test_a_bridge_that_does_not_fit_the_working_content_is_told(content: Path) -> None:
    bridge(content, CO_2.replace("co-2", "mh-99"))
    assert [line.partition(": ")[0] for line in told(lambda: check_folder(content))] == [
        "items > mh-99 > id",
        "items > co-2",
    ]


# R62
def test_a_bridge_that_does_not_fit_two_published_versions_is_told(content: Path) -> None:
    file = bridge(content)
    release(content, "2026-2")
    assert check_folder(content)
    file.write_text(file.read_text().replace("comparable: true", "comparable: ja"))
    assert told(lambda: check_folder(content))[0].startswith("items > co-2 > comparable: hier hoort true of false")


@pytest.mark.parametrize(
    ("name", "rule"),
    [
        ("2025-1--2026-2.yaml", "2025-1--2026-2.yaml: '2025-1' is niet gepubliceerd; kies 2026-1"),
        ("2026-1--2025-9.yaml", "2026-1--2025-9.yaml: '2025-9' is niet gepubliceerd, en komt niet na"),
        ("2026-1--2026-1.yaml", "new: '2026-2' is niet 2026-1, zoals de naam van het bestand zegt"),
        ("2026-1-2026-2.yaml", "2026-1-2026-2.yaml: dit is geen naam voor een brug; schrijf OUD--NIEUW.yaml"),
        ("2026-1--2026-2.yml", "2026-1--2026-2.yml: dit is geen naam voor een brug; schrijf OUD--NIEUW.yaml"),
    ],
)
def test_a_bridge_file_that_leads_nowhere_is_told(content: Path, name: str, rule: str) -> None:
    bridge(content, name=name)
    assert any(rule in line for line in told(lambda: check_folder(content)))


# R62
def test_mistakes_of_content_versions_and_bridges_are_told_at_once(content: Path) -> None:
    (content / "scales.yaml").unlink()
    bridge(content, name="2025-1--2026-2.yaml")
    assert [line.partition(":")[0] for line in told(lambda: check_folder(content))] == [
        "scales.yaml",
        "2025-1--2026-2.yaml",
    ]


# R62
def test_the_command_fails_on_a_broken_published_file(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (content / "published" / "2026-0.json").write_text("{")
    assert main(["check", "--content", str(content)]) == 1
    assert capsys.readouterr().err.startswith("2026-0.json: ")
