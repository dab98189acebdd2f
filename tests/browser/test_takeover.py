"""A Streamlit session whose id was stolen gives nothing: who is here is asked of the cookie in every run (R25)."""

from collections.abc import Iterator
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlencode, urlsplit

import pytest
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import connect

from scan.store import Changes
from scan.store.durable import open_store
from tests.browser.harness import served

CANARY = "kanarie-in-de-toelichting"
FORM = urlencode({"audience": "aios", "phase": "n8", "specialism": "cardiologie", "year": "1"})


@pytest.fixture
def victim(tmp_path: Path) -> Iterator[tuple[str, str]]:
    """The address of a server, and the cookie of someone who wrote something down there."""
    with served(tmp_path / "log") as address:
        cookie = begin(address)
        store = open_store(f"sqlite:///{tmp_path / 'zelfscan.db'}")
        actor = store.actor_of(cookie.split("=", 1)[1])
        sitting = store.newest(actor)
        assert sitting is not None
        store.save(actor, sitting.assessment.id, Changes({"mh-01": 4}, notes={"mh-01": CANARY}))
        store.close()
        yield address, cookie


def begin(address: str) -> str:
    """Begin a scan, and return the cookie that came back."""
    connection = HTTPConnection(urlsplit(address).netloc)
    headers = {"content-type": "application/x-www-form-urlencoded", "sec-fetch-site": "same-origin"}
    connection.request("POST", "/begin", FORM, headers)
    return (connection.getresponse().getheader("set-cookie") or "").split(";")[0]


def seen(address: str, cookie: str = "", session: str = "") -> tuple[str, bytes]:
    """Run the page with the explained question in a session, a new one unless given; its id and all that came."""
    protocols = ["streamlit", "x", session] if session else ["streamlit"]
    url, came, found = address.replace("http", "ws", 1) + "/_stcore/stream", [], session
    headers = {"Cookie": cookie} if cookie else {}
    with connect(url, subprotocols=protocols, additional_headers=headers, origin=address, max_size=None) as socket:  # type: ignore[arg-type]
        socket.send(run())
        while True:
            came.append(bytes(socket.recv(timeout=20)))
            message = ForwardMsg.FromString(came[-1])
            found = message.new_session.initialize.session_id or found
            if message.WhichOneof("type") == "script_finished":
                return found, b"".join(came)


def run() -> bytes:
    """What a browser sends when it opens the page of questions with one explained."""
    message = BackMsg()
    message.rerun_script.query_string = "bij=mh-01"
    message.rerun_script.page_name = "vragen"
    return bytes(message.SerializeToString())


def test_the_owner_of_the_cookie_gets_their_own_session_back(victim: tuple[str, str]) -> None:
    address, cookie = victim
    session, came = seen(address, cookie)
    assert CANARY.encode() in came
    assert CANARY.encode() in seen(address, cookie, session)[1]


@pytest.mark.parametrize("thief", ["", "zelfscan=onzin", "own"], ids=["no cookie", "a made-up cookie", "their own"])
def test_who_stole_the_id_of_a_session_is_shown_nothing_of_it(victim: tuple[str, str], thief: str) -> None:
    address, cookie = victim
    session, came = seen(address, cookie)
    assert CANARY.encode() in came
    taken, came = seen(address, begin(address) if thief == "own" else thief, session)
    assert taken == session
    assert CANARY.encode() not in came
    assert CANARY.encode() in seen(address, cookie)[1]
