"""What the other did last in a meeting, for who cannot see it appear on the screen."""

from results.meeting.voices import Voices
from scan.store import Meeting, Seat
from scan.store.meetings.contract import SKIP_PREFIX

WROTE, REMOVED = "{} schreef: ‘{}’", "{} haalde een tekst weg."
LEFT_OUT, TOOK_BACK = "{} laat een onderwerp weg.", "{} neemt een onderwerp terug."
AGREED = "{} ging akkoord met de afspraken."


def other_news(meeting: Meeting, seat: Seat, voices: Voices) -> tuple[str, ...]:
    """The last remark when it is not of `seat`, and whether the other agreed, each as a sentence; () for neither."""
    other: Seat = "guest" if seat == "learner" else "learner"
    sentences = []
    if meeting.remarks and meeting.remarks[-1].seat == other:
        last = meeting.remarks[-1]
        wrote, removed = (LEFT_OUT, TOOK_BACK) if last.place.startswith(SKIP_PREFIX) else (WROTE, REMOVED)
        sentences.append((wrote if last.text else removed).format(voices.of(other), last.text))
    if other in meeting.invitation.agreed:
        sentences.append(AGREED.format(voices.of(other)))
    return tuple(sentences)
