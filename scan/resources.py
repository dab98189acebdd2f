"""The shared resources of this process: content versions and catalogue, read once, and the opened store."""

import asyncio
import logging
import os
from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache
from pathlib import Path
from threading import Lock

from scan.content.conversation import load_conversation
from scan.content.loading import ContentError, load_catalogue
from scan.dates import now, seconds_until, today
from scan.identity.provider import provider
from scan.instrument.catalogue import Catalogue
from scan.instrument.conversation import Conversation
from scan.instrument.instrument import Instrument
from scan.released.bridge import Bridge
from scan.released.differences import differences
from scan.released.item_history import ItemHistory, item_histories
from scan.released.publication import DRAFT, instrument_digest, published_versions
from scan.released.versions import BRIDGES, PUBLISHED, all_versions, bridge_between, version_of_scan
from scan.store import RefusedError, Sitting, StoreError, maintenance
from scan.store.driver_errors import Outage
from scan.store.durable import DurableStore, open_store
from scan.takeaway.scan_file import ScanFileError
from scan.takeaway.takeout import export_zip, load_scans

CONTENT = Path(os.environ.get("ZELFSCAN_CONTENT") or Path(__file__).parents[1] / "items")
NIGHT = 4  # the hour in the Netherlands at which the store is compacted
VERSION_SETTING = "ZELFSCAN_SERVE"  # "draft" selects the working content, as `make draft` does
_opening = Lock()
_OUTAGE = Outage("opening the store")


@cache
def content_versions() -> Mapping[str, Instrument]:
    """The published versions, oldest first, then the working content; raises ContentError with all mistakes.

    Working content with mistakes is left out and logged when it is not the current version.
    """
    try:
        return all_versions(CONTENT)
    except ContentError as error:
        released = published_versions(CONTENT / PUBLISHED)
        if not released or os.environ.get(VERSION_SETTING) == DRAFT:
            raise
        logging.getLogger(__name__).warning("the working content has mistakes and is not used:\n%s", error)
        return released


@cache
def current_instrument() -> Instrument:
    """The version for new scans: the newest published one, or the working content if so configured."""
    released = [one for name, one in content_versions().items() if name != DRAFT]
    return released[-1] if released and os.environ.get(VERSION_SETTING) != DRAFT else content_versions()[DRAFT]


@cache
def current_digest() -> str:
    """The hash of the current version that a new scan stores; "" for the working content."""
    return "" if current_instrument().version == DRAFT else instrument_digest(current_instrument())


def instrument_of(sitting: Sitting) -> Instrument:
    """The version a scan was made with, as the set of questions of its specialism, by which it is always scored.

    ContentError when that version is not known here.
    """
    return _instrument_with(sitting.assessment.version, sitting.digest, sitting.assessment.specialism)


@cache
def _instrument_with(version: str, stored_digest: str, specialism: str) -> Instrument:
    return version_of_scan(content_versions(), version, stored_digest).set_for(specialism)


def version_bridge(old: str, new: str) -> Bridge:
    """The items that are comparable between two known versions."""
    return bridge_between(content_versions(), old, new, CONTENT / BRIDGES)


@cache
def item_history(version: str) -> Mapping[str, ItemHistory]:
    """Since when each item of a known version is asked, by its id."""
    return item_histories(content_versions(), version)


@cache
def current_catalogue() -> Catalogue:
    """The catalogue of trainings that suggestions come from; its version is separate from that of the questions."""
    return load_catalogue(CONTENT, current_instrument().framework)


@cache
def current_conversation() -> Conversation:
    """The words of a meeting, which belong to no version of the questions."""
    return load_conversation(CONTENT)


def uploaded_scans(content: bytes) -> tuple[Sitting, ...] | ScanFileError:
    """The scans in a file that someone sent, or why it is refused; the child process does this (reliability.md R74)."""
    try:
        return load_scans(content, content_versions())
    except ScanFileError as error:
        return error


def takeout_zip(sittings: Sequence[Sitting], files: Mapping[str, bytes]) -> bytes:
    """A ZIP with all scans of a person and these files beside them; the child process makes it (reliability.md R75)."""
    return export_zip(sittings, content_versions(), current_catalogue().titles, files)


def opened_store() -> DurableStore:
    """The store, opened once per process; raises StoreError when that fails, and the next call tries again."""
    with _opening, _OUTAGE.watched():
        return _opened()


@cache
def _opened() -> DurableStore:
    store = open_store(shared_minutes=provider().shared_minutes)
    logging.getLogger(__name__).info("the store is open: %s", store.guard)
    return store


def outages() -> tuple[Outage, ...]:
    """How often opening, reading and writing the store began to fail in this process."""
    opened = _opened().database.outages if _opened.cache_info().currsize else ()
    return (_OUTAGE, *opened)


def erase_overdue_people(day: date) -> None:
    """Erase people who on this day are absent for too long, at each start and night, so that nobody has to `purge`.

    Tries of codes and what was left of files that were not read in to their end go too.
    """
    log, months = logging.getLogger(__name__), provider().retention_months
    maintenance.erase_leftovers(opened_store(), now())
    if maintenance.is_overdue(opened_store(), day, months):
        try:
            erased = maintenance.purge(opened_store(), day, months)
            log.warning("erased %d people who had not visited for %d months", erased, months)
        except RefusedError as error:
            log.error(error.message)


async def clean_every_night() -> None:
    """Erase overdue people, and the last traces of erased rows, when nobody waits for it (reliability.md R41, R82)."""
    while True:
        await asyncio.sleep(seconds_until(NIGHT, now()))
        await asyncio.to_thread(clean_store)


def clean_store() -> None:
    """Erase overdue people, old tries, traces and old copies; an error is logged, and the next night tries again."""
    try:
        erase_overdue_people(today())
        opened_store().database.compact()
        opened_store().database.remove_copies(now() - maintenance.KEEP_COPIES)
    except StoreError as error:
        logging.getLogger(__name__).error(error.message)


def close_store() -> None:
    """Finish pending work and close the store, if it was opened."""
    with _opening:
        if _opened.cache_info().currsize:
            _opened().close()
            _opened.cache_clear()


def check_served_content() -> None:
    """Read all that is served, the catalogue included, and log its version; ContentError with all mistakes."""
    log_current_version()
    current_catalogue()
    current_conversation()


def log_current_version() -> None:
    """Log the current version, and in how many places the working content differs from it."""
    log = logging.getLogger(__name__)
    current = current_instrument()
    log.info("serving version %s of the questions", current.version)
    changes = differences(content_versions().get(DRAFT, current), current)
    if changes:
        message = "the working content differs from version %s in %d places; `make draft` serves it, first: %s"
        log.warning(message, current.version, len(changes), changes[0])
