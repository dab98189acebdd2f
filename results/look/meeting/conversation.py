"""The meeting after the reveal: the finding, both profiles, talking points, goals, and the agreement."""

from collections.abc import Container, Mapping, Sequence
from functools import partial

import streamlit as st

from results.look.meeting.comparison_table import comparison_table
from results.look.meeting.meeting_autosave import current_texts, remark_field, remarks_status
from results.look.meeting.meeting_context import MeetingScreen, press
from results.look.meeting.note_sharing import show_own_notes
from results.look.meeting.shared_goals import show_meeting_goals
from results.look.meeting.talking_card import talking_card
from results.look.profile.legend import meeting_explanation, meeting_legend
from results.look.profile.lens_view import CHART_CONFIG
from results.look.status_messages import save_status_line, show_date_warning, show_patient_data_warnings
from results.meeting.card import CHANGES_NOTHING, MeetingCard
from results.meeting.comparison import Comparison
from results.meeting.finding import agreed_strengths, comparison_basis, meeting_finding
from results.meeting.outcomes import NEXT_MEETING
from results.meeting.radar import meeting_radar_model
from results.meeting.talking_points import Notes, TalkingPoint, talking_points
from results.profile.radar import radar_figure
from scan import resources
from scan.dates import dutch_date, dutch_day, local_time, parse_date
from scan.look.html import html, joined
from scan.look.page_parts import show, show_care, show_list, show_text
from scan.store import Meeting, RevealedPair, Seat

NOTE_ENTRY = '<dt>{}</dt><dd><strong>{}:</strong> <span class="said">{}</span></dd>'
GUEST_HINT = "Jullie zien hetzelfde scherm. ‘Jij’ is overal wie de scan deed; ‘je {}’ ben jij."
TALK_HINT = "Begin bovenaan: daar lopen jullie blikken het verst uiteen. Schrijf in één zin op wat jullie afspreken."
NO_DIFFERENCES = (
    "Jullie gaven overal hetzelfde antwoord. Praat over wat jullie allebei sterk vinden, en wat de volgende stap is."
)
NO_PAIRS = "Er is geen vraag die jullie allebei met een cijfer beantwoordden. Vertel elkaar wat je wel zag of deed."
ONE_SIDED = "Hier zei een van jullie ‘nog niet gedaan’. Dat is geen verschil in punten, wel iets om mee te maken."
ONE_SIDED_MOST = 5
AGREE_HINT = (
    "Akkoord gaat over de afspraken, nooit over een score. Wie daarna nog iets verandert, vraagt opnieuw om akkoord."
)
ENDED = "Deze uitnodiging is voorbij. Er komt niets meer bij; een volgende keer begint met een nieuwe uitnodiging."
SETTLED = "Jullie zijn allebei akkoord. Er komt niets meer bij; een volgende keer begint met een nieuwe uitnodiging."
AGREED_AT = "{} ging akkoord op {} om {}."
CARD_LINK = '<p class="take"><a class="button" href="{}" download>Gesprekskaart (PDF)</a></p>'


def show_meeting(screen: MeetingScreen, pair: RevealedPair, meeting: Meeting, card: MeetingCard, link: str) -> None:
    """The whole meeting; `link` is the address of the gesprekskaart."""
    if screen.seat == "guest":
        show_care(GUEST_HINT.format(screen.other))
    finding = " ".join(meeting_finding(card.comparison, card.phase, card.supervisor))
    show(
        html(
            '<p class="lead">{}</p><p class="quiet">{}</p>', finding, comparison_basis(card.comparison, card.supervisor)
        )
    )
    show_comparison(screen, card, finding)
    show_strengths(card.comparison)
    show_one_sided_items(card.comparison)
    show_talking_points(screen, pair, meeting, card)
    if not meeting.invitation.closed and not meeting.invitation.together:
        show_own_notes(screen)
    show_meeting_goals(screen, pair, meeting)
    show_next_date(screen, meeting)
    show_agreement(screen, meeting)
    show_card_link(link)


def show_comparison(screen: MeetingScreen, card: MeetingCard, finding: str) -> None:
    """Radar and table of both profiles; the finding is the alternative text of the radar."""
    framework = screen.instrument.framework
    model = meeting_radar_model(card.comparison.roles, card.phase, framework.constants)
    with st.container(key="lens-view"):
        if model.drawable:
            with st.container(key="card-radar"):
                show(meeting_legend(card.phase, card.supervisor))
                st.plotly_chart(radar_figure(model), theme=None, alt=finding, config=CHART_CONFIG, key="radar-meeting")
                show(html('<p class="quiet ruled">{}</p>', meeting_explanation(card.supervisor)))
        with st.container(key="card-table"):
            show(comparison_table(card.comparison, "Twee blikken per rol", framework, card.phase, card.supervisor))


def show_strengths(comparison: Comparison) -> None:
    """The strengths that both see."""
    if strengths := agreed_strengths(comparison):
        st.header("Sterk volgens jullie allebei", anchor=False)
        show_list(strengths)


def show_one_sided_items(comparison: Comparison) -> None:
    """The first items that one of both answered with "nog niet gedaan"."""
    if comparison.one_sided:
        st.header("Om samen te plannen", anchor=False)
        rows = joined(html("<li>{}</li>", item.text) for item in comparison.one_sided[:ONE_SIDED_MOST])
        show(html("<p>{}</p><ul>{}</ul>", ONE_SIDED, rows))


def show_talking_points(screen: MeetingScreen, pair: RevealedPair, meeting: Meeting, card: MeetingCard) -> None:
    """The talking points with their outcomes, and the other shared notes."""
    st.header("Om over te praten", anchor=False)
    notes = Notes(pair.own.notes, pair.rating.notes if pair.rating else {})
    points = talking_points(card.comparison, card.own, card.rating, screen.instrument, notes)
    show_text(TALK_HINT if points else NO_DIFFERENCES if card.comparison.pairs else NO_PAIRS)
    outcomes = current_texts(screen, meeting)
    with st.container(key="talks"):
        for point in points:
            show_talking_point(screen, point, meeting.invitation.closed, outcomes)
    show_remaining_notes(screen, notes, {point.item_id for point in points})


def show_talking_point(screen: MeetingScreen, point: TalkingPoint, closed: bool, outcomes: Mapping[str, str]) -> None:
    """One talking point with a field for its outcome, or the outcome when the meeting is closed."""
    text = outcomes.get(point.item_id, "")
    with st.container(key=f"talk-{point.item_id}"):
        show(talking_card(point, screen.other))
        if closed:
            show(html('<p class="said"><strong>Afgesproken:</strong> {}</p>', text or "niets"))
        else:
            remark_field(screen, "Wat spreken jullie hierover af?", point.item_id, text, screen.seat)
            show_patient_data_warnings(text)


def show_remaining_notes(screen: MeetingScreen, notes: Notes, shown: Container[str]) -> None:
    """The shared notes on items that are not in `shown`."""
    names = ("Jij", notes.own), (screen.other.capitalize(), notes.rating)
    items = [item for item in screen.instrument.items if item.id not in shown]
    rest = [(item.text, name, by[item.id]) for item in items for name, by in names if item.id in by]
    if rest:
        st.header("Ook gedeeld", anchor=False)
        show(html("<dl>{}</dl>", joined(html(NOTE_ENTRY, *one) for one in rest)))


def show_next_date(screen: MeetingScreen, meeting: Meeting) -> None:
    """A field for the date of the next meeting, or the date when this one is closed."""
    st.header("Wanneer kijken jullie weer?", anchor=False)
    typed = current_texts(screen, meeting).get(NEXT_MEETING, "")
    if meeting.invitation.closed:
        show_text(next_date_text(typed))
        return
    remark_field(screen, "Datum van jullie volgende gesprek", NEXT_MEETING, typed, screen.seat, height=None)
    show_date_warning(typed)


def next_date_text(typed: str) -> str:
    """The typed date in words, or as typed when it cannot be read."""
    day = parse_date(typed)
    return dutch_date(day) if day else typed or "Geen datum afgesproken."


def show_agreement(screen: MeetingScreen, meeting: Meeting) -> None:
    """Who agreed and when, and a button for each seat at this screen that did not."""
    st.header("Akkoord met de afspraken", anchor=False)
    invitation = meeting.invitation
    names: dict[Seat, str] = {"learner": "Jij", "guest": f"Je {screen.other}"}
    moments = [AGREED_AT.format(names[seat], dutch_day(at), local_time(at)) for seat, at in invitation.agreed.items()]
    lines = [SETTLED if invitation.settled else ENDED if invitation.closed else AGREE_HINT, *moments]
    show(joined(html("<p>{}</p>", one) for one in lines))
    if invitation.closed:
        return
    show(save_status_line(remarks_status()))
    with st.container(horizontal=True, key="agree"):
        for seat in seats_at(screen):
            if seat not in invitation.agreed:
                show_agree_button(seat, screen, names, meeting.said)


def show_agree_button(seat: Seat, screen: MeetingScreen, names: Mapping[Seat, str], said: int) -> None:
    """The button with which a seat agrees with the remarks up to `said`: those on its screen (R78)."""
    name = names[seat] if screen.invitation.together else "Ik"
    verb = "ga" if name == "Ik" else "gaat"
    agree = partial(resources.opened_store().meetings.agree, screen.actor, screen.invitation.id, seat, said)
    st.button(f"{name} {verb} akkoord met de afspraken", key=f"agree-{seat}", on_click=press, args=(agree,))


def seats_at(screen: MeetingScreen) -> Sequence[Seat]:
    """The seats that use a screen: both at a shared laptop, else one."""
    return ("learner", "guest") if screen.invitation.together else (screen.seat,)


def show_card_link(link: str) -> None:
    """The link to the gesprekskaart."""
    st.header("Neem mee", anchor=False)
    show(html('<p>{}</p><p class="quiet">{}</p>', CHANGES_NOTHING, "Op één A4: wat jullie zagen en afspraken."))
    show(html(CARD_LINK, link))
