"""Reading the forms of our own pages: bounded in size, same origin only, with errors as Dutch pages."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from functools import wraps
from urllib.parse import urlsplit

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData, UploadFile
from starlette.requests import HTTPConnection, Request
from starlette.responses import Response
from starlette.types import Message

from scan.content.loading import ContentError
from scan.door.cookies import CookieNeededError, cookie_probe
from scan.door.notice_page import FAILED_TITLE, notice, whose_page
from scan.limits.limits import FORM_BYTES, TEXT_FORM_BYTES, Limit
from scan.store import (
    ClosedError,
    LockedError,
    NewerSchemaError,
    NotFoundError,
    RefusedError,
    StoreError,
    TooManyTriesError,
    UnavailableError,
)

MOST_FORM_FIELDS = 20
BODY_SECONDS = 30  # in which a whole body must have come
FOREIGN_FORM = "Dit formulier kwam niet van een pagina van de zelfscan. Ga terug en probeer het daar."
BODY_TOO_SLOW = "Het versturen duurde te lang. Probeer het opnieuw."
NO_CONTENT = "De vragen zijn nu niet te lezen. Probeer het later opnieuw. Wat bewaard was, is er nog."
STATUSES: dict[type[StoreError], int] = {
    RefusedError: 400,
    ClosedError: 409,
    NotFoundError: 404,
    LockedError: 404,
    TooManyTriesError: 429,
    UnavailableError: 503,
    NewerSchemaError: 503,
}
Form = dict[str, str | bytes]
FormHandler = Callable[[Request, Form], Response]


class FormError(Exception):
    """A form that is refused; `message` is the reason in Dutch, `status` the HTTP status."""

    def __init__(self, message: str, status: int = 400) -> None:
        super().__init__(message)
        self.message, self.status = message, status


class WhoseError(Exception):
    """Someone is known here who began something `began`, in words; the form does not say who the visitor is."""

    def __init__(self, began: str) -> None:
        super().__init__(began)
        self.began = began


def form_route(handler: FormHandler) -> Callable[[Request], Awaitable[Response]]:
    """A decorator that makes a route of a handler: it gets the form, in a thread, and its errors become pages."""

    @wraps(handler)
    async def route(request: Request) -> Response:
        try:
            form = await form_fields(request)
            return await run_in_threadpool(handler, request, form)
        except CookieNeededError:
            return cookie_probe(request)
        except WhoseError as error:
            return whose_page(request.url.path, form, error.began)
        except FormError as error:
            return notice(FAILED_TITLE, error.message, error.status)
        except (StoreError, ContentError) as error:
            return error_page(error)

    return route


def error_page(error: StoreError | ContentError) -> Response:
    """A Dutch page for an error of store or content; mistakes in content are logged for its editors."""
    if isinstance(error, ContentError):
        logging.getLogger(__name__).error("the content has mistakes:\n%s", error)
        return notice(FAILED_TITLE, NO_CONTENT, 503)
    return notice(FAILED_TITLE, error.message, STATUSES.get(type(error), 500))


async def form_fields(request: Request) -> Form:
    """The fields of a form, files as bytes; raises FormError for forms of other sites or that cannot be read."""
    has_files = request.headers.get("content-type", "").startswith("multipart/form-data")
    # Read before it is refused: a connection that closes on an unread body can lose the answer on its way.
    body = await read_body(request, FORM_BYTES if has_files else TEXT_FORM_BYTES)
    if not is_same_origin(request):
        raise FormError(FOREIGN_FORM, 403)

    async def replay() -> Message:
        return {"type": "http.request", "body": body, "more_body": False}

    try:
        data = await Request(request.scope, replay).form(max_files=1, max_fields=MOST_FORM_FIELDS)
        return {name: await field_value(data, name) for name in data}
    except Exception:
        raise FormError(FOREIGN_FORM) from None  # the parser raises many types


async def field_value(form: FormData, name: str) -> str | bytes:
    """The value of one field: text, or the bytes of a file."""
    value = form[name]
    return await value.read() if isinstance(value, UploadFile) else value


def is_same_origin(request: Request) -> bool:
    """Whether a page of our own sent the request, which protects against CSRF."""
    fetched = request.headers.get("sec-fetch-site")
    if fetched:
        return fetched == "same-origin"
    return urlsplit(request.headers.get("origin", "")).netloc == request.headers.get("host")


async def read_body(request: Request, most: Limit) -> bytes:
    """The body of a request; raises FormError above `most` bytes and when it comes too slowly."""
    body = bytearray()
    try:
        async with asyncio.timeout(BODY_SECONDS):
            async for chunk in request.stream():
                body += chunk
                if len(body) > most.most:
                    raise FormError(most.message, 413)
    except TimeoutError:
        raise FormError(BODY_TOO_SLOW, 408) from None
    return bytes(body)


def address_of(request: HTTPConnection) -> str:
    """The IP address of the visitor as known to the server or a trusted proxy; "" when unknown."""
    return request.client.host if request.client else ""
