"""Log records show the type and traceback of an error but not its message, which may quote what a user wrote."""

import logging
from collections.abc import Iterator
from traceback import extract_tb
from typing import Any

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
