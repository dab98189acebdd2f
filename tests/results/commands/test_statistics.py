"""`zelfscan statistics` on simulated groups: what is shown, what is hidden, and what is refused."""

import json
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

import pytest

from results.__main__ import main
from scan.instrument.instrument import Instrument
from tests.support.building import whole

Rows = list[dict[str, Any]]


@cache
def instrument() -> Instrument:
    """The real content."""
    return whole()[0]


def records(people: int, specialism: str = "", role: str = "") -> Iterator[dict[str, Any]]:
    """Simulated people: two scans of their own and one by a supervisor, with points around a level of their own.

    They answer the questions of one role when it is named.
    """
    phase = instrument().framework.phase("n8")
    asked = [i for i in instrument().set_for(specialism).items_of(phase) if i.level in phase.scope]
    items = [i.id for i in asked if role in ("", i.role)]
    for number in range(people):
        random = Random(f"{specialism} {number}")
        level = random.gauss(3, 0.8)
        for by in ("self", "self", "supervisor"):
            points = {item: min(5, max(1, round(level + random.gauss(0, 0.7)))) for item in items}
            name = {"id": f"{specialism} {number}", "instrument": "palliatieve-zorg", "phase": "n8", "by": by}
            yield {**name, "specialism": specialism, "answers": points}


def tables(file: Path, lines: Rows, *options: str, capsys: pytest.CaptureFixture[str]) -> dict[str, Rows]:
    """The rows that the command prints, by table."""
    file.write_text("\n".join(map(json.dumps, lines)))
    assert main(["statistics", str(file), "--json", "--resamples", "5", *options]) == 0
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    return {name: [row for row in rows if row["table"] == name] for name in {row["table"] for row in rows}}


def test_every_table_of_a_large_group_is_shown(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = tables(tmp_path / "scans.jsonl", list(records(60)), capsys=capsys)
    assert not [row for rows in found.values() for row in rows if "hidden" in row]
    assert {row["n"] for row in found["roles"]} == {"60+"}
    assert all(row["alpha_low"] < row["alpha"] < row["alpha_high"] for row in found["roles"])
    assert all(row["kappa"] > 0.3 and row["ac2"] > 0.3 for row in found["supervisor"])
    assert all(0 < row["correlation"] < 1 for row in found["retest"])
    assert all(row["item_rest"] > 0 for row in found["items"])


def test_every_figure_of_a_small_group_is_hidden(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = tables(tmp_path / "scans.jsonl", list(records(49)), capsys=capsys)
    assert all(row.keys() == {"version", "phase", "table", "hidden", next(iter(row.keys() & {"role", "item"}))}
               for rows in found.values() for row in rows)  # fmt: skip


def test_groups_of_two_specialisms_are_compared_by_item(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    both = [*records(60, role="MA"), *records(60, "oncologie", "MA")]  # few items: each takes a tenth of a second
    found = tables(tmp_path / "scans.jsonl", both, "--focus", "oncologie", capsys=capsys)
    assert [row for row in found["dif"] if "uniform_p" in row]
    alone = tables(tmp_path / "scans.jsonl", list(records(60, role="MA")), "--focus", "oncologie", capsys=capsys)
    assert all("hidden" in row for row in alone["dif"])


def test_a_share_that_points_at_a_few_people_is_hidden(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lines = list(records(60))
    item = next(iter(lines[0]["answers"]))
    for number, line in enumerate(lines):
        line["answers"][item] = 5 if number < 9 else 1 + number % 4  # three people at the ceiling, of 60
    found = tables(tmp_path / "scans.jsonl", lines, capsys=capsys)
    (row,) = [one for one in found["items"] if one["item"] == item]
    assert row["ceiling"] is None
    assert row["floor"] is not None


def test_a_broken_record_is_reported_and_the_rest_counts(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "scans.jsonl"
    file.write_text("\n".join([*map(json.dumps, records(50)), '{"id": "x"}']))
    assert main(["statistics", str(file), "--resamples", "2"]) == 1
    said = capsys.readouterr()
    assert "regel 151 > " in said.err
    assert "50+" in said.out
    assert "niet gevalideerd" in said.out


def test_without_its_libraries_the_command_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "results.statistics.group_tables", None)
    assert main(["statistics", str(tmp_path / "scans.jsonl")]) == 1
    assert "zelfscan-palliatieve-zorg[statistics]" in capsys.readouterr().err


@pytest.mark.parametrize("kind", ["all alike", "rarely different"])
def test_answers_without_spread_have_no_figure_and_no_traceback(
    kind: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = list(records(60))
    for number, line in enumerate(lines):
        items = enumerate(line["answers"])
        line["answers"] = {item: 4 + (kind != "all alike" and number == 3 * place) for place, item in items}
    found = tables(tmp_path / "scans.jsonl", lines, "--judge", capsys=capsys)
    kappas = {row["kappa"] for row in found["supervisor"]}
    assert kappas == {None} if kind == "all alike" else all(-1 < one < 1 for one in kappas)
    assert "NaN" not in json.dumps(found)


def test_a_number_of_resamples_below_one_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["statistics", "-", "--resamples", "0"])
    assert "minstens 1" in capsys.readouterr().err
