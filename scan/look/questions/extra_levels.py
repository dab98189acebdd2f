"""The offers of levels beyond the scope of a phase: each can be taken or declined, and both can be undone."""

import streamlit as st

from scan.dutch import count
from scan.instrument.framework import Phase
from scan.instrument.instrument import Instrument
from scan.look import unsaved_changes
from scan.look.html import html
from scan.look.page_parts import show
from scan.look.start_form import minutes_text
from scan.steps import items_at, open_offers
from scan.store import Offer, Sitting

OFFER_LINE = '<p class="offer"><strong>{}</strong> <span>{}</span> <span>{}</span></p>'
WHY_OFFERS = "In deze rollen herken je veel van het vorige niveau. Je kunt verder kijken. Het hoeft niet."


def show_offers(served: Instrument, phase: Phase, sitting: Sitting) -> None:
    """A card for every offer."""
    roles = {role.key: role.label for role in served.framework.roles}
    levels = {level.key: level.label for level in served.framework.levels}
    for offer in listed_offers(served, phase, sitting):
        n = len(items_at(served, phase, *offer))
        effort = f"{count(n, 'vraag', 'vragen')}, {minutes_text(n)}"
        show_offer(sitting, offer, f"{roles[offer.role]} · {levels[offer.level]}", effort)


def listed_offers(served: Instrument, phase: Phase, sitting: Sitting) -> list[Offer]:
    """The offers that are open now or were decided before, as far as this version of the instrument knows them."""
    ready = open_offers(served, phase, sitting.assessment.answers)
    known = [Offer(role.key, level) for role in served.framework.roles for level in phase.offers]
    return [offer for offer in known if offer in ready or offer in sitting.offers]


def show_offer(sitting: Sitting, offer: Offer, name: str, effort: str) -> None:
    """One offer with its effort and the decision about it, and buttons to change that."""
    decision = sitting.offers.get(offer)
    state = {None: "", True: "Gekozen", False: "Overgeslagen"}[decision]
    key = f"{offer.role}-{offer.level}"
    with st.container(key=f"card-offer-{key}"):
        show(html(OFFER_LINE, name, effort, state))
        with st.container(horizontal=True):
            if decision is not True:
                st.button(f"Ja, ook {name}", key=f"take-{key}", on_click=decide, args=(sitting, offer, True))
            if decision is not False:
                label = f"Nee, sla {name} over" if decision is None else f"Toch niet: {name}"
                st.button(label, key=f"decline-{key}", type="tertiary", on_click=decide, args=(sitting, offer, False))


def decide(sitting: Sitting, offer: Offer, is_taken: bool) -> None:
    """Put the decision about an offer in the unsaved changes."""
    unsaved_changes.put(sitting.assessment.id, {offer: is_taken})
