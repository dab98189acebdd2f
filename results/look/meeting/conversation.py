"""The meeting after the reveal: one subject at a time, an overview a tap away, and what the two agree at the end."""

from collections.abc import Container, Sequence
from typing import NamedTuple

import streamlit as st

from results.look.meeting.agreement import show_agreement, show_card_link, show_next_date
from results.look.meeting.card_preview import card_preview
from results.look.meeting.comparison_table import show_comparison
from results.look.meeting.meeting_autosave import current_texts, remark_field, remark_key, remarks_status, say
from results.look.meeting.meeting_context import MeetingScreen, press
from results.look.meeting.note_sharing import show_own_notes
from results.look.meeting.shared_goals import show_meeting_goals
from results.look.meeting.talking_card import talking_card
from results.look.status_messages import save_status_line, show_patient_data_warnings
from results.meeting.card import MeetingCard
from results.meeting.comparison import Comparison
from results.meeting.finding import agreed_strengths, meeting_finding, shared_answers
from results.meeting.outcomes import meeting_outcomes, skip_place
from results.meeting.talking_points import Notes, TalkingPoint, talking_points
from scan import resources
from scan.dutch import count
from scan.look.html import html, joined
from scan.look.page_parts import show, show_status, show_text
from scan.store import Meeting, RevealedPair

NOTE_ENTRY = '<dt>{}</dt><dd><strong>{}:</strong> <span class="said">{}</span></dd>'
SUBJECT = (
    '<p class="over" id="subject">Onderwerp {} van {} · {}</p>'
    '<h2 data-focus="onderwerp-{}" aria-describedby="subject">{}</h2>'
)
OUTCOME = '<p class="over">{}</p><p class="said"><strong>Afgesproken:</strong> {}</p>'
QUESTION = '<h3 class="ask-open">{}</h3>'
PART = '<h2 data-focus="{}">{}</h2>'
FOLDED = '<details class="phone-fold"><summary>{}</summary><h2>{}</h2>{}<ul>{}</ul></details>'
LARGEST = "Op {} gaven jullie allebei een antwoord. Hier verschillen jullie het meest."
STEP, OVERVIEW, END = "onderwerp", "overzicht", "einde"  # the query parameter, and its values beside a number
ONE_SIDED_MOST = 5


class OpenMeeting(NamedTuple):
    """What every part of the meeting shows: the screen, what was revealed, what was said, and the subjects."""

    screen: MeetingScreen
    pair: RevealedPair
    meeting: Meeting
    card: MeetingCard
    notes: Notes
    points: tuple[TalkingPoint, ...]


def show_meeting(screen: MeetingScreen, pair: RevealedPair, meeting: Meeting, card: MeetingCard, link: str) -> None:
    """The subject, the overview or the end, as the address says; `link` is the address of the gesprekskaart."""
    notes = Notes(pair.own.notes, pair.rating.notes if pair.rating else {})
    points = talking_points(card.comparison, card.own, card.rating, screen.instrument, notes)
    talk = OpenMeeting(screen, pair, meeting, card, notes, points)
    step = st.query_params.get(STEP, END if meeting.invitation.closed else "1")
    if step == OVERVIEW:
        show_overview(talk)
    elif step.isdecimal() and 1 <= int(step) <= len(talk.points):
        show_subject(talk, int(step))
    else:
        show_end(talk, link)


def show_subject(talk: OpenMeeting, number: int) -> None:
    """One subject: both marks, a question, a field for what is agreed, and the way on."""
    point, words = talk.points[number - 1], resources.current_conversation()
    if number == 1 and talk.card.comparison.talking_pairs:
        show(html('<p class="lead">{}</p>', LARGEST.format(count(len(talk.card.comparison.pairs), "vraag", "vragen"))))
    show(html(SUBJECT, number, len(talk.points), point.role, number, point.statement))
    show(talking_card(point, talk.screen.voices))
    for items, text in ((talk.card.changed, words.texts.changed), (talk.card.changed_since, words.texts.changed_since)):
        if point.item_id in items:
            show_status(talk.screen.voices.sentence(text))
    show(html(QUESTION, point.question(words, talk.screen.voices)))
    show_outcome(talk, point)
    show_way_on(talk, number)


def show_outcome(talk: OpenMeeting, point: TalkingPoint) -> None:
    """The field for what is agreed about a subject, or its text when the meeting is closed or the subject skipped."""
    texts, text = (
        resources.current_conversation().texts,
        current_texts(talk.screen, talk.meeting).get(point.item_id, ""),
    )
    if talk.meeting.invitation.closed:
        show(html(OUTCOME, point.role, text or "niets"))
    elif point.item_id in meeting_outcomes(talk.meeting).skipped:
        show_status(texts.skipped)
    else:
        seat, statement = talk.screen.seat, point.statement
        remark_field(talk.screen, texts.field, point.item_id, text, seat, statement=statement)
        show_patient_data_warnings(text, remark_key(talk.screen, point.item_id))
        show(save_status_line(remarks_status()))


def show_way_on(talk: OpenMeeting, number: int) -> None:
    """Back, skip, and on; the last subject leads to the end."""
    point, last = talk.points[number - 1], number == len(talk.points)
    with st.container(horizontal=True, key="way-on"):
        if number > 1:
            st.button("Vorig onderwerp", key="before", on_click=go_to, args=(str(number - 1),))
        if not talk.meeting.invitation.closed:
            show_skip_button(talk, point)
        label, step = ("Naar de afspraken", END) if last else ("Volgend onderwerp", str(number + 1))
        st.button(label, key="next", type="primary", on_click=go_to, args=(step,))
    st.button("Overzicht met radar", key="overview", type="tertiary", on_click=go_to, args=(OVERVIEW,))


def show_skip_button(talk: OpenMeeting, point: TalkingPoint) -> None:
    """The button that leaves a subject out, or takes it back."""
    texts, skipped = resources.current_conversation().texts, point.item_id in meeting_outcomes(talk.meeting).skipped
    place, text = skip_place(point.item_id), "" if skipped else "ja"
    label = texts.unskip if skipped else texts.skip
    st.button(label, key="skip", on_click=press, args=(lambda: say(talk.screen, place, text),))


def go_to(step: str) -> None:
    """Open a subject, the overview or the end."""
    st.query_params[STEP] = step


def finding(card: MeetingCard) -> str:
    """The finding of a meeting in the words of both screens."""
    return " ".join(meeting_finding(card.comparison, card.phase, card.supervisor, card.voices))


def show_overview(talk: OpenMeeting) -> None:
    """The finding, both profiles as radar and table, the subjects, and the other shared notes."""
    show(html(PART, OVERVIEW, "Overzicht"))
    show(
        html('<p class="lead">{}</p><p class="quiet">{}</p>', finding(talk.card), shared_answers(talk.card.comparison))
    )
    show_comparison(talk.screen, talk.card, finding(talk.card))
    show_remaining_notes(talk, {point.item_id for point in talk.points})
    for number, point in enumerate(talk.points, 1):
        st.button(f"{number}. {point.statement}", key=f"subject-{number}", on_click=go_to, args=(str(number),))
    st.button("Naar de afspraken", key="next", type="primary", on_click=go_to, args=(END,))


def show_remaining_notes(talk: OpenMeeting, shown: Container[str]) -> None:
    """The shared notes on items that are not in `shown`."""
    names = (talk.screen.voices.of("learner"), talk.notes.own), (talk.screen.voices.of("guest"), talk.notes.rating)
    items = [item for item in talk.screen.instrument.items if item.id not in shown]
    rest = [(item.text, name, by[item.id]) for item in items for name, by in names if item.id in by]
    if rest:
        st.header("Ook gedeeld", anchor=False)
        show(html("<dl>{}</dl>", joined(html(NOTE_ENTRY, *one) for one in rest)))


def show_end(talk: OpenMeeting, link: str) -> None:
    """What both see as strong, what to plan, goals, the next date, the agreement, and the card to take along."""
    texts, screen, meeting = resources.current_conversation().texts, talk.screen, talk.meeting
    show(html(PART, END, "Afspraken"))
    if not talk.points:
        show_text(texts.no_differences if talk.card.comparison.pairs else texts.no_pairs)
    if meeting.invitation.closed:
        show_outcomes(talk)
    show_common_ground(talk.card.comparison, texts.plan)
    show_meeting_goals(screen, talk.pair, meeting)
    if not meeting.invitation.closed and not meeting.invitation.together:
        show_own_notes(screen)
    show_next_date(screen, meeting, link.replace(".pdf", ".ics"))
    show(card_preview(talk.card))  # the sentences that the agreement below is about
    show_agreement(screen, meeting)
    show_card_link(link)
    show_way_back(talk.points)


def show_outcomes(talk: OpenMeeting) -> None:
    """What was agreed about every subject, once nothing can be added."""
    texts = current_texts(talk.screen, talk.meeting)
    with st.container(key="talks"):
        for point in talk.points:
            if text := texts.get(point.item_id):
                show(html(OUTCOME, point.statement, text))


def show_common_ground(comparison: Comparison, plan: str) -> None:
    """The strengths that both see, and the first items that one of both answered with "nog niet gedaan"."""
    to_plan = [item.text for item in comparison.one_sided[:ONE_SIDED_MOST]]
    show_folded("Sterk volgens jullie allebei", "", agreed_strengths(comparison))
    show_folded("Om samen te plannen", plan, to_plan)


def show_folded(title: str, text: str, items: Sequence[str]) -> None:
    """A list under its heading, on a phone folded behind it; nothing without items."""
    if items:
        entries, words = joined(html("<li>{}</li>", one) for one in items), html("<p>{}</p>", text) if text else ""
        show(html(FOLDED, title, title, words, entries))


def show_way_back(points: Sequence[TalkingPoint]) -> None:
    """The buttons to the last subject and to the overview."""
    with st.container(horizontal=True, key="way-on"):
        if points:
            st.button("Terug naar de onderwerpen", key="before", on_click=go_to, args=(str(len(points)),))
        st.button("Overzicht met radar", key="overview", type="tertiary", on_click=go_to, args=(OVERVIEW,))
