"""The pages on which a guest rates a learner, without seeing the learner's own answers."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

import streamlit as st

from scan.dutch import count
from scan.guest_welcome import GuestWelcome
from scan.instrument.instrument import Instrument
from scan.look.html import html, joined
from scan.look.page_parts import show, show_quiet
from scan.look.questions.card import Place, show_card, show_step_links, step_in_address
from scan.look.questions.card_data import CardStep, rating_wording
from scan.rating import Grouping, RatingPart, rating_parts, rating_stems
from scan.store import Actor, Sitting

BEGIN, END = "Begin", "Afronden"
BEGIN_TITLE, END_TITLE = "Hoe zie jij dit?", "Ben je klaar?"
GROUPINGS: dict[Grouping, str] = {"rol": "CanMEDS-rol", "taak": "EPA-taak"}
KEPT_PARAMETERS = ("nummer", "gesprek", "per")  # the query parameters that stay in the address from page to page
INTRODUCTION = '<p class="lead">{}</p><ul>{}</ul><p class="turn"><a class="button main" href="?stap=2{}">{}</a></p>'
KEPT = "Alles wordt meteen bewaard, dus je kunt ook later verder."
CHOOSE = "Liever zelf kiezen? Neem de onderdelen waarvan je iets zag."
FIRST_PERSON = "De zinnen staan in de ik-vorm: zo las {} ze zelf."
PART_LINK = '<li><a class="button" href="?stap={}{}">{}</a></li>'


@dataclass(frozen=True)
class RatingContext:
    """What a rating says of the learner: their name, the line above the title, the welcome, and the roles asked."""

    learner: str
    overline: str
    welcome: GuestWelcome
    topics: Collection[str] = ()


def show_rating(
    rating: Sitting, actor: Actor, instrument: Instrument, context: RatingContext, show_end: Callable[[], None]
) -> None:
    """The card, and what belongs to its first and its last step, which `show_end` fills; `actor` answers."""
    phase = instrument.framework.phase(rating.assessment.phase)
    grouping: Grouping = "taak" if st.query_params.get("per") == "taak" else "rol"
    todo = rating_parts(instrument, phase, grouping, context.topics)
    steps = rating_steps(todo, context.learner)
    place = Place(step_in_address(steps, rating.last), context.overline, kept_query())
    wording = rating_wording(instrument, rating_stems(instrument, context.learner))
    with st.container(key="steps"):
        with st.container(key="place-beoordelen"):
            show_card(rating, actor, instrument, steps, wording, place)
        if not place.step.items:
            with st.container(key="beside-card"):
                if place.step == steps[0]:
                    show_begin(rating, context.welcome, todo, grouping)
                else:
                    show_end()
                    show_step_links(steps, place.step, place.query)


def rating_steps(todo: Sequence[RatingPart], learner: str) -> list[CardStep]:
    """Begin, the parts, and the end; the number of a step is its key."""
    lead = FIRST_PERSON.format(learner)
    parts = [CardStep(str(n), part.name, part.items, part.short, lead=lead) for n, part in enumerate(todo, 2)]
    begin = CardStep("1", BEGIN, title=BEGIN_TITLE)
    return [begin, *parts, CardStep(str(len(todo) + 2), END, title=END_TITLE)]


def kept_query() -> str:
    """The rest of the address of every step, such as "&gesprek=2"."""
    kept = [key for key in KEPT_PARAMETERS if st.query_params.get(key, "").isalnum()]
    return "".join(f"&{key}={st.query_params[key]}" for key in kept)


def show_begin(rating: Sitting, welcome: GuestWelcome, todo: Sequence[RatingPart], grouping: Grouping) -> None:
    """What is asked of the guest with a button to begin, the choice of the grouping, and a link to every part."""
    points = joined(html("<li>{}</li>", one) for one in (*welcome.points[:-1], KEPT))
    show(html(INTRODUCTION, welcome.lead, points, kept_query(), welcome.button))
    show_quiet(CHOOSE)
    st.session_state["per"] = grouping
    label, words = "Ga door de vragen per", GROUPINGS.__getitem__
    st.radio(label, list(GROUPINGS), format_func=words, horizontal=True, key="per", on_change=change_grouping)
    query = kept_query()
    links = [html(PART_LINK, n, query, _part_label(part, rating)) for n, part in enumerate(todo, 2)]
    end = html(PART_LINK, len(todo) + 2, query, "Klaar met kiezen: naar afronden")
    show(html('<ul class="part-links">{}{}</ul>', joined(links), end))


def change_grouping() -> None:
    """Put the chosen grouping in the address."""
    st.query_params["per"] = st.session_state["per"]


def _part_label(part: RatingPart, rating: Sitting) -> str:
    return f"{part.name} · {part.answered(rating.assessment.answers)} van {count(len(part.items), 'vraag', 'vragen')}"
