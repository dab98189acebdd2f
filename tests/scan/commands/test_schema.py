"""`zelfscan schema` prints one schema or writes them all."""

import json
from pathlib import Path

import pytest

from scan.__main__ import main


def test_one_schema_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["schema", "scales"]) == 0
    assert json.loads(capsys.readouterr().out)["properties"].keys() == {"scales"}


def test_all_schemas_are_written(tmp_path: Path) -> None:
    assert main(["schema", "-o", str(tmp_path / "new")]) == 0
    kinds = ("catalogue", "conversation", "framework", "glossary", "scales", "sources", "statements")
    assert sorted(file.name for file in (tmp_path / "new").iterdir()) == [f"{kind}.schema.json" for kind in kinds]


@pytest.mark.parametrize("given", [[], ["vragen"]])
def test_an_unknown_kind_is_refused_with_the_choices(given: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["schema", *given]) == 1
    assert "kies uit framework, scales, statements, sources, glossary, catalogue" in capsys.readouterr().err
