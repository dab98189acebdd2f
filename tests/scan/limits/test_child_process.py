"""Files are made in a child process with limits of memory, time and number (R75)."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from scan.limits.child_process import BUSY, FAILED, TOO_MUCH, ChildError, ChildProcess
from scan.limits.limits import CHILD_CALLS, CHILD_WAITING
from scan.store.durable import open_store
from tests.support.paths import ROOT
from tests.support.store.places import sqlite_url

HALF_A_GIGABYTE = 500_000_000


@pytest.fixture
def child() -> Iterator[ChildProcess]:
    """A child process of its own, which is ended after the test."""
    one = ChildProcess(memory=HALF_A_GIGABYTE)
    yield one
    one.close()


def refused(child: ChildProcess, name: str, *arguments: object) -> str:
    """Why the child does not do this, in Dutch."""
    with pytest.raises(ChildError) as error:
        child.run(name, *arguments)
    return error.value.message


def is_running(pid: int | None) -> bool:
    """Whether there is such a process."""
    return Path(f"/proc/{pid}").exists()


def test_one_process_answers_until_it_is_replaced_after_fifty_calls(child: ChildProcess) -> None:
    pids = [child.run("os:getpid") for _ in range(CHILD_CALLS.most + 1)]
    assert (CHILD_CALLS.most, len(set(pids[:50]))) == (50, 1)
    assert pids[50] not in (pids[0], os.getpid())
    assert not is_running(pids[0])


def test_no_process_is_started_before_the_first_call(child: ChildProcess) -> None:
    assert child.pid is None
    assert child.run("os:getpid") == child.pid


def test_the_child_has_no_database_open(child: ChildProcess, tmp_path: Path) -> None:
    store = open_store(sqlite_url(tmp_path / "zelfscan.sqlite3"))
    store.new_person()
    child.run("os:getpid")
    opened = [os.readlink(one) for one in Path(f"/proc/{child.pid}/fd").iterdir()]
    store.close()
    assert opened
    assert [path for path in opened if str(tmp_path) in path] == []


def test_more_memory_than_the_limit_is_refused_and_the_next_call_works(child: ChildProcess) -> None:
    first = child.run("os:getpid")
    assert refused(child, "builtins:bytearray", 2 * HALF_A_GIGABYTE) == TOO_MUCH
    assert child.run("os:getpid") != first


def test_a_call_that_takes_too_long_is_ended() -> None:
    hurried = ChildProcess(seconds=0.2)
    assert refused(hurried, "time:sleep", 600) == TOO_MUCH
    assert hurried.pid is None


def test_a_process_that_dies_fails_its_own_call_only(child: ChildProcess) -> None:
    assert refused(child, "os:abort") == TOO_MUCH
    assert child.run("operator:add", 2, 3) == 5


def test_an_error_is_logged_without_its_message(child: ChildProcess, caplog: pytest.LogCaptureFixture) -> None:
    assert refused(child, "pathlib:Path.read_text", Path("/geheim")) == FAILED
    assert "FileNotFoundError at " in caplog.text
    assert "geheim" not in caplog.text


def test_above_the_number_that_may_wait_a_call_is_refused_at_once(child: ChildProcess) -> None:
    for _ in range(CHILD_WAITING.most):
        child._places.acquire()
    assert refused(child, "os:getpid") == BUSY == CHILD_WAITING.message
    child._places.release()
    assert child.run("os:getpid") == child.pid


def test_the_process_ends_when_it_is_closed(child: ChildProcess) -> None:
    pid = child.run("os:getpid")
    child.close()
    assert not is_running(pid)


SERVER = """
import sys
from scan.limits.child_process import FILES
if __name__ == "__main__":
    print(FILES.run("os:getpid"), flush=True)
    sys.stdin.read()
"""


def test_the_process_ends_when_the_server_is_killed(tmp_path: Path) -> None:
    script = tmp_path / "server.py"
    script.write_text(SERVER)
    command, environment = [sys.executable, str(script)], {**os.environ, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment) as server:
        assert server.stdout
        pid = int(server.stdout.readline())
        assert is_running(pid)
        os.kill(server.pid, signal.SIGKILL)
    for _ in range(600):
        if not is_running(pid):
            return
        time.sleep(0.1)
    raise AssertionError("a minute later the child still runs")
