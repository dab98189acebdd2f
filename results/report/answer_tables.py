"""Every answer with its norm and the person's own words, by role."""

from collections.abc import Mapping
from itertools import groupby
from typing import Any

from results.report.report import Report
from scan.dutch import count
from scan.instrument.instrument import Item, norm
from scan.scoring.assessment import NVT
from scan.takeaway.transcript import TranscriptLine, answer_words, transcript

UNKNOWN = "Andere vragen"


def answers(report: Report) -> dict[str, Any]:
    """The answers as values that the template sets: a table for each role, and how much was left open."""
    items = {item.id: item for item in report.instrument.items}
    by_role = groupby(transcript(report.sitting, report.instrument), key=lambda line: line.role)
    return {
        "title": "Antwoorden per vraag",
        "roles": [
            {"name": role or UNKNOWN, "lines": [_line(one, items, report) for one in of]} for role, of in by_role
        ],
        "open": _left_open(report),
    }


def norm_of(line: TranscriptLine, items: Mapping[str, Item], report: Report) -> int | None:
    """The end norm of a line; absent for what does not apply, or is no item of this phase."""
    item = items.get(line.item_id)
    asked = item and report.phase.key in item.phases
    return norm(item, report.phase) if item and asked and line.answer != NVT else None


def _line(line: TranscriptLine, items: Mapping[str, Item], report: Report) -> dict[str, str]:
    item = items.get(line.item_id)
    extra = item is not None and item.level not in report.phase.scope
    t = norm_of(line, items, report)
    return {
        "text": line.text,
        "extra": f"Extra vraag, niveau {item.level}" if item and extra else "",
        "answer": answer_words(line),
        "norm": "–" if t is None else str(t),
        "experience": f"Afgelopen jaar: {line.experience}." if line.experience else "",
        "note": line.note,
    }


def _left_open(report: Report) -> str:
    """How many questions of the scan itself have no answer."""
    asked = [item for item in report.instrument.items_of(report.phase) if item.level in report.phase.scope]
    n = sum(item.id not in report.sitting.assessment.answers for item in asked)
    if not n:
        return ""
    return f"{count(n, 'vraag', 'vragen').capitalize()} {'bleef' if n == 1 else 'bleven'} open. Dat mag."
