"""Reads golden files with the app of today: the only module here that knows where the app keeps what."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from typing import Any

from results.advice.suggestions import suggest
from results.goals.plans import report_goals, wish_from_sittings
from results.meeting.outcomes import meeting_card
from results.report.pdf import card_pdf, report_pdf
from results.report.report import Report
from results.report.word.portfolio import portfolio
from results.report.workbook import answers_csv, workbook
from scan.content.loading import load_catalogue
from scan.instrument.instrument import Instrument
from scan.released.publication import published_versions
from scan.released.versions import version_of_scan
from scan.scoring.scoring import score
from scan.store import Actor, DamagedError, Invitation, LockedError, Meeting, NotFoundError, RevealedPair, Sitting
from scan.store.durable import DurableStore, open_store
from scan.store.maintenance import all_feedback, check, restore
from scan.store.records import codes
from scan.takeaway.json_output import profile_json
from scan.takeaway.takeout import load_scans
from tests.golden import papers
from tests.support.demo_content import DEMO

__all__ = [
    "Actor",
    "DamagedError",
    "DurableStore",
    "LockedError",
    "NotFoundError",
    "all_feedback",
    "check",
    "codes",
    "restore",
]

HERE = Path(__file__).parent
FILES = HERE / "files"
TODAY = date(2026, 11, 29)
NOON = datetime(2026, 11, 29, 12, tzinfo=UTC)
HOURS = 40.0
SITTING = ("digest", "begun_at", "saved_at", "notes", "experience", "goals", "done", "last")
ASSESSMENT = ("id", "instrument", "version", "phase", "answers", "by")
INVITATION = (
    *("id", "sitting", "right", "together", "made_at", "expires_at", "accepted_at", "seen_at", "revealed_at"),
    *("withdrawn_at", "expired_at", "erased_at", "tries", "ready", "agreed", "open", "handed_over", "settled"),
)
Json = dict[str, Any]


@cache
def facts() -> Json:
    """What stands in facts.json: who is in the database, the secrets that open it, and what each sees."""
    found: Json = json.loads((FILES / "facts.json").read_text(encoding="utf-8"))
    return found


@cache
def versions() -> Mapping[str, Instrument]:
    """The published versions; golden scans are of no other."""
    return published_versions(HERE.parents[1] / "items" / "published")


def opened(url: str) -> DurableStore:
    """The store at this URL, at noon of the day these files were made."""
    return open_store(url, lambda: NOON)


def person(store: DurableStore, name: str) -> Actor:
    """Someone in the golden database, by their cookie."""
    return store.actor_of(facts()["people"][name]["token"])


def plain(value: Any) -> Any:
    """A value as JSON holds it."""
    if isinstance(value, Mapping):
        return {key: plain(one) for key, one in value.items()}
    if isinstance(value, frozenset):
        return sorted(value)
    return value.isoformat() if isinstance(value, date) else value


def of_sitting(sitting: Sitting) -> Json:
    """All that is kept of a scan."""
    said = {name: plain(getattr(sitting.assessment, name)) for name in ASSESSMENT}
    setting = sitting.assessment.setting
    said["setting"] = [setting.audience, setting.specialism, setting.year] if setting else None
    offers = {"/".join(offer): taken for offer, taken in sitting.offers.items()}
    return said | {name: plain(getattr(sitting, name)) for name in SITTING} | {"offers": offers}


def of_invitation(invitation: Invitation) -> Json:
    """The state of an invitation."""
    return {name: plain(getattr(invitation, name)) for name in INVITATION}


def of_meeting(pair: RevealedPair, meeting: Meeting) -> Json:
    """What a meeting shows."""
    remarks = [[one.seat, one.place, one.text, plain(one.at)] for one in meeting.remarks]
    rating = of_sitting(pair.rating) if pair.rating else None
    return {"at": plain(pair.at), "own": of_sitting(pair.own), "rating": rating, "remarks": remarks}


def rounded(profiles: Sequence[Json]) -> Any:
    """Profiles with nine decimals: sums in another order may differ in the sixteenth."""
    return json.loads(json.dumps(profiles), parse_float=lambda digits: round(float(digits), 9))


def profile(sitting: Sitting) -> Json:
    """The scores of a scan by its own version, as `scan score` prints them."""
    instrument = version_of_scan(versions(), sitting.assessment.version, sitting.digest)
    found: Json = json.loads(json.dumps(profile_json(score(sitting.assessment, instrument), instrument.framework)))
    return found


def loaded(name: str) -> tuple[Sitting, ...]:
    """The scans in a golden file that someone took along."""
    return load_scans((FILES / name).read_bytes(), versions())


def report(kept: Sequence[Sitting], number: int) -> Report:
    """The report of one scan, from 1, as the app makes it, with the catalogue of the demo, which no editor changes."""
    sitting = kept[number - 1]
    instrument = versions()[sitting.assessment.version]
    catalogue, wish = (
        load_catalogue(DEMO, instrument.framework),
        replace(wish_from_sittings(sitting, kept), hours=HOURS),
    )
    advice = suggest(score(sitting.assessment, instrument), instrument, catalogue, wish)
    return Report(sitting, instrument, TODAY, catalogue, advice, wish, report_goals(kept, number))


def texts(store: DurableStore) -> Mapping[str, str]:
    """The text of documents that are made of the golden database, by the name of the golden text."""
    anna, dirk = (person(store, name) for name in ("anna", "dirk"))
    made, student = report(store.sittings(anna), 2), report(store.sittings(dirk), 1)
    meeting = facts()["invitations"]["agreed"]["id"]
    pair = store.meetings.revealed(anna, meeting)
    card = meeting_card(pair, store.meetings.meeting(anna, meeting), versions()[pair.own.assessment.version])
    assert card
    return {
        "rapport-n8.txt": papers.of_pdf(report_pdf(made)),
        "rapport-n7.txt": papers.of_pdf(report_pdf(student)),
        "gesprekskaart.txt": papers.of_pdf(card_pdf(card)),
        "leerdoelen.txt": papers.of_docx(portfolio(made)),
        "tabellen.txt": papers.of_xlsx(workbook([made])),
        "antwoorden.csv": papers.of_csv(answers_csv([made])),
    }
