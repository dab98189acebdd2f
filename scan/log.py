"""The log: a line per record, as text at a terminal and else as JSON, without the messages of exceptions.

An exception's message may quote what a user wrote; its type and traceback are shown.
"""

import json
import logging
import os
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from traceback import extract_tb
from typing import Any

LEVEL_VARIABLE, FORMAT_VARIABLE = "ZELFSCAN_LOG_LEVEL", "ZELFSCAN_LOG_FORMAT"
LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR")
OURS = ("scan", "results")
MESSAGE_OMITTED = "(its message is left out: it may quote what someone wrote)"


def redact_error_messages() -> None:
    """Remove the messages of exceptions from all log records of this process, including those of libraries.

    SQLAlchemy quotes statement values in them, pydantic the input, Python the missing key.
    """
    logging.setLogRecordFactory(redacted_record)


def redacted_record(*args: Any, **kwargs: Any) -> logging.LogRecord:
    """A log record with the traceback of its exception but without the message."""
    record = logging.LogRecord(*args, **kwargs)
    if record.exc_info and record.exc_info[1]:
        record.exc_text = "\n".join(traceback_lines(record.exc_info[1]))
    record.exc_info = None
    return record


def traceback_lines(error: BaseException) -> Iterator[str]:
    """The type and traceback of an exception, preceded by those of its cause and followed by those of its group."""
    before = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    if before:
        yield from traceback_lines(before)
        yield "which led to:"
    yield f"{type(error).__module__}.{type(error).__qualname__} {MESSAGE_OMITTED}"
    for frame in extract_tb(error.__traceback__):
        yield f'  File "{frame.filename}", line {frame.lineno}, in {frame.name}\n    {frame.line}'
    for one in error.exceptions if isinstance(error, BaseExceptionGroup) else ():
        yield from traceback_lines(one)


class JsonLine(logging.Formatter):
    """A record as one line of JSON: moment in UTC, level, logger, message, and the trace of an error."""

    def format(self, record: logging.LogRecord) -> str:
        """The line, without its end."""
        line = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "message": record.getMessage(),
        }
        return json.dumps(line | ({"trace": record.exc_text} if record.exc_text else {}), ensure_ascii=False)


def configure_log(is_terminal: bool = sys.stderr.isatty()) -> logging.Handler:
    """Write our records from ZELFSCAN_LOG_LEVEL up to stderr, and those of libraries from WARNING up (R65).

    The form is that of ZELFSCAN_LOG_FORMAT: json or text, by default text at a terminal. SystemExit for another value.
    Access logs of the server stay off: they hold addresses.
    """
    level = _chosen(LEVEL_VARIABLE, LEVELS, "INFO")
    form = _chosen(FORMAT_VARIABLE, ("json", "text"), "text" if is_terminal else "json")
    handler = logging.StreamHandler()
    handler.setFormatter(JsonLine() if form == "json" else logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    handler.addFilter(lambda record: record.name.split(".")[0] in OURS or record.levelno >= logging.WARNING)
    logging.getLogger().addHandler(handler)
    for room in OURS:
        logging.getLogger(room).setLevel(level)
    return handler


def _chosen(variable: str, choices: tuple[str, ...], usual: str) -> str:
    chosen = os.environ.get(variable) or usual
    if chosen not in choices:
        raise SystemExit(f"{variable}: '{chosen}' kan niet; kies uit {', '.join(choices)}.")
    return chosen
