"""Reports and gesprekskaarten as files for whose they are: what makes them is loaded when someone asks for one."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from results.advice.eligibility import USUAL_BUDGET
from results.advice.suggestions import suggest
from results.advice.supervisor_gaps import gap_topics, revealed_ratings
from results.goals.plans import report_goals, wish_from_sittings
from results.meeting.invitations import numbered_invitations
from results.meeting.outcomes import meeting_card
from results.report.meeting_files import RevealedMeeting, meeting_files
from scan import resources
from scan.content.loading import ContentError
from scan.dates import today
from scan.door.own_data import handed_to, number_of
from scan.scoring.assessment import Assessment
from scan.scoring.scoring import score
from scan.store import Actor, Invitation, NotFoundError, Sitting
from scan.store.durable import DurableStore
from scan.takeaway import takeout

if TYPE_CHECKING:
    from results.report.report import Report

ALL = "zelfscan-alles.zip"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def as_pdf(request: Request) -> Response:
    """The report of one scan; scans are counted from 1, the oldest."""
    from results.report.pdf import report_pdf

    return _made(request, report_pdf, "rapport", "pdf", "application/pdf")


def as_word(request: Request) -> Response:
    """The learning goals of one scan as a page for a portfolio."""
    from results.report.portfolio import portfolio

    return _made(request, portfolio, "leerdoelen", "docx", WORD)


def as_tables(request: Request) -> Response:
    """Answers, scores and goals of one scan as a workbook."""
    from results.report.workbook import workbook

    return _made(request, lambda report: workbook([report]), "tabellen", "xlsx", EXCEL)


def report_of(kept: Sequence[Sitting], number: int, ratings: Sequence[Assessment] = ()) -> "Report":
    """The report of sitting `number`; NotFoundError when there is none, or none that a report can be made of.

    `ratings` are what supervisors said of it.
    """
    from results.report.report import Report

    if not 1 <= number <= len(kept) or kept[number - 1].assessment.by != "self":
        raise NotFoundError
    sitting = kept[number - 1]
    try:
        instrument = resources.instrument_of(sitting)
    except ContentError:
        raise NotFoundError from None
    budget = instrument.framework.budgets[USUAL_BUDGET]
    wish = replace(wish_from_sittings(sitting, kept, gap_topics(ratings, instrument)), hours=budget.hours)
    offers = resources.catalogue()
    advice = suggest(score(sitting.assessment, instrument), instrument, offers, wish)
    return Report(sitting, instrument, today(), offers, advice, wish, report_goals(kept, number))


def _made(request: Request, make: "Callable[[Report], bytes]", name: str, ending: str, kind: str) -> Response:
    number = number_of(request)

    def content(store: DurableStore, actor: Actor) -> bytes:
        kept = store.sittings(actor)
        rated = kept[number - 1].assessment.id if 1 <= number <= len(kept) else ""
        return make(report_of(kept, number, revealed_ratings(store.meetings, actor, rated)))

    return handed_to(request, content, f"{name}-{number}.{ending}", kind)


def everything(request: Request) -> Response:
    """One ZIP with all that this visitor has, their meetings included."""

    def content(store: DurableStore, actor: Actor) -> bytes:
        files = meeting_files([*held(store, actor)])
        return takeout.export(store.sittings(actor), resources.versions(), resources.catalogue().titles, files)

    return handed_to(request, content, ALL, "application/zip")


def held(store: DurableStore, actor: Actor) -> Iterator[RevealedMeeting]:
    """Every meeting of this learner whose version is known here; without its version nothing can be told of one."""
    for meeting in store.meetings.meetings(actor):
        pair = store.meetings.revealed(actor, meeting.invitation.id)
        with suppress(ContentError):
            yield pair, meeting, resources.instrument_of(pair.own)


def card_of_own(request: Request) -> Response:
    """The gesprekskaart of the learner's own meeting; invitations are counted from 1, the oldest."""
    return _card(request, "gesprek", _own)


def card_of_guest(request: Request) -> Response:
    """The same for the guest, by the number among what they were invited to."""
    return _card(request, "meekijken", lambda store, actor: list(store.meetings.invited(actor)))


def _own(store: DurableStore, actor: Actor) -> list[Invitation]:
    return [one for *_, one in numbered_invitations(store.meetings, actor, store.sittings(actor))]


def _card(request: Request, name: str, found: Callable[[DurableStore, Actor], list[Invitation]]) -> Response:
    from results.report.pdf import card_pdf

    number = number_of(request)

    def content(store: DurableStore, actor: Actor) -> bytes:
        mine = found(store, actor)
        if not 1 <= number <= len(mine):
            raise NotFoundError
        pair = store.meetings.revealed(actor, mine[number - 1].id)
        card = meeting_card(pair, store.meetings.meeting(actor, mine[number - 1].id), resources.instrument_of(pair.own))
        if card is None:
            raise NotFoundError
        return card_pdf(card)

    return handed_to(request, content, f"gesprekskaart-{name}-{number}.pdf", "application/pdf")


routes = [
    Route(f"/mee/{ALL}", everything),
    Route("/mee/gesprek-{number}.pdf", card_of_own),
    Route("/mee/meekijken-{number}.pdf", card_of_guest),
    Route("/mee/rapport-{number}.pdf", as_pdf),
    Route("/mee/leerdoelen-{number}.docx", as_word),
    Route("/mee/tabellen-{number}.xlsx", as_tables),
]
