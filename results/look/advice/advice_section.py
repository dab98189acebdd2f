"""The advice of a profile on the screen: time and wishes, the chosen set, and what was not chosen."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

import streamlit as st

from results.advice.eligibility import USUAL_BUDGET, Wish, may_be_advised
from results.advice.exclusions import left_out
from results.advice.gaps import Topic, gaps
from results.advice.reasons import WAYS, budget_label
from results.advice.suggestions import Advice, suggest
from results.advice.supervisor_gaps import ratings_of, topics_seen
from results.goals.plans import wish_of
from results.look.advice.training_cards import advice_cards, left_out_list
from results.look.goals.goal_autosave import held
from scan.instrument.catalogue import Catalogue, Training, Way
from scan.instrument.framework import TimeBudget
from scan.instrument.instrument import Instrument
from scan.look import session, unsaved_changes
from scan.look.html import html
from scan.look.show import show
from scan.page_table import CATALOGUE
from scan.resources import catalogue, store
from scan.scoring.profile import Profile
from scan.store import Sitting, StoreError

BOTH = "Wat in jullie gesprek allebei als groeipunt naar voren kwam, weegt hier zwaarder."
ANYWHERE, ELSEWHERE = "Alle regio's", "Een ander instituut"


def show_advice(profile: Profile, served: Instrument, sitting: Sitting) -> None:
    """Up to three trainings in the time the person has, each with its reason; what was done is kept in `sitting`."""
    st.header("Scholing die hierbij past", anchor=False)
    offers = catalogue()
    seen = seen_by_supervisor(sitting, served)
    if seen & {gap.topic for gap in gaps(profile.assessment, served)}:
        show(html('<p class="quiet">{}</p>', BOTH))
    wish = ask_wish(wish_of(sitting, held(), seen), profile, served, offers)
    advice = suggest(profile, served, offers, wish)
    show(advice_cards(advice, wish, served.framework))
    ask_done(advice, offers, wish.done, sitting.assessment.id)
    if others := left_out(advice, profile, served.framework, offers, wish):
        show(left_out_list(others))
    st.page_link(CATALOGUE.file, label="Bekijk al het aanbod")


def seen_by_supervisor(sitting: Sitting, served: Instrument) -> frozenset[Topic]:
    """Where someone who rated this scan sees a gap too; while the store is away, nowhere."""
    here = session.run_state()
    if here.actor is None or here.fault:
        return frozenset()
    try:
        ratings = ratings_of(store().meetings, here.actor, sitting.assessment.id)
    except StoreError as error:
        session.set_fault(error.message)
        return frozenset()
    return topics_seen(ratings, served)


def ask_wish(who: Wish, profile: Profile, served: Instrument, offers: Catalogue) -> Wish:
    """How much time, in which way, and where; what was chosen before stands again."""
    mine = [one for one in offers.entries if is_for(one, profile.assessment.phase, who)]
    hours = ask_time(served.framework.budgets)
    with st.container(key="ways", horizontal=True):
        st.markdown("In welke vorm?")
        ways = frozenset(way for way in WAYS if ask_way(way))
    with st.container(key="places", horizontal=True):
        region = ask_place("Regio", ANYWHERE, (place for one in mine for place in one.regions))
        institute = ask_place("Instituut", ELSEWHERE, (place for one in mine for place in one.institutes))
    return replace(who, institute=institute, hours=hours, region=region, ways=ways)


def is_for(training: Training, phase: str, who: Wish) -> bool:
    """Whether a training is meant for this kind of person, wherever it is given."""
    field = not training.specialisms or who.specialism in training.specialisms
    return may_be_advised(training) and field and phase in training.phases and who.audience in training.audiences


def ask_time(budgets: tuple[TimeBudget, ...]) -> float | None:
    """The hours there are; None without a limit."""
    key = as_left("budget", budgets[USUAL_BUDGET])
    budget: TimeBudget = st.radio(
        "Hoeveel tijd heb je?", budgets, format_func=budget_label, horizontal=True, key=key, on_change=keep, args=(key,)
    )
    return budget.hours


def ask_way(way: Way) -> bool:
    """Whether the person wants to take part in this way."""
    key = as_left(f"way-{way}", True)
    return st.checkbox(WAYS[way], key=key, on_change=keep, args=(key,))


def ask_place(label: str, nowhere: str, places: Iterable[str]) -> str:
    """One of the places, or "" for none; where the offers name no place nothing is asked."""
    known = sorted(set(places))
    if not known:
        return ""
    key = as_left(f"place-of-{label.lower()}", nowhere)
    chosen: str = st.selectbox(label, [nowhere, *known], placeholder=nowhere, key=key, on_change=keep, args=(key,))
    return "" if chosen == nowhere else chosen


def ask_done(advice: Advice, offers: Catalogue, before: frozenset[str], sitting_id: str) -> None:
    """What one did already is left out from then on, and can be taken back."""
    listed = {one.training.id for one in advice.suggestions} | before
    if not listed:
        return
    with st.container(key="done"):
        st.markdown("**Heb je er een al gedaan?** Dan zoeken we iets anders.")
        for training in offers.entries:
            if training.id in listed:
                key = f"done-{training.id}"
                st.session_state[key] = training.id in before
                st.checkbox(training.title, key=key, on_change=keep_done, args=(training.id, sitting_id))


def keep_done(one: str, sitting_id: str) -> None:
    """Take a training as done, or no longer: then in every scan where that was said."""
    if st.session_state[f"done-{one}"]:
        unsaved_changes.put(sitting_id, {("done", one): True})
    else:
        for sitting in held():
            if one in sitting.done:
                unsaved_changes.put(sitting.assessment.id, {("done", one): False})


def as_left(key: str, default: Any) -> str:
    """The key of a widget that stands as the visitor left it, though Streamlit forgets it on another page."""
    if key not in st.session_state:
        st.session_state[key] = st.session_state.get(f"kept-{key}", default)
    return key


def keep(key: str) -> None:
    """Remember what was chosen, for as long as the visit lasts."""
    st.session_state[f"kept-{key}"] = st.session_state[key]
