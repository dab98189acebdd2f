"""What this server serves: its content, read once, and the store that keeps what people said."""

import logging
import os
from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path
from threading import Lock

from scan.content.loading import ContentError, load_catalogue
from scan.instrument.catalogue import Catalogue
from scan.instrument.instrument import Instrument
from scan.released.bridge import Bridge
from scan.released.differences import differences
from scan.released.publication import DRAFT, instrument_digest, published_versions
from scan.released.versions import BRIDGES, PUBLISHED, all_versions, bridge_between, version_of_scan
from scan.store import Sitting, maintenance
from scan.store.durable import DurableStore, open_store

COOKIE = "zelfscan"
CONTENT = Path(os.environ.get("ZELFSCAN_CONTENT") or Path(__file__).parents[1] / "items")
WHICH = "ZELFSCAN_SERVE"  # "draft" serves the working content, as `make draft` does
_opening = Lock()


@cache
def versions() -> Mapping[str, Instrument]:
    """Every published version, oldest first, and the working content last; ContentError with all that is wrong.

    Mistakes in working content that is not served are no reason to serve nothing: then it is left out, and logged.
    """
    try:
        return all_versions(CONTENT)
    except ContentError as error:
        released = published_versions(CONTENT / PUBLISHED)
        if not released or os.environ.get(WHICH) == DRAFT:
            raise
        logging.getLogger(__name__).warning("the working content has mistakes and is not used:\n%s", error)
        return released


@cache
def instrument() -> Instrument:
    """The version new scans are made with: the newest published, or the working content when that is asked for."""
    released = [one for name, one in versions().items() if name != DRAFT]
    return released[-1] if released and os.environ.get(WHICH) != DRAFT else versions()[DRAFT]


@cache
def content_digest() -> str:
    """The hash that a new scan remembers, "" for the working content."""
    return "" if instrument().version == DRAFT else instrument_digest(instrument())


def instrument_of(sitting: Sitting) -> Instrument:
    """The version a scan was made with, as the set of questions of its specialism, by which it is always scored.

    ContentError when that version is not known here.
    """
    return _own(sitting.assessment.version, sitting.digest, sitting.assessment.specialism)


@cache
def _own(version: str, kept: str, specialism: str) -> Instrument:
    return version_of_scan(versions(), version, kept).set_for(specialism)


def bridge(old: str, new: str) -> Bridge:
    """What two known versions share."""
    return bridge_between(versions(), old, new, CONTENT / BRIDGES)


@cache
def catalogue() -> Catalogue:
    """The catalogue that advice is chosen from; it has a version of its own."""
    return load_catalogue(CONTENT, instrument().framework)


def store() -> DurableStore:
    """The store of this server, opened once; a StoreError when it can't be, and the next call tries again."""
    with _opening:
        return _opened()


@cache
def _opened() -> DurableStore:
    return open_store()


def erase_what_is_due(today: date) -> None:
    """Keep the promise that who stays away for 24 months is erased, also where nobody runs `purge`."""
    if maintenance.is_overdue(store(), today):
        erased = maintenance.purge(store(), today)
        logging.getLogger(__name__).warning("erased %d people who were not here for two years", erased)


def close_store() -> None:
    """Finish what is waiting and close the store, when it was opened."""
    with _opening:
        if _opened.cache_info().currsize:
            _opened().close()
            _opened.cache_clear()


def log_what_is_served() -> None:
    """Say which version is served, and what in the working content differs from it."""
    log = logging.getLogger(__name__)
    served = instrument()
    log.info("serving version %s of the questions", served.version)
    changes = differences(versions().get(DRAFT, served), served)
    if changes:
        told = "the working content differs from version %s in %d places; `make draft` serves it, first: %s"
        log.warning(told, served.version, len(changes), changes[0])
