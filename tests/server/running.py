"""Test servers, which are always stopped by the code that started them."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from http.client import HTTPConnection
from http.cookies import SimpleCookie
from pathlib import Path
from urllib.parse import urlencode, urlsplit

from scan.door.cookies import PROBE
from scan.identity.visitor_cookie import COOKIE
from tests.support.paths import ROOT
from tests.support.patience import PATIENCE

APP = ROOT / "app.py"
STARTED = {"audience": "aios", "phase": "n8", "specialism": "cardiologie", "year": "1"}  # the form that begins a scan


@contextmanager
def served(log: Path, script: Path = APP, port: int = 0, **environment: str) -> Iterator[str]:
    """A script (by default the app) on a loopback port; yields its address, and kills it afterwards.

    By default it uses the working content, and a database beside its log.
    """
    port = port or free_port()
    command = [sys.executable, "-m", "streamlit", "run", str(script), "--server.port", str(port)]
    with started(command, port, log, ROOT, **environment) as address:
        yield address


@contextmanager
def started(command: Sequence[str], port: int, log: Path, folder: Path, **environment: str) -> Iterator[str]:
    """A command that serves the app on this port, given in a folder."""
    usual = {"ZELFSCAN_DATABASE_URL": f"sqlite:///{log.parent}/zelfscan.db", "ZELFSCAN_SERVE": "draft"}
    with log.open("a", encoding="utf-8") as out:
        process = subprocess.Popen(
            command, cwd=folder, env=os.environ | usual | environment, stdout=out, stderr=out, start_new_session=True
        )
        try:
            address = f"http://127.0.0.1:{port}"
            _wait(address, process, log)
            yield address
        finally:
            with suppress(ProcessLookupError):  # a test may have ended it
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()


class Server:
    """The server of a run, with the real content: it can be killed, restarted or replaced.

    All at one address: a browser that knows the scripts of an address opens a page there in a third of the time.
    """

    def __init__(self, folder: Path) -> None:
        self.folder, self.port = folder, free_port()
        self.address = f"http://127.0.0.1:{self.port}"
        self.database = f"sqlite:///{folder}/zelfscan.db"
        self.alive: ExitStack | None = None
        self.outside = socket.create_server(("127.0.0.1", 0))  # the proxy through which it would call other hosts
        self.outside.setblocking(False)

    def has_called_outside(self) -> bool:
        """Whether the server asked its proxy for another host since the last time this was asked."""
        try:
            self.outside.accept()[0].close()
        except BlockingIOError:
            return False
        return True

    def start(self) -> None:
        """Start the server unless it runs already."""
        if self.alive is None:
            self.alive = ExitStack()
            proxy = f"http://127.0.0.1:{self.outside.getsockname()[1]}"
            proxies = dict.fromkeys(("http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY"), proxy)
            self.alive.enter_context(served(self.folder / "log", APP, self.port, **proxies))

    def kill(self) -> None:
        """Kill the server at once (kill -9)."""
        if self.alive:
            self.alive.close()
        self.alive = None

    def restart(self) -> None:
        """Kill it, and start it again."""
        self.kill()
        self.start()

    @contextmanager
    def replaced(self, folder: Path, script: Path = APP, **environment: str) -> Iterator[None]:
        """Run another server at this address, with its own log and store; restore the usual one afterwards."""
        self.kill()
        try:
            with served(folder / "log", script, self.port, **environment):
                yield
        finally:
            self.start()


def free_port() -> int:
    """A free TCP port."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        return port


def _wait(address: str, process: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + PATIENCE
    while not _is_healthy(address):
        if process.poll() is not None or time.monotonic() > deadline:
            raise RuntimeError(f"the server did not come up:\n{log.read_text(encoding='utf-8')}")
        time.sleep(0.1)


def _is_healthy(address: str) -> bool:
    try:
        return ask(address, "/_stcore/health")[0] == 200
    except OSError:
        return False


def ask(address: str, path: str) -> tuple[int, str]:
    """GET a path: the status and text of the response."""
    connection = HTTPConnection(urlsplit(address).netloc, timeout=PATIENCE)
    connection.request("GET", path)
    answer = connection.getresponse()
    return answer.status, answer.read().decode()


def begin(address: str) -> str:
    """Begin a scan over HTTP and return the token in the cookie."""
    connection = HTTPConnection(urlsplit(address).netloc, timeout=PATIENCE)
    headers = {
        "content-type": "application/x-www-form-urlencoded",
        "sec-fetch-site": "same-origin",
        "cookie": f"{COOKIE}={PROBE}",
    }
    connection.request("POST", "/begin", urlencode(STARTED), headers)
    return SimpleCookie(connection.getresponse().getheader("set-cookie"))[COOKIE].value
