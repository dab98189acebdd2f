"""The attacks: each has its people prepared before the server starts, and returns the statuses of its answers."""

import asyncio
import json
import time
from collections.abc import Callable
from contextlib import suppress
from typing import NamedTuple

from websockets.asyncio.client import connect
from websockets.exceptions import WebSocketException
from websockets.typing import Origin, Subprotocol

from benchmarks.abuse.bystander import PATIENCE
from benchmarks.abuse.people import (
    empty_scan,
    full_people,
    full_scan,
    nobody,
    one_person,
    scanned_person,
    several_people,
    wordy_person,
)
from benchmarks.abuse.requests import Statuses, ask, at_once, send, upload
from benchmarks.answer_cost.servers import Served
from scan.store import FieldChange
from scan.store.durable import DurableStore
from scan.takeaway.scan_file import hashed_file
from scan.takeaway.scan_schema import scan_json
from tests.support.store.route import request_parts

FORM = "application/x-www-form-urlencoded"


class Attack(NamedTuple):
    """An attack: its name, whose cookies it needs, and what it does with them `times` times, a quick run fewer."""

    name: str
    prepare: Callable[[DurableStore, int], list[str]]
    run: Callable[[Served, list[str], int], Statuses]
    times: int
    quick: int


def waits(served: Served, tokens: list[str], times: int) -> Statuses:
    """No attack, for so many seconds: what this machine itself does to the others."""
    time.sleep(times)
    return []


def loads_thousands_of_scans(served: Served, tokens: list[str], times: int) -> Statuses:
    """Files of 2,000 empty scans, as a stranger."""
    scans = [scan_json(empty_scan())] * 2_000
    content = json.dumps(
        {"format": "zelfscan-scans", "edition": 1, "notice": "", "sha256": "", "scans": scans}, separators=(",", ":")
    ).encode()
    return at_once(lambda _: upload(served, tokens[0], content), times)


def loads_full_files(served: Served, tokens: list[str], times: int) -> Statuses:
    """Files with as many scans full of notes as are accepted, by several people at once."""
    scans = [scan_json(full_scan(number, 200)) for number in range(50)]
    content = hashed_file("zelfscan-scans", "scans", scans)
    return at_once(lambda number: upload(served, tokens[number], content), times)


def erases_much(served: Served, tokens: list[str], times: int) -> Statuses:
    """People who erase everything at once."""
    return at_once(lambda number: send(served, "/wis", tokens[number], b"", FORM), times)


def asks_long_reports(served: Served, tokens: list[str], times: int) -> Statuses:
    """Their reports, thirteen at once."""
    return at_once(lambda _: send(served, "/mee/rapport-1.pdf", tokens[0]), times)


def begins_scans(served: Served, tokens: list[str], times: int) -> Statuses:
    """Scans that are begun by one cookie, each time another one."""
    form = "audience=aios&phase=n8&specialism=cardiologie&year={}"
    return at_once(lambda number: send(served, "/begin", tokens[0], form.format(1 + number % 5).encode(), FORM), times)


def tries_wrong_links(served: Served, tokens: list[str], times: int) -> Statuses:
    """Links that open nothing, as a stranger."""
    body = b"secret=" + b"x" * 43
    return at_once(lambda _: send(served, "/meedoen", tokens[0], body, FORM), times)


def sends_many_answers(served: Served, tokens: list[str], times: int) -> Statuses:
    """A hundred answers in each request, to one scan."""
    token, sitting = tokens

    def post(number: int) -> int:
        changes = [FieldChange("answers", f"mh-{item}", 1 + number % 5, number) for item in range(100)]
        headers, body = request_parts(token, sitting, changes)
        return ask(served, "POST", "/antwoord", body.encode(), headers)

    return at_once(post, times)


def sends_bodies_of_ampersands(served: Served, tokens: list[str], times: int) -> Statuses:
    """Two megabytes of separators in a form."""
    return at_once(lambda _: send(served, "/begin", tokens[0], b"&" * 2_000_000, FORM), times)


def floods_sockets(served: Served, tokens: list[str], times: int) -> Statuses:
    """Twenty sockets that send tiny frames without end, and one that sends a frame of 15 MB."""
    return asyncio.run(_flood(served, times))


def holds_connections(served: Served, tokens: list[str], times: int) -> Statuses:
    """Connections with a body that never comes."""
    head = f"POST /begin HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: {FORM}\r\nContent-Length: 1000\r\n\r\nx".encode()

    async def hold() -> Statuses:
        streams = [await asyncio.open_connection("127.0.0.1", served.port) for _ in range(times)]
        for _, writer in streams:
            writer.write(head)
        answers = await asyncio.gather(*(asyncio.wait_for(reader.readline(), PATIENCE) for reader, _ in streams))
        return [int(line.split()[1]) if line else 0 for line in answers]

    return asyncio.run(hold())


ATTACKS = (
    Attack("no attack", nobody, waits, 10, 2),
    Attack("2,000 scans in a file", nobody, loads_thousands_of_scans, 13, 3),
    Attack("50 scans full of notes", several_people, loads_full_files, 4, 1),
    Attack("erasing 20 full scans", full_people, erases_much, 4, 1),
    Attack("reports of endless notes", wordy_person, asks_long_reports, 26, 4),
    Attack("300 scans begun", one_person, begins_scans, 300, 40),
    Attack("wrong links", nobody, tries_wrong_links, 300, 40),
    Attack("100 answers a request", scanned_person, sends_many_answers, 150, 20),
    Attack("2 MB of separators", nobody, sends_bodies_of_ampersands, 40, 5),
    Attack("floods of frames", nobody, floods_sockets, 200, 40),
    Attack("bodies that never come", nobody, holds_connections, 400, 40),
)


async def _flood(served: Served, frames: int) -> Statuses:
    async def talk(frame: bytes, count: int) -> int:
        address = served.address
        # AttributeError: websockets aborts a connection that asyncio lost already, and which then has no loop.
        with suppress(WebSocketException, OSError, AttributeError):
            stream = address.replace("http", "ws", 1) + "/_stcore/stream"
            protocols = [Subprotocol("streamlit")]
            async with connect(stream, subprotocols=protocols, origin=Origin(address), max_size=None) as socket:
                for _ in range(count):
                    await socket.send(frame)
                    await asyncio.sleep(0.002)
                return 200
        return 0

    return list(await asyncio.gather(*(talk(b"\x00", frames) for _ in range(20)), talk(b"\x00" * 15_000_000, 2)))
