"""What is kept besides the scans, as tables in the ZIP: every answer that was ever given, and all other moments."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime

from scan.dates import AMSTERDAM
from scan.dutch import DISCLAIMER
from scan.store.meetings.contract import Invitation
from scan.store.store import AnswerChange, Sitting
from scan.takeaway.spreadsheet import spreadsheet

CHANGE_COLUMNS = ("scan", "scan-id", "begonnen op", "vraag-id", "antwoord", "gegeven op", "let op")

SEATS = {"learner": "wie de scan invulde", "guest": "wie meekeek"}
MOMENT_COLUMNS = ("wat", "moment", "let op")
MOMENTS = {
    "came": "je kwam hier voor het eerst",
    "seen": "je was hier voor het laatst (op een dag nauwkeurig)",
    "signed in": "een apparaat werd bekend",
    "seen there": "je gebruikte dat apparaat voor het laatst",
    "used there": "je werkte voor het laatst op die gedeelde computer (op een minuut nauwkeurig)",
    "signed out": "een apparaat werd vergeten",
    "code": "je maakte je code",
}


def change_table(scans: Sequence[Sitting], changes: Mapping[str, Sequence[AnswerChange]]) -> bytes:
    """A CSV file; `changes` by scan id. Moments are Dutch time; an answer that was taken back is empty."""
    return spreadsheet(CHANGE_COLUMNS, _rows(scans, changes))


def _rows(scans: Sequence[Sitting], changes: Mapping[str, Sequence[AnswerChange]]) -> Iterator[Sequence[object]]:
    for number, scan in enumerate(scans, 1):
        begun = _written(scan.begun_at) if scan.begun_at else ""
        for one in changes[scan.assessment.id]:
            yield (number, scan.assessment.id, begun, one.item, one.answer, _written(one.at), DISCLAIMER)


def moment_table(
    moments: Mapping[str, Sequence[datetime]], made: Sequence[Invitation], accepted: Sequence[Invitation]
) -> bytes:
    """A CSV file of when what happened, with the invitations that someone made and those that they accepted."""
    rows = [(MOMENTS[name], _written(at), DISCLAIMER) for name, all_at in moments.items() for at in all_at]
    for whose, invitations in (("jouw uitnodiging", made), ("een uitnodiging aan jou", accepted)):
        for number, one in enumerate(invitations, 1):
            rows += [(f"{whose} {number} {what}", _written(at), DISCLAIMER) for what, at in _events(one)]
    return spreadsheet(MOMENT_COLUMNS, rows)


def _events(one: Invitation) -> Iterator[tuple[str, datetime]]:
    names = [name for name in one.details[1:] if name]
    yield "gemaakt" + (f" voor {' en '.join(names)}" if names else ""), one.made_at
    happened = {
        "geldig tot": one.expires_at,
        "aangenomen": one.accepted_at,
        "laatst bekeken": one.seen_at,
        "beide blikken getoond": one.revealed_at,
        "ingetrokken": one.withdrawn_at,
        "verlopen": one.expired_at,
        "gewist door wie meekeek": one.erased_at,
        **{f"klaar: {SEATS[seat]}": at for seat, at in one.ready.items()},
        **{f"akkoord: {SEATS[seat]}": at for seat, at in one.agreed.items()},
    }
    yield from ((what, at) for what, at in happened.items() if at)


def _written(at: datetime) -> str:
    return f"{at.astimezone(AMSTERDAM):%Y-%m-%d %H:%M:%S}"
