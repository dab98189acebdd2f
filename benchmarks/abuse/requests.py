"""Requests of an attacker, many at once."""

import json
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, suppress
from http.client import HTTPConnection, HTTPException

from benchmarks.abuse.bystander import PATIENCE
from benchmarks.answer_cost.servers import Served
from scan.identity.visitor_cookie import COOKIE

AT_ONCE = 13
Statuses = list[int]  # 0 for a connection that was closed


def at_once(attack: Callable[[int], int], times: int) -> Statuses:
    """The statuses of so many requests, thirteen at a time."""
    with ThreadPoolExecutor(AT_ONCE) as several:
        return list(several.map(attack, range(times)))


def upload(served: Served, token: str, content: bytes) -> int:
    """The status of a file to load."""
    edge = "zelfscan-edge"
    head = f'--{edge}\r\nContent-Disposition: form-data; name="file"; filename="a.json"\r\n\r\n'
    body = head.encode() + content + f"\r\n--{edge}--\r\n".encode()
    return send(served, "/inlezen", token, body, f"multipart/form-data; boundary={edge}")


def send(served: Served, path: str, token: str, body: bytes | None = None, kind: str = "") -> int:
    """The status of a GET, or of a POST with this body."""
    headers = {
        "cookie": f"{COOKIE}={token}",
        "sec-fetch-site": "same-origin",
        **({"content-type": kind} if kind else {}),
    }
    return ask(served, "GET" if body is None else "POST", path, body, headers)


def ask(served: Served, method: str, path: str, body: bytes | None, headers: dict[str, str]) -> int:
    """The status of a request, 0 when the connection was closed."""
    with (
        suppress(OSError, HTTPException),
        closing(HTTPConnection("127.0.0.1", served.port, timeout=PATIENCE)) as connection,
    ):
        connection.request(method, path, body, headers)
        response = connection.getresponse()
        response.read()
        return response.status
    return 0


def counted(statuses: Sequence[int]) -> str:
    """How often each status was the answer, as JSON."""
    return json.dumps({str(one): statuses.count(one) for one in sorted(set(statuses))})
