"""The questions: a step per role, the offered levels if there are any, and a review of all answers."""

import streamlit as st

from scan.instrument.framework import Phase, companion
from scan.instrument.instrument import Instrument
from scan.look import session
from scan.look.notices import show_in_version, show_no_scan
from scan.look.questions.card import Place, show_card, show_step_links, step_in_address
from scan.look.questions.card_data import CardStep, Wording, learner_wording
from scan.look.questions.extra_levels import WHY_OFFERS, listed_offers, show_offers
from scan.look.questions.review import FINISH, is_complete, show_review
from scan.look.resume.locked_computer import show_code_offer
from scan.look.version_update import offer_update
from scan.steps import Step, scan_steps, step_name
from scan.store import Actor, Sitting

OFFERS = CardStep("verdieping", "Verdieping", lead=WHY_OFFERS)
REVIEW = CardStep("nakijken", "Nakijken")


def all_steps(served: Instrument, phase: Phase, sitting: Sitting) -> list[CardStep]:
    """Every step of the scan in order; a step of questions has its number as key, so that offers renumber nothing."""
    todo = scan_steps(served, phase, sitting.offers)
    asked = [question_step(str(number), step, served) for number, step in enumerate(todo, 1)]
    split = sum(step.level is None for step in todo)
    offers = [OFFERS] if listed_offers(served, phase, sitting) else []
    return [*asked[:split], *offers, *asked[split:], REVIEW]


def question_step(key: str, step: Step, served: Instrument) -> CardStep:
    """A step of questions, with the sentence of care where it asks about dying or about oneself."""
    care = served.framework.care
    is_sensitive = step.role.key in care.roles or any(item.epa_task in care.tasks for item in step.items)
    name, short = step_name(step, served), "" if step.level else step.role.short
    after = care.after if is_sensitive else ""
    return CardStep(key, name, step.items, short, lead=step.role.meaning, care=after)


def show_scan(sitting: Sitting, served: Instrument, actor: Actor) -> None:
    """The card, and what belongs to a step that it does not show itself."""
    phase = session.phase_of(sitting, served)
    steps = all_steps(served, phase, sitting)
    step, setting = step_in_address(steps, sitting.last), sitting.assessment.setting
    who = companion(served.framework, setting.audience, setting.specialism) if setting else ""
    offer_update(sitting)
    wording = learner_wording(served, phase, who)
    with st.container(key="steps"):
        with st.container(key="place-vragen"):
            show_card(sitting, actor, served, steps, wording, Place(step))
        if not step.items:
            with st.container(key="beside-card"):
                show_page(step, steps, sitting, served, wording)
    if step == steps[0]:
        show_code_offer(actor)


def show_page(step: CardStep, steps: list[CardStep], sitting: Sitting, served: Instrument, wording: Wording) -> None:
    """The content of a step without questions, the offers or the review, and the way to the profile.

    Once everything is answered the offers lead there at once: the review would have nothing to ask.
    """
    if step == OFFERS:
        show_offers(served, session.phase_of(sitting, served), sitting)
    else:
        show_review(steps, sitting, wording)
    ahead = steps[:-1] if step == OFFERS and is_complete(steps, sitting) else steps
    show_step_links(ahead, step, finish=FINISH)


current, visitor = session.current_sitting(), session.run_state().actor
if current is None or visitor is None:
    show_no_scan("Nog geen scan begonnen", "vragen-0", "Kies eerst wie je bent. Dan staan hier jouw vragen.")
else:
    owner = visitor
    show_in_version(current, lambda sitting, served: show_scan(sitting, served, owner), "vragen-0")
