"""The parts of the front page: the purpose, ways back into a scan, a card for each audience, and how it works."""

from pathlib import Path

import streamlit as st

from scan.content.loading import ContentError
from scan.dates import dutch_day
from scan.dutch import count
from scan.instrument.framework import Audience
from scan.instrument.instrument import Instrument
from scan.look.html import Markup, html, joined
from scan.look.page_parts import heading, show, show_svg
from scan.look.post_forms import resume_code_form
from scan.look.start_form import choose_audience, effort_text
from scan.page_table import GOALS, GUEST, MINE, PROFILE, QUESTIONS
from scan.resources import instrument_of
from scan.steps import count_answered
from scan.store import Sitting

HERO = Markup(Path(__file__).with_name("hero.svg").read_text("utf-8"))
PURPOSE = (
    '<p class="lead">Breng in kaart wat je al doet, waar je wilt groeien en welke scholing daarbij past. '
    "Je krijgt een profiel per CanMEDS-rol.</p>"
    '<p class="quiet"><strong>Van jou, voor jou.</strong> Aanmelden hoeft niet. Jij bepaalt wie je resultaat ziet.</p>'
)
RESUME = "<h2>Al begonnen?</h2><p>Vul je code in. Dan ga je verder waar je was.</p>{}"
LOCKED = "<h2>Deze computer is op slot</h2><p>Ga verder met je code. Of begin hieronder als iemand anders.</p>{}"
GUEST_ENTRY = (
    "<h2>Begeleid je iemand?</h2>"
    "<p>Kreeg je een link of een code? Dan kijk je mee met een scan, of je beoordeelt wat je zelf zag.</p>"
)
AUDIENCE = '<h3>{}</h3><p>{}</p><p class="quiet">{}</p>'
HOW_IT_WORKS = '<section class="two"><div><h2>Zo werkt het</h2><ol>{}</ol></div><div>{}</div></section>'
STEPS = (
    ("Kies wie je bent.", "Dan zie je alleen vragen die bij jouw fase passen."),
    ("Beantwoord de vragen", "per CanMEDS-rol. Overslaan mag, en je kunt elke keuze weer wissen."),
    ("Bekijk je profiel", "naast de eindnorm van je fase, per rol, EPA-taak en dimensie."),
    ("Kies je volgende stap.", "Je krijgt scholing voorgesteld die past bij je tijd en je ontwikkelpunten."),
)
LIMITS = (
    "<h2>Wat het niet is</h2><p>Dit is je eigen inschatting: een begin voor je leerdoelen en een goed gesprek. "
    "Het is geen toets, geen certificaat en geen bekwaamverklaring. Die hoort bij je opleiders.</p>"
    "<p>Elk antwoord wordt meteen bewaard, zonder je naam. Je kunt alles meenemen en alles wissen.</p>"
)


def show_hero() -> None:
    """The title, a sentence of purpose and one of privacy, beside a drawing."""
    with st.container(key="hero", horizontal=True):
        with st.container(key="hero-text"):
            heading("Waar sta je in de palliatieve zorg?", "start")
            show(Markup(PURPOSE))
        with st.container(key="hero-picture"):
            show_svg(HERO)


def show_current_scan(sitting: Sitting) -> None:
    """A word of welcome and links back into the scan that was started last on this device."""
    text, is_complete = current_scan_text(sitting)
    with st.container(key="card-resume", horizontal=True):
        st.markdown(f"**Welkom terug.** {text}")
        if not is_complete:
            st.page_link(QUESTIONS.file, label="Ga verder met de vragen")
        st.page_link(PROFILE.file, label="Bekijk je profiel")
        if is_complete:
            st.page_link(GOALS.file, label="Kies een leerdoel")
        st.page_link(MINE.file, label="Niet jouw scan?")


def current_scan_text(sitting: Sitting) -> tuple[str, bool]:
    """How far a scan is in a sentence, and whether every question that it asks has an answer."""
    try:
        instrument = instrument_of(sitting)
    except ContentError:
        return "Je hebt hier een scan.", False
    scan = sitting.assessment
    answered, asked = count_answered(instrument, instrument.framework.phase(scan.phase), sitting.offers, scan.answers)
    if answered < asked:
        return f"Je beantwoordde {answered} van {count(asked, 'vraag', 'vragen')}.", False
    return f"Je scan{f' van {dutch_day(sitting.saved_at)}' if sitting.saved_at else ''} is klaar.", True


def show_resume_form(is_locked: bool = False) -> None:
    """The field for a resume code, for a scan that was started on another device, or here before it locked."""
    with st.container(key="card-code"):
        show(html(LOCKED if is_locked else RESUME, resume_code_form(is_locked)))
        st.page_link(MINE.file, label="Of lees een bestand in dat je eerder hebt bewaard")


def show_guest_card() -> None:
    """The way in for a guest."""
    with st.container(key="card-along"):
        show(Markup(GUEST_ENTRY))
        st.page_link(GUEST.file, label="Kijk mee met een zelfscan")


def show_audience_card(served: Instrument, audience: Audience) -> None:
    """One audience with the effort of each of its phases, and the button that opens its start form."""
    phases = [served.framework.phase(key) for key in audience.phases]
    labels = [f"{phase.label}: " if len(phases) > 1 else "" for phase in phases]
    efforts = Markup("<br>").join(
        f"{label}{effort_text(served, phase)}" for label, phase in zip(labels, phases, strict=True)
    )
    with st.container(key=f"card-{audience.key}"):
        show(html(AUDIENCE, audience.label, audience.meaning, efforts))
        name, key = f"Start als {audience.short}", f"choose-{audience.key}"
        st.button(name, key=key, type="primary", width="stretch", on_click=choose_audience, args=(audience.key,))


def show_how_it_works() -> None:
    """How a scan works, in four steps, and what it is not."""
    steps = joined(html("<li><strong>{}</strong> {}</li>", *step) for step in STEPS)
    show(html(HOW_IT_WORKS, steps, Markup(LIMITS)))
