"""A talking point as a card: the item, both answers with their shared notes, and an open question."""

from results.meeting.talking_points import TalkingPoint
from scan.look.html import Markup, html, joined

TALKING_CARD = (
    '<article class="card talk"><p class="over">{role}</p><h3>{statement}</h3><dl>{views}</dl>'
    '<p class="quiet">{verdict}.</p><p class="ask-open">{question}</p></article>'
)
VIEW = '<div><dt><span class="key {kind}"></span>{name}</dt><dd>{answer}{note}</dd></div>'
SHARED_NOTE = "<blockquote>{}</blockquote>"


def talking_card(point: TalkingPoint, other: str) -> Markup:
    """One talking point; `other` is what the learner calls the guest."""
    views = (
        ("own", "Jij", point.own, point.own_note),
        ("rating", other.capitalize(), point.rating, point.rating_note),
    )
    return html(
        TALKING_CARD,
        role=point.role,
        statement=point.statement,
        views=joined(_view(*one) for one in views),
        verdict=point.verdict,
        question=point.question,
    )


def _view(kind: str, name: str, answer: str, note: str) -> Markup:
    note_markup = html(SHARED_NOTE, note) if note else Markup("")
    return html(VIEW, kind=kind, name=name, answer=answer, note=note_markup)
