"""How far a meeting is, read from its events in order: who is ready, who agreed, and which remarks are the last."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import NamedTuple

from scan.store.errors import DamagedError
from scan.store.meetings.revealed import SEATS, Reopening, Seat
from scan.store.records.digest import StoredRow
from scan.store.records.tables import moment
from scan.store.records.texts import verified_text

SIDE_READY, READY_UNDONE = "ready", "unready"
REMARK_ADDED, SIDE_AGREED, REOPENED = "said", "agreed", "reopened"


class Progress(NamedTuple):
    """When each side became ready and agreed, who reopened the agreements since, and the number of the last remark."""

    ready: dict[Seat, datetime]
    agreed: dict[Seat, datetime]
    reopened: Reopening | None
    said: int


def progress(chain: Iterable[StoredRow]) -> Progress:
    """Fold the events: "klaar" can be undone, and a remark or a reopening cancels every agreement before it."""
    ready: dict[Seat, datetime] = {}
    agreed: dict[Seat, datetime] = {}
    reopened, said = None, 0
    for event in chain:
        seat, what, at = event["seat"], event["what"], moment(event["at"])
        if what == SIDE_READY:
            ready.setdefault(seat, at)
        elif what == READY_UNDONE:
            ready.pop(seat, None)
        elif what == SIDE_AGREED:
            agreed.setdefault(seat, at)
            reopened = reopened if len(agreed) < len(SEATS) else None
        elif what in (REMARK_ADDED, REOPENED):
            agreed.clear()
            said = event["number"] if what == REMARK_ADDED else said
            reopened = Reopening(seat, at) if what == REOPENED else reopened
    return Progress(ready, agreed, reopened, said)


def remark_texts(chain: Sequence[StoredRow], found: Mapping[int, StoredRow]) -> dict[int, str]:
    """Return the texts of the current remarks by number; raises DamagedError when `found` holds others or not all."""
    digests = {one["number"]: one["value"] for one in last_remarks(chain) if one["value"]}
    if found.keys() != digests.keys():
        raise DamagedError
    return {number: verified_text(found[number], bytes.fromhex(digest)) for number, digest in digests.items()}


def last_remarks(chain: Sequence[StoredRow]) -> list[StoredRow]:
    """Return the event of the last remark of every place, in order."""
    last = {event["place"]: event for event in chain if event["what"] == REMARK_ADDED}
    return sorted(last.values(), key=lambda event: int(event["number"]))
