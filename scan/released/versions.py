"""The published versions of a content folder, one after another, and the way between any two of them."""

from collections.abc import Callable, Mapping
from datetime import date
from functools import reduce
from itertools import pairwise
from pathlib import Path

from scan.content.loading import ContentError, load_instrument, raise_if_any
from scan.content.mistakes import choices_text, quoted_value
from scan.instrument.instrument import Instrument
from scan.released.bridge import Bridge, bridge_text, chained, file_name, load_bridge, unwritten_bridge
from scan.released.publication import DRAFT, freeze, in_order, instrument_digest, name_problems, published_versions

PUBLISHED, BRIDGES = "published", "bridges"
Versions = Mapping[str, Instrument]
VersionStep = Callable[[Path, Instrument, Instrument], Bridge]


def release(content: Path, version: str, today: date | None = None) -> Path:
    """Publish the working content of a folder and return the file, as `python -m scan publish VERSION` does.

    ContentError when the content has mistakes, when the name does not come after the newest version, or when an item
    changed since and no bridge says what became of it. Dates after `today` are mistakes.
    """
    raise_if_any(list(name_problems(version)))
    working, versions = load_instrument(content, version, today), published_versions(content / PUBLISHED)
    newest = next(reversed(versions.values()), None)
    if newest and version not in versions:
        raise_if_any(_too_early(version, newest.version))
        load_bridge(content / BRIDGES, newest, working)
    return freeze(working, version, content / PUBLISHED)


def all_versions(content: Path) -> dict[str, Instrument]:
    """Every published version of a folder, oldest first, and its working content last; ContentError with all wrong."""
    return {**published_versions(content / PUBLISHED), DRAFT: load_instrument(content)}


def bridge_report(content: Path, old: str, new: str) -> str:
    """What may be compared between two versions of a folder, as `python -m scan bridge OLD NEW` prints.

    A NEW that was not published yet stands for the working content. ContentError for an unknown OLD, and with every
    item that is not accounted for on the way.
    """
    versions = published_versions(content / PUBLISHED)
    raise_if_any(
        [] if old in versions else [f"OLD: {quoted_value(old)} is niet gepubliceerd; {choices_text(versions)}"]
    )
    working = {} if new in versions else {new: load_instrument(content, new)}
    told = [f"{name} is nog niet gepubliceerd: hier staat de werkinhoud." for name in working]
    return "\n".join([*told, bridge_text(_way({**versions, **working}, old, new, content / BRIDGES, load_bridge))])


def bridge_between(versions: Versions, old: str, new: str, bridges: Path) -> Bridge:
    """The bridge from one known version to any other, over all versions between, backwards too.

    `versions` stand oldest first, the working content last if it is among them. Where no file was written, only what
    is plainly the same is comparable. KeyError for an unknown version, ContentError for a file with mistakes.
    """
    return _way(versions, old, new, bridges, _step)


def version_of_scan(versions: Versions, version: str, kept: str) -> Instrument:
    """The instrument a scan was made with; `kept` is the digest it remembers, "" for the working content.

    ContentError when that version is not known here, or holds other content than the scan was made with.
    """
    if version not in versions:
        raise ContentError([f"version: {quoted_value(version)} is hier niet bekend; {choices_text(versions)}"])
    found = "" if version == DRAFT else instrument_digest(versions[version])
    if found != kept:
        hashes = f"hash {kept or 'geen'}, hier {found or 'geen'}"
        raise ContentError([f"versie {version}: de scan is met andere inhoud gemaakt ({hashes})"])
    return versions[version]


def _way(versions: Versions, old: str, new: str, bridges: Path, step: VersionStep) -> Bridge:
    """A file about just these two versions goes before the way over those between."""
    start, end = versions[old], versions[new]
    if (bridges / file_name(start, end)).exists():
        return load_bridge(bridges, start, end)
    low, high = sorted(map(list(versions).index, (old, new)))
    stops = list(versions.values())[low : high + 1]
    steps = (step(bridges, one, other) for one, other in pairwise(stops))
    way = reduce(chained, steps, unwritten_bridge(stops[0], stops[0]))
    return Bridge(start, end, way.entries, way.comparable)


def _step(bridges: Path, old: Instrument, new: Instrument) -> Bridge:
    exists = (bridges / file_name(old, new)).exists()
    return load_bridge(bridges, old, new) if exists else unwritten_bridge(old, new)


def _too_early(version: str, newest: str) -> list[str]:
    late = in_order(version) > in_order(newest)
    return [] if late else [f"version: '{version}' komt niet na {newest}; kies een latere naam"]
