"""A stolen Streamlit session id gives no access: each run checks the cookie (R25)."""

import pytest

from scan.store import Changes
from scan.store.durable import open_store
from tests.server.running import Server, begin
from tests.server.wire import text_of, wired

CANARY = "kanarie-in-de-toelichting"


@pytest.fixture
def victim(server: Server) -> tuple[str, str]:
    """The address of a server, and the token of a person who wrote a note there."""
    token = begin(server.address)
    store = open_store(server.database)
    actor = store.actor_of(token)
    sitting = store.newest(actor)
    assert sitting is not None
    store.save(actor, sitting.assessment.id, Changes({"mh-01": 4}, notes={"mh-01": CANARY}))
    store.close()
    return server.address, token


def seen(address: str, token: str = "", session: str = "") -> tuple[str, bool]:
    """Run the page with the note in a session (new by default): its id, and whether the note was shown."""
    with wired(address, token, session) as wire:
        came = text_of(wire.run("vragen", "bij=mh-01"))
        return wire.session, CANARY in came


def test_the_owner_of_the_cookie_resumes_their_session(victim: tuple[str, str]) -> None:
    address, token = victim
    session, told = seen(address, token)
    assert told
    assert seen(address, token, session) == (session, True)


@pytest.mark.parametrize("thief", ["", "onzin", "own"], ids=["no cookie", "a made-up cookie", "their own"])
def test_a_stolen_session_id_shows_nothing(victim: tuple[str, str], thief: str) -> None:
    address, token = victim
    session, told = seen(address, token)
    assert told
    assert seen(address, begin(address) if thief == "own" else thief, session) == (session, False)
    assert seen(address, token)[1]
