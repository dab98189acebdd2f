"""The subjects of a conversation in order: the first is the largest difference that the finding names."""

from results.meeting.card import MeetingCard
from results.meeting.finding import largest_difference
from results.meeting.talking_points import Notes, TalkingPoint, talking_points


def subjects(card: MeetingCard, notes: Notes) -> tuple[TalkingPoint, ...]:
    """The talking points; one about the role that the finding names comes first."""
    points = talking_points(card.comparison, card.own, card.rating, card.instrument, notes)
    named = largest_difference(card.comparison)
    first = next((point for point in points if named and point.role == named.label), None)
    return points if first is None else (first, *(point for point in points if point is not first))
