"""What the server reads of a connection besides the bodies of its requests has an end, and one host (R87)."""

import socket
from collections.abc import Iterator
from contextlib import suppress
from http.client import HTTPConnection

import pytest

from tests.server.running import Server
from tests.support.patience import PATIENCE

HEAD = b"POST /inlezen HTTP/1.1\r\nhost: 127.0.0.1\r\norigin: http://127.0.0.1\r\n"
CHUNKED = HEAD + b"content-type: multipart/form-data; boundary=b\r\ntransfer-encoding: chunked\r\n\r\n"
MUCH = 3_000_000  # bytes; far over the 64 kB, whatever fits in the buffers of both sides
ENDLESS = {
    "an address": b"GET /" + b"a" * MUCH,
    "a header": HEAD + b"x: " + b"a" * MUCH,
    "headers": HEAD + b"x: a\r\n" * (MUCH // 6),
    "sizes of chunks": CHUNKED + b"1;" + b"a" * MUCH,
    "a trailer": CHUNKED + b"0\r\nx: " + b"a" * MUCH,
    "trailers": CHUNKED + b"0\r\n" + b"x: a\r\n" * (MUCH // 6),
}


FILE = b'--b\r\ncontent-disposition: form-data; name="file"; filename="f"\r\n\r\n' + b"x" * 2_000_000 + b"\r\n--b--\r\n"
PIECE = 16_384


@pytest.fixture
def wire(server: Server) -> Iterator[socket.socket]:
    """A connection with the server."""
    server.start()
    with socket.create_connection(("127.0.0.1", server.port), timeout=PATIENCE) as connected:
        yield connected


def in_pieces(text: bytes) -> Iterator[bytes]:
    """A text in pieces of at most 16 kB."""
    return (text[at : at + PIECE] for at in range(0, len(text), PIECE))


# R87
@pytest.mark.parametrize("text", ENDLESS.values(), ids=ENDLESS.keys())
def test_what_is_no_body_and_has_no_end_ends_the_connection(wire: socket.socket, text: bytes) -> None:
    with suppress(ConnectionError):
        for piece in in_pieces(text):
            wire.sendall(piece)
        while wire.recv(PIECE):
            pass


def test_a_long_body_and_many_requests_on_one_connection_are_read(server: Server) -> None:
    server.start()
    wire = HTTPConnection("127.0.0.1", server.port, timeout=PATIENCE)
    for _ in range(100):
        wire.request("GET", "/gezond", headers={"x": "a" * 1_000})
        answer = wire.getresponse()
        assert (answer.status, answer.read()) == (200, b"gezond\n")
    headers = {"origin": server.address, "content-type": "multipart/form-data; boundary=b"}
    wire.request("POST", "/inlezen", in_pieces(FILE), headers, encode_chunked=True)
    assert wire.getresponse().status == 400  # the app: it holds no scan


# R87
@pytest.mark.parametrize("hosts", [b"", b"host: 127.0.0.1\r\nhost: elders.example\r\n"], ids=["none", "two"])
def test_a_request_names_one_host(wire: socket.socket, hosts: bytes) -> None:
    wire.sendall(b"GET /gezond HTTP/1.1\r\n" + hosts + b"\r\n")
    assert wire.recv(PIECE).startswith(b"HTTP/1.1 400 ")
