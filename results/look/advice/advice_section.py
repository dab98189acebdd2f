"""The advice on the profile page: time and wishes, suggested trainings, and completed trainings."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import streamlit as st

from results.advice.advice_texts import WAY_WORDS
from results.advice.eligibility import Wish
from results.advice.exclusions import exclusions
from results.advice.gaps import find_gaps
from results.advice.places import decisive_places
from results.advice.reasons import budget_label
from results.advice.suggestions import Advice, suggest
from results.advice.supervisor_gaps import gap_topics, revealed_ratings
from results.goals.plans import wish_from_sittings
from results.look.advice.training_cards import advice_cards, left_out_list
from results.look.goals.goal_autosave import INSTITUTE, sittings_with_changes
from scan.instrument.advice import AdviceParameters, TimeBudget
from scan.instrument.catalogue import Catalogue, Way
from scan.instrument.instrument import Instrument
from scan.learning_goal import Topic
from scan.look import session, unsaved_changes
from scan.look.page_parts import show, show_quiet
from scan.page_table import CATALOGUE
from scan.resources import current_catalogue, opened_store
from scan.scoring.profile import Profile
from scan.store import Sitting, StoreError

SUPERVISOR_AGREES = "Wat in jullie gesprek allebei als groeipunt naar voren kwam, weegt hier zwaarder."
ANY_REGION, OTHER_INSTITUTE = "Geen van deze", "Een ander instituut"
INSTITUTE_KEY = "own-institute"


def show_advice(profile: Profile, instrument: Instrument, sitting: Sitting) -> None:
    """Ask for time and wishes, suggest trainings that fit, and record completed trainings in `sitting`."""
    st.header("Scholing die hierbij past", anchor=False)
    offers = current_catalogue()
    seen = load_supervisor_topics(sitting, instrument)
    if seen & {gap.topic for gap in find_gaps(profile.assessment, instrument)}:
        show_quiet(SUPERVISOR_AGREES)
    wish = ask_wish(wish_from_sittings(sitting, sittings_with_changes(), seen), profile, instrument, offers)
    advice = suggest(profile, instrument, offers, wish)
    show(advice_cards(advice, wish, instrument.framework))
    ask_completed(advice, offers, wish.done, sitting.assessment.id)
    if others := exclusions(advice, profile, instrument.framework, offers, wish):
        show(left_out_list(others))
    st.page_link(CATALOGUE.file, label="Bekijk al het aanbod")


def load_supervisor_topics(sitting: Sitting, instrument: Instrument) -> frozenset[Topic]:
    """The topics in which a supervisor's rating of this scan shows a gap; empty when the store does not answer."""
    visitor = session.run_state()
    if visitor.actor is None or visitor.fault:
        return frozenset()
    try:
        ratings = revealed_ratings(opened_store().meetings, visitor.actor, sitting.assessment.id)
    except StoreError as error:
        session.set_fault(error.message)
        return frozenset()
    return gap_topics(ratings, instrument)


def ask_wish(base: Wish, profile: Profile, instrument: Instrument, offers: Catalogue) -> Wish:
    """`base` with the hours, forms, region and institute that the visitor chooses; earlier choices are restored.

    A region or institute is asked only where it can change the advice. Only the institute is stored.
    """
    places = decisive_places(profile, instrument, offers, base)
    hours = ask_budget(offers.advice)
    with st.container(key="ways", horizontal=True):
        st.markdown("In welke vorm?")
        ways = frozenset(way for way in WAY_WORDS if ask_way(way))
    with st.container(key="places", horizontal=True):
        region = ask_place("Regio", ANY_REGION, places.regions)
        institute = ask_institute(base.institute, places.institutes)
    return replace(base, institute=institute, hours=hours, region=region, ways=ways)


def ask_budget(parameters: AdviceParameters) -> float | None:
    """The available hours; None for no limit."""
    key = restored_key("budget", parameters.budget(parameters.usual_budget))
    budget: TimeBudget = st.radio(
        "Hoeveel tijd heb je?",
        parameters.budgets,
        format_func=budget_label,
        horizontal=True,
        key=key,
        on_change=remember_choice,
        args=(key,),
    )
    return budget.hours


def ask_way(way: Way) -> bool:
    """Whether trainings of this form are wanted."""
    key = restored_key(f"way-{way}", True)
    return st.checkbox(WAY_WORDS[way], key=key, on_change=remember_choice, args=(key,))


def ask_place(label: str, no_place: str, places: Sequence[str]) -> str:
    """One of the places, or "" for none; without places nothing is asked. `no_place` is the label for none."""
    options = [no_place, *places]
    if len(options) == 1:
        return ""
    key = restored_key(f"place-of-{label.lower()}", no_place)
    chosen: str = st.selectbox(label, options, placeholder=no_place, key=key, on_change=remember_choice, args=(key,))
    return "" if chosen == no_place else chosen


def ask_institute(own: str, institutes: Sequence[str]) -> str:
    """The learner's own institute, "" for another one; without `institutes` that matter nothing is asked."""
    if not institutes:
        return own
    options = dict.fromkeys((OTHER_INSTITUTE, *institutes, own or OTHER_INSTITUTE))
    st.session_state[INSTITUTE_KEY] = own or OTHER_INSTITUTE
    chosen: str = st.selectbox("Instituut", list(options), key=INSTITUTE_KEY, on_change=save_institute)
    return "" if chosen == OTHER_INSTITUTE else chosen


def save_institute() -> None:
    """Save the institute in the newest scan; "a different one" removes it from every scan that names one."""
    own = "" if st.session_state[INSTITUTE_KEY] == OTHER_INSTITUTE else st.session_state[INSTITUTE_KEY]
    scans = [one.assessment for one in sittings_with_changes() if one.assessment.setting]
    for scan in scans[-1:] if own else scans:
        if scan.institute != own:
            unsaved_changes.put(scan.id, {INSTITUTE: own})


def ask_completed(advice: Advice, offers: Catalogue, completed: frozenset[str], sitting_id: str) -> None:
    """A checkbox for every training that is suggested or completed; a completed one is not suggested again."""
    listed = {one.training.id for one in advice.suggestions} | completed
    if not listed:
        return
    with st.container(key="done"):
        st.markdown("**Heb je er een al gedaan?** Dan zoeken we iets anders.")
        for training in offers.entries:
            if training.id in listed:
                key = f"done-{training.id}"
                st.session_state[key] = training.id in completed
                st.checkbox(training.title, key=key, on_change=save_completed, args=(training.id, sitting_id))


def save_completed(training_id: str, sitting_id: str) -> None:
    """Save that a training is completed; when it no longer is, in every scan that says so."""
    if st.session_state[f"done-{training_id}"]:
        unsaved_changes.put(sitting_id, {("done", training_id): True})
    else:
        for sitting in sittings_with_changes():
            if training_id in sitting.done:
                unsaved_changes.put(sitting.assessment.id, {("done", training_id): False})


def restored_key(key: str, default: Any) -> str:
    """`key`, after restoring its widget's last value; Streamlit drops that value on another page."""
    if key not in st.session_state:
        st.session_state[key] = st.session_state.get(f"kept-{key}", default)
    return key


def remember_choice(key: str) -> None:
    """Remember the value of a widget until the session ends."""
    st.session_state[f"kept-{key}"] = st.session_state[key]
