"""The advice on the profile page: the next step, what comes after it, and what stands beside it."""

from collections.abc import Sequence

import streamlit as st

from results.advice.advice_texts import closing_sentences, currency_sentence
from results.advice.eligibility import Wish
from results.advice.exclusions import exclusions
from results.advice.gaps import find_gaps
from results.advice.suggestions import Advice, suggest
from results.advice.supervisor_gaps import gap_topics, revealed_ratings
from results.goals.plans import Plan
from results.look.advice.step_goals import show_goal_button
from results.look.advice.training_cards import beside_card, leading_step, left_out_list, step_card
from results.look.advice.wish_form import CHANGE, ask_completed, ask_wish, wish_line
from scan.dutch import count
from scan.instrument.instrument import Instrument
from scan.learning_goal import Topic
from scan.look import session
from scan.look.page_parts import show, show_quiet, show_status
from scan.page_table import CATALOGUE
from scan.resources import current_catalogue, opened_store
from scan.scoring.profile import Profile
from scan.store import Sitting, StoreError

MORE = "Meer over scholing die hierbij past"
SUPERVISOR_AGREES = "Wat in jullie gesprek allebei als groeipunt naar voren kwam, weegt hier zwaarder."


def show_advice(
    profile: Profile, instrument: Instrument, sitting: Sitting, stored: Wish, goal_plans: Sequence[Plan]
) -> None:
    """The leading step with "Maak leerdoel"; behind one line why, what comes after, and what can be changed.

    `stored` is the wish as it follows from the scans, before what the visitor asks here.
    """
    lead, more = st.container(key="card-lead", horizontal=True), st.expander(MORE)
    with more:
        advice, wish = show_details(profile, instrument, sitting, stored, goal_plans)
    with lead:
        show(leading_step(advice, wish, instrument.framework))
        if advice.suggestions:
            show_goal_button(0, advice, wish, instrument, sitting, goal_plans)


def show_details(
    profile: Profile, instrument: Instrument, sitting: Sitting, stored: Wish, goal_plans: Sequence[Plan]
) -> tuple[Advice, Wish]:
    """Ask what the advice depends on, and show all steps with their reasons; returns what is advised and why."""
    offers, seen = current_catalogue(), stored.seen_by_supervisor
    if seen and seen & {gap.topic for gap in find_gaps(profile.assessment, instrument)}:
        show_quiet(SUPERVISOR_AGREES)
    with st.container(key="wish"):
        line, folded = st.container(), st.expander(CHANGE)
    with folded:
        wish = ask_wish(stored, profile, instrument, offers)
    advice = suggest(profile, instrument, offers, wish)
    with line:
        steps = count(len(advice.suggestions), "stap", "stappen")
        show_status(f"{wish_line(wish, offers.advice, instrument.framework)} · {steps}")
    with folded:
        ask_completed([one.training.id for one in advice.suggestions], offers, wish.done, sitting.assessment.id)
    show_steps(advice, wish, instrument, sitting, goal_plans)
    checked = currency_sentence(one.training for one in advice.suggestions)
    if remarks := " ".join(filter(None, (checked, *closing_sentences(advice, wish, instrument.framework)))):
        show_quiet(remarks)
    if others := exclusions(advice, profile, instrument.framework, offers, wish):
        show(left_out_list(others))
    st.page_link(CATALOGUE.file, label="Bekijk al het aanbod")
    return advice, wish


def show_steps(
    advice: Advice, wish: Wish, instrument: Instrument, sitting: Sitting, goal_plans: Sequence[Plan]
) -> None:
    """What the leading step holds, the steps after it, and beside them what to read and what the training holds."""
    with st.container(key="next-steps"):
        for number in range(len(advice.suggestions)):
            with st.container(key=f"card-step-{number}"):
                show(step_card(number, advice, wish, instrument.framework))
                if number:  # the leading step has its button above
                    show_goal_button(number, advice, wish, instrument, sitting, goal_plans)
        if beside := beside_card(advice, instrument.framework):
            show(beside)


def load_supervisor_topics(sitting: Sitting, instrument: Instrument) -> frozenset[Topic]:
    """The topics in which a supervisor's rating of this scan shows a gap; empty when the store does not answer."""
    visitor = session.run_state()
    if visitor.actor is None or visitor.fault:
        return frozenset()
    try:
        ratings = revealed_ratings(opened_store().meetings, visitor.actor, sitting.assessment.id)
    except StoreError as error:
        session.set_fault(error.message)
        return frozenset()
    return gap_topics(ratings, instrument)
