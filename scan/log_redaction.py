"""The log says what kind of error came from where, and never what was at hand: a message may quote a person."""

import logging
from collections.abc import Iterator
from traceback import extract_tb
from typing import Any

MESSAGE_OMITTED = "(its message is left out: it may quote what someone wrote)"


def redact_error_messages() -> None:
    """From now on no log of this process, ours or a library's, tells the message of an error it was given.

    SQLAlchemy puts the values of a statement in it, pydantic what was read, Python the key that was not there.
    """
    logging.setLogRecordFactory(redacted_record)


def redacted_record(*args: Any, **kwargs: Any) -> logging.LogRecord:
    """A line of the log with the places of an error instead of its whole text."""
    record = logging.LogRecord(*args, **kwargs)
    if record.exc_info and record.exc_info[1]:
        record.exc_text = "\n".join(traceback_lines(record.exc_info[1]))
    record.exc_info = None
    return record


def traceback_lines(error: BaseException) -> Iterator[str]:
    """An error as its kind and the lines of code it came through, with what it came from."""
    before = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    if before:
        yield from traceback_lines(before)
        yield "which led to:"
    yield f"{type(error).__module__}.{type(error).__qualname__} {MESSAGE_OMITTED}"
    for frame in extract_tb(error.__traceback__):
        yield f'  File "{frame.filename}", line {frame.lineno}, in {frame.name}\n    {frame.line}'
    for one in error.exceptions if isinstance(error, BaseExceptionGroup) else ():
        yield from traceback_lines(one)
