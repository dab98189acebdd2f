"""The screen for two people at one table: the finding, both views, what to talk about, and what came of it."""

from collections.abc import Container, Mapping, Sequence

import streamlit as st

from results.look.meeting.comparison_table import meeting_table
from results.look.meeting.meeting_autosave import field, line, standing
from results.look.meeting.note_sharing import show_own_notes
from results.look.meeting.seats import MeetingTable, done
from results.look.meeting.shared_goals import show_goals
from results.look.meeting.talking_card import talking_card
from results.look.profile.legend import meeting_footnote, meeting_legend
from results.look.profile.lens_view import QUIET
from results.meeting.card import CHANGES_NOTHING, MeetingCard
from results.meeting.comparison import Comparison
from results.meeting.finding import agreed_strengths, meeting_finding, stands_on_pairs
from results.meeting.outcomes import NEXT_LOOK
from results.meeting.radar import meeting_model
from results.meeting.talking_points import Notes, TalkingPoint, talking_points
from results.profile.radar import radar_figure
from scan import resources
from scan.dates import NO_DATE, dutch_date, dutch_day, local_time, parse_date
from scan.look.html import html, joined
from scan.look.show import show
from scan.patient_data import patient_data_warnings
from scan.store import Meeting, RevealedPair, Seat

SHARED = '<dt>{}</dt><dd><strong>{}:</strong> <span class="said">{}</span></dd>'
GUESTS_SCREEN = "Jullie zien hetzelfde scherm. ‘Jij’ is overal wie de scan deed; ‘je {}’ ben jij."
TALK = "Begin bovenaan: daar lopen jullie blikken het verst uiteen. Schrijf in één zin op wat jullie afspreken."
NOTHING_APART = (
    "Jullie gaven overal hetzelfde antwoord. Praat over wat jullie allebei sterk vinden, en wat de volgende stap is."
)
NO_PAIRS = "Er is geen vraag die jullie allebei met een cijfer beantwoordden. Vertel elkaar wat je wel zag of deed."
TO_PLAN = "Hier zei een van jullie ‘nog niet gedaan’. Dat is geen verschil in punten, wel iets om mee te maken."
TO_PLAN_MOST = 5
AGREE = (
    "Akkoord gaat over de afspraken, nooit over een score. Wie daarna nog iets verandert, vraagt opnieuw om akkoord."
)
OVER = "Deze uitnodiging is voorbij. Er komt niets meer bij; een volgende keer begint met een nieuwe uitnodiging."
ALREADY = "Jullie zijn allebei akkoord. Er komt niets meer bij; een volgende keer begint met een nieuwe uitnodiging."
AGREED = "{} ging akkoord op {} om {}."
CARD = '<p class="take"><a class="button" href="{}" download>Gesprekskaart (PDF)</a></p>'


def show_meeting(table: MeetingTable, pair: RevealedPair, meeting: Meeting, card: MeetingCard, link: str) -> None:
    """Everything on the table; `link` is where the gesprekskaart can be had."""
    if table.seat == "guest":
        show(html('<p class="care">{}</p>', GUESTS_SCREEN.format(table.other)))
    finding = " ".join(meeting_finding(card.found, card.phase, card.other))
    show(html('<p class="lead">{}</p><p class="quiet">{}</p>', finding, stands_on_pairs(card.found, card.other)))
    show_views(table, card, finding)
    show_strengths(card.found)
    show_to_plan(card.found)
    show_talk(table, pair, meeting, card)
    if not meeting.invitation.closed and not meeting.invitation.together:
        show_own_notes(table)
    show_goals(table, pair, meeting)
    show_next(table, meeting)
    show_agreement(table, meeting)
    st.header("Neem mee", anchor=False)
    show(html('<p>{}</p><p class="quiet">{}</p>', CHANGES_NOTHING, "Op één A4: wat jullie zagen en afspraken."))
    show(html(CARD, link))


def show_views(table: MeetingTable, card: MeetingCard, finding: str) -> None:
    """Radar and table of both."""
    framework = table.instrument.framework
    model = meeting_model(card.found.roles, card.phase, framework.constants)
    with st.container(key="lens-view"):
        if model.drawable:
            with st.container(key="card-radar"):
                show(meeting_legend(card.phase, card.other))
                st.plotly_chart(radar_figure(model), theme=None, alt=finding, config=QUIET, key="radar-meeting")
                show(html('<p class="quiet ruled">{}</p>', meeting_footnote(card.other)))
        with st.container(key="card-table"):
            show(meeting_table(card.found, "Twee blikken per rol", framework, card.phase, card.other))


def show_strengths(found: Comparison) -> None:
    """Where both see a strength."""
    if strengths := agreed_strengths(found):
        st.header("Sterk volgens jullie allebei", anchor=False)
        show(html("<ul>{}</ul>", joined(html("<li>{}</li>", one) for one in strengths)))


def show_to_plan(found: Comparison) -> None:
    """What one of both says was never done: no difference, but something to plan."""
    if found.one_sided:
        st.header("Om samen te plannen", anchor=False)
        rows = joined(html("<li>{}</li>", item.text) for item in found.one_sided[:TO_PLAN_MOST])
        show(html("<p>{}</p><ul>{}</ul>", TO_PLAN, rows))


def show_talk(table: MeetingTable, pair: RevealedPair, meeting: Meeting, card: MeetingCard) -> None:
    """The talking points, each with its outcome."""
    st.header("Om over te praten", anchor=False)
    notes = Notes(pair.own.notes, pair.rating.notes if pair.rating else {})
    points = talking_points(card.found, card.own, card.rating, table.instrument, notes)
    show(html("<p>{}</p>", TALK if points else NOTHING_APART if card.found.pairs else NO_PAIRS))
    stands = standing(table, meeting)
    with st.container(key="talks"):
        for point in points:
            show_point(table, point, meeting.invitation.closed, stands)
    show_other_notes(table, notes, {point.item_id for point in points})


def show_other_notes(table: MeetingTable, notes: Notes, told: Container[str]) -> None:
    """What was shared beside questions that are no talking point."""
    names = ("Jij", notes.own), (table.other.capitalize(), notes.rating)
    items = [item for item in table.instrument.items if item.id not in told]
    rest = [(item.text, name, by[item.id]) for item in items for name, by in names if item.id in by]
    if rest:
        st.header("Ook gedeeld", anchor=False)
        show(html("<dl>{}</dl>", joined(html(SHARED, *one) for one in rest)))


def show_point(table: MeetingTable, point: TalkingPoint, closed: bool, stands: Mapping[str, str]) -> None:
    """One point with what both agree on it."""
    text = stands.get(point.item_id, "")
    with st.container(key=f"talk-{point.item_id}"):
        show(talking_card(point, table.other))
        if closed:
            show(html('<p class="said"><strong>Afgesproken:</strong> {}</p>', text or "niets"))
        else:
            field(table, "Wat spreken jullie hierover af?", point.item_id, text, table.seat)
            show_warnings(text)


def show_warnings(text: str) -> None:
    """What looks like a patient's data."""
    for warning in patient_data_warnings(text):
        show(html('<p class="warn" role="status">{}</p>', warning))


def show_next(table: MeetingTable, meeting: Meeting) -> None:
    """The day on which both look again."""
    st.header("Wanneer kijken jullie weer?", anchor=False)
    typed = standing(table, meeting).get(NEXT_LOOK, "")
    if meeting.invitation.closed:
        show(html("<p>{}</p>", day_of(typed)))
        return
    field(table, "Datum van jullie volgende gesprek", NEXT_LOOK, typed, table.seat, height=None)
    if typed and not parse_date(typed):
        show(html('<p class="warn" role="status">{}</p>', NO_DATE.format(typed)))


def day_of(typed: str) -> str:
    """The next date in words, or what was typed where it can't be read as one."""
    found = parse_date(typed)
    return dutch_date(found) if found else typed or "Geen datum afgesproken."


def show_agreement(table: MeetingTable, meeting: Meeting) -> None:
    """Who agreed, and a button for each that did not and sits at this screen."""
    st.header("Akkoord met de afspraken", anchor=False)
    invitation = meeting.invitation
    names: dict[Seat, str] = {"learner": "Jij", "guest": f"Je {table.other}"}
    told = [AGREED.format(names[seat], dutch_day(at), local_time(at)) for seat, at in invitation.agreed.items()]
    lines = [ALREADY if invitation.settled else OVER if invitation.closed else AGREE, *told]
    show(joined(html("<p>{}</p>", one) for one in lines))
    if invitation.closed:
        return
    show(html('<p class="count flush" role="status">{}</p>', line()))
    with st.container(horizontal=True, key="agree"):
        for seat in here(table):
            if seat not in invitation.agreed and agrees(seat, table, names):
                st.rerun()


def agrees(seat: Seat, table: MeetingTable, names: Mapping[Seat, str]) -> bool:
    """Whether the one in this seat pressed the button, and it was kept."""
    name = names[seat] if table.invitation.together else "Ik"
    verb = "ga" if name == "Ik" else "gaat"
    if not st.button(f"{name} {verb} akkoord met de afspraken", key=f"agree-{seat}"):
        return False
    return done(lambda: resources.opened_store().meetings.agree(table.actor, table.invitation.id, seat))


def here(table: MeetingTable) -> Sequence[Seat]:
    """Who sits at this screen."""
    return ("learner", "guest") if table.invitation.together else (table.seat,)
