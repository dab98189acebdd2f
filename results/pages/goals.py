"""Learning goals: what one wants to learn, how, and how it will be seen; one at a time to work on."""

from collections.abc import Sequence

import streamlit as st

from results.advice.gaps import gaps
from results.goals.activities import activities
from results.goals.plans import Plan, plans, wish_of
from results.goals.prompts import EvidencePrompt, evidence_prompts
from results.goals.trajectory import trajectory
from results.look.download_links import take_goals
from results.look.goals.goal_autosave import GOAL, held
from results.look.goals.goal_form import show_form
from results.look.goals.goal_list import ENOUGH, may_choose, road, show_choice, show_goals
from scan.look import session, unsaved_changes
from scan.look.html import html, joined
from scan.look.show import heading, show
from scan.page_table import QUESTIONS, START
from scan.resources import catalogue, instrument_of
from scan.scoring.scoring import score
from scan.steps import steps, stop_of
from scan.store import Sitting

LEAD = (
    "Kies één tot drie dingen die je wilt leren. Bespreek ze met je begeleider en neem ze op in je opleidingsplan. "
    "Ze gaan mee naar je volgende scan."
)
EMPTY = html(
    '<div class="card"><h2>Een leerdoel begint met kijken waar je staat</h2><p>Maak eerst een scan, of een deel ervan. '
    "Daarna zie je hier wat je verder kan helpen, met een zin om mee te beginnen.</p></div>"
)
ANSWER_FIRST = (
    "Beantwoord eerst een paar vragen. Dan zie je hier waar je aan kunt werken. Een eigen leerdoel kan nu al."
)
EVIDENCE = "Je gaf jezelf een 4 of 5 in een rol waar je ook nog iets te leren hebt. Schrijf op waaruit dat blijkt."
PROMPT = '<li>{} <a href="/vragen?stap={}&amp;bij={}">Schrijf het erbij</a></li>'
PLAIN = "<li>{}</li>"
LOCAL = "Deze lijn komt uit de netwerkstage palliatieve zorg. Ze vervangt je lokale opleidingsplan niet."
SAVED = '<p class="count flush" role="status">{}</p>'


def show_all(kept: Sequence[Sitting], found: Sequence[Plan]) -> None:
    """The goals, what else one could work on, and what to show evidence of."""
    newest = kept[-1]
    served = instrument_of(newest)
    heading("Leerdoelen", "leerdoelen")
    show(html('<p class="lead">{}</p>', LEAD))
    if found:
        show(
            html(SAVED, unsaved_changes.save_status(*kept))
            + road(trajectory(kept))
            + html('<p class="quiet">{}</p>', LOCAL)
        )
        show_goals(found, served.framework, catalogue().titles)
        take_goals(len(kept))
    st.header("Waar wil je aan werken?", anchor=False)
    said = newest.assessment
    short = gaps(said, served)
    if not may_choose(found):
        show(html("<p>{}</p>", ENOUGH))
    else:
        if not said.answers:
            show(html("<p>{}</p>", ANSWER_FIRST))
            st.page_link(QUESTIONS.file, label="Naar de vragen")
        show_choice(said.id, short, {plan.goal.topic for plan in found if plan.goal.topic}, served)
    show_prompts(evidence_prompts(said, served, short, newest.notes), newest)


def show_prompts(prompts: Sequence[EvidencePrompt], sitting: Sitting) -> None:
    """High answers to bring evidence of, each with the way to the field beside its question."""
    if not prompts:
        return
    served = instrument_of(sitting)
    phase = session.phase_of(sitting, served)
    todo = steps(served, phase, sitting.offers)
    places = [(one.question, stop_of(one.item_id, todo, phase), one.item_id) for one in prompts]
    st.header("Waaruit blijkt dat?", anchor=False)
    rows = joined(html(PROMPT, *place) if place[1] else html(PLAIN, place[0]) for place in places)
    show(html('<p>{}</p><ul class="prompts">{}</ul>', EVIDENCE, rows))


def show_one(kept: Sequence[Sitting], plan: Plan) -> None:
    """The form of one goal."""
    newest = kept[-1]
    served = instrument_of(newest)
    heading("Je leerdoel", f"leerdoel-{plan.goal.id}")
    show(html(SAVED, unsaved_changes.save_status(*kept)))
    wish = wish_of(newest, kept)
    offers = activities(plan.goal, score(newest.assessment, served), served, catalogue(), wish)
    show_form(plan, offers, served.framework)


def show_nobody() -> None:
    """Before the first scan."""
    heading("Leerdoelen", "leerdoelen-0")
    if not session.run_state().fault:
        show(EMPTY)
        st.page_link(START.file, label="Naar het begin")


sittings = held()
mine = plans(sittings)
opened = next((plan for plan in mine if plan.goal.id == st.query_params.get(GOAL)), None)
if not sittings:
    show_nobody()
elif opened:
    show_one(sittings, opened)
else:
    show_all(sittings, mine)
