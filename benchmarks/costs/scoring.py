"""CPU of scoring one scan (P11), and of scoring many from a file by the command (P14)."""

import json
import resource
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from random import Random

from benchmarks.costs.cost_figure import CostFigure, cost_figure
from results.coverage.sample_people import random_answers
from scan.content.loading import load_instrument
from scan.instrument.instrument import Instrument
from scan.scoring.assessment import Assessment
from scan.scoring.scoring import score
from scan.terminal import ITEMS
from tests.support.paths import ROOT

GATE_MS, BULK_MS, BULK_MB = 0.8, 1, 100  # the gates, which are the bases of these figures
PHASE, SPECIALISM = "n8", "cardiologie"
# The largest memory of the program itself: that of a child process, as the system counts it, includes its parent's.
MEASURED = """
import sys
from scan.__main__ import main
main(sys.argv[1:])
print(*(line for line in open("/proc/self/status") if line.startswith("VmHWM")), file=sys.stderr)
"""


def scoring_cpu(folder: Path, people: int, rounds: int) -> CostFigure:
    """CPU of scoring one scan of an aios, in ms; each is another person (P11)."""
    instrument = load_instrument(ITEMS).set_for(SPECIALISM)
    scans = list(assessments(instrument, people))
    values = []
    for _ in range(rounds):
        start = time.process_time()
        profiles = [score(scan, instrument) for scan in scans]
        values.append((time.process_time() - start) * 1_000 / people)
        if len({profile.overall for profile in profiles}) == 1:
            raise AssertionError("all people have the same profile")
    return cost_figure("P11 scoring a scan", "ms", values, [GATE_MS] * rounds)


def bulk_scoring(folder: Path, scans: int, rounds: int) -> CostFigure:
    """Time of `scan score` per scan of a file with one a line, in ms (P14)."""
    file = _file_of_scans(folder, scans)
    values = [_scored(file, scans, folder)[0] * 1_000 / scans for _ in range(rounds)]
    return cost_figure("P14 scan score, each", "ms", values, [BULK_MS] * rounds)


def bulk_memory(folder: Path, scans: int) -> CostFigure:
    """Memory that `scan score` takes at most for a file with one scan a line, in MB (P14)."""
    return cost_figure(
        "P14 scan score, memory", "MB", [_scored(_file_of_scans(folder, scans), scans, folder)[1]], [BULK_MB]
    )


def assessments(instrument: Instrument, people: int) -> Iterator[Assessment]:
    """Scans of random people, the same ones every time."""
    phase = instrument.framework.phase(PHASE)
    for seed in range(people):
        answers = random_answers(phase, instrument, Random(seed))
        yield Assessment(str(seed), instrument.framework.instrument, instrument.version, phase.key, answers)


def _file_of_scans(folder: Path, scans: int) -> Path:
    file = folder / "scans.jsonl"
    with file.open("w", encoding="utf-8") as out:
        for one in assessments(load_instrument(ITEMS).set_for(SPECIALISM), scans):
            record = {"id": one.id, "instrument": one.instrument, "version": one.version, "phase": one.phase}
            out.write(json.dumps({**record, "specialism": SPECIALISM, "answers": dict(one.answers)}) + "\n")
    return file


def _scored(file: Path, scans: int, folder: Path) -> tuple[float, float]:
    """Seconds of CPU and MB of a run of the command, which must print a profile for each scan."""
    out, command = folder / "profiles.jsonl", [sys.executable, "-c", MEASURED, "score", str(file)]
    before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
    with out.open("wb") as written:
        run = subprocess.run(command, cwd=ROOT, stdout=written, stderr=subprocess.PIPE, text=True, check=True)
    with out.open("rb") as profiles:
        if (printed := sum(1 for _ in profiles)) != scans:
            raise AssertionError(f"{printed} profiles, not {scans}")
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - before, int(run.stderr.split()[-2]) / 1e3
