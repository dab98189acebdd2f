"""Hostile text is escaped in every part of a meeting that makes HTML (R30)."""

from collections.abc import Callable

import pytest

from results.look.meeting.card_preview import card_preview
from results.look.meeting.earlier_meetings import meeting_facts
from results.look.meeting.guest_view import answer_entry
from results.look.meeting.stages import remark_list
from results.look.meeting.talking_card import talking_card
from results.meeting.card import Agreement, MeetingCard
from results.meeting.talking_points import TalkingPoint
from results.meeting.voices import Voices
from scan.look.html import Markup, joined
from scan.store import Invitation, Meeting
from scan.store.meetings.revealed import Remark
from scan.takeaway.transcript import TranscriptLine
from tests.scan.look.test_html_escaping import Seen
from tests.support.hostile import TEXTS, WHEN
from tests.support.two_views import two


def meeting(place: str, text: str) -> Meeting:
    """A meeting with one remark."""
    return Meeting(Invitation("a", "s", "rate", False, WHEN), (Remark("guest", place, text, WHEN),))


def line(note: str) -> Markup:
    """An answer with a note, as a guest sees it."""
    return answer_entry(TranscriptLine("mh-01", "Rol", "Ik bel.", 4, "Zelfstandig", "", note))


def point(note: str) -> Markup:
    """A subject with the notes of both, named as they like."""
    notes = (note, note, "higher", "relatie", (4, 2))
    return talking_card(TalkingPoint("mh-01", "Rol", "Ik bel.", "4", "2", "Hoger", *notes), Voices(note, note))


def preview(text: str) -> Markup:
    """The preview of a card on which everything is hostile."""
    instrument, own, rating = two({"MH": "4 / 2"}, scale="supervision")
    said = ({"mh-basis-1": text}, (Agreement(text, "self"),))
    return card_preview(MeetingCard(own, rating, instrument, WHEN.date(), *said, None, (None, None), text, text))


PLACES: dict[str, Callable[[str], Markup]] = {
    "an outcome in the list of earlier meetings": lambda text: joined(meeting_facts(meeting("mh-01", text))),
    "a goal in the list of earlier meetings": lambda text: joined(meeting_facts(meeting("doel-1", text))),
    "a remark after the guest is erased": lambda text: remark_list(meeting("mh-01", text)),
    "a note that a guest reads": line,
    "notes and names on a subject": point,
    "outcomes and names on the preview of the card": preview,
}


@pytest.mark.parametrize("place", PLACES.values(), ids=PLACES.keys())
def test_every_text_is_escaped(place: Callable[[str], Markup]) -> None:
    usual = Seen(place("Gewoon."))
    for text in TEXTS:
        seen = Seen(place(text))
        assert (seen.tags, seen.attributes) == (usual.tags, usual.attributes)
        assert text in seen.text
