"""People with a scan who answer over HTTP, as their browsers do."""

import json
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass, field
from itertools import cycle
from typing import Any

from scan.answer_token import answer_token
from scan.door.answers import ANSWER_PATH, TOKEN_HEADER
from scan.resources import COOKIE
from scan.store.durable import DurableStore, open_store
from tests.support.store.world import new_sitting

ITEMS = tuple(f"mh-{number:02}" for number in range(1, 36))
_AT_ONCE = 32


@dataclass
class Person:
    """Someone who answers one item after the other, always with another value than before."""

    token: str
    sitting: str
    numbers: dict[str, int] = field(default_factory=dict)
    _turns: Iterator[tuple[int, str]] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        """Begin with the first item."""
        self._turns = ((value, item) for value in cycle(range(1, 6)) for item in ITEMS)

    def next_change(self) -> dict[str, object]:
        """The next change, as the page sends it."""
        value, item = next(self._turns)
        return {"field": "answers", "item": item, "value": value, "seen": self.numbers.get(item, 0)}

    def request(self, change: dict[str, object], port: int) -> bytes:
        """The bytes of the request with this change."""
        body = json.dumps({"sitting": self.sitting, "changes": [change]})
        return (
            f"POST {ANSWER_PATH} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nOrigin: http://127.0.0.1:{port}\r\n"
            f"Sec-Fetch-Site: same-origin\r\nContent-Type: application/json\r\nCookie: {COOKIE}={self.token}\r\n"
            f"{TOKEN_HEADER}: {answer_token(self.token, self.sitting)}\r\nContent-Length: {len(body)}\r\n\r\n{body}"
        ).encode()

    def hear(self, response: dict[str, Any]) -> None:
        """Remember the number of an answer; raises ValueError when it was not saved."""
        (saved,) = response["fields"]
        if not saved["saved"]:
            raise ValueError(f"an answer was not saved: {saved}")
        self.numbers[saved["item"]] = saved["number"]


def new_people(url: str, count: int) -> Sequence[Person]:
    """People who each began a scan in the store at this URL, which is opened and closed for it."""
    with closing(open_store(url)) as store, ThreadPoolExecutor(_AT_ONCE) as several:
        return list(several.map(lambda _: _new_person(store), range(count)))


def _new_person(store: DurableStore) -> Person:
    actor, token = store.new_person()
    return Person(token, new_sitting(store, actor)[1])
