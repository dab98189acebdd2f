"""The form of one learning goal: every field kept by itself, as soon as it is left."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import streamlit as st

from results.goals.activities import LIBRARY
from results.goals.fields import LONGEST, GoalField, said
from results.goals.plans import Plan
from results.look.goals.goal_autosave import Shown, close_goal, keep_part, settle, wipe
from scan.dates import NO_DATE, parse_date
from scan.instrument.catalogue import Training
from scan.instrument.framework import Framework
from scan.learning_goal import GOAL_STATUS_WORDS, LEARNING_WORDS, STEP_WORDS
from scan.look.html import html
from scan.look.show import show
from scan.patient_data import patient_data_warnings

OWN = "Iets anders"
PRIVATE = "Laat de patiënt weg: geen naam, geboortedatum of nummer."
PATH = (
    "In de Expertbibliotheek leg je jouw leerdoel voor aan een deskundige in de palliatieve zorg. Je voert een "
    "gesprek, schrijft een reflectieverslag, en de deskundige koppelt terug. Houd hier bij hoe ver je bent."
)


@dataclass(frozen=True)
class GoalForm:
    """The fields of one goal, and what each was shown with."""

    plan: Plan
    shown: list[Shown] = field(default_factory=list)

    def write(self, label: str, part: GoalField, height: int = 68) -> None:
        """A text in own words, with a warning when it seems to hold a patient's data."""
        text = str(self._held(part))
        st.text_area(label, text, max_chars=LONGEST[part.kind], height=height, **self._bound(part))
        for warning in patient_data_warnings(text):
            show(html('<p class="warn" role="status">{}</p>', warning))

    def choose(self, label: str, part: GoalField, words: Mapping[Any, str], horizontal: bool = True) -> None:
        """One of a few, by key; nothing preselected where nothing was said."""
        keys, chosen = list(words), self._held(part)
        index = keys.index(str(chosen)) if chosen in keys and chosen != "" else None
        st.radio(label, keys, index, format_func=words.__getitem__, horizontal=horizontal, **self._bound(part))

    def tick(self, label: str, part: GoalField) -> None:
        """One of several that may hold."""
        st.checkbox(label, bool(self._held(part)), **self._bound(part))

    def ask_day(self, label: str, part: GoalField) -> None:
        """A day as one types it; what is none stays as it stands, and is told."""
        typed = str(self._held(part))
        st.text_input(label, typed, placeholder="dd-mm-jjjj", max_chars=LONGEST["day"], **self._bound(part))
        if typed and not parse_date(typed):
            show(html('<p class="warn" role="status">{}</p>', NO_DATE.format(typed)))

    def _held(self, part: GoalField) -> Any:
        return said(self.plan.goal, part)

    def _bound(self, part: GoalField) -> dict[str, Any]:
        key = f"goal-{part.kind}-{part.about}-{self.plan.sitting_id}-{self.plan.goal.id}"
        self.shown.append((key, part, self._held(part)))
        return {"key": key, "on_change": keep_part, "args": (self.plan, part, key)}


def show_form(plan: Plan, offers: Sequence[Training], framework: Framework) -> None:
    """Everything one can say about a goal, the path of the Expertbibliotheek when it is chosen, and the way back."""
    form = GoalForm(plan)
    with st.container(key="goal-form"):
        with st.container(key="card-goal-what"):
            form.write("Wat wil je leren?", GoalField("text"), height=120)
            show(html('<p class="quiet">{}</p>', PRIVATE))
        with st.container(key="card-goal-how"):
            titles = {one.id: one.title for one in offers} | {"": OWN}
            form.choose("Wat ga je doen?", GoalField("training"), titles, horizontal=False)
            form.write("In je eigen woorden", GoalField("activity"))
            form.choose("Wat voor leren is dit?", GoalField("learning"), LEARNING_WORDS)
        if plan.goal.training == LIBRARY:
            show_path(form)
        with st.container(key="card-goal-seen"):
            ask_how_seen(form, framework)
    show_ways_out(plan)
    settle(plan, form.shown)


def ask_how_seen(form: GoalForm, framework: Framework) -> None:
    """By what, with whom and when one sees that it works, and how it stands."""
    with st.container(key="goal-evidence"):
        st.markdown("**Waaraan zie je samen dat het lukt?**")
        for one in framework.evidence:
            form.tick(one.label, GoalField("evidence", one.key))
    form.write("Wie kan er met je meekijken?", GoalField("companion"))
    form.ask_day("Wanneer kijk je terug?", GoalField("day"))
    form.choose("Hoe staat het ermee?", GoalField("status"), GOAL_STATUS_WORDS)


def show_path(form: GoalForm) -> None:
    """The five steps of the Expertbibliotheek, each with its day and a note."""
    with st.container(key="card-goal-path"):
        show(html('<h2 class="stem">Je traject in de Expertbibliotheek</h2><p class="quiet">{}</p>', PATH))
        for number, (key, words) in enumerate(STEP_WORDS.items(), 1):
            with st.container(key=f"path-{key}"):
                form.ask_day(f"{number}. {words} op", GoalField("day", key))
                form.write(f"Notitie bij stap {number}", GoalField("note", key))


def show_ways_out(plan: Plan) -> None:
    """Back to all goals, or wipe this one after a second question."""
    with st.container(horizontal=True, key="goal-out"):
        st.button("Klaar: naar je leerdoelen", key="goal-ready", type="primary", on_click=close_goal)
        if st.session_state.get("wiping") == plan.goal.id:
            st.button("Ja, wis dit leerdoel", key="goal-wipe-sure", on_click=wipe, args=(plan.goal.id,))
            st.button("Nee, bewaar het", key="goal-wipe-not", on_click=ask_again, args=("",))
        else:
            st.button("Wis dit leerdoel", key="goal-wipe", type="tertiary", on_click=ask_again, args=(plan.goal.id,))


def ask_again(goal_id: str) -> None:
    """Ask once more before a goal is wiped."""
    st.session_state["wiping"] = goal_id
