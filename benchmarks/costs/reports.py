"""CPU of a report as PDF, of another person each time (P12)."""

import time
from pathlib import Path

from benchmarks.costs.cost_figure import CostFigure, cost_figure
from results.report.pdf import report_pdf
from tests.support.reports import AUDIENCES, report

GATE_MS = 30  # the gate, which is the base of this figure


def report_cpu(folder: Path, reports: int, rounds: int) -> CostFigure:
    """CPU of a report as PDF, in ms, in the process that makes it; the first one is not counted (P12)."""
    phases = list(AUDIENCES)
    report_pdf(report(phases[0], 0.5))
    values = []
    for turn in range(rounds):
        people = [report(phases[n % len(phases)], 0.4 + (turn * reports + n) % 97 / 200) for n in range(reports)]
        start = time.process_time()
        files = [report_pdf(one) for one in people]
        values.append((time.process_time() - start) * 1_000 / reports)
        if not all(file.startswith(b"%PDF-") for file in files):
            raise AssertionError("a report is no PDF")
    return cost_figure("P12 report as PDF", "ms", values, [GATE_MS] * rounds)
