"""A subject as a card: both marks on one line, both answers in words with their shared notes."""

from collections.abc import Iterator

from results.meeting.talking_points import TalkingPoint
from results.meeting.voices import Voices
from scan.look.html import Markup, html, joined

TALKING_CARD = '<article class="card talk">{line}<dl>{views}</dl>{verdict}</article>'
LINE = '<div class="marks" aria-hidden="true"><div class="rule">{points}{marks}</div></div>'
POINT = '<span class="at" style="left:{}%">{}</span>'
MARK = '<span class="mark {}" style="left:{}%"><b>{}</b><i></i></span>'
VIEW = '<div><dt><span class="key {kind}"></span>{name}</dt><dd>{answer}{note}</dd></div>'
SHARED_NOTE = "<blockquote>{}</blockquote>"
VERDICT = '<p class="quiet">{}.</p>'


def talking_card(point: TalkingPoint, voices: Voices) -> Markup:
    """One subject; the line is for the eye, all of it stands in words below it."""
    views = (
        ("own", voices.of("learner"), point.own, point.own_note),
        ("rating", voices.of("guest"), point.rating, point.rating_note),
    )
    in_points = all(isinstance(value, int) for value in point.values)
    return html(
        TALKING_CARD,
        line=marks_line(point, voices),
        views=joined(_view(*one) for one in views),
        verdict=Markup("") if in_points else html(VERDICT, point.verdict),
    )


def marks_line(point: TalkingPoint, voices: Voices) -> Markup:
    """The points 1 to 5 with a dot for the learner and an open square for the guest; "" without any number."""
    marks = [*_marks(point, voices)]
    points = joined(html(POINT, _left(value), value) for value in range(1, 6))
    return html(LINE, points=points, marks=joined(marks)) if marks else Markup("")


def _marks(point: TalkingPoint, voices: Voices) -> Iterator[Markup]:
    for kind, name, value in zip(("own", "rating"), voices, point.values, strict=True):
        if isinstance(value, int):
            yield html(MARK, kind, _left(value), name)


def _left(value: int) -> int:
    return 25 * (value - 1)


def _view(kind: str, name: str, answer: str, note: str) -> Markup:
    note_markup = html(SHARED_NOTE, note) if note else Markup("")
    return html(VIEW, kind=kind, name=name, answer=answer, note=note_markup)
