"""What a run of tests works out once: the mistakes in the same content, and the version in the same file."""

from collections.abc import Sequence
from datetime import date
from hashlib import sha256
from pathlib import Path

from scan.content import loading
from scan.content.files import ContentFile
from scan.content.references import Names
from scan.instrument.framework import Framework
from scan.instrument.instrument import Instrument
from scan.released import publication

# By what goes in, never by the name of a file: a test that changes content, or breaks a file, is told anew.
_mistakes: dict[bytes, list[str]] = {}
_versions: dict[tuple[Path, bytes], Instrument] = {}
_find_mistakes, _load = loading.mistake_lines, publication.load_published


def mistake_lines(
    files: Sequence[ContentFile], known: Names, today: date | None = None, framework: Framework | None = None
) -> list[str]:
    """The mistakes in files, found once: every command and server reads all content, which takes longer than a test."""
    key = sha256(repr((files, known, today, framework)).encode(errors="surrogatepass")).digest()
    if key not in _mistakes:
        _mistakes[key] = _find_mistakes(files, known, today, framework)
    return [*_mistakes[key]]


def load_published(path: Path) -> Instrument:
    """A published version, read once."""
    key = path, sha256(path.read_bytes() if path.is_file() else b"").digest()
    if key not in _versions:
        _versions[key] = _load(path)
    return _versions[key]


def keep_content() -> None:
    """Let the product use these in this process."""
    loading.mistake_lines = mistake_lines
    publication.load_published = load_published
