"""What the other did last is told in words, and one's own remarks are no news."""

from datetime import UTC, datetime

import pytest

from results.meeting.news import other_news
from results.meeting.voices import Voices
from scan.store import Invitation, Meeting, Seat
from scan.store.meetings.revealed import Remark

WHEN = datetime(2026, 11, 22, 13, 30, tzinfo=UTC)
VOICES = Voices("de arts", "dr. De Boer")


def news(seat: Seat, *remarks: tuple[Seat, str, str], agreed: tuple[Seat, ...] = ()) -> tuple[str, ...]:
    """What this seat hears after these remarks: who, where and what."""
    said = tuple(Remark(*one, WHEN, number) for number, one in enumerate(remarks, 1))
    invitation = Invitation("a", "s", "rate", False, WHEN, revealed_at=WHEN, agreed=dict.fromkeys(agreed, WHEN))
    return other_news(Meeting(invitation, said), seat, VOICES)


@pytest.mark.parametrize(
    ("place", "text", "told"),
    [
        ("mh-01", "Samen doen.", "De arts schreef: ‘Samen doen.’"),
        ("mh-01", "", "De arts haalde een tekst weg."),
        ("niet-mh-01", "ja", "De arts laat een onderwerp weg."),
        ("niet-mh-01", "", "De arts neemt een onderwerp terug."),
    ],
)
def test_the_last_remark_of_the_other_is_told(place: str, text: str, told: str) -> None:
    assert news("guest", ("guest", "mh-02", "Van mij."), ("learner", place, text)) == (told,)


def test_ones_own_remark_is_no_news() -> None:
    assert news("guest", ("learner", "mh-02", "Eerder."), ("guest", "mh-01", "Van mij.")) == ()
    assert news("learner") == ()


def test_that_the_other_agreed_is_told_and_not_that_one_did_oneself() -> None:
    assert news("learner", agreed=("guest",)) == ("Dr. De Boer ging akkoord met de afspraken.",)
    assert news("learner", agreed=("learner",)) == ()
