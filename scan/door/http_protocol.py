"""HTTP as httptools reads it, as strict as h11: one host, and a limit to heads (reliability.md R87)."""

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

MOST_BYTES = 65_536
TOO_LARGE = "Too much beside the body."


class HttpProtocol(HttpToolsProtocol):
    """Ends a connection with more than MOST_BYTES of a request that are no body: its head, sizes of chunks, a trailer.

    httptools keeps an endless head or trailer in memory until it ends.
    """

    beside = 0

    def data_received(self, data: bytes) -> None:
        """Read what came, and count it."""
        self.beside += len(data)
        super().data_received(data)
        if self.beside > MOST_BYTES and not self.transport.is_closing():
            self.send_400_response(TOO_LARGE)

    def on_headers_complete(self) -> None:
        """Refuse a request without a host, or with two: a proxy and the app may each believe another."""
        if self.parser.get_http_version() != "1.0" and [name for name, _ in self.headers].count(b"host") != 1:
            raise ValueError("one host")  # which httptools makes an error of the request
        super().on_headers_complete()

    def on_body(self, body: bytes) -> None:
        """A part of a body does not count."""
        self.beside -= len(body)
        super().on_body(body)

    def on_message_complete(self) -> None:
        """The next request on this connection begins."""
        self.beside = 0
        super().on_message_complete()
