"""Learning goals: an overview of all goals, or the form of the one that the address names."""

from collections.abc import Sequence

import streamlit as st

from results.advice.gaps import Gap, find_gaps
from results.goals.activities import activities
from results.goals.netwerkstage import placement_sentence, trajectory
from results.goals.plans import Plan, learning_plans, wish_from_sittings
from results.goals.prompts import evidence_prompts
from results.look.download_links import show_goal_download
from results.look.goals.evidence_list import show_evidence_prompts
from results.look.goals.goal_autosave import GOAL_PARAMETER, sittings_with_changes
from results.look.goals.goal_form import show_goal_form
from results.look.goals.goal_list import has_room, show_goal_cards, show_goal_suggestions, show_no_scan_card
from results.look.goals.netwerkstage_steps import show_trajectory
from results.look.status_messages import save_status_line
from scan.instrument.instrument import Instrument
from scan.look import session, unsaved_changes
from scan.look.page_parts import heading, show, show_lead, show_text
from scan.page_table import QUESTIONS, START
from scan.resources import current_catalogue, instrument_of
from scan.scoring.scoring import score
from scan.store import Sitting

LEAD = (
    "Kies één tot drie dingen die je wilt leren. Bespreek ze met je begeleider en neem ze op in je opleidingsplan. "
    "Ze gaan mee naar je volgende scan."
)
ENOUGH = "Drie leerdoelen tegelijk is genoeg. Rond er eerst een af, of laat er een los. Dan kun je een nieuw kiezen."
ANSWER_FIRST = (
    "Beantwoord eerst een paar vragen. Dan zie je hier waar je aan kunt werken. Een eigen leerdoel kan nu al."
)


def show_goal_overview(sittings: Sequence[Sitting], goal_plans: Sequence[Plan]) -> None:
    """The goals, suggestions for a new goal, and high answers that ask for evidence."""
    newest = sittings[-1]
    instrument = instrument_of(newest)
    newest_gaps = find_gaps(newest.assessment, instrument)
    prompts = evidence_prompts(newest.assessment, instrument, newest_gaps, newest.notes)
    heading("Leerdoelen", "leerdoelen")
    show_lead(LEAD)
    if goal_plans:
        st.header("Je leerdoelen", anchor=False)
        show_trajectory(trajectory(sittings), unsaved_changes.save_status(*sittings))
        if placement := placement_sentence(sittings):
            show_text(placement)
        show_goal_cards(goal_plans, instrument.framework, current_catalogue().titles)
        show_goal_download(len(sittings))
    st.header("Waar wil je aan werken?", anchor=False)
    show_new_goals(newest, newest_gaps, goal_plans, instrument)
    show_evidence_prompts(prompts, newest, instrument)


def show_new_goals(
    newest: Sitting, newest_gaps: Sequence[Gap], goal_plans: Sequence[Plan], instrument: Instrument
) -> None:
    """Suggestions for a new goal, as long as there is room for one."""
    if not has_room(goal_plans):
        show_text(ENOUGH)
        return
    if not newest.assessment.answers:
        show_text(ANSWER_FIRST)
        st.page_link(QUESTIONS.file, label="Naar de vragen")
    chosen = {plan.goal.topic for plan in goal_plans if plan.goal.topic}
    show_goal_suggestions(newest.assessment.id, newest_gaps, chosen, instrument)


def show_goal(sittings: Sequence[Sitting], plan: Plan) -> None:
    """The form of one goal."""
    newest = sittings[-1]
    instrument = instrument_of(newest)
    wish = wish_from_sittings(newest, sittings)
    offers = activities(plan.goal, score(newest.assessment, instrument), instrument, current_catalogue(), wish)
    heading("Je leerdoel", f"leerdoel-{plan.goal.id}")
    show(save_status_line(unsaved_changes.save_status(*sittings)))
    show_goal_form(plan, offers, instrument.framework)


def show_without_scan() -> None:
    """The page before the first scan; only its title while the store does not answer."""
    heading("Leerdoelen", "leerdoelen-0")
    if not session.run_state().fault:
        show_no_scan_card()
        st.page_link(START.file, label="Naar het begin")


all_sittings = sittings_with_changes()
all_plans = learning_plans(all_sittings)
opened = next((plan for plan in all_plans if plan.goal.id == st.query_params.get(GOAL_PARAMETER)), None)
if not all_sittings:
    show_without_scan()
elif opened:
    show_goal(all_sittings, opened)
else:
    show_goal_overview(all_sittings, all_plans)
