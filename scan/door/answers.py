"""The route that saves answers: POST /antwoord. It comes before Streamlit's own middleware, so it costs little.

Body: `{"sitting": id, "changes": [{"field", "item", "value", "seen"}, …]}`, the fields of `FieldChange`. Response:
`{"at": "23:14", "fields": [{"field", "item", "value", "number", "saved"}, …]}`, or `{"error": a Dutch sentence}`.
"""

import asyncio
import json
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from http import HTTPStatus
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from scan import resources
from scan.dates import local_time
from scan.door.cookies import token_of
from scan.door.forms import STATUSES, FormError, is_same_origin, read_body
from scan.identity.answer_token import is_answer_token
from scan.limits.limits import ANSWER_BYTES, ANSWERS_AT_ONCE
from scan.store import FieldChange, ItemField, NotFoundError, Receipt, StoreError
from scan.store.durable import DurableStore
from scan.strict_json import JsonError, read_json

ANSWER_PATH = "/antwoord"
TOKEN_HEADER = "x-zelfscan-token"  # noqa: S105 - the name of a header
# Threads of their own: answers that wait for the store hold up no page, and as many as a group commit takes can wait.
SAVERS = ThreadPoolExecutor(64, "answers")
FOREIGN = "Dit antwoord kwam niet van een pagina van de zelfscan. Laad de pagina opnieuw."
OLD_PAGE = "Deze pagina hoort bij een andere scan of bij iemand anders. Laad de pagina opnieuw."
NOBODY = "Er is hier geen scan van jou bekend. Kom eerst terug met je code."
UNREADABLE = "Dit antwoord is niet te lezen. Laad de pagina opnieuw en kies nog eens."


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class SentChange(_Strict):
    """A change as it is sent; which values fit which field is known to the store."""

    field: ItemField
    item: str
    value: int | str | None
    seen: Annotated[int, Field(ge=0)]


class SentAnswers(_Strict):
    """The body of a request."""

    sitting: str
    changes: Annotated[tuple[SentChange, ...], Field(min_length=1, max_length=ANSWERS_AT_ONCE.most, strict=False)]

    def field_changes(self) -> list[FieldChange]:
        """The changes as the store takes them."""
        return [FieldChange(one.field, one.item, one.value, one.seen) for one in self.changes]


class AnswerRoute:
    """ASGI middleware: answers are saved here, in the store that `opened_store` returns; other requests pass on."""

    def __init__(self, app: ASGIApp, opened_store: Callable[[], DurableStore] = resources.opened_store) -> None:
        self.app, self.opened_store = app, opened_store

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a POST of answers."""
        if scope["type"] == "http" and scope["path"] == ANSWER_PATH and scope["method"] == "POST":
            response = await answer(Request(scope, receive), self.opened_store)
            await response(scope, receive, send)
        else:
            await self.app(scope, receive, send)


async def answer(request: Request, opened_store: Callable[[], DurableStore]) -> Response:
    """Save the answers of a request; nothing is written before all of it was checked."""
    try:
        check_sender(request)
        sent = sent_answers(await read_body(request, ANSWER_BYTES))
        if not is_answer_token(request.headers.get(TOKEN_HEADER, ""), token_of(request), sent.sitting):
            raise FormError(OLD_PAGE, HTTPStatus.FORBIDDEN)
        saving = partial(record, opened_store, token_of(request), sent)
        receipt = await asyncio.get_running_loop().run_in_executor(SAVERS, saving)
        return json_response(receipt_json(receipt))
    except ClientDisconnect:
        return json_response({"error": UNREADABLE}, HTTPStatus.BAD_REQUEST)  # half a body, and nobody who hears this
    except FormError as error:
        return json_response({"error": error.message}, error.status)
    except StoreError as error:
        return json_response({"error": error.message}, STATUSES.get(type(error), 500))


def check_sender(request: Request) -> None:
    """Raise FormError for a request of another site, for one that is not JSON, and for one without a cookie."""
    if not is_same_origin(request):
        raise FormError(FOREIGN, HTTPStatus.FORBIDDEN)
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() != "application/json":
        raise FormError(UNREADABLE)
    if not token_of(request):
        raise FormError(NOBODY, HTTPStatus.UNAUTHORIZED)


def sent_answers(body: bytes) -> SentAnswers:
    """The answers in the body of a request; raises FormError when it is malformed."""
    try:
        return SentAnswers.model_validate(read_json(body.decode("utf-8")))
    except (UnicodeDecodeError, JsonError, ValidationError):
        raise FormError(UNREADABLE) from None


def record(opened_store: Callable[[], DurableStore], cookie: str, sent: SentAnswers) -> Receipt:
    """Save the answers as the person of this cookie."""
    store = opened_store()
    try:
        actor = store.actor_of(cookie)
    except NotFoundError:
        raise FormError(NOBODY, HTTPStatus.UNAUTHORIZED) from None
    return store.record(actor, sent.sitting, sent.field_changes())


def receipt_json(receipt: Receipt) -> dict[str, Any]:
    """What was saved, as the page shows it."""
    fields = [
        {"field": one.field, "item": one.item, "value": one.value, "number": one.number, "saved": one.is_saved}
        for one in receipt.fields
    ]
    return {"at": receipt.saved_at and local_time(receipt.saved_at), "fields": fields}


def json_response(content: dict[str, Any], status: int = HTTPStatus.OK) -> Response:
    """A response that no cache keeps."""
    return Response(json.dumps(content), status, {"cache-control": "no-store"}, media_type="application/json")
