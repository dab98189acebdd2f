"""The form of one learning goal; every field is saved by itself when it is left."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import streamlit as st

from results.goals.activities import LIBRARY, PLACEMENT
from results.goals.fields import FIELD_LENGTHS, GoalField, goal_field_value
from results.goals.plans import Plan
from results.look.goals.goal_autosave import ShownField, close_goal, delete_goal, reconcile_fields, save_field
from results.look.status_messages import show_date_warning, show_patient_data_warnings
from scan.instrument.catalogue import Training
from scan.instrument.framework import Framework
from scan.learning_goal import GOAL_STATUS_WORDS, LEARNING_WORDS, PLACEMENT_WORDS, STEP_WORDS
from scan.look.html import html
from scan.look.page_parts import show, show_group_name, show_quiet
from scan.look.unsaved_changes import note_text_place

OTHER_ACTIVITY = "Iets anders"
PRIVACY_HINT = "Laat de patiënt weg: geen naam, geboortedatum of nummer."
PATH_HINT = (
    "In de Expertbibliotheek leg je jouw leerdoel voor aan een deskundige in de palliatieve zorg. Je voert een "
    "gesprek, schrijft een reflectieverslag, en de deskundige koppelt terug. Houd hier bij hoe ver je bent."
)


@dataclass(frozen=True)
class GoalForm:
    """The widgets of one goal; `shown` collects each with its stored value."""

    plan: Plan
    shown: list[ShownField] = field(default_factory=list)

    def ask_text(self, label: str, part: GoalField, height: int = 68) -> None:
        """A text area of `height` pixels, with a warning when the text looks like patient data."""
        text = str(self._value(part))
        widget = self._widget(part)
        st.text_area(label, text, max_chars=FIELD_LENGTHS[part.kind], height=height, **widget)
        show_patient_data_warnings(text, widget["key"])

    def ask_choice(self, label: str, part: GoalField, words: Mapping[Any, str], horizontal: bool = True) -> None:
        """Radio buttons for `words`, labels by key; nothing selected as long as nothing was chosen."""
        keys, chosen = list(words), self._value(part)
        index = keys.index(str(chosen)) if chosen in keys and chosen != "" else None
        st.radio(label, keys, index, format_func=words.__getitem__, horizontal=horizontal, **self._widget(part))

    def ask_tick(self, label: str, part: GoalField) -> None:
        """A checkbox."""
        st.checkbox(label, bool(self._value(part)), **self._widget(part))

    def ask_day(self, label: str, part: GoalField) -> None:
        """A typed date; one that cannot be read stays in the field with a warning."""
        typed = str(self._value(part))
        widget = self._widget(part)
        st.text_input(label, typed, placeholder="dd-mm-jjjj", max_chars=FIELD_LENGTHS["day"], **widget)
        show_date_warning(typed, widget["key"])

    def _value(self, part: GoalField) -> Any:
        return goal_field_value(self.plan.goal, part)

    def _widget(self, part: GoalField) -> dict[str, Any]:
        key = f"goal-{part.kind}-{part.about}-{self.plan.sitting_id}-{self.plan.goal.id}"
        self.shown.append((key, part, self._value(part)))
        if part.kind in FIELD_LENGTHS:
            note_text_place(key, "goal", self.plan.goal.id, part.kind, part.about)
        return {"key": key, "on_change": save_field, "args": (self.plan, part, key)}


def show_goal_form(plan: Plan, offers: Sequence[Training], framework: Framework) -> None:
    """All fields of a goal, with the steps of the Expertbibliotheek when that is its activity."""
    form = GoalForm(plan)
    with st.container(key="goal-form"):
        with st.container(key="card-goal-what"):
            form.ask_text("Wat wil je leren?", GoalField("text"), height=120)
            show_quiet(PRIVACY_HINT)
        with st.container(key="card-goal-how"):
            titles = {one.id: one.title for one in offers} | {"": OTHER_ACTIVITY}
            form.ask_choice("Wat ga je doen?", GoalField("training"), titles, horizontal=False)
            form.ask_text("In je eigen woorden", GoalField("activity"))
            form.ask_choice("Wat voor leren is dit?", GoalField("learning"), LEARNING_WORDS)
        if plan.goal.training == LIBRARY:
            show_library_path(form)
        if plan.goal.training == PLACEMENT:
            show_placement(form)
        with st.container(key="card-goal-seen"):
            ask_evidence(form, framework)
    show_form_buttons(plan)
    reconcile_fields(plan, form.shown)


def ask_evidence(form: GoalForm, framework: Framework) -> None:
    """The kinds of evidence, the companion, the day of evaluation and the status of a goal."""
    with st.container(key="goal-evidence"):
        show_group_name("Waaraan zie je samen dat het lukt?")
        for one in framework.evidence:
            form.ask_tick(one.label, GoalField("evidence", one.key))
    form.ask_text("Wie kan er met je meekijken?", GoalField("companion"))
    form.ask_day("Wanneer kijk je terug?", GoalField("day"))
    form.ask_choice("Hoe staat het ermee?", GoalField("status"), GOAL_STATUS_WORDS)


def show_library_path(form: GoalForm) -> None:
    """The five steps of the Expertbibliotheek, each with a date and a note."""
    with st.container(key="card-goal-path"):
        show(html('<h2 class="stem">Je traject in de Expertbibliotheek</h2><p class="quiet">{}</p>', PATH_HINT))
        for number, (key, words) in enumerate(STEP_WORDS.items(), 1):
            with st.container(key=f"path-{key}"):
                form.ask_day(f"{number}. {words} op", GoalField("day", key))
                form.ask_text(f"Notitie bij stap {number}", GoalField("note", key))


def show_placement(form: GoalForm) -> None:
    """The first and last day of the netwerkstage."""
    with st.container(key="card-goal-placement"):
        show(html('<h2 class="stem">Je netwerkstage</h2>'))
        for key, words in PLACEMENT_WORDS.items():
            form.ask_day(f"{words} op", GoalField("day", key))


def show_form_buttons(plan: Plan) -> None:
    """Return to the list, or delete this goal after a confirmation."""
    goal_id = plan.goal.id
    with st.container(horizontal=True, key="goal-out"):
        st.button("Klaar: naar je leerdoelen", key="goal-ready", type="primary", on_click=close_goal)
        if st.session_state.get("wiping") == goal_id:
            st.button("Ja, wis dit leerdoel", key="goal-wipe-sure", on_click=delete_goal, args=(goal_id,))
            st.button("Nee, bewaar het", key="goal-wipe-not", on_click=mark_for_deletion, args=("",))
        else:
            st.button("Wis dit leerdoel", key="goal-wipe", type="tertiary", on_click=mark_for_deletion, args=(goal_id,))


def mark_for_deletion(goal_id: str) -> None:
    """Ask for confirmation to delete this goal; "" cancels."""
    st.session_state["wiping"] = goal_id
