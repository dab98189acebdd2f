"""A websocket of another site is refused by a real server, which calls no other host for that (R53)."""

import pytest
from websockets.exceptions import InvalidStatus
from websockets.sync.client import connect

from tests.server.running import Server
from tests.server.wire import wired


# R53
@pytest.mark.parametrize("origin", ["https://elders.example", "null", "http://127.0.0.1:1"])
def test_a_socket_of_another_site_is_refused_without_a_call_to_another_host(server: Server, origin: str) -> None:
    server.start()
    url = server.address.replace("http", "ws", 1) + "/_stcore/stream"
    with pytest.raises(InvalidStatus), connect(url, origin=origin, proxy=None):  # type: ignore[arg-type]
        pass
    with wired(server.address) as own:
        own.run()
    assert not server.has_called_outside()
