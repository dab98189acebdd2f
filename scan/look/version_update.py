"""When a newer version of the questions exists: an offer to start a new scan with the answers of this one."""

import logging

import streamlit as st

from scan import resources
from scan.content.loading import ContentError
from scan.dutch import count
from scan.look import session
from scan.look.html import html
from scan.look.page_parts import show
from scan.page_table import QUESTIONS
from scan.released.publication import DRAFT
from scan.released.update import updated_sitting
from scan.store import Sitting, StoreError

UPDATE = (
    '<p class="care">Deze scan is gemaakt met versie {} van de vragen. Er is nu versie {}. Deze scan blijft zoals hij '
    "is. Je kunt een nieuwe beginnen met {} die je al gaf.</p>"
)


def offer_update(sitting: Sitting) -> None:
    """Offer the update on the visitor's current scan, if the newer version has its phase and a bridge leads to it."""
    new, current = resources.current_instrument(), session.current_sitting()
    is_current = current is not None and current.assessment.id == sitting.assessment.id
    if not is_current or new.version in (sitting.assessment.version, DRAFT) or not has_phase_of(sitting):
        return
    try:
        update = updated_sitting(sitting, resources.version_bridge(sitting.assessment.version, new.version))
    except ContentError as error:  # the questions can be shown without the offer
        logging.getLogger(__name__).error("no bridge to version %s:\n%s", new.version, error)
        return
    answers = count(len(update.assessment.answers), "antwoord", "antwoorden")
    with st.container(key="card-newer"):
        show(html(UPDATE, sitting.assessment.version, new.version, answers))
        if st.button("Bijwerken naar de nieuwe versie", key="update"):
            start_update(update)


def has_phase_of(sitting: Sitting) -> bool:
    """Whether the newest version still has the phase of this scan."""
    return sitting.assessment.phase in {phase.key for phase in resources.current_instrument().framework.phases}


def start_update(update: Sitting) -> None:
    """Save the new scan, which makes it the current one, and open its questions; show the message of a store error."""
    actor = session.run_state().actor
    try:
        if actor:
            resources.opened_store().keep(actor, update)
    except StoreError as error:
        st.error(error.message)
    else:
        st.switch_page(QUESTIONS.file)
