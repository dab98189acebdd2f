"""The offers beyond the scope of a phase: taken or declined, and both can be undone."""

import streamlit as st

from scan.instrument.framework import Phase
from scan.instrument.instrument import Instrument
from scan.look import unsaved_changes
from scan.look.html import html
from scan.look.show import show
from scan.steps import open_offers
from scan.store import Offer, Sitting


def show_deeper(served: Instrument, phase: Phase, sitting: Sitting) -> None:
    """The offers beyond the scope; each can be taken or declined, and both can be undone."""
    ready = offered(served, phase, sitting)
    show(html('<p class="lead">{}</p>', WHY_DEEPER if ready else NOT_YET))
    roles = {role.key: role.label for role in served.framework.roles}
    levels = {level.key: level.label for level in served.framework.levels}
    for offer in ready:
        offer_card(sitting, offer, roles[offer.role], levels[offer.level])


def offered(served: Instrument, phase: Phase, sitting: Sitting) -> list[Offer]:
    """What may be taken now, and what was decided before: that can be undone as long as it is known."""
    ready = open_offers(served, phase, sitting.assessment.answers)
    known = [Offer(role.key, level) for role in served.framework.roles for level in phase.offers]
    return [offer for offer in known if offer in ready or offer in sitting.offers]


def offer_card(sitting: Sitting, offer: Offer, role: str, level: str) -> None:
    """One offer with what was decided about it."""
    decided = sitting.offers.get(offer)
    state = {None: "", True: "Gekozen", False: "Overgeslagen"}[decided]
    key, name = f"{offer.role}-{offer.level}", f"{role} · {level}"
    with st.container(key=f"card-offer-{key}"):
        show(html('<p class="offer"><strong>{}</strong> <span>{}</span></p>', name, state))
        with st.container(horizontal=True):
            if decided is not True:
                st.button(f"Ja, ook {name}", key=f"take-{key}", on_click=decide, args=(sitting, offer, True))
            if decided is not False:
                label = f"Nee, sla {name} over" if decided is None else f"Toch niet: {name}"
                st.button(label, key=f"decline-{key}", type="tertiary", on_click=decide, args=(sitting, offer, False))


WHY_DEEPER = "In deze rollen herken je veel van het vorige niveau. Je kunt verder kijken. Het hoeft niet."
NOT_YET = (
    "Hier verschijnen vragen op een hoger niveau, zodra je in een rol veel van het vorige niveau herkent. "
    "Je hebt ze niet nodig voor je profiel."
)


def decide(sitting: Sitting, offer: Offer, wanted: bool) -> None:
    """The choice about an offer is kept at the top of the run."""
    unsaved_changes.add(sitting.assessment.id, {offer: wanted})
