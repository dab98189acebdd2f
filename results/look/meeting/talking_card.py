"""A talking point as a card: the statement, two answers in their own shape, what was shared, and an open question."""

from results.meeting.talking_points import TalkingPoint
from scan.look.html import Markup, html, joined

CARD = (
    '<article class="card talk"><p class="over">{role}</p><h3>{statement}</h3><dl>{views}</dl>'
    '<p class="quiet">{verdict}.</p><p class="ask-open">{question}</p></article>'
)
VIEW = '<div><dt><span class="key {kind}"></span>{name}</dt><dd>{answer}{note}</dd></div>'
NOTE = "<blockquote>{}</blockquote>"


def talking_card(point: TalkingPoint, other: str) -> Markup:
    """One point; the page puts the outcome under it. `other` is who looks along."""
    views = (
        ("own", "Jij", point.own, point.own_note),
        ("rating", other.capitalize(), point.rating, point.rating_note),
    )
    return html(
        CARD,
        role=point.role,
        statement=point.statement,
        views=joined(_view(*one) for one in views),
        verdict=point.verdict,
        question=point.question,
    )


def _view(kind: str, name: str, answer: str, note: str) -> Markup:
    return html(VIEW, kind=kind, name=name, answer=answer, note=html(NOTE, note) if note else Markup(""))
