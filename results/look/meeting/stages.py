"""The stages of a meeting from either side: not ready, waiting, at the table."""

from collections.abc import Callable

import streamlit as st

from results.look.meeting.conversation import show_meeting
from results.look.meeting.meeting_autosave import send
from results.look.meeting.note_sharing import show_notes
from results.look.meeting.seats import MeetingTable, done, revealed, watch
from results.meeting.outcomes import card_of
from results.profile.attribution import whose
from scan import resources
from scan.dutch import count
from scan.look.html import Markup, html, joined
from scan.look.questions.rating_form import show_rating
from scan.look.show import heading, show
from scan.store import Meeting, Sitting

TITLE = "Twee blikken naast elkaar"
READY = (
    "Je {0} ziet pas wat jij koos als jullie allebei klaar zijn. Jij ziet ook dan pas wat je {0} koos. Daarna ligt "
    "vast wat jullie zagen."
)
WAIT = "Jij bent klaar. Nu is je {} nog aan de beurt. Deze pagina gaat vanzelf verder als het zover is."
GUEST_READY = "Na ‘klaar’ ligt vast wat je zag. Is de ander ook klaar, dan zien jullie tegelijk wat je allebei koos."
GUEST_WAIT = "Jij bent klaar. We wachten nog op wie de scan deed. Deze pagina gaat vanzelf verder als het zover is."
ERASED = "Je {} wiste de beoordeling. Wat jullie afspraken, staat er nog."


def show_table(table: MeetingTable, link: str) -> None:
    """The meeting itself, after the reveal."""
    send(table)
    pair, meeting = revealed(table)
    heading(TITLE, "gesprek-open")
    card = card_of(pair, meeting, table.instrument)
    if card is None:
        show(html('<p class="lead">{}</p><ul>{}</ul>', ERASED.format(table.other), said(meeting)))
        return
    show_meeting(table, pair, meeting, card, link)
    if not meeting.invitation.closed:
        watch(lambda: resources.opened_store().meetings.meeting(table.actor, table.invitation.id))


def said(meeting: Meeting) -> Markup:
    """What was agreed, where nothing else is left to see."""
    return joined(html("<li>{}</li>", remark.text) for remark in meeting.standing.values())


def show_learner_ready(table: MeetingTable, about: Sitting) -> None:
    """Before the learner is ready: what is still open, notes to share, and the button."""
    heading("Klaar voor het gesprek?", "gesprek-klaar")
    answered = count(len(about.assessment.answers), "vraag", "vragen")
    show(html('<p class="lead">Je beantwoordde {}. {}</p>', answered, READY.format(table.other)))
    show_notes(table, "learner", about)
    label = f"Ik ben klaar: geef de laptop aan je {table.other}" if table.invitation.together else "Ik ben klaar"
    if st.button(label, key="ready-learner", type="primary"):
        done(lambda: resources.opened_store().meetings.ready(table.actor, table.invitation.id, "learner"))
        st.rerun()


def show_waiting(table: MeetingTable, text: str, state: Callable[[], object]) -> None:
    """Until the other is ready too."""
    heading("Nog even wachten", "gesprek-wacht")
    show(html('<p class="lead" role="status">{}</p>', text))
    watch(state)


def show_rater(table: MeetingTable) -> None:
    """The questions for who looks along; the last page has notes to share and the button."""
    rating = resources.opened_store().meetings.rating(table.actor, table.invitation.id)

    def show_end() -> None:
        answered = len(rating.assessment.answers)
        show(html('<p class="lead">Je beantwoordde {}.</p>', count(answered, "vraag", "vragen")))
        show(html("<p>{}</p>", GUEST_READY))
        show_notes(table, "guest", rating)
        if st.button("Ik ben klaar", key="ready-guest", type="primary"):
            done(lambda: resources.opened_store().meetings.ready(table.actor, table.invitation.id, "guest"))
            st.rerun()

    who = whose("Zelfscan", rating.assessment, table.instrument.framework)
    show_rating(rating, table.instrument, who, show_end)
