"""How far a meeting is, read from its events in order: who is ready, who agreed, and which remark was the last."""

from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple

from scan.store.meetings.revealed import SEATS, Reopening, Seat
from scan.store.records.digest import StoredRow
from scan.store.records.tables import moment

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
