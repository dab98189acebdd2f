"""The route of texts that were typed just before a page closed or was hidden: POST /tekst (reliability.md R57).

Body: `{"texts": [{"place", "token", "text"}, …]}`, with place and token as the page was given them (`scan.look`).
Streamlit receives a text when its field loses the focus or after a pause; a page that closes has time for neither.
"""

from collections.abc import Callable, Mapping
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field
from starlette.routing import Route

from scan import resources
from scan.door.json_routes.json_posts import JsonRoute, Sent, json_post, known_actor
from scan.identity.answer_token import is_answer_token
from scan.limits.limits import LATE_TEXT_BYTES, LATE_TEXTS
from scan.store import Actor
from scan.store.durable import DurableStore
from scan.strict_json import read_json

TEXT_PATH = "/tekst"
TextSaver = Callable[[DurableStore, Actor, list[str], str], None]  # the third is the place without its kind


class SentText(BaseModel):
    """One text, the place where it belongs, and the token of that place."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)
    place: str
    token: str
    text: str


class SentTexts(Sent):
    """The body of a request."""

    texts: Annotated[tuple[SentText, ...], Field(min_length=1, max_length=LATE_TEXTS.most, strict=False)]

    def is_of_page(self, token: str, cookie: str) -> bool:
        """Whether a page of this person named each of the places."""
        return all(is_answer_token(one.token, cookie, one.place) for one in self.texts)


def text_route(savers: Mapping[str, TextSaver]) -> Route:
    """The route; `savers` store a text by the kind of its place."""

    @json_post(SentTexts, LATE_TEXT_BYTES)
    def take_texts(cookie: str, sent: SentTexts) -> None:
        store, actor = resources.opened_store(), known_actor(cookie)
        for one in sent.texts:
            place: Any = read_json(one.place)  # made by us, as its token proves
            savers[place[0]](store, actor, place[1:], one.text)

    route: JsonRoute = take_texts
    return Route(TEXT_PATH, route, methods=["POST"])
