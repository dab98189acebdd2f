"""Answers posted to the route, as the page with the questions does."""

import json
from typing import Any

from scan import resources
from scan.door.answers import ANSWER_PATH, TOKEN_HEADER
from scan.identity.answer_token import answer_token
from scan.identity.visitor_cookie import COOKIE
from scan.store import Sitting
from tests.support.two_people import who
from tests.support.windows import Visit

JSON = "application/json"
Json = dict[str, Any]


def change(value: object, seen: object = 0, item: object = "mh-01", field: object = "answers") -> Json:
    """A change as a page sends it."""
    return {"field": field, "item": item, "value": value, "seen": seen}


def post(visit: Visit, sitting: str, *changes: Json, cookie: str | None = None, **headers: str | bytes) -> Any:
    """Post changes; the token is that of this sitting and of the visitor's cookie, or of another `cookie`."""
    sent: dict[str, Any] = {"content-type": JSON, TOKEN_HEADER: answer_token(cookie or visit.token(), sitting)}
    if cookie is not None:
        sent["cookie"] = f"{COOKIE}={cookie}"
    sent |= {name.replace("_", "-"): value for name, value in headers.items()}
    return visit.client.post(ANSWER_PATH, content=json.dumps({"sitting": sitting, "changes": changes}), headers=sent)


def stored(visit: Visit) -> Sitting:
    """The newest scan of a visitor, as it is stored."""
    found = resources.opened_store().newest(who(visit))
    assert found is not None
    return found


def refused(answer: Any, status: int, told: str) -> None:
    """The response has this status, and one Dutch sentence in JSON that no cache keeps."""
    content = answer.json()
    assert (answer.status_code, list(content)) == (status, ["error"])
    assert told in content["error"]
    assert answer.headers["cache-control"] == "no-store"
