"""The tables of the ZIP about everything kept besides the scans: each row with its Dutch moment, and nothing more."""

import csv
import io
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from scan.dutch import DISCLAIMER
from scan.store import AnswerChange, Invitation
from scan.store.meetings.contract import InvitationDetails
from scan.takeaway.kept_tables import MOMENTS, change_table, moment_table
from tests.support.filled_in import filled

NIGHT = datetime(2026, 12, 31, 23, 30, tzinfo=UTC)  # half past midnight in Amsterdam, of the next year


def rows(content: bytes) -> list[list[str]]:
    """The rows of a CSV without its heading; every row ends with what it is not for."""
    _, *found = csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";")
    assert {row[-1] for row in found} <= {DISCLAIMER}
    return [row[:-1] for row in found]


def at(minutes: int) -> datetime:
    """A moment so many minutes later."""
    return NIGHT + timedelta(minutes=minutes)


def test_every_answer_ever_given_stands_under_its_scan() -> None:
    scans = [replace(filled(id="a"), begun_at=NIGHT), replace(filled(id="b"), begun_at=None)]
    changes = {
        "a": [AnswerChange("mh-1", 4, at(1)), AnswerChange("mh-1", None, at(2))],
        "b": [AnswerChange("co-1", "NE", at(3))],
    }
    assert rows(change_table(scans, changes)) == [
        ["1", "a", "2027-01-01 00:30:00", "mh-1", "4", "2027-01-01 00:31:00"],
        ["1", "a", "2027-01-01 00:30:00", "mh-1", "", "2027-01-01 00:32:00"],
        ["2", "b", "", "co-1", "NE", "2027-01-01 00:33:00"],
    ]


def test_every_moment_is_told_in_words() -> None:
    moments = {name: [at(number)] for number, name in enumerate(MOMENTS)}
    found = rows(moment_table(moments, [], []))
    assert found == [[words, f"2027-01-01 00:{30 + number}:00"] for number, words in enumerate(MOMENTS.values())]


def test_everything_that_happened_to_an_invitation_is_told() -> None:
    made = Invitation(
        *("i", "s", "rate", False, at(0)),
        *(at(minutes) for minutes in range(1, 8)),
        details=InvitationDetails(("MH",), "Sanne", "dr. Achternaam"),
        ready={"learner": at(8), "guest": at(9)},
        agreed={"guest": at(10)},
    )
    told = [
        *("gemaakt voor Sanne en dr. Achternaam", "geldig tot", "aangenomen", "laatst bekeken"),
        *("beide blikken getoond", "ingetrokken", "verlopen", "gewist door wie meekeek"),
        *("klaar: wie de scan invulde", "klaar: wie meekeek", "akkoord: wie meekeek"),
    ]
    assert rows(moment_table({}, [made], [])) == [
        [f"jouw uitnodiging 1 {words}", f"2027-01-01 00:{30 + minutes}:00"] for minutes, words in enumerate(told)
    ]


def test_an_invitation_that_someone_got_is_told_apart_and_without_what_did_not_happen() -> None:
    invitation = Invitation("i", "s", "rate", False, at(0))
    assert rows(moment_table({}, [], [invitation, invitation])) == [
        ["een uitnodiging aan jou 1 gemaakt", "2027-01-01 00:30:00"],
        ["een uitnodiging aan jou 2 gemaakt", "2027-01-01 00:30:00"],
    ]
