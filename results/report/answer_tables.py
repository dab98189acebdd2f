"""The appendix of the report: figures, and the answers with norms and notes by role."""

from collections.abc import Mapping
from itertools import groupby
from typing import Any

from results.report.report import Report
from scan.dutch import count
from scan.instrument.instrument import Item, norm
from scan.scoring.assessment import NVT
from scan.takeaway.transcript import TranscriptLine, answer_words, transcript

OTHER_QUESTIONS = "Andere vragen"


def answers_page(report: Report) -> dict[str, Any]:
    """The template values of the answers: a table for each role, and the number of open questions."""
    items = {item.id: item for item in report.instrument.items}
    by_role = groupby(transcript(report.sitting, report.instrument), key=lambda line: line.role)
    return {
        "title": "Antwoorden per vraag",
        "roles": [
            {"name": role or OTHER_QUESTIONS, "lines": [_line(one, items, report) for one in of]}
            for role, of in by_role
        ],
        "open": _open_sentence(report),
    }


def norm_of(line: TranscriptLine, items: Mapping[str, Item], report: Report) -> int | None:
    """The end norm of a line; None for an answer NVT and for an item that is not in this phase."""
    item = items.get(line.item_id)
    is_asked = item and report.phase.key in item.phases
    return norm(item, report.phase) if item and is_asked and line.answer != NVT else None


def _line(line: TranscriptLine, items: Mapping[str, Item], report: Report) -> dict[str, str]:
    item = items.get(line.item_id)
    extra = item is not None and item.level not in report.phase.scope
    end_norm = norm_of(line, items, report)
    return {
        "text": line.text,
        "extra": f"Extra vraag, niveau {item.level}" if item and extra else "",
        "answer": answer_words(line),
        "norm": "–" if end_norm is None else str(end_norm),
        "experience": f"Afgelopen jaar: {line.experience}." if line.experience else "",
        "note": line.note,
    }


def _open_sentence(report: Report) -> str:
    """The number of in-scope questions without an answer in words; "" when there are none."""
    in_scope = [item for item in report.instrument.items_of(report.phase) if item.level in report.phase.scope]
    n = sum(item.id not in report.sitting.assessment.answers for item in in_scope)
    if not n:
        return ""
    return f"{count(n, 'vraag', 'vragen').capitalize()} {'bleef' if n == 1 else 'bleven'} open. Dat mag."
