"""What a person asks of the advice, folded behind one line: time, forms, places, and what they did before."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

import streamlit as st

from results.advice.advice_texts import WAY_WORDS
from results.advice.eligibility import ALL_WAYS, Wish
from results.advice.places import decisive_places
from results.advice.reasons import budget_label
from results.look.goals.goal_autosave import INSTITUTE, sittings_with_changes
from results.look.kept_choices import remember_choice, restored_key
from scan.dutch import listing
from scan.instrument.advice import AdviceParameters, TimeBudget
from scan.instrument.catalogue import Catalogue, Way
from scan.instrument.framework import Framework
from scan.instrument.instrument import Instrument
from scan.look import unsaved_changes
from scan.look.page_parts import show_group_name
from scan.scoring.profile import Profile

ANY_REGION, OTHER_INSTITUTE = "Geen van deze", "Een ander instituut"
INSTITUTE_KEY = "own-institute"
CHANGE = "Pas tijd, vorm of plaats aan"
NO_LIMIT, ANY_WAY, NO_WAY = "geen grens", "alles", "geen"


def wish_line(wish: Wish, parameters: AdviceParameters, framework: Framework) -> str:
    """What counts in the advice now, in one line: "Tijd: een week · Vorm: alles · Cardiologie"."""
    time = next((one.label for one in parameters.budgets if one.hours == wish.hours), NO_LIMIT)
    ways = listing([WAY_WORDS[way].lower() for way in WAY_WORDS if way in wish.ways]) or NO_WAY
    field = next((one.label for one in framework.specialisms if one.key == wish.specialism), "")
    form = ANY_WAY if wish.ways == ALL_WAYS else ways
    return " · ".join(filter(None, (f"Tijd: {time}", f"Vorm: {form}", field, wish.region, wish.institute)))


def ask_wish(base: Wish, profile: Profile, instrument: Instrument, offers: Catalogue) -> Wish:
    """`base` with the hours, forms, region and institute that the visitor chooses; earlier choices are restored.

    A region or institute is asked only where it can change the advice. Only the institute is stored.
    """
    places = decisive_places(profile, instrument, offers, base)
    hours = ask_budget(offers.advice)
    with st.container(key="ways", horizontal=True):
        show_group_name("In welke vorm?")
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
    chosen: str = st.selectbox(
        "Instituut", list(options), placeholder=OTHER_INSTITUTE, key=INSTITUTE_KEY, on_change=save_institute
    )
    return "" if chosen == OTHER_INSTITUTE else chosen


def save_institute() -> None:
    """Save the institute in the newest scan; "a different one" removes it from every scan that names one."""
    own = "" if st.session_state[INSTITUTE_KEY] == OTHER_INSTITUTE else st.session_state[INSTITUTE_KEY]
    scans = [one.assessment for one in sittings_with_changes() if one.assessment.setting]
    for scan in scans[-1:] if own else scans:
        if scan.institute != own:
            unsaved_changes.put(scan.id, {INSTITUTE: own})


def ask_completed(listed: Iterable[str], offers: Catalogue, completed: frozenset[str], sitting_id: str) -> None:
    """A checkbox for every training in `listed` or completed; a completed one is not suggested again."""
    shown = completed.union(listed)
    if not shown:
        return
    with st.container(key="done"):
        show_group_name("Heb je er een al gedaan? Dan zoeken we iets anders.")
        for training in offers.entries:
            if training.id in shown:
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
