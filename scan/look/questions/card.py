"""The question card: an element of our own that shows the questions and saves the answers by a route of the server."""

from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import streamlit as st
from streamlit.components.v2.get_bidi_component_manager import get_bidi_component_manager
from streamlit.components.v2.manifest_scanner import ComponentConfig, ComponentManifest
from streamlit.components.v2.types import ComponentRenderer

from scan.identity.answer_token import answer_token
from scan.instrument.instrument import Instrument
from scan.look import session
from scan.look.html import Markup, html
from scan.look.page_parts import show
from scan.look.questions.card_data import CardStep, Wording, questions_data, stored_data
from scan.look.questions.item_reasons import item_reasons
from scan.page_table import APP_NAME
from scan.resources import content_versions, item_history
from scan.steps import SECONDS_PER_ITEM
from scan.store import Actor, Sitting

PACKAGE, COMPONENT, SCRIPT = "zelfscan", "card", "card.js"
NAME = f"{PACKAGE}.{COMPONENT}"
TURN = '<p class="turn">{}{}</p>'
STEP_LINK = '<a class="button {2}" href="?stap={0}{1}">{3}</a>'


class Place(NamedTuple):
    """Where the visitor is: the step, the line above its title, and the rest of the address of every step."""

    step: CardStep
    overline: str = ""
    query: str = ""


def step_in_address(steps: Sequence[CardStep], last: str = "") -> CardStep:
    """The step in the address; without one, the step that asks item `last` (answered last), else the first."""
    asked = {step.key: step for step in steps}.get(st.query_params.get("stap", ""))
    return asked or next((one for one in steps if last in {item.id for item in one.items}), steps[0])


def show_card(
    sitting: Sitting, actor: Actor, instrument: Instrument, steps: Sequence[CardStep], wording: Wording, place: Place
) -> None:
    """The rail and the questions of a sitting; the card runs the page again for another step or a saved note."""
    phase = instrument.framework.phase(sitting.assessment.phase)
    asked = questions_data(instrument, phase, steps, wording, _reasons(instrument.version))
    data = asked | stored_data(sitting, actor) | _page_data(sitting, place)
    st.set_page_config(page_title=f"{place.step.name} · {APP_NAME}")
    mount(data)


@cache
def _reasons(version: str) -> Mapping[str, Sequence[str]]:
    """Why each question of a version is asked, by id; those of every specialism are among them."""
    served = content_versions()[version]
    titles = {source.key: source.title for source in served.sources}
    return {one.id: item_reasons(one, titles, item_history(version)) for one in served.items}


def show_step_links(steps: Sequence[CardStep], step: CardStep, query: str = "", finish: Markup | None = None) -> None:
    """Links to the steps before and after one that the card does not show itself; `finish` stands after the last."""
    at = steps.index(step)
    before = html(STEP_LINK, steps[at - 1].key, query, "", "Vorige") if at else ""
    after = (
        html(STEP_LINK, steps[at + 1].key, query, "main", f"Volgende: {steps[at + 1].name}") if steps[at + 1 :] else ""
    )
    show(html(TURN, before, after or finish or ""))


def _page_data(sitting: Sitting, place: Place) -> dict[str, Any]:
    return {
        "token": answer_token(session.cookie(), sitting.assessment.id),
        "step": place.step.key,
        "shown": place.step.key,
        "over": place.overline,
        "query": place.query,
        "title": APP_NAME,
        "seconds": SECONDS_PER_ITEM,
    }


def mount(data: Mapping[str, Any]) -> None:
    """Put the card on the page; its script is served from our own address."""
    manager = get_bidi_component_manager()
    if manager.get_component_asset_root(NAME) is None:
        manifest = ComponentManifest(PACKAGE, "1", [ComponentConfig(COMPONENT, "assets")])
        manager.register_from_manifest(manifest, Path(__file__).parent)
    # In a list: Streamlit loads pandas to look for tables among the values of a dict.
    _component()(key="card", data=[data], on_noted_change=_rerun)


@cache
def _component() -> ComponentRenderer:
    return st.components.v2.component(NAME, js=SCRIPT, isolate_styles=False)


def _rerun() -> None:
    """A saved note is checked for facts about a patient in the run that this starts."""
