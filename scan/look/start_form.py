"""The last questions before the start: specialism, year and which scan, with the sentence of care."""

import streamlit as st

from scan.dutch import count
from scan.instrument.framework import Audience, Framework, Phase, Specialism
from scan.instrument.instrument import Instrument
from scan.look.html import html
from scan.look.post_forms import at_once
from scan.look.show import heading, show

SECONDS_PER_ITEM = 20  # planning figure, not measured on people yet
ADVICE = {
    "basis": "Voor iedere arts is de basis een goed begin. Verdieping kun je later per rol kiezen.",
    "overweeg": "In jouw specialisme kom je vaak palliatieve zorg tegen. Overweeg de gevorderde scan.",
    "gevorderd": "Voor jouw specialisme stellen we de gevorderde scan voor. Je mag ook met de basis beginnen.",
}


def asked(served: Instrument, phase: Phase) -> int:
    """How many questions a phase asks."""
    return sum(item.level in phase.scope for item in served.items_of(phase))


def effort(served: Instrument, phase: Phase) -> str:
    """Questions and minutes of a phase, in words."""
    n = asked(served, phase)
    return f"{count(n, 'vraag', 'vragen')}, ±\N{NO-BREAK SPACE}{round(n * SECONDS_PER_ITEM / 60)}\N{NO-BREAK SPACE}min"


def choose(audience: str | None) -> None:
    """Turn to the last step before the start, or back to the cards."""
    if audience is None:
        st.query_params.clear()
    else:
        st.query_params["wie"] = audience


def before_start(served: Instrument, audience: Audience) -> None:
    """The last questions before the start, and the sentence of care."""
    heading(audience.label, f"start-{audience.key}")
    show(html('<p class="lead">{}</p>', audience.meaning))
    with st.container(key="card-setting"):
        specialism = ask_specialism(served.framework, audience)
        year = ask_year(audience)
        phase = ask_phase(served, audience, specialism)
    show(html('<p class="care-card">{}</p>', served.framework.care.before))
    with st.container(horizontal=True, horizontal_alignment="distribute", key="turn"):
        st.button("Terug", icon=":material/arrow_back:", on_click=choose, args=(None,))
        begun = st.button("Begin met de vragen", icon=":material/arrow_forward:", icon_position="right", type="primary")
    if begun:  # outside the row, where a sentence would be one letter wide on a phone
        start(audience, specialism, year, phase)


def ask_specialism(framework: Framework, audience: Audience) -> Specialism | None:
    """The field someone works in, or nothing for students."""
    if not audience.asks_specialism:
        return None
    choice: Specialism | None = st.selectbox(
        "Wat is je specialisme?",
        framework.specialisms,
        index=None,
        format_func=label_of,
        placeholder="Kies je specialisme",
        key=f"specialism-{audience.key}",
    )
    return choice


def label_of(specialism: Specialism) -> str:
    """The name of a specialism."""
    return specialism.label


def ask_year(audience: Audience) -> int | None:
    """The year of study or training; the norm is an end norm, so the year gives it meaning."""
    if not audience.years:
        return None
    key = f"year-{audience.key}"
    year: int | None = st.radio(audience.year_label, audience.years, index=None, horizontal=True, key=key)
    return year


def ask_phase(served: Instrument, audience: Audience, specialism: Specialism | None) -> Phase | None:
    """Which scan: the suggested one is chosen beforehand, and every other stays open.

    It is asked once the suggestion is known: a question that changes would drop what is chosen while it does.
    """
    phases = [served.framework.phase(key) for key in audience.phases]
    if len(phases) == 1:
        show(html('<p class="quiet">{}: {}.</p>', phases[0].meaning.rstrip("."), effort(served, phases[0])))
        return phases[0]
    if audience.asks_specialism and specialism is None:
        return None
    advice = specialism.advice if specialism else "basis"
    chosen = st.radio(
        "Welke scan wil je doen?",
        [phase.key for phase in phases],
        index=1 if advice == "gevorderd" else 0,
        format_func={phase.key: f"**{phase.label}** · {effort(served, phase)}" for phase in phases}.__getitem__,
        captions=[phase.meaning for phase in phases],
        key=f"phase-{audience.key}-{advice}",
    )
    show(html('<p class="quiet">{}</p>', ADVICE[advice]))
    return served.framework.phase(chosen)


def start(audience: Audience, specialism: Specialism | None, year: int | None, phase: Phase | None) -> None:
    """Begin, unless an answer is missing that the profile needs."""
    if phase is None or (audience.asks_specialism and specialism is None):
        st.error("Kies eerst je specialisme. Staat het er niet bij? Kies dan ‘Een ander specialisme’.")
    elif audience.years and year is None:
        st.error(f"Kies eerst je {audience.year_label.lower()}.")
    else:
        chosen = {"audience": audience.key, "phase": phase.key, "year": year or ""}
        show(at_once("/begin", chosen | {"specialism": specialism.key if specialism else ""}))
