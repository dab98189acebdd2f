"""The questions before a scan starts: specialism, year and which scan, with the sentence of care."""

from collections.abc import Mapping

import streamlit as st

from scan.dutch import count
from scan.instrument.framework import Audience, Framework, Phase, Specialism
from scan.instrument.instrument import Instrument
from scan.look.html import html
from scan.look.page_parts import heading, show, show_lead, show_quiet
from scan.look.post_forms import auto_submit_form
from scan.steps import SECONDS_PER_ITEM

ADVICE = {
    "basis": "Voor iedere arts is de basis een goed begin. Verdieping kun je later per rol kiezen.",
    "overweeg": "In jouw specialisme kom je vaak palliatieve zorg tegen. Overweeg de gevorderde scan.",
    "gevorderd": "Voor jouw specialisme stellen we de gevorderde scan voor. Je mag ook met de basis beginnen.",
}
SUGGESTED = {"basis": 0, "overweeg": None, "gevorderd": 1}  # place of the phase that stands chosen
ALL_REQUIRED = "Alles hieronder is verplicht."
NO_SPECIALISM = "Kies je specialisme. Staat het er niet bij? Kies dan ‘Een ander specialisme’."
NO_PHASE = "Kies welke scan je wilt doen."
MISSING = '<p class="field-error" data-field="{}" data-try="{}">{}</p>'


def question_count(served: Instrument, phase: Phase) -> int:
    """How many questions the scope of a phase holds."""
    return sum(item.level in phase.scope for item in served.items_by_id(phase.key).values())


def effort_text(served: Instrument, phase: Phase) -> str:
    """The number of questions of a phase and the minutes they take, in Dutch."""
    n = question_count(served, phase)
    return f"{count(n, 'vraag', 'vragen')}, {minutes_text(n)}"


def minutes_text(questions: int) -> str:
    """The minutes that a number of questions takes, in Dutch; at least one."""
    return f"±\N{NO-BREAK SPACE}{max(1, round(questions * SECONDS_PER_ITEM / 60))}\N{NO-BREAK SPACE}min"


def choose_audience(key: str | None) -> None:
    """Open the start form of an audience, by its key in the address; None goes back to the front page."""
    if key is None:
        st.query_params.clear()
    else:
        st.query_params["wie"] = key


def show_start_form(served: Instrument, audience: Audience) -> None:
    """Ask what a scan of this audience needs, and start it when the button is pressed and nothing is missing."""
    heading(audience.label, f"start-{audience.key}")
    show_lead(audience.meaning)
    with st.container(key="card-setting"):
        if audience.years or audience.asks_specialism:
            show_quiet(ALL_REQUIRED)
        specialism = ask_specialism(served.framework, audience)
        year = ask_year(audience)
        phase = ask_phase(served, audience, specialism)
    show(html('<p class="care-card">{}</p>', served.framework.care.before))
    with st.container(horizontal=True, horizontal_alignment="distribute", key="turn"):
        st.button("Terug", icon=":material/arrow_back:", on_click=choose_audience, args=(None,))
        begun = st.button(
            "Begin met de vragen",
            icon=":material/arrow_forward:",
            icon_position="right",
            type="primary",
            on_click=count_start_try,
            args=(audience,),
        )
    if begun and phase and (specialism or not audience.asks_specialism) and (year or not audience.years):
        fields = {"audience": audience.key, "phase": phase.key, "year": year or ""}
        show(auto_submit_form("/begin", fields | {"specialism": specialism.key if specialism else ""}))


def count_start_try(audience: Audience) -> None:
    """Count how often someone tried to start; what is missing is told from the first time on."""
    st.session_state[f"tries-{audience.key}"] = st.session_state.get(f"tries-{audience.key}", 0) + 1


def show_missing(audience: Audience, field: str, choice: object, text: str) -> None:
    """After a try to start, what is missing in a field, below it; page.js ties the text to the field."""
    if (tries := st.session_state.get(f"tries-{audience.key}", 0)) and choice is None:
        show(html(MISSING, field, tries, text))


def ask_specialism(framework: Framework, audience: Audience) -> Specialism | None:
    """The specialism that was chosen; None before a choice, and for an audience that is not asked."""
    if not audience.asks_specialism:
        return None
    choice: Specialism | None = st.selectbox(
        "Wat is je specialisme?",
        framework.specialisms,
        index=None,
        format_func=specialism_label,
        placeholder="Kies je specialisme",
        key=f"specialism-{audience.key}",
    )
    show_missing(audience, f"specialism-{audience.key}", choice, NO_SPECIALISM)
    return choice


def specialism_label(specialism: Specialism) -> str:
    """The label of a specialism in the choice."""
    return specialism.label


def ask_year(audience: Audience) -> int | None:
    """The year of study or training that was chosen, or None; a profile shows it beside the end norm."""
    if not audience.years:
        return None
    key = f"year-{audience.key}"
    year: int | None = st.radio(audience.year_label, audience.years, index=None, horizontal=True, key=key)
    show_missing(audience, key, year, f"Kies je {audience.year_label.lower()}.")
    return year


def ask_phase(served: Instrument, audience: Audience, specialism: Specialism | None) -> Phase | None:
    """The phase that was chosen; None before a choice, and as long as a specialism has to be chosen before.

    It is asked once the suggestion is known, since a choice in a widget that changes would be lost.
    """
    phases = {key: served.framework.phase(key) for key in audience.phases}
    if len(phases) == 1:
        (only,) = phases.values()
        show_quiet(f"{only.meaning.rstrip('.')}: {effort_text(served, only)}.")
        return only
    if audience.asks_specialism and specialism is None:
        return None
    return choose_phase(served, audience, phases, specialism.advice if specialism else "basis")


def choose_phase(served: Instrument, audience: Audience, phases: Mapping[str, Phase], advice: str) -> Phase | None:
    """One of several phases; what is suggested stands chosen, unless the advice leaves it to the person."""
    key = f"phase-{audience.key}-{advice}"
    labels = {key: f"**{phase.label}** · {effort_text(served, phase)}" for key, phase in phases.items()}
    chosen: str | None = st.radio(
        "Welke scan wil je doen?",
        list(phases),
        index=SUGGESTED[advice],
        format_func=labels.__getitem__,
        captions=[phase.meaning for phase in phases.values()],
        key=key,
    )
    show_missing(audience, key, chosen, NO_PHASE)
    show_quiet(ADVICE[advice])
    return phases[chosen] if chosen else None
