"""People with a scan who answer over HTTP, as their browsers do."""

from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass, field
from itertools import cycle
from typing import Any

from scan.store import FieldChange
from scan.store.durable import DurableStore, open_store
from tests.support.store.route import request_parts
from tests.support.store.world import new_sitting

ITEMS = tuple(f"mh-{number:02}" for number in range(1, 36))
_AT_ONCE = 32


@dataclass
class Person:
    """Someone who answers one item after the other, always with another value than before."""

    token: str
    sitting: str
    numbers: dict[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Begin with the first item."""
        self._turns = ((value, item) for value in cycle(range(1, 6)) for item in ITEMS)

    def next_request(self) -> tuple[dict[str, str], str]:
        """The headers and the body of the next answer."""
        value, item = next(self._turns)
        return request_parts(self.token, self.sitting, [FieldChange("answers", item, value, self.numbers.get(item, 0))])

    def hear(self, response: Mapping[str, Any]) -> None:
        """Remember the number of an answer; raises ValueError when it was not saved."""
        (state,) = response.get("fields") or [{"saved": False}]
        if not state["saved"]:
            raise ValueError(f"an answer was not saved: {response}")
        self.numbers[state["item"]] = state["number"]


def new_people(url: str, count: int) -> Sequence[Person]:
    """People who each began a scan in the store at this URL, which is opened and closed for it."""
    with closing(open_store(url)) as store, ThreadPoolExecutor(_AT_ONCE) as several:
        return list(several.map(lambda _: _new_person(store), range(count)))


def _new_person(store: DurableStore) -> Person:
    actor, token = store.new_person()
    return Person(token, new_sitting(store, actor)[1])
