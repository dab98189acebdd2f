"""High answers that ask for evidence, each with a link to its question."""

from collections.abc import Sequence

import streamlit as st

from results.goals.prompts import EvidencePrompt
from scan.instrument.instrument import Instrument
from scan.look import session
from scan.look.html import html, joined
from scan.look.page_parts import show
from scan.steps import scan_steps, step_number_of
from scan.store import Sitting

EVIDENCE_HINT = "Je gaf jezelf een 4 of 5 in een rol waar je ook nog iets te leren hebt. Schrijf op waaruit dat blijkt."
LINKED_PROMPT = '<li>{} <a href="/vragen?stap={}&amp;bij={}">Schrijf het erbij</a></li>'
PROMPT = "<li>{}</li>"


def show_evidence_prompts(prompts: Sequence[EvidencePrompt], sitting: Sitting, instrument: Instrument) -> None:
    """The prompts of a sitting; one whose question is not among the steps of the sitting has no link."""
    if not prompts:
        return
    phase = session.phase_of(sitting, instrument)
    todo = scan_steps(instrument, phase, sitting.offers)
    places = [(one.question, step_number_of(one.item_id, todo), one.item_id) for one in prompts]
    st.header("Waaruit blijkt dat?", anchor=False)
    rows = joined(html(LINKED_PROMPT, *place) if place[1] else html(PROMPT, place[0]) for place in places)
    show(html('<p>{}</p><ul class="prompts">{}</ul>', EVIDENCE_HINT, rows))
