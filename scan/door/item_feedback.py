"""The route that takes feedback on a question: POST /opmerking.

Body: `{"sitting": id, "version", "item", "text"}`; the sitting is only for the token and is not stored. Response: `{}`,
or `{"error": a Dutch sentence}`.
"""

import logging

from pydantic import BaseModel, ConfigDict, ValidationError
from starlette.concurrency import run_in_threadpool
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response

from scan import resources
from scan.content.loading import ContentError
from scan.door.answers import NOBODY, OLD_PAGE, TOKEN_HEADER, check_sender, json_response
from scan.door.cookies import token_of
from scan.door.forms import NO_CONTENT, STATUSES, FormError, read_body
from scan.identity.answer_token import is_answer_token
from scan.limits.limits import FEEDBACK_BYTES
from scan.patient_data import patient_data_warnings
from scan.store import ItemVersion, NotFoundError, StoreError
from scan.strict_json import JsonError, read_json

FEEDBACK_PATH = "/opmerking"
GARBLED = "Deze opmerking is niet te lezen. Laad de pagina opnieuw."
UNKNOWN_ITEM = "Deze vraag is hier niet bekend. Laad de pagina opnieuw."


class SentFeedback(BaseModel):
    """The body of a request."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)
    sitting: str
    version: str
    item: str
    text: str


async def take_feedback(request: Request) -> Response:
    """Store the feedback of a request, without whose it is."""
    try:
        check_sender(request)
        sent = sent_feedback(await read_body(request, FEEDBACK_BYTES))
        if not is_answer_token(request.headers.get(TOKEN_HEADER, ""), token_of(request), sent.sitting):
            raise FormError(OLD_PAGE, 403)
        await run_in_threadpool(keep_feedback, token_of(request), sent)
        return json_response({})
    except ClientDisconnect:
        return json_response({"error": GARBLED}, 400)
    except FormError as error:
        return json_response({"error": error.message}, error.status)
    except StoreError as error:
        return json_response({"error": error.message}, STATUSES.get(type(error), 500))
    except ContentError as error:
        logging.getLogger(__name__).error("the content has mistakes:\n%s", error)
        return json_response({"error": NO_CONTENT}, 503)


def sent_feedback(body: bytes) -> SentFeedback:
    """The feedback in the body of a request; raises FormError when it is malformed."""
    try:
        return SentFeedback.model_validate(read_json(body.decode("utf-8")))
    except (UnicodeDecodeError, JsonError, ValidationError):
        raise FormError(GARBLED) from None


def keep_feedback(cookie: str, sent: SentFeedback) -> None:
    """Store it for the editors of the questions; a text with what may be patient data is refused with the reason."""
    store = resources.opened_store()
    try:
        actor = store.actor_of(cookie)
    except NotFoundError:
        raise FormError(NOBODY, 401) from None
    instrument = resources.content_versions().get(sent.version)
    if instrument is None or sent.item not in {item.id for item in instrument.items}:
        raise FormError(UNKNOWN_ITEM)
    for warning in patient_data_warnings(sent.text):
        raise FormError(warning)
    store.give_feedback(actor, ItemVersion(instrument.framework.instrument, sent.version, sent.item), sent.text)
