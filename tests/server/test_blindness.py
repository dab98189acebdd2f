"""A meeting stays blind when both answer by the route, with one server process and with two, on both engines.

Every test of the store's blindness runs here once more; only its answers take the way of a browser.
"""

from collections.abc import Iterator
from functools import partial

import pytest

from scan.store import Actor, Changes, FieldChange
from scan.store.durable import DurableStore
from scan.store.engine import open_database
from scan.store.records.people import new_key
from tests.scan.store import test_meetings_blindness as blindness
from tests.scan.store.conftest import away_from_home, cluster, engine, file, url  # noqa: F401 - fixtures
from tests.support.store.processes import shared_number
from tests.support.store.route import post_to, route_ports
from tests.support.store.world import Clock

globals().update({name: fact for name, fact in vars(blindness).items() if name.startswith("test_")})


class RoutedStore(DurableStore):
    """A store whose answers are posted to servers in other processes, each to the next one."""

    ports: Iterator[int]
    moment: object

    def save(self, actor: Actor, sitting_id: str, changes: Changes) -> object:  # type: ignore[override]
        """Post the changes, each with the number of its last entry."""
        self.moment.value = self._now().timestamp()  # type: ignore[attr-defined]
        token = self.database.write(partial(new_key, actor=actor, at=self._now()))
        sent = [
            FieldChange(field, item, value, 0)  # type: ignore[arg-type]
            for field in ("answers", "notes", "experience")
            for item, value in getattr(changes, field).items()
        ]
        for state in post_to(next(self.ports), token, sitting_id, sent) if sent else ():
            if not state["saved"]:
                seen = FieldChange(state["field"], state["item"], getattr(changes, state["field"])[state["item"]], 0)
                post_to(next(self.ports), token, sitting_id, [seen._replace(seen=state["number"])])
        return self._now()


@pytest.fixture
def clock() -> Clock:
    """A clock that stands still until a test moves it."""
    return Clock()


@pytest.fixture(params=[1, 2], ids=["one process", "two processes"])
def store(url: str, clock: Clock, request: pytest.FixtureRequest) -> Iterator[RoutedStore]:  # noqa: F811
    """An empty store, behind so many server processes."""
    opened = RoutedStore(open_database(url), clock)
    opened.moment = shared_number(clock().timestamp())
    with route_ports(url, request.param, opened.moment) as opened.ports:
        yield opened
    opened.close()
