"""The bytes of a content file as text: UTF-8, of a modest size."""

import errno
from pathlib import Path

# The limit of reliability.md, "Content and imports".
MOST_BYTES = 1_000_000
REASONS = {
    errno.ENOENT: "dit bestaat niet",
    errno.EISDIR: "dit is een map",
    errno.ENOTDIR: "dit is geen map",
    errno.EACCES: "je mag hier niet bij",
    errno.EPERM: "je mag hier niet bij",
    errno.EROFS: "hier mag niet geschreven worden",
    errno.EPIPE: "de lezer is gestopt",
    errno.ENOSPC: "de schijf is vol",
}


class UnreadableError(Exception):
    """A file, or the rest of it, that cannot be read."""


def text_of(path: Path) -> str:
    """The text of a UTF-8 file of at most 1 MB; UnreadableError otherwise."""
    content = bytes_of(path)
    if len(content) > MOST_BYTES:
        raise UnreadableError("is groter dan 1 MB; splits het")
    if content.startswith(b"\xef\xbb\xbf"):
        raise UnreadableError("begint met een byte order mark; bewaar het als UTF-8 zonder BOM")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise UnreadableError(f"regel {line} is geen UTF-8; bewaar het bestand als UTF-8") from error


def bytes_of(path: Path) -> bytes:
    """At most one byte more than a file may hold; UnreadableError when there is no such file."""
    try:
        with path.open("rb") as file:
            return file.read(MOST_BYTES + 1)
    except FileNotFoundError as error:
        raise UnreadableError("dit bestand ontbreekt") from error
    except OSError as error:
        raise UnreadableError(f"kan niet geopend worden: {reason_of(error)}") from error


def reason_of(error: OSError) -> str:
    """Why the system refused a file, in Dutch; the code of the error where no words are known."""
    code = error.errno or 0
    return REASONS.get(code, f"fout {errno.errorcode.get(code, 'onbekend')}")
