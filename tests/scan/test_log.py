"""The log shows the type and traceback of an error but never its message (reliability.md §1)."""

import io
import json
import logging
from collections.abc import Callable, Iterator
from contextlib import suppress

import pytest
from pydantic import TypeAdapter, ValidationError
from sqlalchemy import create_engine, text
from sqlalchemy.exc import OperationalError

from scan.log import MESSAGE_OMITTED, configure_log, redact_error_messages

OURS = ("scan", "results")
CANARY = "Ik vond het zwaar."


@pytest.fixture
def log() -> Iterator[io.StringIO]:
    """The output of all loggers while messages are redacted; restored afterwards."""
    usual, written = logging.getLogRecordFactory(), io.StringIO()
    handler = logging.StreamHandler(written)
    logging.getLogger("iemand").addHandler(handler)
    redact_error_messages()
    yield written
    logging.setLogRecordFactory(usual)
    logging.getLogger("iemand").removeHandler(handler)


def key_error() -> None:
    {}[CANARY]  # type: ignore[index]


def of_the_database() -> None:
    with create_engine("sqlite://").connect() as connection:
        connection.execute(text("INSERT INTO nowhere VALUES (:note)"), {"note": CANARY})


def of_what_was_read() -> None:
    TypeAdapter(int).validate_python(CANARY)


def from_another() -> None:
    try:
        key_error()
    except KeyError as error:
        raise ValueError("anders") from error


def while_another() -> None:
    try:
        key_error()
    finally:
        raise ValueError(CANARY)


def several() -> None:
    raise ExceptionGroup(CANARY, [ValueError(CANARY), OSError(CANARY)])


BROKEN = {
    key_error: KeyError,
    of_the_database: OperationalError,
    of_what_was_read: ValidationError,
    from_another: ValueError,
    while_another: ValueError,
    several: ExceptionGroup,
}


@pytest.mark.parametrize("fails", BROKEN, ids=lambda one: one.__name__)
def test_an_error_is_logged_with_type_and_place_but_no_message(log: io.StringIO, fails: Callable[[], None]) -> None:
    with pytest.raises(BROKEN[fails]) as caught:
        fails()
    assert CANARY in f"{caught.value} {caught.value.__cause__}"
    logging.getLogger("iemand").error("a page failed", exc_info=caught.value)
    told = log.getvalue()
    assert CANARY not in told
    assert told.startswith("a page failed\n")
    assert MESSAGE_OMITTED in told
    assert f"in {fails.__name__}" in told


def test_the_cause_of_an_error_is_logged_too(log: io.StringIO) -> None:
    try:
        from_another()
    except ValueError:
        logging.getLogger("iemand").exception("mis")
    assert log.getvalue().index("builtins.KeyError") < log.getvalue().index("which led to:\nbuiltins.ValueError")


def test_a_line_without_an_error_is_as_it_was(log: io.StringIO) -> None:
    with suppress(KeyError):
        logging.getLogger("iemand").warning("serving %s", "2026-1", exc_info=True)
    assert log.getvalue() == "serving 2026-1\n"


@pytest.fixture
def root() -> Iterator[None]:
    """The loggers as they were, afterwards."""
    handlers, levels = [*logging.getLogger().handlers], {name: logging.getLogger(name).level for name in OURS}
    yield
    logging.getLogger().handlers[:] = handlers
    for name, level in levels.items():
        logging.getLogger(name).setLevel(level)


def written(is_terminal: bool) -> list[str]:
    """What a server writes of three records of ours and two of a library."""
    out = io.StringIO()
    handler = configure_log(is_terminal)
    assert isinstance(handler, logging.StreamHandler)
    handler.setStream(out)
    logging.getLogger("scan.store").info("the store is open: %s", "SQLite")
    logging.getLogger("scan.store").debug("hidden")
    logging.getLogger("results").error("two\nlines")
    logging.getLogger("uvicorn.access").info("198.51.100.7 GET /vragen")
    logging.getLogger("uvicorn").warning("slow")
    return out.getvalue().splitlines()


# R65
def test_a_log_that_is_no_terminal_has_one_json_object_a_line(root: None) -> None:
    lines = [json.loads(line) for line in written(is_terminal=False)]
    assert [(one["level"], one["logger"], one["message"]) for one in lines] == [
        ("INFO", "scan.store", "the store is open: SQLite"),
        ("ERROR", "results", "two\nlines"),
        ("WARNING", "uvicorn", "slow"),
    ]
    assert all(one["at"].endswith("+00:00") for one in lines)


# R65
def test_level_and_form_come_from_the_environment(root: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ZELFSCAN_LOG_LEVEL", "ERROR")
    monkeypatch.setenv("ZELFSCAN_LOG_FORMAT", "text")
    first, *others = written(is_terminal=False)
    assert first.endswith("ERROR two")
    assert others[0] == "lines"
    monkeypatch.setenv("ZELFSCAN_LOG_LEVEL", "luid")
    with pytest.raises(SystemExit, match="ZELFSCAN_LOG_LEVEL: 'luid' kan niet; kies uit DEBUG"):
        configure_log()
