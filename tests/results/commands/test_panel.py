"""`zelfscan panel` makes workbooks, reads them back and writes a proposal."""

from pathlib import Path

import pytest
from openpyxl import load_workbook

from results.__main__ import main
from scan.content.loading import load_content
from scan.content.reading.yaml_source import read_yaml
from tests.support.building import whole
from tests.support.paths import CONTENT

INSTRUMENT, CATALOGUE = whole()
ASKED = [item for item in INSTRUMENT.items_of(INSTRUMENT.framework.phase("n8")) if item.level == "basis"]
FIRST = next(item.id for item in INSTRUMENT.items if "n8" in item.phases)  # row 2 of the sheet "Vragen"


def made(folder: Path, *options: str) -> Path:
    """Workbooks for three members on one phase."""
    assert main(["panel", "make", str(folder), "--members", "3", "--phase", "n8", *options]) == 0
    return folder


def fill(file: Path, sheet: str, row: int, **cells: object) -> None:
    """Write cells (column letters) of a row of a workbook."""
    book = load_workbook(file)
    for column, value in cells.items():
        book[sheet][f"{column}{row}"] = value
    book.save(file)


def fill_all(folder: Path, sheet: str, row: int, column: str, *values: object) -> None:
    """Give each member's workbook its own value in one cell."""
    for file, value in zip(sorted(folder.iterdir()), values, strict=True):
        fill(file, sheet, row, **{column: value})


def test_a_workbook_asks_what_the_content_holds_and_shows_no_norm(tmp_path: Path) -> None:
    book = load_workbook(made(tmp_path / "panel") / "panel-lid-01.xlsx")
    assert book.sheetnames == ["Uitleg", "Vragen", "Norm n8", "Aanbod"]
    norms = list(book["Norm n8"].iter_rows(values_only=True))
    assert norms[0] == ("Vraag", "Tekst", "Punten", "Norm", "Opmerking")
    assert [row[0] for row in norms[1:]] == [item.id for item in ASKED]
    assert {row[3] for row in norms[1:]} == {None}
    assert {row[3] for row in book["Aanbod"].iter_rows(min_row=2, values_only=True)} == {None}


def test_what_members_say_is_read_back_and_proposed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder, proposal = made(tmp_path / "panel"), tmp_path / "voorstel.yaml"
    fill_all(folder, "Vragen", 2, "E", 4, 2, 3)
    fill_all(folder, "Norm n8", 2, "D", 3, 3, 4)
    fill_all(folder, "Norm n8", 3, "D", 4, 4, 4)
    fill_all(folder, "Aanbod", 2, "D", "0,8", 0.8, 0.8)
    fill(folder / "panel-lid-02.xlsx", "Vragen", 2, G="Onduidelijk woord")
    assert main(["panel", "read", str(folder), "--phase", "n8", "-o", str(proposal)]) == 0
    told = capsys.readouterr().out
    assert "relevant I-CVI 0,67, κ* 0,47 (laag)" in told
    assert f"{ASKED[0].id}: n 3, mediaan 3, 3 tot 4, gemiddeld 3,33 (SD 0,58); nu 4" in told
    assert "Onduidelijk woord" in told
    content, mistakes = read_yaml(proposal)
    assert not mistakes
    assert content["items"] == [{"id": ASKED[0].id, "norms": {"n8": 3}}]
    cover = next(cover for one in CATALOGUE.entries for cover in one.covers)
    assert [one["strength"] for one in content.get("covers", [])] == ([0.8] if cover.strength != 0.8 else [])
    assert content["review"] == [{"id": FIRST, "relevance": 0.67}]


def test_the_proposal_changes_nothing_of_the_content(tmp_path: Path) -> None:
    folder, before = made(tmp_path / "panel"), (CONTENT / "framework.yaml").read_bytes()
    fill_all(folder, "Norm n8", 2, "D", 1, 1, 1)
    assert main(["panel", "read", str(folder), "--phase", "n8", "-o", str(tmp_path / "v.yaml")]) == 0
    assert load_content(CONTENT)[0] == INSTRUMENT
    assert (CONTENT / "framework.yaml").read_bytes() == before


def test_a_next_round_shows_the_medians_of_the_one_before(tmp_path: Path) -> None:
    first = made(tmp_path / "first")
    fill_all(first, "Norm n8", 2, "D", 3, 3, 4)
    second = made(tmp_path / "second", "--previous", str(first))
    rows = list(load_workbook(second / "panel-lid-01.xlsx")["Norm n8"].iter_rows(values_only=True))
    assert rows[0][-1] == "Vorige ronde (mediaan) Norm"
    assert (rows[1][-1], rows[2][-1]) == (3, None)


def test_every_wrong_cell_is_told_at_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = made(tmp_path / "panel")
    fill(folder / "panel-lid-01.xlsx", "Vragen", 2, E=5)
    fill(folder / "panel-lid-02.xlsx", "Norm n8", 2, D="veel")
    fill(folder / "panel-lid-03.xlsx", "Uitleg", 1, B="iets anders")
    (folder / "stuk.xlsx").write_bytes(b"geen zip")
    assert main(["panel", "read", str(folder), "--phase", "n8"]) == 1
    told = capsys.readouterr().err
    assert f"panel-lid-01.xlsx > Vragen > {FIRST} > Relevant (1-4): 5 kan niet; kies uit 1, 2, 3, 4" in told
    assert f"panel-lid-02.xlsx > Norm n8 > {ASKED[0].id} > Norm: 'veel' kan niet; kies uit 1, 2, 3, 4, 5" in told
    assert "panel-lid-03.xlsx: hoort bij andere inhoud" in told
    assert "stuk.xlsx: is geen werkboek (.xlsx)" in told


def test_workbooks_that_are_there_are_never_overwritten(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = made(tmp_path / "panel")
    assert main(["panel", "make", str(folder), "--members", "4"]) == 1
    assert "kies een andere map" in capsys.readouterr().err
    assert len(list(folder.iterdir())) == 3


@pytest.mark.parametrize("options", [["--phase", "n9"], ["--members", "0"]])
def test_an_impossible_panel_is_refused(options: list[str], tmp_path: Path) -> None:
    assert main(["panel", "make", str(tmp_path / "p"), *options]) == 1
    assert not (tmp_path / "p").exists()


def test_an_empty_folder_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["panel", "read", str(tmp_path)]) == 1
    assert "hier staat geen werkboek" in capsys.readouterr().err
