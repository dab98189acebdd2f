"""Answers posted to a real server."""

from contextlib import suppress

import pytest

from scan.store import Changes, FieldChange
from scan.store.durable import DurableStore, open_store
from tests.server.running import Server, begin
from tests.server.wire import Wire, text_of, wired
from tests.support.store.route import post_to

QUIET_SECONDS = 1.0


@pytest.fixture
def store(server: Server) -> DurableStore:
    """The store of the server."""
    return open_store(server.database)


def heard_until_quiet(wire: Wire) -> list[bytes]:
    """What a session hears by itself, until it is quiet for a while."""
    heard = list[bytes]()
    with suppress(TimeoutError):
        while True:
            heard.append(bytes(wire.socket.recv(timeout=QUIET_SECONDS)))  # type: ignore[arg-type]
    return heard


def test_an_answer_starts_no_run_of_a_page_and_the_next_run_knows_it(server: Server, store: DurableStore) -> None:
    token = begin(server.address)
    actor = store.actor_of(token)
    newest = store.newest(actor)
    assert newest is not None
    with wired(server.address, token) as wire:
        wire.run("vragen")
        heard_until_quiet(wire)
        note = FieldChange("notes", "mh-01", "kanarie-van-de-route", 0)
        (state,) = post_to(server.port, token, newest.assessment.id, [note])
        assert (state["saved"], store.sitting(actor, newest.assessment.id).notes) == (True, {"mh-01": note.value})
        assert heard_until_quiet(wire) == []
        assert str(note.value) in text_of(wire.run("vragen"))


def test_a_page_that_is_older_than_the_store_overwrites_nothing(server: Server, store: DurableStore) -> None:
    token = begin(server.address)
    actor = store.actor_of(token)
    newest = store.newest(actor)
    assert newest is not None
    store.save(actor, newest.assessment.id, Changes({"mh-01": 2}))
    (state,) = post_to(server.port, token, newest.assessment.id, [FieldChange("answers", "mh-01", 5, 0)])
    assert (state["value"], state["number"], state["saved"]) == (2, 1, False)
