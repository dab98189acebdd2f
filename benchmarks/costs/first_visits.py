"""First visits of browsers that know nothing yet: all files, a session, the page (P6).

Chromium visits once, to learn which files a visit needs; after that plain connections load the same ones, six at once
for each visitor, as a browser does.
"""

import asyncio
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple
from unittest import SkipTest

from benchmarks.answer_cost.servers import Served, zelfscan
from benchmarks.costs.cost_figure import CostFigure, cost_figure
from tests.browser.chromium import CHROMIUM, INSTALL, chromium
from tests.server.page_session import PageSession
from tests.support.store.places import sqlite_url

HALL_SECONDS, CPU_MS, MEGABYTES = 15, 35, 1.0  # the gates, which are the bases of these figures
CONNECTIONS = 6
_REST_MS = 1_500


class Hall(NamedTuple):
    """A server that was just started, with the paths that a first visit loads."""

    served: Served
    paths: Sequence[str]


@contextmanager
def hall(folder: Path) -> Iterator[Hall]:
    """A cold server; which paths a visit loads was seen at another one."""
    with zelfscan(folder, sqlite_url(folder / "before.sqlite3")) as served:
        paths = visited_paths(served)
    with zelfscan(folder, sqlite_url(folder / "p6.sqlite3")) as served:
        yield Hall(served, paths)


def visited_paths(served: Served) -> Sequence[str]:
    """What Chromium asks of the server at a first visit; SkipTest without it."""
    if not CHROMIUM:
        raise SkipTest(f"no chromium; {INSTALL}")
    with chromium() as browser:
        page, asked = browser.new_page(), list[str]()
        page.on("request", lambda request: asked.append(request.url))
        page.goto(served.address)
        page.wait_for_selector("h1")
        page.wait_for_timeout(_REST_MS)
    return [url.removeprefix(served.address) for url in asked if url.startswith(served.address)]


def hall_time(folder: Path, visitors: int, rounds: int) -> CostFigure:
    """Seconds until all of a lecture hall that comes at once to a cold server have the page (P6)."""
    seconds = []
    for _ in range(rounds):
        with hall(folder) as (served, paths):
            start = time.perf_counter()
            asyncio.run(visits(served, paths, visitors))
            seconds.append(time.perf_counter() - start)
    return cost_figure(f"P6 {visitors} first visits", "s", seconds, [HALL_SECONDS] * rounds)


def cpu_of_visit(folder: Path, visitors: int, rounds: int) -> CostFigure:
    """CPU of the server for a first visit, in ms, once it is warm (P6)."""
    with hall(folder) as (served, paths):
        asyncio.run(visits(served, paths, 1))
        values = []
        for _ in range(rounds):
            start = served.cpu_ms()
            asyncio.run(visits(served, paths, visitors))
            values.append((served.cpu_ms() - start) / visitors)
    return cost_figure("P6 CPU of a first visit", "ms", values, [CPU_MS] * rounds)


def bytes_of_visit(folder: Path) -> CostFigure:
    """Megabytes of all files of a first visit, with their headers, without the session (P6)."""
    with hall(folder) as (served, paths):
        (received,) = asyncio.run(visits(served, paths, 1))
    return cost_figure(f"P6 {len(paths)} files of a first visit", "MB", [received / 1e6], [MEGABYTES])


async def visits(served: Served, paths: Sequence[str], visitors: int) -> Sequence[int]:
    """Visitors who come at once; the bytes that each received."""
    return await asyncio.gather(*(visit(served, paths) for _ in range(visitors)))


async def visit(served: Served, paths: Sequence[str]) -> int:
    """Load all files and run the page once; the number of bytes of the files."""
    wanted = list(paths)
    received = await asyncio.gather(*(load(served, wanted) for _ in range(CONNECTIONS)))
    session = PageSession(served.address)
    await session.open()
    await session.close()
    return sum(received)


async def load(served: Served, wanted: list[str]) -> int:
    """Load files over one connection as long as any is wanted; RuntimeError when one is not there."""
    reader, writer = await asyncio.open_connection("127.0.0.1", served.port)
    received = 0
    while wanted:
        path = wanted.pop()
        writer.write(f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept-Encoding: gzip\r\n\r\n".encode())
        head = (await reader.readuntil(b"\r\n\r\n")).lower()
        if not head.startswith(b"http/1.1 200"):
            raise RuntimeError(f"{path}: {head[:30]!r}")
        received += len(head) + await body_length(reader, head)
    writer.close()
    return received


async def body_length(reader: asyncio.StreamReader, head: bytes) -> int:
    """Read a body, whole or in chunks, and return its length."""
    if b"content-length:" in head:
        return len(await reader.readexactly(int(head.split(b"content-length:")[1].split(b"\r\n")[0])))
    total, length = 0, 1
    while length:
        length = int(await reader.readline(), 16)
        total += len(await reader.readexactly(length + 2))
    return total
