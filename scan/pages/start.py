"""The front page: what the scan is, who you are, and the start."""

from pathlib import Path

import streamlit as st

from scan.assessment import Setting
from scan.contents import PROFILE, QUESTIONS
from scan.framework import Audience, Framework, Instrument, Phase, Specialism
from scan.look import session
from scan.look.content import instrument
from scan.look.html import Markup, html, joined
from scan.look.show import heading, show, show_svg
from scan.words import count

HERO = Markup((Path(__file__).parents[1] / "look" / "hero.svg").read_text("utf-8"))
SECONDS_PER_ITEM = 20  # planning figure, not measured on people yet
TWO = '<section class="two"><div><h2>Zo werkt het</h2><ol>{}</ol></div><div>{}</div></section>'
PURPOSE = html(
    '<p class="lead">Breng in kaart wat je al doet, waar je wilt groeien en welke scholing daarbij past. '
    "Je krijgt een profiel per CanMEDS-rol.</p>"
    '<p class="quiet"><strong>Van jou, voor jou.</strong> Aanmelden hoeft niet. Jij bepaalt wie je resultaat ziet.</p>'
)
STEPS = (
    ("Kies wie je bent.", "Dan zie je alleen vragen die bij jouw fase passen."),
    ("Beantwoord de vragen", "per CanMEDS-rol. Overslaan mag, en je kunt elke keuze weer wissen."),
    ("Bekijk je profiel", "naast de eindnorm van je fase, per rol, EPA-taak en dimensie."),
    ("Kies je volgende stap.", "Je krijgt scholing voorgesteld die past bij je tijd en je ontwikkelpunten."),
)


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


def front(served: Instrument) -> None:
    """Purpose, who are you, how it works."""
    hero()
    resume()
    st.header("Wie ben je?", anchor=False)
    with st.container(key="cards", horizontal=True):
        for audience in served.framework.audiences:
            audience_card(served, audience)
    show(
        html('<section class="two"><div><h2>Zo werkt het</h2><ol>{}</ol></div><div>{}</div></section>', how(), limits())
    )


def hero() -> None:
    """One sentence of purpose and one of privacy."""
    with st.container(key="hero", horizontal=True):
        with st.container(key="hero-text"):
            heading("Waar sta je in de palliatieve zorg?", "start")
            show(PURPOSE)
        with st.container(key="hero-picture"):
            show_svg(HERO)


def resume() -> None:
    """A way back into a scan that was begun in this window."""
    sitting = session.current()
    if sitting:
        with st.container(key="card-resume", horizontal=True):
            n = len(sitting.assessment.answers)
            st.markdown(f"Je bent bezig met een scan: {count(n, 'antwoord', 'antwoorden')}.")
            st.page_link(QUESTIONS.file, label="Ga verder met de vragen")
            st.page_link(PROFILE.file, label="Bekijk je profiel")


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
        "<p>Je antwoorden blijven in dit venster. Sluit of ververs je de pagina, dan zijn ze weg.</p>"
    )


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
        if st.button("Begin met de vragen", icon=":material/arrow_forward:", icon_position="right", type="primary"):
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


def ask_phase(served: Instrument, audience: Audience, specialism: Specialism | None) -> Phase:
    """Which scan: the suggested one is chosen beforehand, and every other stays open."""
    phases = [served.framework.phase(key) for key in audience.phases]
    if len(phases) == 1:
        show(html('<p class="quiet">{}: {}.</p>', phases[0].meaning.rstrip("."), effort(served, phases[0])))
        return phases[0]
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


ADVICE = {
    "basis": "Voor iedere arts is de basis een goed begin. Verdieping kun je later per rol kiezen.",
    "overweeg": "In jouw specialisme kom je vaak palliatieve zorg tegen. Overweeg de gevorderde scan.",
    "gevorderd": "Voor jouw specialisme stellen we de gevorderde scan voor. Je mag ook met de basis beginnen.",
}


def start(audience: Audience, specialism: Specialism | None, year: int | None, phase: Phase) -> None:
    """Begin, unless an answer is missing that the profile needs."""
    if audience.asks_specialism and specialism is None:
        st.error("Kies eerst je specialisme. Staat het er niet bij? Kies dan ‘Een ander specialisme’.")
    elif audience.years and year is None:
        st.error(f"Kies eerst je {audience.year_label.lower()}.")
    else:
        session.begin(phase.key, Setting(audience.key, specialism.key if specialism else "", year))
        st.switch_page(QUESTIONS.file)


served = instrument()
audiences = {audience.key: audience for audience in served.framework.audiences}
who = audiences.get(st.query_params.get("wie", ""))
if who:
    before_start(served, who)
else:
    front(served)
