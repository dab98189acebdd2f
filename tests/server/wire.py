"""A client for Streamlit's websocket, which runs pages without a browser."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import ClientConnection, connect

from scan.identity.visitor_cookie import COOKIE
from tests.support.patience import PATIENCE


@dataclass
class Wire:
    """An open socket and, after the first run, the id of its session."""

    socket: ClientConnection
    session: str = ""

    def run(self, page: str = "", query: str = "") -> list[ForwardMsg]:
        """Run a page to its end; all messages that came."""
        message, came = BackMsg(), []
        message.rerun_script.page_name, message.rerun_script.query_string = page, query
        self.socket.send(bytes(message.SerializeToString()))
        while not came or came[-1].WhichOneof("type") != "script_finished":
            came.append(ForwardMsg.FromString(bytes(self.socket.recv(timeout=PATIENCE))))
            self.session = came[-1].new_session.initialize.session_id or self.session
        return came


@contextmanager
def wired(address: str, token: str = "", session: str = "") -> Iterator[Wire]:
    """A socket with this token (none by default) in the given session (new by default)."""
    protocols = ["streamlit", "x", session] if session else ["streamlit"]
    headers, url = (
        {"Cookie": f"{COOKIE}={token}"} if token else {},
        address.replace("http", "ws", 1) + "/_stcore/stream",
    )
    with connect(url, subprotocols=protocols, additional_headers=headers, origin=address, max_size=None) as socket:  # type: ignore[arg-type]
        yield Wire(socket, session)


def text_of(came: Sequence[ForwardMsg]) -> str:
    """All bytes of messages as text, to search in."""
    return b"".join(message.SerializeToString() for message in came).decode("utf-8", "replace")
