"""All that a server ever told a window: what was drawn and what went over the wire."""

from dataclasses import dataclass, field

from playwright.sync_api import Response, WebSocket

from tests.browser.visitor import Visitor


@dataclass
class Overheard:
    """Listens to one visitor from now on; `since` holds what came after the last `forget`."""

    visitor: Visitor
    since: list[bytes] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Hear every answer and every frame."""
        self.visitor.listen("websocket", self._listen)
        self.visitor.listen("response", self._hear)

    def _listen(self, socket: WebSocket) -> None:
        socket.on("framereceived", lambda frame: self.since.append(_bytes(frame)))

    def _hear(self, response: Response) -> None:
        if response.request.resource_type in ("document", "fetch", "xhr"):
            self.since.append(response.url.encode())

    def has_heard(self, *words: str) -> bool:
        """Whether one of these came along, on the page, in its address or over the wire."""
        told = [self.visitor.text().encode(), self.visitor.page.url.encode(), *self.since]
        return any(word.encode() in one for word in words for one in told)


def _bytes(frame: str | bytes) -> bytes:
    return frame.encode() if isinstance(frame, str) else frame
