"""Download routes for reports and gesprekskaarten, which a child process makes."""

from collections.abc import Awaitable, Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from results.advice.suggestions import suggest
from results.advice.supervisor_gaps import gap_topics, revealed_ratings
from results.goals.plans import report_goals, wish_from_sittings
from results.meeting.card import MeetingCard
from results.meeting.invitations import numbered_invitations
from results.meeting.outcomes import meeting_card
from results.report.meeting_files import RevealedMeeting
from scan import resources
from scan.content.loading import ContentError
from scan.dates import now, today
from scan.door.own_data import download_response, download_route, number_in_path
from scan.limits.child_process import FILES
from scan.scoring.assessment import Assessment
from scan.scoring.scoring import score
from scan.store import Actor, Invitation, NotFoundError, Sitting
from scan.store.durable import DurableStore
from scan.takeaway.kept_tables import change_table, moment_table
from scan.takeaway.zip_members import CHANGES_FILE, MOMENTS_FILE

if TYPE_CHECKING:
    from results.report.report import Report

ALL_FILE = "zelfscan-alles.zip"
WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
EXCEL_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class NamedFile(NamedTuple):
    """A file with the name it is saved under: its kind and a day, never who it is of."""

    name: str
    content: bytes


@download_route
def download_report(request: Request) -> Response:
    """The report of one scan as PDF; scans are counted from 1, the oldest."""
    return _made(request, "results.report.pdf:report_pdf", "zelfscan-rapport", "pdf", "application/pdf")


@download_route
def download_portfolio(request: Request) -> Response:
    """The learning goals of one scan as a Word document for a portfolio."""
    return _made(request, "results.report.word.portfolio:portfolio", "zelfscan-opleidingsplan", "docx", WORD_TYPE)


@download_route
def download_tables(request: Request) -> Response:
    """Answers, scores and goals of one scan as an Excel workbook."""
    return _made(request, "results.report.workbook:workbook_of_one", "zelfscan-tabellen", "xlsx", EXCEL_TYPE)


def report_of(sittings: Sequence[Sitting], number: int, ratings: Sequence[Assessment] = ()) -> "Report":
    """The report of sitting `number`, counted from 1; raises NotFoundError when none can be made.

    `ratings` are the assessments of that scan by supervisors.
    """
    from results.report.report import Report

    if not 1 <= number <= len(sittings) or sittings[number - 1].assessment.by != "self":
        raise NotFoundError
    sitting = sittings[number - 1]
    try:
        instrument = resources.instrument_of(sitting)
    except ContentError:
        raise NotFoundError from None
    offers = resources.current_catalogue()
    budget = offers.advice.budget(offers.advice.usual_budget)
    wish = replace(wish_from_sittings(sitting, sittings, gap_topics(ratings, instrument)), hours=budget.hours)
    advice = suggest(score(sitting.assessment, instrument), instrument, offers, wish)
    return Report(sitting, instrument, today(), offers, advice, wish, report_goals(sittings, number))


def _made(request: Request, make: str, name: str, ending: str, kind: str) -> Response:
    number = number_in_path(request)

    def content(store: DurableStore, actor: Actor) -> NamedFile:
        sittings = store.sittings(actor)
        rated = sittings[number - 1].assessment.id if 1 <= number <= len(sittings) else ""
        report = report_of(sittings, number, revealed_ratings(store.meetings, actor, rated))
        return NamedFile(f"{name}-{report.scan_day}.{ending}", FILES.run(make, report))

    return _named_download(request, content, kind)


def _named_download(request: Request, content: Callable[[DurableStore, Actor], NamedFile], kind: str) -> Response:
    """A download whose name has the day of what is in it, and is known only once it is made."""
    names: list[str] = []

    def made(store: DurableStore, actor: Actor) -> bytes:
        file = content(store, actor)
        names.append(file.name)
        return file.content

    response = download_response(request, made, "zelfscan", kind)
    for name in names:
        response.headers["content-disposition"] = f'attachment; filename="{name}"'
    return response


@download_route
def download_everything(request: Request) -> Response:
    """A ZIP with all data of this visitor, including meetings."""

    def content(store: DurableStore, actor: Actor) -> bytes:
        scans, meetings = store.sittings(actor), [*meetings_in_known_versions(store, actor)]
        changes = {one.assessment.id: store.answer_changes(actor, one.assessment.id) for one in scans}
        files = {
            CHANGES_FILE: change_table(scans, changes),
            MOMENTS_FILE: moment_table(
                store.kept_moments(actor), learner_invitations(store, actor), guest_invitations(store, actor)
            ),
            **(FILES.run("results.report.meeting_files:meeting_files", meetings) if meetings else {}),
        }
        packed: bytes = FILES.run("scan.resources:takeout_zip", scans, files)
        return packed

    return download_response(request, content, ALL_FILE, "application/zip")


def meetings_in_known_versions(store: DurableStore, actor: Actor) -> Iterator[RevealedMeeting]:
    """The revealed meetings of this learner; meetings of an unknown version are skipped."""
    for meeting in store.meetings.meetings(actor):
        pair = store.meetings.revealed(actor, meeting.invitation.id)
        with suppress(ContentError):
            yield pair, meeting, resources.instrument_of(pair.own)


def card_file(card: MeetingCard) -> NamedFile:
    """The gesprekskaart as PDF."""
    made = FILES.run("results.report.pdf:card_pdf", card)
    return NamedFile(f"zelfscan-gesprekskaart-{card.meeting_date}.pdf", made)


def event_file(card: MeetingCard) -> NamedFile:
    """The next meeting for a calendar; NotFoundError when it has no date."""
    from scan.takeaway.meeting_event import meeting_event

    if card.next_meeting is None:
        raise NotFoundError
    return NamedFile(f"zelfscan-gesprek-{card.next_meeting}.ics", meeting_event(card.next_meeting, now()))


def learner_invitations(store: DurableStore, actor: Actor) -> list[Invitation]:
    """The invitations of a learner; the number of a file counts them from 1, the oldest."""
    return [one for *_, one in numbered_invitations(store.meetings, actor, store.sittings(actor))]


def guest_invitations(store: DurableStore, actor: Actor) -> list[Invitation]:
    """The invitations that a guest accepted; the number of a file counts them from 1, the oldest."""
    return list(store.meetings.invited(actor))


def meeting_download(
    invitations: Callable[[DurableStore, Actor], list[Invitation]], made: Callable[[MeetingCard], NamedFile], kind: str
) -> Callable[[Request], Awaitable[Response]]:
    """An endpoint for a file about the meeting with the number in the path, among these invitations."""

    @download_route
    def endpoint(request: Request) -> Response:
        number = number_in_path(request)

        def content(store: DurableStore, actor: Actor) -> NamedFile:
            ids = [one.id for one in invitations(store, actor)]
            if not 1 <= number <= len(ids):
                raise NotFoundError
            pair = store.meetings.revealed(actor, ids[number - 1])
            card = meeting_card(pair, store.meetings.meeting(actor, ids[number - 1]), resources.instrument_of(pair.own))
            if card is None:
                raise NotFoundError
            return made(card)

        return _named_download(request, content, kind)

    return endpoint


download_routes = [
    Route(f"/mee/{ALL_FILE}", download_everything),
    Route("/mee/gesprek-{number}.pdf", meeting_download(learner_invitations, card_file, "application/pdf")),
    Route("/mee/meekijken-{number}.pdf", meeting_download(guest_invitations, card_file, "application/pdf")),
    Route("/mee/gesprek-{number}.ics", meeting_download(learner_invitations, event_file, "text/calendar")),
    Route("/mee/meekijken-{number}.ics", meeting_download(guest_invitations, event_file, "text/calendar")),
    Route("/mee/rapport-{number}.pdf", download_report),
    Route("/mee/leerdoelen-{number}.docx", download_portfolio),
    Route("/mee/tabellen-{number}.xlsx", download_tables),
]
