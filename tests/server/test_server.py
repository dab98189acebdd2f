"""A running server: the first visitor, unknown paths, and edited content."""

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from select import select
from urllib.parse import urlsplit

import pytest

from scan.door import DRAIN_SECONDS
from scan.door.answers import ANSWER_PATH
from scan.identity.visitor_cookie import COOKIE
from scan.page_table import PAGES, Page
from tests.browser.learners import STARTER
from tests.server.running import APP, ROOT, Server, ask, begin, free_port, served
from tests.server.wire import text_of, wired
from tests.support.patience import PATIENCE


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.title)
def test_the_first_bytes_of_a_page_say_it_is_dutch(server: Server, page: Page) -> None:
    status, text = ask(server.address, f"/{page.path}")
    assert status == 200
    assert '<html lang="nl">' in text[:1_000]


@pytest.mark.parametrize("path", ["/onbekend", "/vragen/9", "/resultaat/onbekend"])
def test_an_unknown_address_is_a_dutch_404(server: Server, path: str) -> None:
    status, text = ask(server.address, path)
    assert status == 404
    assert '<html lang="nl">' in text
    assert "Deze pagina bestaat niet" in text


EDITED = "Ik lees wat een opleider veranderde."
HALF = """POST {path} HTTP/1.1\r
host: {host}\r
cookie: {cookie}={token}\r
sec-fetch-site: same-origin\r
content-type: application/json\r
content-length: 100\r
\r
{{"""


@contextmanager
def half_an_answer(address: str, token: str) -> Iterator[None]:
    """Someone who sends the beginning of an answer, and stays."""
    at = urlsplit(address)
    with socket.create_connection((at.hostname, at.port)) as sending:
        sending.sendall(HALF.format(path=ANSWER_PATH, host=at.netloc, cookie=COOKIE, token=token).encode())
        yield


# R16
def test_a_fresh_server_shows_its_first_visitor_the_page_asks_what_was_edited_and_ends_at_sigterm(
    tmp_path: Path,
) -> None:
    content = shutil.copytree(ROOT / "items", tmp_path / "items")
    file, old = content / "statements" / "medisch-handelen.yaml", STARTER.items()[0].text
    file.write_text(file.read_text("utf-8").replace(old, EDITED), "utf-8")
    with served(tmp_path / "log", ZELFSCAN_CONTENT=str(content)) as address:
        with wired(address) as first:
            came = first.run("vragen")
        assert "Nog geen scan begonnen" in text_of(came)
        assert "page_not_found" not in [message.WhichOneof("type") for message in came]
        token = begin(address)
        with wired(address, token) as learner, half_an_answer(address, token):
            asked = text_of(learner.run("vragen"))
            assert (EDITED in asked, old in asked) == (True, False)
            number = int((tmp_path / "zelfscan.db.server").read_text())
            os.kill(number, signal.SIGTERM)
            assert select([os.pidfd_open(number)], [], [], PATIENCE)[0], "it waits for an open page or half an answer"
            assert os.waitstatus_to_exitcode(os.waitpid(number, 0)[1]) == 0
    assert DRAIN_SECONDS == 4
    assert not (tmp_path / "zelfscan.db-wal").exists(), "the store was closed"


COUNTING = """
import gc
import streamlit as st

gc.disable()
st.title(f"collected {gc.get_stats()[2]['collections']} times")
"""


RUNS = 5  # a collection comes a moment after the end of a run, perhaps during the next


@pytest.mark.parametrize("wanted", ["true", "false"])
def test_a_hidden_setting_controls_the_full_collection_after_a_run(tmp_path: Path, wanted: str) -> None:
    script = tmp_path / "counting.py"
    script.write_text(COUNTING, "utf-8")
    with served(tmp_path / "log", script, STREAMLIT_RUNNER_POST_SCRIPT_GC=wanted) as address, wired(address) as wire:
        counted = [int(re.findall(r"collected (\d+) times", text_of(wire.run()))[0]) for _ in range(RUNS)]
    assert (counted[-1] > counted[0]) == (wanted == "true")


def test_a_page_that_fails_says_so_in_dutch_and_the_log_says_why(tmp_path: Path) -> None:
    content = shutil.copytree(ROOT / "items", tmp_path / "items")
    (content / "scales.yaml").write_text("scales: []\n", "utf-8")
    with served(tmp_path / "log", ZELFSCAN_CONTENT=str(content)) as address, wired(address) as wire:
        came = text_of(wire.run())
    assert "Dit deel van de zelfscan kan nu niet worden getoond." in came
    assert "Traceback" not in came
    assert "ContentError" in (tmp_path / "log").read_text("utf-8")


def refused_start(**environment: str) -> str:
    """What a server says that does not start."""
    command = [sys.executable, "-m", "streamlit", "run", str(APP), "--server.port", str(free_port())]
    ended = subprocess.run(
        command, cwd=ROOT, env=os.environ | environment, capture_output=True, text=True, timeout=PATIENCE, check=False
    )
    assert ended.returncode != 0
    assert "Traceback" not in ended.stderr
    return ended.stderr


# R64
def test_a_second_server_on_the_same_file_ends_and_says_what_to_do(server: Server) -> None:
    number = (server.folder / "zelfscan.db.server").read_text()
    assert f"draait al een server (proces {number})" in refused_start(ZELFSCAN_DATABASE_URL=server.database)
    assert ask(server.address, "/klaar")[0] == 200


# R66
def test_a_server_under_a_path_of_a_host_does_not_start_and_says_why() -> None:
    assert "Geef de zelfscan een eigen hostnaam" in refused_start(STREAMLIT_SERVER_BASE_URL_PATH="scan")


# R62
def test_a_setting_that_would_refuse_everyone_stops_the_start() -> None:
    assert "hostnamen zonder https://" in refused_start(ZELFSCAN_HOSTS="https://zelfscan.umc.example")
