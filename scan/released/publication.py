"""Frozen versions of the instrument: written once with their hash, and never changed."""

import json
import re
from collections.abc import Iterator
from functools import reduce
from pathlib import Path
from typing import Any

from scan.content.loading import ContentError, raise_if_any
from scan.content.mistakes import Mistake, located_message, quoted_value, value_at
from scan.content.reading.encoding import UnreadableError, text_of
from scan.content.schema import shape_mistakes, to_definition
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


def freeze(instrument: Instrument, version: str, folder: Path) -> Path:
    """Freeze `instrument` as `folder`/`version`.json and return the file; the same content twice is no mistake.

    ContentError for a bad name and for a version that was published with other content. The catalogue is no part of
    it (design.md §5).
    """
    raise_if_any(list(name_problems(version)))
    frozen = instrument.model_copy(update={"version": version})
    path = folder / f"{version}.json"
    if path.exists():
        raise_if_any(list(_other_content(path, instrument_digest(frozen))))
    else:
        folder.mkdir(parents=True, exist_ok=True)
        part = path.with_suffix(".part")
        part.write_bytes(_file(frozen))
        part.replace(path)  # all or nothing
    return path


def published_versions(folder: Path) -> dict[str, Instrument]:
    """Every published version, oldest first; ContentError with all that is wrong with any, as `load_published`."""
    found: list[Instrument] = []
    problems: list[str] = []
    for path in folder.glob("*.json"):
        try:
            found.append(load_published(path))
        except ContentError as error:
            problems += error.problems
    raise_if_any(sorted(problems))
    return {one.version: one for one in sorted(found, key=lambda one: in_order(one.version))}


def newest(folder: Path) -> Instrument | None:
    """The version that is served; None while nothing was published."""
    return next(reversed(published_versions(folder).values()), None)


def load_published(path: Path) -> Instrument:
    """One published version; ContentError when its content is not what was published, with both hashes."""
    raise_if_any([f"{path.name}: {problem}" for problem in name_problems(path.stem)])
    try:
        value = read_json(text_of(path), MOST_VALUES)
    except (UnreadableError, JsonError) as error:
        raise ContentError([f"{path.name}: {error}"]) from error
    raise_if_any(list(_changed(path, value)))
    raise_if_any([located_message(path.name, value, one) for one in _misshapen(path, value)])
    return to_definition(Frozen, value).instrument


def instrument_digest(instrument: Instrument) -> str:
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
        yield f"version: {quoted_value(version)} is geen naam voor een versie; {rule}"


def _plain(instrument: Instrument) -> Json:
    return instrument.model_dump(mode="json", exclude_defaults=True)


def _file(frozen: Instrument) -> bytes:
    """Bytes that depend on the content alone, with a line for each value so that people can compare."""
    sorted_keys = json.loads(canonical(_plain(frozen)))
    wrapped = {"version": frozen.version, "sha256": instrument_digest(frozen), "instrument": sorted_keys}
    return (json.dumps(wrapped, ensure_ascii=False, indent=1) + "\n").encode()


def _other_content(path: Path, wanted: str) -> Iterator[str]:
    there = instrument_digest(load_published(path))
    if there != wanted:
        yield (
            f"{path.name}: deze versie is met andere inhoud gepubliceerd (hash daar {there}, nu {wanted}); "
            "publiceer onder een nieuwe naam"
        )


def _changed(path: Path, value: Any) -> Iterator[str]:
    expected, found = value_at(value, "sha256"), hash_of(value_at(value, "instrument"))
    if isinstance(value, dict) and expected != found:
        yield (
            f"{path.name}: versie {path.stem} is veranderd na het publiceren (hash verwacht {_told(expected)}, "
            f"gevonden {found}); zet het bestand terug en publiceer wat verandert onder een nieuwe naam"
        )


def _told(expected: Any) -> str:
    return expected if isinstance(expected, str) and HASH.fullmatch(expected) else quoted_value(expected)


def _misshapen(path: Path, value: Any) -> Iterator[Mistake]:
    yield from shape_mistakes(Frozen, value)
    for place in (("version",), ("instrument", "version")):
        name = reduce(value_at, place, value)
        if isinstance(name, str) and name != path.stem:
            yield Mistake(place, f"{quoted_value(name)} is niet de naam van het bestand")
