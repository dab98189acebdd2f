"""What is someone's own: scans to take along or erase, a code to come back with, and the way out."""

from collections.abc import Sequence

import streamlit as st

from scan import resources
from scan.dutch import count
from scan.look import session
from scan.look.html import Markup, html, joined
from scan.look.post_forms import ask_code, ask_file, button
from scan.look.show import heading, show
from scan.store import Actor, Sitting, StoreError
from scan.takeaway.transcript import sitting_title

NOBODY = "Op dit apparaat is nog geen scan van jou bekend. Heb je een code of een bestand? Dan ga je hier verder."
KEPT = (
    "We bewaren wat je antwoordt en toelicht, zonder naam en zonder e-mailadres. Alleen jij komt erbij: met dit "
    "apparaat, of met je code. Kom je 24 maanden niet terug, dan wissen we alles."
)
CODE_WHY = "Met een code ga je op elk apparaat verder waar je was. Schrijf hem op. Een nieuwe code vervangt de vorige."
CODE = '<p class="code" role="status">{}</p><p class="quiet">Je ziet deze code maar één keer.</p>'
SCANS = '<ul class="scans">{}</ul>'
SCAN = (
    '<li><strong>{number}. {title}</strong><span class="quiet">{answers}</span>'
    '<a href="/mee/zelfscan-{number}.json" download>Download deze scan</a></li>'
)
TAKE = (
    '<p class="take"><a class="button" href="/mee/zelfscan-alles.zip" download>Download alles (ZIP)</a></p>'
    '<p class="quiet">{}</p>'
)
IN_ZIP = "In de ZIP zit alles om te lezen, om mee te rekenen en om later weer in te lezen."
OUT = "Werk je op een computer van een ander? Vergeet dit apparaat. Je scans blijven bewaard; met je code kom je terug."
NO_WAY_BACK = "Heb je een code of een bestand? Zonder een van beide kom je hierna niet meer bij je scans."
ERASE = "Dit wist al je scans, toelichtingen en je code, tot de laatste byte. Het kan niet terug."


def show_scans(actor: Actor, kept: Sequence[Sitting]) -> None:
    """Every scan with its file, all of them in one, and a way to erase one."""
    st.header("Je scans", anchor=False)
    show(html(SCANS, joined(scan_row(*one) for one in enumerate(kept, 1))) + html(TAKE, IN_ZIP))
    if len(kept) > 1:
        erase_one(actor, kept)


def erase_one(actor: Actor, kept: Sequence[Sitting]) -> None:
    """Erase a scan that one does not want beside the others."""
    numbers = {one.assessment.id: f"{number}. {name_of(one)}" for number, one in enumerate(kept, 1)}
    asked, none = "Wil je één scan verwijderen?", "Kies een scan"
    chosen = st.selectbox(asked, numbers, None, format_func=numbers.__getitem__, placeholder=none, key="erase-one")
    if chosen and st.button("Verwijder deze scan voorgoed", key="erase-this"):
        resources.opened_store().forget(actor, chosen)
        st.rerun()


def name_of(sitting: Sitting) -> str:
    """What a scan is called."""
    return sitting_title(sitting, resources.content_versions().get(sitting.assessment.version))


def scan_row(number: int, sitting: Sitting) -> Markup:
    """One scan in words."""
    return html(
        SCAN,
        title=name_of(sitting),
        answers=count(len(sitting.assessment.answers), "antwoord", "antwoorden"),
        number=number,
    )


def show_code(actor: Actor) -> None:
    """A code, made when it is asked for and shown once."""
    st.header("Je code", anchor=False)
    show(html("<p>{}</p>", CODE_WHY))
    if st.button("Maak een code", key="new-code"):
        show(html(CODE, resources.opened_store().new_code(actor)))


def show_way_out() -> None:
    """Forget this device, or erase everything after a second question."""
    st.header("Vergeet dit apparaat", anchor=False)
    show(html("<p>{}</p>", OUT))
    if st.session_state.get("leaving"):
        with st.container(horizontal=True, key="leaving-now"):
            show(html('<p class="warn" role="status">{}</p>', NO_WAY_BACK))
            show(button("/stop", "Ja, vergeet dit apparaat", "danger"))
            st.button("Nee, blijf", key="stay", on_click=ask_leaving, args=(False,))
    else:
        st.button("Vergeet dit apparaat", key="leave", on_click=ask_leaving, args=(True,))
    st.header("Verwijder mijn gegevens", anchor=False)
    show(html("<p>{}</p>", ERASE))
    if st.session_state.get("erasing"):
        with st.container(horizontal=True, key="erasing"):
            show(button("/wis", "Ja, wis alles", "danger"))
            st.button("Nee, bewaar alles", key="keep-all", on_click=ask_again, args=(False,))
    else:
        st.button("Verwijder mijn gegevens", key="erase", on_click=ask_again, args=(True,))


def ask_leaving(sure: bool) -> None:
    """Ask once more before this device forgets: without a code or a file there is no way back."""
    st.session_state["leaving"] = sure


def ask_again(sure: bool) -> None:
    """Ask once more before anything is erased."""
    st.session_state["erasing"] = sure


def show_page(actor: Actor) -> None:
    """Everything that is theirs, and what they can do with it; the way out is there whatever is broken."""
    show(html('<p class="lead">{}</p>', KEPT))
    try:
        if kept := resources.opened_store().sittings(actor):
            show_scans(actor, kept)
        show_code(actor)
        show_bring_back()
    except StoreError as error:
        st.error(error.message)
    show_way_out()


def show_bring_back() -> None:
    """A file to read in."""
    st.header("Lees een bestand in", anchor=False)
    show(html("<p>{}</p>", "Wat je inleest, komt als een eerdere scan naast je andere te staan.") + ask_file())


heading("Mijn gegevens", "gegevens")
here = session.here()
if here.actor:
    show_page(here.actor)
elif not here.fault:
    show(html('<p class="lead">{}</p>', NOBODY))
    st.header("Kom terug met je code", anchor=False)
    show(ask_code())
    show_bring_back()
