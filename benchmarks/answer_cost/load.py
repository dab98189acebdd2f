"""How many people can answer once per 5 s on one core with 95 % of the answers within 200 ms (P5)."""

import asyncio
import json
import os
import random
import time
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Protocol

from benchmarks.answer_cost.people import AnsweringPerson, new_people
from benchmarks.answer_cost.servers import Served, streamlit_page, zelfscan
from benchmarks.costs.cost_figure import CostFigure, cost_figure
from scan.door.answers import ANSWER_PATH
from tests.server.page_session import PageSession
from tests.support.store.places import sqlite_url

Pool = list[tuple[asyncio.StreamReader, asyncio.StreamWriter]]
PERIOD, LIMIT = 5.0, 0.2  # seconds
PATIENCE = 30.0
CLOSE_ENOUGH = 1.15  # of the last number that holds and the first that does not


class Answering(Protocol):
    """Someone who gives an answer and waits until it is saved."""

    async def answer(self) -> None:
        """Give the next answer; raises an error when it was not saved."""

    async def close(self) -> None:
        """Close the connections."""


class RouteVisitor:
    """A person who posts to the route; connections are kept in a pool, as a proxy does."""

    def __init__(
        self, person: AnsweringPerson, port: int, pool: list[tuple[asyncio.StreamReader, asyncio.StreamWriter]]
    ) -> None:
        self.person, self.port, self.pool = person, port, pool

    async def answer(self) -> None:
        """Post the next answer."""
        reader, writer = self.pool.pop() if self.pool else await asyncio.open_connection("127.0.0.1", self.port)
        headers, body = self.person.next_request()
        lines = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
        start = f"POST {ANSWER_PATH} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: {len(body)}\r\n"
        writer.write(f"{start}{lines}\r\n{body}".encode())
        head = (await reader.readuntil(b"\r\n\r\n")).lower()
        length = int(head.split(b"content-length:")[1].split(b"\r\n")[0])
        self.person.hear(json.loads(await reader.readexactly(length)))
        self.pool.append((reader, writer))

    async def close(self) -> None:
        """Close the connections that are in no use."""
        while self.pool:
            self.pool.pop()[1].close()


def capacity_ratio(folder: Path, seconds: float, rounds: int, most: int = 4_096) -> CostFigure:
    """People on our route, ÷ people on a page of eight radios in Streamlit's default configuration (P5)."""
    url = sqlite_url(folder / "p5.sqlite3")
    people = new_people(url, most)
    values, bases = [], []
    for _ in range(rounds):
        with zelfscan(folder, url) as ours:
            values.append(capacity(ours, lambda count: route_visitors(ours, people[:count]), seconds, 64, most))
        with streamlit_page(folder, 8) as default:
            bases.append(capacity(default, lambda count: page_visitors(default, count), seconds, 4, 128))
    return cost_figure("P5 people per core", "people", values, bases)


async def route_visitors(server: Served, people: Sequence[AnsweringPerson]) -> Sequence[Answering]:
    """Visitors of the route who share their connections."""
    pool: Pool = []
    return [RouteVisitor(person, server.port, pool) for person in people]


async def page_visitors(server: Served, count: int) -> Sequence[Answering]:
    """Visitors of the page of radios, each with a session of its own."""
    sessions = [PageSession(server.address) for _ in range(count)]
    for session in sessions:
        await session.open()
    return sessions


def capacity(
    server: Served, visitors: Callable[[int], Awaitable[Sequence[Answering]]], seconds: float, first: int, most: int
) -> float:
    """The largest number of people for whom the limit holds, with the server on one core.

    Raises RuntimeError when it holds for nobody: the machine is too busy to measure.
    """
    cores = sorted(os.sched_getaffinity(0))
    _pin(server.pid, {cores[0]})
    holds, fails, tried = 0, 0, first
    while 0 < tried <= most and (not fails or fails > max(holds * CLOSE_ENOUGH, holds + 1)):
        if asyncio.run(_holds(visitors, tried, seconds)):
            holds = tried
        else:
            fails = tried
        tried = (holds + fails) // 2 if fails else holds * 2
    if not holds:
        raise RuntimeError(f"{server.address} does not keep the limit for one person; is the machine busy?")
    return float(holds)


async def _holds(visitors: Callable[[int], Awaitable[Sequence[Answering]]], count: int, seconds: float) -> bool:
    """Whether 95 % of the answers came within the limit, counted from the moment they were meant to be sent."""
    dice, waited = random.Random(count), list[float]()
    everyone = await visitors(count)
    start = time.perf_counter() + 0.5
    await asyncio.gather(*(_answer(one, start + dice.random() * PERIOD, start + seconds, waited) for one in everyone))
    await asyncio.gather(*(one.close() for one in everyone))
    waited.sort()
    return waited[int(0.95 * len(waited))] <= LIMIT


async def _answer(visitor: Answering, due: float, end: float, waited: list[float]) -> None:
    while due < end:
        await asyncio.sleep(max(0.0, due - time.perf_counter()))
        try:
            await asyncio.wait_for(visitor.answer(), PATIENCE)
        except (OSError, EOFError, TimeoutError, ValueError):
            waited.append(PATIENCE)
            return
        waited.append(time.perf_counter() - due)
        due += PERIOD


def _pin(pid: int, cores: set[int]) -> None:
    for thread in os.listdir(f"/proc/{pid}/task"):
        with suppress(ProcessLookupError):
            os.sched_setaffinity(int(thread), cores)
