"""What the guest of an invitation will read, shown to the learner; nothing is opened or begun by it."""

import streamlit as st

from results.look.meeting.guest_view import show_shared_scan
from scan import resources
from scan.guest_welcome import GuestWelcome, called, guest_welcome
from scan.instrument.instrument import Instrument
from scan.look.html import Markup, html, joined
from scan.look.page_parts import heading, show, show_lead
from scan.rating import RatingPart, rating_parts, rating_stems
from scan.store import Actor, Invitation, Sitting

TITLE, LEAD = "Wat {} ziet", "Zo begint de ander. Alleen je keuzes en toelichtingen staan er niet bij."
WELCOME = '<div class="card"><h2>{}</h2><p>{}</p><ul>{}</ul></div>'
PART = '<details class="origin"><summary>{} ({})</summary><ul>{}</ul></details>'
QUESTION = "<li><span>{}</span> {}</li>"


def show_guest_preview(actor: Actor, sitting: Sitting, invitation: Invitation, guest: str) -> None:
    """The welcome, and every question as it is asked, or the scan as it is read; `guest` is who was invited."""
    instrument = resources.instrument_of(sitting)
    heading(TITLE.format(guest), "uitnodiging-voorbeeld")
    show_lead(LEAD)
    show(welcome_card(guest_welcome(invitation, sitting.assessment, instrument)))
    if invitation.right == "read":
        show_shared_scan(resources.opened_store().meetings.preview(actor, sitting.assessment.id), instrument)
    else:
        show_questions(sitting, invitation, instrument)
    st.button("Terug naar de uitnodiging", key="back", on_click=close_guest_preview)


def close_guest_preview() -> None:
    """Go back to the page of the invitation."""
    st.query_params.pop("als", None)


def welcome_card(welcome: GuestWelcome) -> Markup:
    """The first page of a guest."""
    return html(WELCOME, welcome.title, welcome.lead, joined(html("<li>{}</li>", one) for one in welcome.points))


def show_questions(sitting: Sitting, invitation: Invitation, instrument: Instrument) -> None:
    """The questions by part, each under what is asked about it."""
    phase = instrument.framework.phase(sitting.assessment.phase)
    stems = rating_stems(instrument, called(invitation, instrument, sitting.assessment.setting))
    parts = rating_parts(instrument, phase, "rol", invitation.details.topics)
    show(joined(question_list(part, {key: stem for key, (stem, _) in stems.items()}) for part in parts))


def question_list(part: RatingPart, stems: dict[str, str]) -> Markup:
    """The questions of one part, folded."""
    rows = joined(html(QUESTION, stems[item.scale], item.text) for item in part.items)
    return html(PART, part.name, len(part.items), rows)
