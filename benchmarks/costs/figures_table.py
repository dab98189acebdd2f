"""The table of docs/performance.md, made of the JSON lines of one run or several: `python -m benchmarks docs`."""

import json
import os
import platform
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from tests.support.paths import ROOT

PAGE, KEPT = ROOT / "docs" / "performance.md", ROOT / "docs" / "measured"
BEGIN, END = "<!-- made by: python -m benchmarks docs -->\n", "<!-- end of what is made -->"
HEAD = "| id | figure | ours | base | ratio | spread | gate | holds |\n|---|---|---|---|---|---|---|---|"
NOTHING = "–"
Measured = Mapping[str, Any]


def circumstances(is_quick: bool) -> dict[str, Any]:
    """Where and when a figure is measured, and how busy the machine was in the minute before."""
    cores = f"{os.cpu_count()} cores, {platform.system()}, Python {platform.python_version()}"
    machine = f"{_processor()}, {cores}"
    return {"day": date.today().isoformat(), "machine": machine, "load": os.getloadavg()[0], "quick": is_quick}


def write_table(files: Sequence[Path]) -> None:
    """Put the table of these runs, by default the kept ones, in the place of the last one."""
    before, _, rest = PAGE.read_text("utf-8").partition(BEGIN)
    after = rest.partition(END)[2]
    PAGE.write_text(f"{before}{BEGIN}{made(runs_in(files or kept_runs()))}{END}{after}", "utf-8")


def kept_runs() -> list[Path]:
    """The files of the runs that the documentation stands on, oldest first."""
    return sorted(KEPT.glob("*.jsonl"))


def runs_in(files: Sequence[Path]) -> list[list[Measured]]:
    """The figures of each file."""
    return [[json.loads(line) for line in file.read_text("utf-8").splitlines()] for file in files]


def made(runs: Sequence[Sequence[Measured]]) -> str:
    """A line per run, and a row per figure with what each run found, in that order."""
    told = [f"{number}. {_run_line(run)}" for number, run in enumerate(runs, 1)]
    names = dict.fromkeys((one["key"], one["name"]) for run in runs for one in run)
    rows = [_row(key, name, [_of(run, key, name) for run in runs]) for key, name in sorted(names, key=_place)]
    return "\n".join(["", *told, "", HEAD, *rows, ""]) + "\n"


def _run_line(run: Sequence[Measured]) -> str:
    """The day and machine of a run, its load, and whether it was a short one."""
    loads = [one["load"] for one in run]
    about = f"{run[0]['day']}, {run[0]['machine']}; load average {min(loads):.1f} to {max(loads):.1f}"
    return f"{about}; **short run**" if any(one["quick"] for one in run) else about


def _place(named: tuple[str, str]) -> int:
    return int(named[0].removeprefix("P"))


def _of(run: Sequence[Measured], key: str, name: str) -> Measured | None:
    """The figure that was measured last under this name."""
    return next((one for one in reversed(run) if (one["key"], one["name"]) == (key, name)), None)


def _row(key: str, name: str, found: Sequence[Measured | None]) -> str:
    """The cells of a figure; the base of a gate in a unit is the gate itself, and says nothing more."""
    there = [one for one in found if one]
    gate, unit = there[0]["gate"].replace("<=", "≤").replace(">=", "≥"), there[0]["unit"]
    compared = [_values(found, one) if gate.startswith("ratio") else NOTHING for one in ("base", "ratio")]
    spread = _values(found, "spread") if any(one["rounds"] > 1 for one in there) else NOTHING
    limit = gate if gate.startswith("ratio") else f"{gate.removeprefix('value ')} {unit}"
    about = f"{name.removeprefix(f'{key} ')}, {unit}"
    return f"| {' | '.join((key, about, _values(found, 'value'), *compared, spread, limit, _verdict(there)))} |"


def _values(found: Sequence[Measured | None], name: str) -> str:
    return " · ".join(_number(one[name]) if one else NOTHING for one in found)


def _number(value: float) -> str:
    return f"{value:,.0f}" if value >= 100 else f"{value:.{4 if value < 10 else 3}g}"


def _verdict(there: Sequence[Measured]) -> str:
    """Whether the gate holds in all runs that measured it."""
    missed = sum(not one["holds"] for one in there)
    if not missed:
        return "yes"
    return "**missed**" if missed == len(there) else f"**missed** in {missed} of {len(there)}"


def _processor() -> str:
    """The name of the processor, as Linux tells it."""
    info = Path("/proc/cpuinfo")
    lines = info.read_text("utf-8").splitlines() if info.exists() else []
    return next(
        (line.partition(":")[2].strip() for line in lines if line.startswith("model name")), "unknown processor"
    )
