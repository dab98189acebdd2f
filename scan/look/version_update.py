"""When the questions have a newer version than a scan: a new scan can start from this one."""

import logging

import streamlit as st

from scan import resources
from scan.content.loading import ContentError
from scan.dutch import count
from scan.look import session
from scan.look.html import html
from scan.look.show import show
from scan.page_table import QUESTIONS
from scan.released.publication import DRAFT
from scan.released.update import updated_sitting
from scan.store import Sitting, StoreError

NEWER = (
    '<p class="care">Deze scan is gemaakt met versie {} van de vragen. Er is nu versie {}. Deze scan blijft zoals hij '
    "is. Je kunt een nieuwe beginnen met {} die je al gaf.</p>"
)


def offer_newer(sitting: Sitting) -> None:
    """Say so, and offer to go on with the newer version; only for the scan one is in."""
    new, now = resources.instrument(), session.current()
    mine = now is not None and now.assessment.id == sitting.assessment.id
    if not mine or new.version in (sitting.assessment.version, DRAFT) or not has_phase(sitting):
        return
    try:
        begun = updated_sitting(sitting, resources.bridge(sitting.assessment.version, new.version))
    except ContentError as error:  # a broken bridge is no reason to show no questions
        logging.getLogger(__name__).error("no bridge to version %s:\n%s", new.version, error)
        return
    answers = count(len(begun.assessment.answers), "antwoord", "antwoorden")
    with st.container(key="card-newer"):
        show(html(NEWER, sitting.assessment.version, new.version, answers))
        if st.button("Bijwerken naar de nieuwe versie", key="update"):
            go_on_with(begun)


def has_phase(sitting: Sitting) -> bool:
    """Whether the newer version still knows the phase of this scan."""
    return sitting.assessment.phase in {phase.key for phase in resources.instrument().framework.phases}


def go_on_with(begun: Sitting) -> None:
    """Keep the new scan as the current one, and go to its questions."""
    actor = session.here().actor
    try:
        if actor:
            resources.store().keep(actor, begun)
    except StoreError as error:
        st.error(error.message)
    else:
        st.switch_page(QUESTIONS.file)
