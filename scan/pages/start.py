"""The front page: what the scan is, who you are, and the start."""

from pathlib import Path

import streamlit as st

from scan.dutch import count
from scan.instrument.framework import Audience
from scan.instrument.instrument import Instrument
from scan.look import session
from scan.look.html import Markup, html, joined
from scan.look.post_forms import ask_code
from scan.look.show import heading, show, show_svg
from scan.look.start_form import before_start, choose, effort
from scan.page_table import GUEST, MINE, PROFILE, QUESTIONS
from scan.resources import current_instrument

HERO = Markup((Path(__file__).parents[1] / "look" / "hero.svg").read_text("utf-8"))
TWO = '<section class="two"><div><h2>Zo werkt het</h2><ol>{}</ol></div><div>{}</div></section>'
PURPOSE = html(
    '<p class="lead">Breng in kaart wat je al doet, waar je wilt groeien en welke scholing daarbij past. '
    "Je krijgt een profiel per CanMEDS-rol.</p>"
    '<p class="quiet"><strong>Van jou, voor jou.</strong> Aanmelden hoeft niet. Jij bepaalt wie je resultaat ziet.</p>'
)
ALONG = "Kreeg je een link of een code? Dan kijk je mee met een scan, of je beoordeelt wat je zelf zag."
STEPS = (
    ("Kies wie je bent.", "Dan zie je alleen vragen die bij jouw fase passen."),
    ("Beantwoord de vragen", "per CanMEDS-rol. Overslaan mag, en je kunt elke keuze weer wissen."),
    ("Bekijk je profiel", "naast de eindnorm van je fase, per rol, EPA-taak en dimensie."),
    ("Kies je volgende stap.", "Je krijgt scholing voorgesteld die past bij je tijd en je ontwikkelpunten."),
)


def front(served: Instrument) -> None:
    """Purpose, who are you, how it works."""
    hero()
    resume()
    st.header("Wie ben je?", anchor=False)
    with st.container(key="cards", horizontal=True):
        for audience in served.framework.audiences:
            audience_card(served, audience)
    come_back()
    look_along()
    show(html(TWO, how(), limits()))


def hero() -> None:
    """One sentence of purpose and one of privacy."""
    with st.container(key="hero", horizontal=True):
        with st.container(key="hero-text"):
            heading("Waar sta je in de palliatieve zorg?", "start")
            show(PURPOSE)
        with st.container(key="hero-picture"):
            show_svg(HERO)


def resume() -> None:
    """A way back into the scan that was begun last on this computer."""
    sitting = session.current()
    if sitting:
        with st.container(key="card-resume", horizontal=True):
            n = len(sitting.assessment.answers)
            st.markdown(f"Je bent bezig met een scan: {count(n, 'antwoord', 'antwoorden')}.")
            st.page_link(QUESTIONS.file, label="Ga verder met de vragen")
            st.page_link(PROFILE.file, label="Bekijk je profiel")


def come_back() -> None:
    """A way back for who began elsewhere."""
    if session.here().actor is None and not session.here().fault:
        with st.container(key="card-code"):
            show(html("<h2>Al begonnen?</h2><p>Vul je code in. Dan ga je verder waar je was.</p>") + ask_code())
            st.page_link(MINE.file, label="Of lees een bestand in dat je eerder hebt bewaard")


def look_along() -> None:
    """The way in for who was asked to look along."""
    with st.container(key="card-along"):
        show(html("<h2>Begeleid je iemand?</h2><p>{}</p>", ALONG))
        st.page_link(GUEST.file, label="Kijk mee met een zelfscan")


def audience_card(served: Instrument, audience: Audience) -> None:
    """One kind of visitor, with the effort it asks."""
    phases = [served.framework.phase(key) for key in audience.phases]
    efforts = Markup("<br>").join(
        html("{}{}", f"{phase.label}: " if len(phases) > 1 else "", effort(served, phase)) for phase in phases
    )
    with st.container(key=f"card-{audience.key}"):
        show(html('<h3>{}</h3><p>{}</p><p class="quiet">{}</p>', audience.label, audience.meaning, efforts))
        name = f"Start als {audience.short}"
        key, args = f"choose-{audience.key}", (audience.key,)
        st.button(name, key=key, type="primary", width="stretch", on_click=choose, args=args)


def how() -> Markup:
    """The four steps."""
    return joined(html("<li><strong>{}</strong> {}</li>", head, rest) for head, rest in STEPS)


def limits() -> Markup:
    """What the scan is not."""
    return html(
        "<h2>Wat het niet is</h2><p>Dit is je eigen inschatting: een begin voor je leerdoelen en een goed gesprek. "
        "Het is geen toets, geen certificaat en geen bekwaamverklaring. Die hoort bij je opleiders.</p>"
        "<p>Elk antwoord wordt meteen bewaard, zonder je naam. Je kunt alles meenemen en alles wissen.</p>"
    )


served = current_instrument()
audiences = {audience.key: audience for audience in served.framework.audiences}
who = audiences.get(st.query_params.get("wie", ""))
if who:
    before_start(served, who)
else:
    front(served)
