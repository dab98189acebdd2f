"""Routes that take JSON of our own pages and answer `{}`, or `{"error": a Dutch sentence}`."""

import logging
from collections.abc import Awaitable, Callable
from typing import TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError
from starlette.concurrency import run_in_threadpool
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response

from scan import resources
from scan.content.loading import ContentError
from scan.door.answers import NOBODY, OLD_PAGE, TOKEN_HEADER, check_sender, json_response
from scan.door.cookies import token_of
from scan.door.forms import NO_CONTENT, STATUSES, FormError, read_body
from scan.limits.limits import Limit
from scan.store import Actor, NotFoundError, StoreError
from scan.strict_json import JsonError, read_json

GARBLED = "Dit is niet te lezen. Laad de pagina opnieuw."


class Sent(BaseModel):
    """The body of a request."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)

    def is_of_page(self, token: str, cookie: str) -> bool:
        """Whether a page of the person of this cookie sent it; `token` is that of the header."""
        raise NotImplementedError


_Sent = TypeVar("_Sent", bound=Sent)
JsonRoute = Callable[[Request], Awaitable[Response]]
JsonHandler = Callable[[str, _Sent], None]


def json_post(kind: type[_Sent], limit: Limit) -> Callable[[JsonHandler[_Sent]], JsonRoute]:
    """A decorator that makes a route of a handler: it gets the cookie and the body of `kind`, in a thread."""

    def decorated(handler: JsonHandler[_Sent]) -> JsonRoute:
        async def route(request: Request) -> Response:
            try:
                check_sender(request)
                sent = sent_json(kind, await read_body(request, limit))
                if not sent.is_of_page(request.headers.get(TOKEN_HEADER, ""), token_of(request)):
                    raise FormError(OLD_PAGE, 403)
                await run_in_threadpool(handler, token_of(request), sent)
                return json_response({})
            except ClientDisconnect:
                return json_response({"error": GARBLED}, 400)
            except (FormError, StoreError, ContentError) as error:
                return json_error(error)

        return route

    return decorated


def json_error(error: FormError | StoreError | ContentError) -> Response:
    """The response to a request that is refused; mistakes in content are logged for its editors."""
    if isinstance(error, ContentError):
        logging.getLogger(__name__).error("the content has mistakes:\n%s", error)
        return json_response({"error": NO_CONTENT}, 503)
    status = error.status if isinstance(error, FormError) else STATUSES.get(type(error), 500)
    return json_response({"error": error.message}, status)


def sent_json(kind: type[_Sent], body: bytes) -> _Sent:
    """The body of a request; raises FormError when it is malformed."""
    try:
        return kind.model_validate(read_json(body.decode("utf-8")))
    except (UnicodeDecodeError, JsonError, ValidationError):
        raise FormError(GARBLED) from None


def known_actor(cookie: str) -> Actor:
    """The person of this cookie; raises FormError when there is none."""
    try:
        return resources.opened_store().actor_of(cookie)
    except NotFoundError:
        raise FormError(NOBODY, 401) from None
