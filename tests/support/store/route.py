"""Answers posted to the route: to a store of this process, or to servers in other processes on the same database."""

import json
import socket
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime
from http.client import HTTPConnection
from itertools import cycle
from multiprocessing.connection import Connection
from typing import Any

import uvicorn
from starlette.applications import Starlette
from starlette.testclient import TestClient

from scan import dates
from scan.door.answers import ANSWER_PATH, TOKEN_HEADER, AnswerRoute
from scan.identity.answer_token import answer_token
from scan.identity.visitor_cookie import COOKIE
from scan.store import (
    ClosedError,
    DamagedError,
    FieldChange,
    NotFoundError,
    RefusedError,
    StoreError,
    UnavailableError,
)
from scan.store.durable import DurableStore, open_store
from tests.support.patience import PATIENCE
from tests.support.store.processes import other_process

HERE = "http://127.0.0.1"
StoreOpener = Callable[[str, Callable[[], datetime]], DurableStore]
Server = Callable[[str, Any, Connection], None]
ERRORS: Mapping[int, type[StoreError]] = {
    400: RefusedError,
    401: NotFoundError,
    404: NotFoundError,
    409: ClosedError,
    500: DamagedError,
    503: UnavailableError,
}


def post_here(store: DurableStore, token: str, sitting: str, changes: Sequence[FieldChange]) -> list[dict[str, Any]]:
    """Post to the route on a store of this process; returns the fields, raises the error of the store."""
    client = TestClient(AnswerRoute(Starlette(), lambda: store), base_url=HERE)
    headers, body = request_parts(token, sitting, changes)
    response = client.post(ANSWER_PATH, content=body, headers=headers)
    return fields_of(response.status_code, response.json())


def post_to(port: int, token: str, sitting: str, changes: Sequence[FieldChange]) -> list[dict[str, Any]]:
    """Post to a server on this port; also raises OSError or HTTPException when it is gone."""
    connection = HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
    headers, body = request_parts(token, sitting, changes)
    try:
        connection.request("POST", ANSWER_PATH, body, headers)
        response = connection.getresponse()
        return fields_of(response.status, json.loads(response.read()))
    finally:
        connection.close()


def request_parts(token: str, sitting: str, changes: Sequence[FieldChange]) -> tuple[dict[str, str], str]:
    """The headers and the body of a request, as the page sends them."""
    headers = {
        "content-type": "application/json",
        "sec-fetch-site": "same-origin",
        "cookie": f"{COOKIE}={token}",
        TOKEN_HEADER: answer_token(token, sitting),
    }
    return headers, json.dumps({"sitting": sitting, "changes": [change._asdict() for change in changes]})


def fields_of(status: int, content: dict[str, Any]) -> list[dict[str, Any]]:
    """The fields of a response; raises the error that its status stands for."""
    if status != 200:
        raise ERRORS[status](content["error"])
    fields: list[dict[str, Any]] = content["fields"]
    return fields


def serve_route(url: str, moment: Any, sender: Connection, opener: StoreOpener = open_store) -> None:
    """Serve the route on the store at this URL and send the port; `moment` is a shared clock in seconds, or None."""
    store = opener(url, dates.now if moment is None else lambda: datetime.fromtimestamp(moment.value, UTC))
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen()
        sender.send(listening.getsockname()[1])
        route = AnswerRoute(Starlette(), lambda: store)
        uvicorn.Server(uvicorn.Config(route, log_level="error", lifespan="off")).run([listening])


@contextmanager
def route_server(url: str, moment: Any = None, target: Server = serve_route) -> Iterator[tuple[Any, int]]:
    """A process that serves the route on this database, and its port; it is killed at the end."""
    with other_process(target, url, moment) as (process, receiver):
        if not receiver.poll(PATIENCE):
            raise TimeoutError("a server never began")
        yield process, receiver.recv()


@contextmanager
def route_ports(url: str, processes: int, moment: Any = None) -> Iterator[Iterator[int]]:
    """The ports of so many server processes on this database, in turn, without end."""
    with ExitStack() as stack:
        yield cycle([stack.enter_context(route_server(url, moment))[1] for _ in range(processes)])
