"""A person's own data: download, upload and erasure."""

import asyncio
from collections import Counter
from collections.abc import Awaitable, Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from functools import wraps
from threading import BoundedSemaphore

from starlette.requests import Request
from starlette.responses import Response

from scan import resources
from scan.content.loading import ContentError
from scan.dates import now, today
from scan.door.cookies import is_secure, token_of, with_cookie, without_cookie
from scan.door.forms import Form, FormError, error_page, form_route
from scan.door.learner_entry import check_page, known_or_new_actor, redirect_to
from scan.door.notice_page import FAILED_TITLE, file_page, notice
from scan.identity.open_windows import run_windows_of
from scan.limits.child_process import FILES, ChildError
from scan.limits.limits import DOWNLOADS, DOWNLOADS_OF_PERSON, UPLOADS_WAITING
from scan.page_table import ERASED_PATH, MINE
from scan.store import Actor, NotFoundError, Sitting, StoreError
from scan.store.durable import DurableStore
from scan.takeaway import scan_file

LONGEST_NUMBER = 7
UPLOADS = BoundedSemaphore(UPLOADS_WAITING.most)  # few, so that files of strangers leave room for reports and forms
# Few threads, and of their own: what is computed for downloads takes turns with pages, and no form waits for them.
MAKERS = ThreadPoolExecutor(4, "downloads")
_downloads = Counter[str]()  # that are made or wait, by cookie
NO_SCAN = "Er is hier geen scan van jou bekend. Kom eerst terug met je code."
NO_FILE = "Kies eerst een bestand."
HANDED_OVER = (
    "Wie met je meekijkt, heeft nu je laptop en vult in wat die zag. Tot jullie allebei klaar zijn, geven we niets van "
    "jou mee."
)
ERASED_TITLE = "Alles van jou is verwijderd."
ERASED_TEXT = (
    "Ook je code en het kenmerk in je browser werken niet meer. De laatste losse sporen op de schijf gaan vannacht weg "
    "als de database wordt opgeruimd. Staat er nog een reservekopie van de beheerder, dan verdwijnt die op zijn eigen "
    "tijd."
)


def download_route(endpoint: Callable[[Request], Response]) -> Callable[[Request], Awaitable[Response]]:
    """A decorator: downloads are made a few at a time; too many that wait, in all or of one person, are refused."""

    @wraps(endpoint)
    async def route(request: Request) -> Response:
        person = token_of(request)
        if _downloads[person] >= DOWNLOADS_OF_PERSON.most or _downloads.total() >= DOWNLOADS.most:
            return notice(FAILED_TITLE, DOWNLOADS.message, 503)
        _downloads[person] += 1
        try:
            return await asyncio.get_running_loop().run_in_executor(MAKERS, endpoint, request)
        finally:
            _downloads[person] -= 1
            if not _downloads[person]:
                del _downloads[person]

    return route


@download_route
def download_scan(request: Request) -> Response:
    """Download one scan as a JSON file; the number in the path counts scans from 1, the oldest."""
    number = number_in_path(request)

    def content(sittings: tuple[Sitting, ...]) -> bytes:
        if not 1 <= number <= len(sittings):
            raise NotFoundError
        return scan_file.export_scan(sittings[number - 1])

    return download_of_scans(request, content, f"zelfscan-{number}.json", "application/json")


def download_reminder(request: Request) -> Response:
    """An event in half a year for any calendar; the same for everyone, so that it gives nobody away."""
    from scan.takeaway.reminder import reminder  # its library is loaded on first use

    site = f"{'https' if is_secure(request) else 'http'}://{request.headers.get('host', '')}/"
    headers = {"content-disposition": 'attachment; filename="zelfscan-herinnering.ics"', "cache-control": "no-store"}
    return Response(reminder(now(), today(), site), headers=headers, media_type="text/calendar")


def number_in_path(request: Request) -> int:
    """The number in the path of a request, 0 when there is none."""
    text: str = request.path_params["number"]
    return int(text) if text.isascii() and text.isdigit() and len(text) < LONGEST_NUMBER else 0


@form_route
def upload_scans(request: Request, form: Form) -> Response:
    """Add the scans of a file as earlier scans of this visitor, without duplicates; a refused file adds none."""
    check_page(request, form)
    content = form.get("file")
    if not isinstance(content, bytes) or not content:
        return file_page(NO_FILE, form)
    if not UPLOADS.acquire(blocking=False):
        return notice(FAILED_TITLE, UPLOADS_WAITING.message, 503)
    try:
        token = keep_scans(request, scans_in(content))
    except scan_file.ScanFileError as error:
        return file_page(error.message, form)
    except ChildError as error:
        return notice(FAILED_TITLE, error.message, 503)
    finally:
        UPLOADS.release()
    return with_cookie(redirect_to(MINE.path), request, token)


def keep_scans(request: Request, scans: Sequence[Sitting]) -> str:
    """Add scans for the visitor and return their token; a new person is erased when the store refuses them."""
    store = resources.opened_store()
    actor, token = known_or_new_actor(store, request)
    try:
        store.keep_earlier(actor, scans)
    except StoreError:
        if token != token_of(request):
            with suppress(StoreError):
                store.forget_person(actor)  # nobody gets the cookie
        raise
    return token


def scans_in(content: bytes) -> tuple[Sitting, ...]:
    """The scans in a file, unpacked, read and checked in the child process; raises ScanFileError or ChildError."""
    found: tuple[Sitting, ...] | scan_file.ScanFileError = FILES.run("scan.resources:uploaded_scans", content)
    if isinstance(found, scan_file.ScanFileError):
        raise found
    return found


@form_route
def erase_person(request: Request, form: Form) -> Response:
    """Erase all data of this visitor, from every open page too, and go to the page that confirms it."""
    check_page(request, form)
    store = resources.opened_store()
    try:
        actor = store.actor_of(token_of(request))
        store.forget_person(actor, shown_scans(form))
    except NotFoundError:
        raise FormError(NO_SCAN, 404) from None
    run_windows_of(actor)
    return without_cookie(redirect_to(ERASED_PATH.strip("/")), request)


def shown_scans(form: Form) -> int | None:
    """The number of scans on the page of a form, None when it does not say."""
    shown = str(form.get("scans", ""))
    return int(shown) if shown.isascii() and shown.isdigit() and len(shown) < LONGEST_NUMBER else None


def erased_page(request: Request) -> Response:
    """The confirmation of an erasure; who has a scan here goes to their own data."""
    try:
        resources.opened_store().actor_of(token_of(request))
    except StoreError:
        return notice(ERASED_TITLE, ERASED_TEXT, 200)
    return redirect_to(MINE.path)


def download_of_scans(
    request: Request, content: Callable[[tuple[Sitting, ...]], bytes], name: str, kind: str
) -> Response:
    """A download made from the sittings of this visitor; see `download_response`."""
    return download_response(request, lambda store, actor: content(store.sittings(actor)), name, kind)


def download_response(
    request: Request, content: Callable[[DurableStore, Actor], bytes], name: str, kind: str
) -> Response:
    """A download called `name` of media type `kind`, made for this visitor; a Dutch page when that is refused."""
    try:
        store = resources.opened_store()
        actor = store.actor_of(token_of(request))
        if store.meetings.handed_over(actor):
            return notice("Even niet", HANDED_OVER, 403)
        file = content(store, actor)
    except NotFoundError:
        return notice("Dit is er niet", NO_SCAN, 404)
    except (StoreError, ContentError) as error:
        return error_page(error)
    except ChildError as error:
        return notice(FAILED_TITLE, error.message, 503)
    headers = {"content-disposition": f'attachment; filename="{name}"', "cache-control": "no-store"}
    return Response(file, headers=headers, media_type=kind)
