"""The stages of a meeting for either seat: preparing, waiting for the other, and the meeting itself."""

from collections.abc import Callable, Collection
from functools import partial

import streamlit as st

from results.look.meeting.confirmation import confirmed_button
from results.look.meeting.conversation import show_meeting
from results.look.meeting.meeting_autosave import send_remarks
from results.look.meeting.meeting_context import MeetingScreen, load_meeting, press, rerun_on_change
from results.look.meeting.note_sharing import show_notes_before_meeting
from results.meeting.card import MeetingCard
from results.meeting.invitation_states import laptop_doubts
from results.meeting.news import other_news
from results.meeting.outcomes import meeting_card
from results.profile.attribution import attribution_line
from scan import resources
from scan.dates import dutch_day, local_time
from scan.dutch import count
from scan.guest_welcome import called, guest_welcome
from scan.identity.open_windows import run_windows_of
from scan.look.html import Markup, html, joined
from scan.look.laptop_handover import HANDED_OVER
from scan.look.page_parts import heading, show, show_lead, show_text, show_warning
from scan.look.questions.rating_form import RatingContext, show_rating
from scan.look.unsaved_changes import note_text_place
from scan.rating import asked_items
from scan.store import Meeting, Seat, Sitting
from scan.store.meetings.details import LONGEST_NAME

MEETING_TITLE = "Twee blikken naast elkaar"
LEARNER_READY = "Je {0} ziet pas wat jij koos als jullie allebei klaar zijn. Jij ziet ook dan pas wat je {0} koos."
GUEST_READY = "Is de ander ook klaar, dan zien jullie tegelijk wat je allebei koos."
ASK_READY = (
    "Als jullie allebei klaar zijn, zien jullie tegelijk de vragen die jullie allebei beantwoordden. Daarna ligt vast "
    "wat je koos. Tot dat moment kun je ‘klaar’ terugnemen."
)
ASK_HAND_OVER = (
    "Geef je de laptop door? Dan verdwijnen jouw antwoorden van elk scherm dat open staat, tot jullie allebei klaar "
    "zijn. Terug kan alleen door het gesprek te stoppen, en dat is later te zien."
)
YES, YES_HAND_OVER = "Ja, ik ben klaar", "Ja, ik geef de laptop door"
LEARNER_WAIT = "Jij bent klaar. Nu is je {} nog aan de beurt. Deze pagina gaat vanzelf verder als het zover is."
GUEST_WAIT = (
    "Jij bent klaar. We wachten nog op {}. Deze pagina gaat vanzelf verder als het zover is. Je kunt het venster ook "
    "sluiten: dezelfde link brengt je terug."
)
UNDO = "Toch nog iets aanpassen"
STOPPED = (
    "Deze laptop is al eens doorgegeven en teruggenomen, op {} om {}. Toen konden de antwoorden op het scherm komen. "
    "Zag je die? Vul dan niets in, en praat zonder cijfers."
)
TALKED = (
    "Aan deze laptop lagen de antwoorden van deze scan al eens naast elkaar, op {} om {}. Was jij daarbij? Dan kun je "
    "niet meer los van die antwoorden invullen."
)
NEWS = '<p class="hidden" data-announce="">{}</p>'  # a field whose text changes is not heard (A3)
RATING_ERASED = "Je {} wiste de beoordeling. Wat jullie afspraken, staat er nog."


def show_revealed_meeting(screen: MeetingScreen, link: str) -> None:
    """The meeting after the reveal; `link` is the address of the gesprekskaart."""
    send_remarks(screen)
    pair, meeting = load_meeting(screen)
    card = meeting_card(pair, meeting, screen.instrument)
    heading(meeting_title(card), "gesprek-open")
    if card is None:
        show(html('<p class="lead">{}</p><ul>{}</ul>', RATING_ERASED.format(screen.other), remark_list(meeting)))
        return
    show_doubts(screen)
    show_meeting(screen, pair, meeting, card, link)
    for one in () if screen.invitation.together else other_news(meeting, screen.seat, screen.voices):
        show(html(NEWS, one))
    if meeting.invitation.open:  # also when both agreed: either may still reopen
        rerun_on_change(lambda: resources.opened_store().meetings.meeting(screen.actor, screen.invitation.id))


def meeting_title(card: MeetingCard | None) -> str:
    """Whose meeting it is, when both names are known."""
    named = card and card.learner_name and card.guest_name
    return f"Gesprek van {card.voices.learner} en {card.voices.guest}" if card and named else MEETING_TITLE


def remark_list(meeting: Meeting) -> Markup:
    """The remarks of a meeting whose rating was erased, as list items."""
    return joined(html("<li>{}</li>", remark.text) for remark in meeting.standing.values())


def show_learner_preparation(screen: MeetingScreen, sitting: Sitting) -> None:
    """How much the learner answered, which notes to share, and the button "ready"."""
    heading("Klaar voor het gesprek?", "gesprek-klaar")
    show_lead(f"{answer_count(sitting)} {LEARNER_READY.format(screen.other)}")
    show_notes_before_meeting(screen, "learner", sitting)
    if screen.invitation.together:
        label = f"Ik ben klaar: geef de laptop aan je {screen.other}"
        show_ready_button(screen, "learner", sitting, label, ASK_HAND_OVER, YES_HAND_OVER)
    else:
        show_ready_button(screen, "learner", sitting)


def show_guest_rating(screen: MeetingScreen) -> None:
    """The questions for the guest; the last page has the notes to share and the button "ready"."""
    rating = resources.opened_store().meetings.rating(screen.actor, screen.invitation.id)

    def show_end() -> None:
        show_lead(answer_count(rating))
        show_text(GUEST_READY)
        show_notes_before_meeting(screen, "guest", rating)
        ask_guest_name(screen)
        show_ready_button(screen, "guest", rating)

    if screen.invitation.handed_over:
        show(HANDED_OVER)
    show_doubts(screen)
    show_rating(rating, screen.actor, screen.instrument, rating_context(screen, rating), show_end)


def learner_called(screen: MeetingScreen) -> str:
    """The learner as the guest reads it."""
    rating = resources.opened_store().meetings.rating(screen.actor, screen.invitation.id)
    return called(screen.invitation, screen.instrument, rating.assessment.setting)


def rating_context(screen: MeetingScreen, rating: Sitting) -> RatingContext:
    """The words for the learner in a rating, and what is asked."""
    topics, name, _ = screen.invitation.details
    learner = called(screen.invitation, screen.instrument, rating.assessment.setting)
    who = attribution_line(name or "Zelfscan", rating.assessment, screen.instrument.framework)
    return RatingContext(learner, who, guest_welcome(screen.invitation, rating.assessment, screen.instrument), topics)


def ask_guest_name(screen: MeetingScreen) -> None:
    """The name of a guest at a screen of their own, to correct or to leave empty."""
    if not screen.invitation.together:
        key = f"own-name-{screen.invitation.id}"
        st.session_state.setdefault(key, screen.invitation.details.guest_name)
        label = "Je naam bij dit gesprek (mag leeg)"
        st.text_input(label, max_chars=LONGEST_NAME, key=key, on_change=save_guest_name, args=(screen, key))
        note_text_place(key, "guest", screen.invitation.id)


def save_guest_name(screen: MeetingScreen, key: str) -> None:
    """Keep the name in the field with this key."""
    name = st.session_state[key]
    press(lambda: resources.opened_store().meetings.correct_name(screen.actor, screen.invitation.id, name))


def show_doubts(screen: MeetingScreen) -> None:
    """Whether the answers may have been seen at this laptop before, so that a rating is not blind (R79, R81)."""
    if not screen.invitation.together:
        return
    at_laptop = resources.opened_store().meetings.invitations(screen.actor, screen.invitation.sitting)
    for text, at in laptop_doubts(screen.invitation, at_laptop):
        show_warning({"stopped": STOPPED, "talked": TALKED}[text].format(dutch_day(at), local_time(at)))


def answer_count(sitting: Sitting) -> str:
    """How many questions were answered, as a sentence."""
    return f"Je beantwoordde {count(len(sitting.assessment.answers), 'vraag', 'vragen')}."


def show_ready_button(
    screen: MeetingScreen,
    seat: Seat,
    sitting: Sitting,
    label: str = "Ik ben klaar",
    question: str = ASK_READY,
    yes: str = YES,
) -> None:
    """A button that marks a seat as ready, after it said what that means."""
    asked = asked_items(sitting, screen.instrument, screen.invitation.details.topics)
    confirmed_button(label, f"ready-{seat}", question, yes, partial(get_ready, screen, seat, asked))


def get_ready(screen: MeetingScreen, seat: Seat, asked: Collection[str]) -> None:
    """Mark a seat as ready; a learner who hands a laptop over has no answers on any screen from then on."""
    resources.opened_store().meetings.ready(screen.actor, screen.invitation.id, seat, asked)
    if screen.invitation.together and seat == "learner":
        run_windows_of(screen.actor)


def show_undo_ready(screen: MeetingScreen) -> None:
    """A button that takes "klaar" back, while this seat waits for the other."""
    undo = partial(resources.opened_store().meetings.undo_ready, screen.actor, screen.invitation.id, screen.seat)
    st.button(UNDO, key="undo-ready", on_click=press, args=(undo,))


def show_waiting(text: str, state: Callable[[], object]) -> None:
    """The page until the other is ready; `state` returns another value when that has changed."""
    heading("Nog even wachten", "gesprek-wacht")
    show(html('<p class="lead" data-announce="">{}</p>', text))
    rerun_on_change(state)
