"""The catalogue: everything one can learn from, to search and to filter."""

import streamlit as st

from results.advice.catalogue_search import Search, about_children, browse, choices
from results.advice.reasons import FALLBACK
from results.look.advice.shelves import how_many, shelves
from scan.instrument.catalogue import Catalogue
from scan.instrument.framework import Framework
from scan.look.html import html
from scan.look.show import heading, show
from scan.resources import current_catalogue, current_instrument

LEAD = (
    "Alles waar je van kunt leren, zoals de bronnen het noemen. Ook wat we je niet vanzelf voorstellen: documenten, "
    "netwerken en materiaal voor opleiders."
)
ALL = "Alles"
NOTHING = html(
    '<div class="card"><h2>Niets gevonden. Haal een filter weg.</h2><p>Of zoek met een ander woord. {}</p></div>',
    FALLBACK,
)


def ask(offers: Catalogue, framework: Framework) -> Search:
    """The search line and the filters."""
    words = st.text_input("Zoek in het aanbod", placeholder="bijvoorbeeld zingeving", key="search-words")
    with st.container(key="filters", horizontal=True):
        chosen = {key: choice(*named) for key, named in choices(offers, framework).items()}
    return Search(words, **chosen)


def choice(label: str, names: dict[str, str]) -> str:
    """One of the keys of `names`, or "" for no choice."""
    labels = {"": ALL} | {key: name[0].upper() + name[1:] for key, name in names.items()}
    chosen: str = st.selectbox(
        label, list(labels), format_func=labels.__getitem__, placeholder=ALL, key=f"filter-{label.lower()}"
    )
    return chosen


def show_page(offers: Catalogue, framework: Framework) -> None:
    """Search first, then what was found on its shelves."""
    heading("Aanbod", "aanbod")
    show(html('<p class="lead">{}</p>', LEAD))
    search = ask(offers, framework)
    found = browse(offers, search, framework)
    show(html('<p role="status"><strong>{}</strong></p>', how_many(found)))
    if children := about_children(search):
        show(html("<p>{}</p>", children))
    show(shelves(found, framework) if found else NOTHING)


show_page(current_catalogue(), current_instrument().framework)
