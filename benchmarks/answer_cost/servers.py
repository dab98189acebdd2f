"""The servers of the benchmark of an answer: on free loopback ports, with their CPU time, always stopped at the end."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, closing, contextmanager, suppress
from http.client import HTTPConnection
from pathlib import Path
from typing import NamedTuple

from tests.server.running import APP, free_port
from tests.support.paths import ROOT

_START_SECONDS = 60
BARE = """
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route


async def echo(request: Request) -> JSONResponse:
    return JSONResponse((await request.json())["changes"][0])


app = Starlette(routes=[Route("/antwoord", echo, methods=["POST"])])
"""
PAGE_OF_RADIOS = """
import streamlit as st

st.title("Vragen")
for number in range({radios}):
    st.radio(f"Vraag {{number}}", ["1", "2", "3", "4", "5", "NE"], index=None, key=f"q{{number}}")
"""


class Served(NamedTuple):
    """A running server: its port on the loopback address, and the id of its process."""

    port: int
    pid: int

    @property
    def address(self) -> str:
        """Its address, without a path."""
        return f"http://127.0.0.1:{self.port}"

    def cpu_ms(self) -> float:
        """The CPU time of the process so far, all threads, in ms (Linux: the clock of another process)."""
        return time.clock_gettime((~self.pid << 3) | 2) * 1_000

    def memory_mb(self) -> float:
        """The memory that the process holds now, in MB."""
        pages = int(Path(f"/proc/{self.pid}/statm").read_text().split()[1])
        return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


@contextmanager
def bare_starlette(folder: Path) -> Iterator[Served]:
    """A Starlette application that echoes a JSON body and stores nothing."""
    (folder / "bare.py").write_text(BARE, "utf-8")
    port = free_port()
    command = [sys.executable, "-m", "uvicorn", "bare:app", "--port", str(port), "--no-access-log"]
    with serving(command, port, folder) as served:
        yield served


@contextmanager
def zelfscan(folder: Path, url: str) -> Iterator[Served]:
    """The app as `make run` serves it, on this database."""
    port = free_port()
    command = [sys.executable, "-m", "streamlit", "run", str(APP), "--server.port", str(port)]
    with serving(command, port, ROOT, folder / "zelfscan.log", {"ZELFSCAN_DATABASE_URL": url}) as served:
        yield served


def streamlit_page(folder: Path, radios: int, *options: str) -> AbstractContextManager[Served]:
    """A page with this many radios in the default configuration of Streamlit, but for these options."""
    (folder / "page.py").write_text(PAGE_OF_RADIOS.format(radios=radios), "utf-8")
    port = free_port()
    quiet = ["--server.headless", "true", "--browser.gatherUsageStats", "false", "--server.address", "127.0.0.1"]
    command = [sys.executable, "-m", "streamlit", "run", "page.py", "--server.port", str(port), *quiet, *options]
    return serving(command, port, folder)


@contextmanager
def serving(
    command: Sequence[str],
    port: int,
    folder: Path,
    log: Path | None = None,
    environment: Mapping[str, str] | None = None,
) -> Iterator[Served]:
    """Run a command that serves this port; it is killed at the end, with what it started."""
    with (log or folder / "server.log").open("ab") as out:
        process = subprocess.Popen(
            command,
            cwd=folder,
            env={**os.environ, **(environment or {})},
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=out,
            start_new_session=True,
        )
        try:
            _wait_until_served(port, process)
            yield Served(port, process.pid)
        finally:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()


def _wait_until_served(port: int, process: "subprocess.Popen[bytes]") -> None:
    """Wait for a first response, of any status: a socket is open before the server is ready."""
    deadline = time.monotonic() + _START_SECONDS
    while process.poll() is None and time.monotonic() < deadline:
        with suppress(OSError), closing(HTTPConnection("127.0.0.1", port, timeout=_START_SECONDS)) as tried:
            tried.request("GET", "/")
            tried.getresponse().read()
            return
        time.sleep(0.05)
    raise RuntimeError(f"a server did not come up: {process.args!r}")
