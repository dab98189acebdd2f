"""From the start of the server to its first page (P13), and from nothing to a ready environment (P17)."""

import asyncio
import os
import shutil
import subprocess
import time
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import NamedTuple

from benchmarks.answer_cost.servers import Served, streamlit_page, zelfscan
from benchmarks.costs.cost_figure import CostFigure, cost_figure
from scan.store.engine import open_database
from tests.server.page_session import PageSession
from tests.support.paths import ROOT
from tests.support.store.places import sqlite_url

SET_UP_SECONDS = 15  # the gate, which is the base of that figure
SET_UP_FILES = ("Makefile", "pyproject.toml", "requirements.txt", "requirements-uv.txt")


class FirstPage(NamedTuple):
    """Seconds from the start of a server until its first page has run, and the memory of the server then in MB."""

    seconds: float
    memory: float


def start_time(folder: Path, rounds: int) -> CostFigure:
    """Seconds from the start of the server to the end of its first page ÷ the same of a page with one radio (P13)."""
    values, bases = zip(*(_first_pages(folder) for _ in range(rounds)), strict=True)
    return cost_figure("P13 start to first page", "s", [one.seconds for one in values], [one.seconds for one in bases])


def memory_at_start(folder: Path, rounds: int) -> CostFigure:
    """Memory of the server after its first page, in MB ÷ the same of a page with one radio (P13)."""
    values, bases = zip(*(_first_pages(folder) for _ in range(rounds)), strict=True)
    return cost_figure(
        "P13 memory after first page", "MB", [one.memory for one in values], [one.memory for one in bases]
    )


def set_up_time(folder: Path, rounds: int) -> CostFigure:
    """Seconds that the set-up of `make run` takes with empty caches (P17)."""
    values = []
    for number in range(rounds):
        place = folder / str(number)
        place.mkdir()
        for name in SET_UP_FILES:
            shutil.copy(ROOT / name, place)
        caches = {"UV_CACHE_DIR": str(place / "uv"), "PIP_NO_CACHE_DIR": "1"}
        start = time.perf_counter()
        made = ["make", "--quiet", ".venv/requirements.stamp"]
        subprocess.run(made, cwd=place, env=os.environ | caches, check=True, stdout=subprocess.DEVNULL)
        values.append(time.perf_counter() - start)
        shutil.rmtree(place)
    return cost_figure("P17 set-up from nothing", "s", values, [SET_UP_SECONDS] * rounds)


def _first_pages(folder: Path) -> tuple[FirstPage, FirstPage]:
    """Our first page on a database of today's schema, as a server that starts again finds it, and that of one radio."""
    url = sqlite_url(folder / "p13.sqlite3")
    open_database(url).close()
    return _first_page(lambda: zelfscan(folder, url)), _first_page(lambda: streamlit_page(folder, 1))


def _first_page(server: Callable[[], AbstractContextManager[Served]]) -> FirstPage:
    start = time.perf_counter()
    with server() as served:
        asyncio.run(_visit(served))
        return FirstPage(time.perf_counter() - start, served.memory_mb())


async def _visit(served: Served) -> None:
    session = PageSession(served.address)
    await session.open()
    await session.close()
