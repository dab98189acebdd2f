"""The visitor's own data: scans to download or erase, a resume code, an import, and the way out."""

from collections.abc import Sequence

import streamlit as st

from scan import resources
from scan.dutch import count
from scan.identity.open_windows import run_windows_of
from scan.identity.provider import provider
from scan.look import session
from scan.look.own_scans import scan_title, show_answer_changes, show_import_form, show_scan_list
from scan.look.page_parts import heading, show, show_lead, show_question, show_status, show_text
from scan.look.post_forms import page_fields, post_button, resume_code_form
from scan.look.resume.code_maker import show_code_maker
from scan.look.resume.locked_computer import show_shared_computer
from scan.store import Actor, Sitting, StoreError

NO_OWN_SCANS = "Op dit apparaat is nog geen scan van jou bekend. Heb je een code of een bestand? Dan ga je hier verder."
STORED = (
    "We bewaren wat je antwoordt en toelicht, zonder naam en zonder e-mailadres. Alleen jij komt erbij: met dit "
    "apparaat, of met je code. Kom je {} maanden niet terug, dan wissen we alles."
)
OTHER_DEVICES = (
    "Ook met een nieuwe code blijf je aangemeld waar je dat al was. Is daar een apparaat bij dat niet van jou is? "
    "Meld je er dan hier af. Op dit apparaat ga je gewoon verder."
)
SIGN_OUT = (
    "Werk je op een computer van een ander? Vergeet dit apparaat. Je scans blijven bewaard; met je code kom je terug."
)
NO_WAY_BACK = "Heb je een code of een bestand? Zonder een van beide kom je hierna niet meer bij je scans."
SURE = "Weet je het zeker? Wissen kan niet terug."
ERASE = "Dit wist al je scans, toelichtingen en je code. Het kan niet terug."


def show_own_data(actor: Actor) -> None:
    """Everything of this person; the way out is on the page even when the store fails."""
    show_lead(STORED.format(provider().retention_months))
    shown: dict[str, object] = {}
    try:
        sittings = resources.opened_store().sittings(actor)
        shown["scans"] = len(sittings)
        if sittings:
            show_own_scans(actor, sittings)
        st.header("Je code", anchor=False)
        show_code_maker(actor)
        st.header("Gedeelde computer", anchor=False)
        show_shared_computer(actor)
        show_other_devices(actor)
        show_import()
    except StoreError as error:
        st.error(error.message)
    show_sign_out()
    show_erase(shown)


def own_page() -> dict[str, object]:
    """Whose page this is, which goes along with its forms."""
    return page_fields(session.run_state().token, session.run_state().actor)


def show_own_scans(actor: Actor, sittings: Sequence[Sitting]) -> None:
    """Every scan with its download, and a way to erase one of several."""
    st.header("Je scans", anchor=False)
    show_scan_list(sittings)
    show_changed_answers(actor, sittings)
    if len(sittings) > 1:
        erase_one(actor, sittings)


def show_changed_answers(actor: Actor, sittings: Sequence[Sitting]) -> None:
    """Which answers of the newest scan were changed, and when."""
    newest = sittings[-1]
    st.header("Wat je wijzigde", anchor=False)
    show_answer_changes(newest, resources.opened_store().answer_changes(actor, newest.assessment.id))


def erase_one(actor: Actor, sittings: Sequence[Sitting]) -> None:
    """Choose one scan and erase it."""
    numbers = {one.assessment.id: f"{number}. {scan_title(one)}" for number, one in enumerate(sittings, 1)}
    label, none = "Wil je één scan verwijderen?", "Kies een scan"
    chosen = st.selectbox(label, numbers, None, format_func=numbers.__getitem__, placeholder=none, key="erase-one")
    if chosen and st.button("Verwijder deze scan voorgoed", key="erase-this"):
        resources.opened_store().forget(actor, chosen)
        run_windows_of(actor)
        st.rerun()


def show_other_devices(actor: Actor) -> None:
    """Sign out on all other devices, with how many those were."""
    st.header("Andere apparaten", anchor=False)
    show_text(OTHER_DEVICES)
    if st.button("Meld me overal elders af", key="sign-out-others"):
        others = resources.opened_store().revoke_others(actor, session.run_state().token)
        run_windows_of(actor)
        show_status(f"Afgemeld op {count(others, 'ander apparaat', 'andere apparaten')}.")


def show_import() -> None:
    """A file to import."""
    st.header("Lees een bestand in", anchor=False)
    show_import_form(own_page())


def show_sign_out() -> None:
    """Forget this device, after a second question: without a code or a file there is no way back."""
    st.header("Vergeet dit apparaat", anchor=False)
    show_text(SIGN_OUT)
    with st.container(horizontal=True, key="leaving"):
        if st.session_state.get("leaving"):
            show_question(NO_WAY_BACK, "leaving")
            show(post_button("/stop", "Ja, vergeet dit apparaat", "danger", own_page()))
            st.button("Nee, blijf", key="stay", on_click=confirm_sign_out, args=(False,))
        else:
            st.button("Vergeet dit apparaat", key="leave", on_click=confirm_sign_out, args=(True,))


def show_erase(scans: dict[str, object]) -> None:
    """Erase everything, after a second question; how many `scans` the page showed goes along."""
    st.header("Verwijder mijn gegevens", anchor=False)
    show_text(ERASE)
    with st.container(horizontal=True, key="erasing"):
        if st.session_state.get("erasing"):
            show_question(SURE, "erasing")
            show(post_button("/wis", "Ja, wis alles", "danger", own_page() | scans))
            st.button("Nee, bewaar alles", key="keep-all", on_click=confirm_erase, args=(False,))
        else:
            st.button("Verwijder mijn gegevens", key="erase", on_click=confirm_erase, args=(True,))


def confirm_sign_out(is_asked: bool) -> None:
    """Open or close the second question before this device is forgotten."""
    st.session_state["leaving"] = is_asked


def confirm_erase(is_asked: bool) -> None:
    """Open or close the second question before everything is erased."""
    st.session_state["erasing"] = is_asked


heading("Mijn gegevens", "gegevens")
state = session.run_state()
if state.actor:
    show_own_data(state.actor)
elif not state.fault:
    show_lead(NO_OWN_SCANS)
    st.header("Kom terug met je code", anchor=False)
    show(resume_code_form())
    show_import()
