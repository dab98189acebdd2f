"""Report and meeting card as accessible, archivable PDFs (PDF/UA-1 and PDF/A-2a), compiled by typst."""

import json
from datetime import UTC, date, datetime, time
from functools import cache
from pathlib import Path
from typing import Any

import typst

from results.meeting.card import MeetingCard
from results.report.answer_tables import answers_page
from results.report.card_page import card_contents
from results.report.figures import figures_page
from results.report.glyphs import FONTS, drawable
from results.report.overview import overview_page
from results.report.plan import advice_remarks, plan_page
from results.report.report import Report
from results.report.row_headers import with_row_headers
from scan import __version__
from scan.dates import dutch_date
from scan.dutch import DISCLAIMER, origin_sentence
from scan.limits.limits import TEXT_LINES

TEMPLATES = Path(__file__).parent
PROGRAM = f"zelfscan {__version__}"


def report_pdf(report: Report) -> bytes:
    """The report as PDF; equal reports give equal bytes."""
    return _compiled("report", report_contents(report), report.today)


def card_pdf(card: MeetingCard) -> bytes:
    """The meeting card as a PDF of one A4 page, whatever the length of its texts; equal cards give equal bytes."""
    return _compiled("card", card_contents(card), card.meeting_date)


def _compiled(name: str, values: dict[str, Any], day: date) -> bytes:
    """The template `name` compiled with `values`.

    The values are passed as JSON, so that texts of users are never interpreted as markup. The fonts are cached; a
    compiler is not, because it would retain the last report.
    """
    made = typst.compile(
        TEMPLATES / f"{name}.typ",
        root=TEMPLATES,
        font_paths=typst_fonts(),
        ignore_system_fonts=True,
        format="pdf",
        sys_inputs={name: json.dumps(_drawable(values)), "families": json.dumps(font_families())},
        pdf_standards=["ua-1", "a-2a"],
        timestamp=datetime.combine(day, time(), UTC),
    )
    return with_row_headers(made)


def report_contents(report: Report) -> dict[str, Any]:
    """The template values of the report, in the order of its pages."""
    today = report.today
    return {
        "title": f"{report.framework.title}: jouw profiel",
        "who": report.attribution,
        "notice": DISCLAIMER,
        "made": f"{report.framework.title} · {report.version} · gemaakt op {dutch_date(today)} · {PROGRAM}",
        "day": [today.year, today.month, today.day],
        "overview": overview_page(report),
        "plan": plan_page(report),
        "figures": figures_page(report),
        "remarks": advice_remarks(report),
        "answers": answers_page(report),
        "origin": origin_sentence(report.framework),
        "digest": f"Vragenlijst {report.framework.instrument}, {report.version}. Hash: {report.digest}.",
    }


@cache
def typst_fonts() -> typst.Fonts:
    """The fonts of the project only, so that a report looks the same on every system."""
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONTS)])


@cache
def font_families() -> tuple[str, ...]:
    """The families that draw running text: our own first, then those for other scripts and for signs."""
    others = sorted(one for one in typst_fonts().families() if not one.startswith("Zelfscan"))
    return "Zelfscan Sans", *others


def _shortened(text: str) -> str:
    """The text without the lines above the limit: thousands of short lines are hundreds of pages (R75)."""
    lines = text.splitlines()
    more = len(lines) - TEXT_LINES.most
    return "\n".join([*lines[: TEXT_LINES.most], TEXT_LINES.message.format(more)]) if more > 0 else text


def _drawable(value: Any) -> Any:
    """The value with every text passed through `drawable`."""
    if isinstance(value, str):
        return drawable(_shortened(value))
    if isinstance(value, dict):
        return {key: _drawable(one) for key, one in value.items()}
    return [_drawable(one) for one in value] if isinstance(value, list | tuple) else value
