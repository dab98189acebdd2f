"""The report as a file for its owner alone: what makes it is loaded when someone asks for it."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from results.eligible import USUAL_BUDGET
from results.plans import of_report, wish_of
from results.suggestions import suggest
from scan import served
from scan.door.belongings import handed, number_of
from scan.loading import ContentError
from scan.scoring import score
from scan.store import NotFoundError, Sitting
from scan.takeaway.transcript import HERE

if TYPE_CHECKING:
    from results.report.report import Report

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def as_pdf(request: Request) -> Response:
    """The report of one scan; scans are counted from 1, the oldest."""
    from results.report.pdf import pdf

    return _made(request, pdf, "rapport", "pdf", "application/pdf")


def as_word(request: Request) -> Response:
    """The learning goals of one scan as a page for a portfolio."""
    from results.report.portfolio import portfolio

    return _made(request, portfolio, "leerdoelen", "docx", WORD)


def as_tables(request: Request) -> Response:
    """Answers, scores and goals of one scan as a workbook."""
    from results.report.workbook import workbook

    return _made(request, lambda report: workbook([report]), "tabellen", "xlsx", EXCEL)


def report_of(kept: Sequence[Sitting], number: int) -> "Report":
    """The report of sitting `number`; NotFoundError when there is none, or none that a report can be made of."""
    from results.report.report import Report

    if not 1 <= number <= len(kept) or kept[number - 1].assessment.by != "self":
        raise NotFoundError
    sitting = kept[number - 1]
    try:
        instrument = served.instrument_of(sitting)
    except ContentError:
        raise NotFoundError from None
    budget = instrument.framework.budgets[USUAL_BUDGET]
    wish = replace(wish_of(sitting, kept), hours=budget.hours)
    offers = served.catalogue()
    advice = suggest(score(sitting.assessment, instrument), instrument, offers, wish)
    today = datetime.now(HERE).date()
    return Report(sitting, instrument, today, offers, advice, wish, of_report(kept, number))


def _made(request: Request, make: "Callable[[Report], bytes]", name: str, ending: str, kind: str) -> Response:
    number = number_of(request)
    return handed(request, lambda own: make(report_of(own, number)), f"{name}-{number}.{ending}", kind)


routes = [
    Route("/mee/rapport-{number}.pdf", as_pdf),
    Route("/mee/leerdoelen-{number}.docx", as_word),
    Route("/mee/tabellen-{number}.xlsx", as_tables),
]
