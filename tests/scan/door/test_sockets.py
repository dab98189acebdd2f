"""Websockets of other sites, of too many windows and with floods of frames (R53, R76)."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from starlette.types import Message, Receive, Scope, Send

from scan.door.sockets import MOST_FRAME_BYTES, Bucket, SocketGuard, limited

HOST = (b"host", b"scan.example")
OWN = [HOST, (b"origin", b"https://scan.example")]


def socket(headers: list[tuple[bytes, bytes]], client: str = "192.0.2.1") -> Scope:
    """What the server knows of a websocket that is asked for."""
    return {
        "type": "websocket",
        "path": "/_stcore/stream",
        "query_string": b"",
        "scheme": "ws",
        "headers": headers,
        "client": (client, 1),
        "server": ("scan.example", 80),
    }


def asked(guard: SocketGuard, scope: Scope) -> list[Message]:
    """What the guard itself sends to one who asks for a socket."""
    sent: list[Message] = []

    async def send(message: Message) -> None:
        sent.append(message)

    asyncio.run(guard(scope, anything, send))
    return sent


async def anything() -> Message:
    return {"type": "websocket.receive", "bytes": b"x"}


async def opened(scope: Scope, receive: Receive, send: Send) -> None:
    """Streamlit, which would accept."""
    await send({"type": "websocket.accept"})


# R53
@pytest.mark.parametrize(
    "origin", [b"https://evil.example", b"null", b"", b"https://scan.example.evil", b"https://scan.example:8", b"\xff"]
)
def test_a_socket_of_another_site_never_reaches_streamlit(origin: bytes) -> None:
    assert asked(SocketGuard(opened), socket([HOST, (b"origin", origin)])) == [
        {"type": "websocket.close", "code": 1008}
    ]


@pytest.mark.parametrize("headers", [OWN, [HOST]], ids=["a page of this host", "a program without origin"])
def test_a_socket_of_this_host_is_passed_on(headers: list[tuple[bytes, bytes]]) -> None:
    assert asked(SocketGuard(opened), socket(headers)) == [{"type": "websocket.accept"}]


# R76
@pytest.mark.parametrize(
    ("most", "cookie", "client"),
    [(20, "zelfscan=mine", "192.0.2.{}"), (400, "zelfscan=person-{}", "192.0.2.7"), (400, "", "2001:db8::{:x}")],
    ids=["one person", "one address", "one network of IPv6"],
)
def test_one_visitor_has_this_many_sockets_and_again_after_closing_one(most: int, cookie: str, client: str) -> None:
    asyncio.run(crowd(most, cookie, client))


async def crowd(most: int, cookie: str, client: str) -> None:
    """Open as many as may be, be refused, close one, and open one more."""
    ends = asyncio.Event()

    async def waiting(scope: Scope, receive: Receive, send: Send) -> None:
        await ends.wait()

    guard, sent = SocketGuard(waiting), list[Message]()

    async def send(message: Message) -> None:
        sent.append(message)

    def one(number: int) -> Awaitable[Any]:
        headers = [*OWN, (b"cookie", cookie.format(number).encode())] if cookie else OWN
        return guard(socket(headers, client.format(number)), anything, send)

    running = [asyncio.ensure_future(one(number)) for number in range(most)]
    await asyncio.sleep(0)
    await one(most)
    assert sent == [{"type": "websocket.close", "code": 1008}]
    ends.set()
    await asyncio.gather(*running)
    await one(most)
    assert len(sent) == 1
    assert not guard.open
    assert not guard.of_address


def test_a_frame_of_a_megabyte_passes_and_one_byte_more_ends_the_socket() -> None:
    for size, kind in ((MOST_FRAME_BYTES, "websocket.receive"), (MOST_FRAME_BYTES + 1, "websocket.disconnect")):
        assert asyncio.run(limited(frame(size), [])())["type"] == kind
    assert MOST_FRAME_BYTES == 1_000_000


def frame(size: int) -> Callable[[], Awaitable[Message]]:
    """A socket on which one frame of this size came."""

    async def receive() -> Message:
        return {"type": "websocket.receive", "bytes": b"x" * size}

    return receive


def test_a_flood_waits_and_a_visitor_does_not() -> None:
    bucket = Bucket(rate=20, burst=40)
    assert [bucket.wait(100.0) for _ in range(40)] == [0.0] * 40
    assert [round(bucket.wait(100.0), 9) for _ in range(3)] == [0.05, 0.1, 0.15]
    assert bucket.wait(100.2) == 0.0
    assert [bucket.wait(200.0 + number / 10) for number in range(100)] == [0.0] * 100
