"""Websockets are refused or slowed down before Streamlit sees them (reliability.md R53, R76)."""

import asyncio
import time
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from starlette.requests import HTTPConnection
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from scan.door.cookies import token_of
from scan.door.forms import address_of
from scan.store.attempts import network

MOST_FRAME_BYTES = 1_000_000
MOST_OF_PERSON, MOST_OF_ADDRESS = 20, 400  # open sockets: tabs of one browser; a lecture hall behind one address
REFUSED = {"type": "websocket.close", "code": 1008}
TOO_LARGE = {"type": "websocket.disconnect", "code": 1009}


@dataclass
class Bucket:
    """Frames that may come: `rate` a second in the long run, `burst` at once."""

    rate: float
    burst: float
    tokens: float = field(init=False)
    at: float = 0.0

    def __post_init__(self) -> None:
        """It begins full."""
        self.tokens = self.burst

    def wait(self, now: float) -> float:
        """Take one at this moment, in seconds; how long it has to wait, in seconds."""
        self.tokens = min(self.burst, self.tokens + (now - self.at) * self.rate) - 1
        self.at = now
        return max(0.0, -self.tokens / self.rate)


class SocketGuard:
    """ASGI middleware: refuses sockets of other sites and too many of one visitor, and slows down floods of frames."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self.open: Counter[str] = Counter()
        self.of_address: defaultdict[str, Bucket] = defaultdict(lambda: Bucket(200, 400))

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on what is no websocket."""
        if scope["type"] != "websocket":
            return await self.app(scope, receive, send)
        asked = HTTPConnection(scope)
        person, address = f"person {token_of(asked)}", f"address {network(address_of(asked))}"
        if not is_own_origin(asked) or self.open[person] >= MOST_OF_PERSON or self.open[address] >= MOST_OF_ADDRESS:
            return await send(REFUSED)
        mine = {person, address} if token_of(asked) else {address}
        self.open.update(mine)
        try:
            await self.app(scope, limited(receive, [Bucket(20, 40), self.of_address[address]]), send)
        finally:
            self.open.subtract(mine)
            if not self.open[address]:
                self.of_address.pop(address, None)
            self.open += Counter()  # forget who has none


def is_own_origin(asked: HTTPConnection) -> bool:
    """Whether a page of this host asked; other programs than browsers name no origin, and send no cookie unasked."""
    origin = asked.headers.get("origin")
    return origin is None or urlsplit(origin).netloc == asked.headers.get("host")


def limited(receive: Receive, buckets: list[Bucket]) -> Receive:
    """`receive` at the pace of the slowest bucket; a frame that is too large ends the socket."""

    async def receive_limited() -> Message:
        message = await receive()
        if message["type"] != "websocket.receive":
            return message
        if len(message.get("bytes") or message.get("text") or b"") > MOST_FRAME_BYTES:
            return TOO_LARGE
        await asyncio.sleep(max((one.wait(time.monotonic()) for one in buckets), default=0))
        return message

    return receive_limited
