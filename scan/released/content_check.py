"""The check of a whole content folder: the working content, the words of a meeting, every version and bridge file."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import TypeVar

from scan.content.conversation import load_conversation
from scan.content.loading import ContentError, load_content, load_instrument
from scan.content.mistakes import choices_text, quoted_value
from scan.instrument.instrument import Instrument
from scan.released.bridge import load_bridge
from scan.released.publication import in_order, name_problems, published_versions
from scan.released.versions import BRIDGES, PUBLISHED

Loaded = TypeVar("Loaded")


def check_folder(content: Path, today: date | None = None) -> Instrument:
    """The working instrument of a folder; ContentError with the mistakes of its content, versions and bridges.

    A bridge file leads to a published version, or to the working content under a name that is still to come. Bridges
    are compared once versions and content can be read.
    """
    mistakes: list[str] = []
    working = _tried(lambda: load_content(content, today=today)[0], mistakes)
    _tried(lambda: load_conversation(content), mistakes)
    versions = _tried(lambda: published_versions(content / PUBLISHED), mistakes)
    if versions is not None:
        for path in sorted((content / BRIDGES).glob("*.y*ml")):
            mistakes += _bridge_mistakes(path, content, versions, working)
    if mistakes or working is None:
        raise ContentError(mistakes)
    return working


def _tried(read: Callable[[], Loaded], mistakes: list[str]) -> Loaded | None:
    """What `read` returns; None when it fails, with its mistakes added to `mistakes`."""
    try:
        return read()
    except ContentError as error:
        mistakes += error.problems
        return None


def _bridge_mistakes(
    path: Path, content: Path, versions: Mapping[str, Instrument], working: Instrument | None
) -> list[str]:
    mistakes = [f"{path.name}: {problem}" for problem in _name_mistakes(path, versions)]
    old, _, new = path.stem.partition("--")
    if not mistakes and (new in versions or working):
        end = versions[new] if new in versions else load_instrument(content, new)
        _tried(lambda: load_bridge(path.parent, versions[old], end), mistakes)
    return mistakes


def _name_mistakes(path: Path, versions: Mapping[str, Instrument]) -> Iterator[str]:
    """Why a bridge file does not lead from one version to a later one."""
    old, between, new = path.stem.partition("--")
    if path.suffix != ".yaml" or not between:
        yield "dit is geen naam voor een brug; schrijf OUD--NIEUW.yaml, zoals 2026-2--2026-3.yaml"
    elif old not in versions:
        yield f"{quoted_value(old)} is niet gepubliceerd; {choices_text(versions)}"
    elif new not in versions and (any(name_problems(new)) or in_order(new) <= in_order([*versions][-1])):
        yield f"{quoted_value(new)} is niet gepubliceerd, en komt niet na de nieuwste versie"
