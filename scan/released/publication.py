"""Frozen versions of the instrument: written once with their hash, and never changed."""

import json
import re
from collections.abc import Iterator
from functools import reduce
from pathlib import Path
from typing import Any

from scan.content.loading import ContentError, refuse
from scan.content.mistakes import Mistake, inside, shown, told
from scan.content.reading.encoding import UnreadableError, text_of
from scan.content.schema import parsed, shape_mistakes
from scan.instrument.base import Definition, Text
from scan.instrument.instrument import Instrument
from scan.strict_json import Json, JsonError, canonical, hash_of, read_json

DRAFT = "draft"
VERSION = re.compile(r"[a-z0-9]+([.-][a-z0-9]+)*")
HASH = re.compile(r"[0-9a-f]{64}")
LONGEST, MOST_VALUES = 40, 200_000


class Frozen(Definition):
    """What a file in published/ holds; `sha256` is the hash of `instrument` as it stands there."""

    version: Text
    sha256: Text
    instrument: Instrument


def publish(instrument: Instrument, version: str, folder: Path) -> Path:
    """Freeze `instrument` as `folder`/`version`.json and return the file; the same content twice is no mistake.

    ContentError for a bad name and for a version that was published with other content. The catalogue is no part of
    it (design.md §5).
    """
    refuse(list(name_problems(version)))
    frozen = instrument.model_copy(update={"version": version})
    path = folder / f"{version}.json"
    if path.exists():
        refuse(list(_other_content(path, digest(frozen))))
    else:
        folder.mkdir(parents=True, exist_ok=True)
        part = path.with_suffix(".part")
        part.write_bytes(_file(frozen))
        part.replace(path)  # all or nothing
    return path


def published(folder: Path) -> dict[str, Instrument]:
    """Every published version, oldest first; ContentError with all that is wrong with any, as `load_published`."""
    found: list[Instrument] = []
    problems: list[str] = []
    for path in folder.glob("*.json"):
        try:
            found.append(load_published(path))
        except ContentError as error:
            problems += error.problems
    refuse(sorted(problems))
    return {one.version: one for one in sorted(found, key=lambda one: in_order(one.version))}


def newest(folder: Path) -> Instrument | None:
    """The version that is served; None while nothing was published."""
    return next(reversed(published(folder).values()), None)


def load_published(path: Path) -> Instrument:
    """One published version; ContentError when its content is not what was published, with both hashes."""
    refuse([f"{path.name}: {problem}" for problem in name_problems(path.stem)])
    try:
        value = read_json(text_of(path), MOST_VALUES)
    except (UnreadableError, JsonError) as error:
        raise ContentError([f"{path.name}: {error}"]) from error
    refuse(list(_changed(path, value)))
    refuse([told(path.name, value, one) for one in _misshapen(path, value)])
    return parsed(Frozen, value).instrument


def digest(instrument: Instrument) -> str:
    """The SHA-256 of what an instrument says, its version included, as 64 hexadecimal digits.

    Fields at their default are left out, so a definition may gain a field with a default and every old hash holds.
    """
    return hash_of(_plain(instrument))


def in_order(version: str) -> tuple[tuple[int, str], ...]:
    """The key by which versions follow each other: words, then numbers as numbers, so 2026-10 comes after 2026-9."""
    return tuple((int(part) if part.isdigit() else -1, part) for part in re.findall(r"[0-9]+|[^0-9]+", version))


def name_problems(version: str) -> Iterator[str]:
    """Why `version` is no name for a published version; nothing when it is one."""
    if version == DRAFT:
        yield f"version: '{DRAFT}' is de werkinhoud; kies een andere naam, zoals 2026-1"
    elif not VERSION.fullmatch(version) or len(version) > LONGEST:
        rule = "gebruik kleine letters en cijfers met losse punten of koppeltekens ertussen, zoals 2026-1"
        yield f"version: {shown(version)} is geen naam voor een versie; {rule}"


def _plain(instrument: Instrument) -> Json:
    return instrument.model_dump(mode="json", exclude_defaults=True)


def _file(frozen: Instrument) -> bytes:
    """Bytes that depend on the content alone, with a line for each value so that people can compare."""
    sorted_keys = json.loads(canonical(_plain(frozen)))
    wrapped = {"version": frozen.version, "sha256": digest(frozen), "instrument": sorted_keys}
    return (json.dumps(wrapped, ensure_ascii=False, indent=1) + "\n").encode()


def _other_content(path: Path, wanted: str) -> Iterator[str]:
    there = digest(load_published(path))
    if there != wanted:
        yield (
            f"{path.name}: deze versie is met andere inhoud gepubliceerd (hash daar {there}, nu {wanted}); "
            "publiceer onder een nieuwe naam"
        )


def _changed(path: Path, value: Any) -> Iterator[str]:
    expected, found = inside(value, "sha256"), hash_of(inside(value, "instrument"))
    if isinstance(value, dict) and expected != found:
        yield (
            f"{path.name}: versie {path.stem} is veranderd na het publiceren (hash verwacht {_told(expected)}, "
            f"gevonden {found}); zet het bestand terug en publiceer wat verandert onder een nieuwe naam"
        )


def _told(expected: Any) -> str:
    return expected if isinstance(expected, str) and HASH.fullmatch(expected) else shown(expected)


def _misshapen(path: Path, value: Any) -> Iterator[Mistake]:
    yield from shape_mistakes(Frozen, value)
    for place in (("version",), ("instrument", "version")):
        name = reduce(inside, place, value)
        if isinstance(name, str) and name != path.stem:
            yield Mistake(place, f"{shown(name)} is niet de naam van het bestand")
