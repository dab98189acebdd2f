"""Report and gesprekskaart as PDFs that anyone can read and that last: PDF/UA-1 and PDF/A-2a at once, by typst."""

import json
from datetime import UTC, date, datetime, time
from functools import cache
from pathlib import Path
from typing import Any

import typst

from results.meeting.card import MeetingCard, card_contents
from results.profile.attribution import NOTICE
from results.report.answer_tables import answers
from results.report.glyphs import FONTS, drawable
from results.report.overview import overview
from results.report.plan import plan
from results.report.report import Report
from scan import __version__
from scan.dates import dutch_date
from scan.dutch import origin_sentence

HERE = Path(__file__).parent
PROGRAM = f"zelfscan {__version__}"


def pdf(report: Report) -> bytes:
    """The report as PDF; the same bytes for the same report."""
    return _compiled("report", contents(report), report.today)


def card_pdf(card: MeetingCard) -> bytes:
    """The gesprekskaart as PDF: one A4, whatever was written on it; the same bytes for the same card."""
    return _compiled("card", card_contents(card), card.held_on)


def _compiled(name: str, told: dict[str, Any], day: date) -> bytes:
    """The template `name` with what it tells.

    What people wrote travels as JSON beside the template, so it stays literal, whatever it says. The fonts are kept,
    a compiler is not: it would remember the last report.
    """
    return typst.compile(
        HERE / f"{name}.typ",
        root=HERE,
        font_paths=fonts(),
        ignore_system_fonts=True,
        format="pdf",
        sys_inputs={name: json.dumps(_drawable(told))},
        pdf_standards=["ua-1", "a-2a"],
        timestamp=datetime.combine(day, time(), UTC),
    )


def contents(report: Report) -> dict[str, Any]:
    """All that the report says, in the order of its pages."""
    today = report.today
    return {
        "title": f"{report.framework.title}: jouw profiel",
        "who": report.who,
        "notice": NOTICE,
        "made": f"{report.framework.title} · {report.version} · gemaakt op {dutch_date(today)} · {PROGRAM}",
        "day": [today.year, today.month, today.day],
        "overview": overview(report),
        "plan": plan(report),
        "answers": answers(report),
        "origin": origin_sentence(report.framework),
        "digest": f"Vragenlijst {report.framework.instrument}, {report.version}. Hash: {report.digest}.",
    }


@cache
def fonts() -> typst.Fonts:
    """Our own fonts and no others, so that a report looks the same everywhere."""
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONTS)])


def _drawable(value: Any) -> Any:
    """The value with every text as our fonts can show it."""
    if isinstance(value, str):
        return drawable(value)
    if isinstance(value, dict):
        return {key: _drawable(one) for key, one in value.items()}
    return [_drawable(one) for one in value] if isinstance(value, list | tuple) else value
