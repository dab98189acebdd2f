"""The gesprekskaart as it will be printed, in short: both names, what was agreed, and room for two signatures."""

from collections.abc import Iterator

from results.meeting.card import MeetingCard
from scan.dates import dutch_date
from scan.dutch import count
from scan.look.html import Markup, html, joined

PREVIEW = (
    '<section class="card paper" aria-label="Voorbeeld van de gesprekskaart"><p class="over">{}</p>'
    '<h3>Gesprekskaart</h3><p>{}</p><dl class="facts">{}</dl><p class="signatures">{}</p></section>'
)
FACT = "<dt>{}</dt><dd>{}</dd>"
SIGNATURE = "<span>Handtekening {}</span>"
NO_NAME = Markup('<span aria-hidden="true">________________</span><span class="hidden">(ruimte voor een naam)</span>')
NOTHING = "Nog niets afgesproken over"


def card_preview(card: MeetingCard) -> Markup:
    """The names, the outcomes, the goals, the next date and the lines for signatures of a meeting card."""
    names = html("{} en {}", card.learner_name or NO_NAME, card.guest_name or NO_NAME)
    signatures = joined(html(SIGNATURE, name) for name in card.voices)
    return html(PREVIEW, card.attribution, names, joined(html(FACT, *one) for one in _facts(card)), signatures)


def _facts(card: MeetingCard) -> Iterator[tuple[str, str]]:
    yield from ((one.statement, card.outcomes[one.item_id]) for one in card.points if one.item_id in card.outcomes)
    if left := sum(one.item_id not in card.outcomes for one in card.points):
        yield NOTHING, count(left, "onderwerp", "onderwerpen")
    for agreement in card.agreements:
        yield "Leerdoel", agreement.text
    yield "Volgende gesprek", dutch_date(card.next_meeting) if card.next_meeting else "nog geen datum"
