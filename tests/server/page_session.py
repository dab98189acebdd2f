"""A session of a Streamlit page with radios, over its websocket and without a browser."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import connect
from websockets.typing import Origin, Subprotocol


@dataclass
class PageSession:
    """Someone on a page who chooses another option of the next radio with each answer.

    `cookie` is sent with the handshake; `path` is that of the page, "" for the front page. `shown` is the path of the
    page that ran last, "" also in an app of one page.
    """

    address: str
    cookie: str = ""
    path: str = ""
    radios: dict[str, Sequence[str]] = field(default_factory=dict)
    chosen: dict[str, str] = field(default_factory=dict)
    page: str = ""
    shown: str = ""
    turn: int = 0

    async def open(self) -> None:
        """Connect and run the page once."""
        self.socket = await connect(
            self.address.replace("http", "ws", 1) + "/_stcore/stream",
            subprotocols=[Subprotocol("streamlit")],
            origin=Origin(self.address),
            additional_headers={"cookie": self.cookie} if self.cookie else None,
            max_size=None,
            compression=None,
        )
        for message in await self._run():
            if message.delta.new_element.WhichOneof("type") == "radio":
                self.radios[message.delta.new_element.radio.id] = list(message.delta.new_element.radio.options)

    async def answer(self) -> None:
        """Choose an option and run the page; raises ValueError when it did not run."""
        radio = list(self.radios)[self.turn % len(self.radios)]
        options, self.turn = self.radios[radio], self.turn + 1
        self.chosen[radio] = options[(self.turn // len(self.radios)) % len(options)]
        await self.view()

    async def view(self) -> None:
        """Run the page once more; raises ValueError when it did not run."""
        if not any(one.WhichOneof("type") == "delta" for one in await self._run()):
            raise ValueError("the page did not run")

    async def close(self) -> None:
        """Leave the page."""
        await self.socket.close()

    async def _run(self) -> list[ForwardMsg]:
        """Run the page with what is chosen, to its end; all messages that came."""
        message, came = BackMsg(), list[ForwardMsg]()
        message.rerun_script.page_script_hash = self.page
        message.rerun_script.page_name = self.path
        for name, value in self.chosen.items():
            message.rerun_script.widget_states.widgets.add(id=name, string_value=value)
        await self.socket.send(bytes(message.SerializeToString()))
        while not came or came[-1].WhichOneof("type") != "script_finished":
            received = await self.socket.recv()
            came.append(ForwardMsg.FromString(received if isinstance(received, bytes) else received.encode()))
            self._follow(came[-1])
        return came

    def _follow(self, message: ForwardMsg) -> None:
        """Stay on the page that runs: in an app of several pages a new session names the whole app, not one of them."""
        if message.WhichOneof("type") == "new_session":
            self.page = message.new_session.page_script_hash
        elif message.WhichOneof("type") == "navigation":
            self.page = message.navigation.page_script_hash
            paths = {one.page_script_hash: one.url_pathname for one in message.navigation.app_pages}
            self.shown = paths[self.page]
