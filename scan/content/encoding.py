"""The bytes of a content file as text: UTF-8, of a modest size."""

from pathlib import Path

# The limit of reliability.md, "Content and imports".
MOST_BYTES = 1_000_000


class UnreadableError(Exception):
    """A file, or the rest of it, that cannot be read."""


def text_of(path: Path) -> str:
    """The text of a UTF-8 file of at most 1 MB; UnreadableError otherwise."""
    content = bytes_of(path)
    if len(content) > MOST_BYTES:
        raise UnreadableError("is larger than 1 MB; split it")
    if content.startswith(b"\xef\xbb\xbf"):
        raise UnreadableError("begins with a byte order mark; save it as UTF-8 without BOM")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise UnreadableError(f"line {line} is not UTF-8; save the file as UTF-8") from error


def bytes_of(path: Path) -> bytes:
    """At most one byte more than a file may hold; UnreadableError when there is no such file."""
    try:
        with path.open("rb") as file:
            return file.read(MOST_BYTES + 1)
    except FileNotFoundError as error:
        raise UnreadableError("this file is missing") from error
    except OSError as error:
        raise UnreadableError(f"cannot be opened: {error.strerror}") from error
