"""The catalogue of trainings and other offers, with a search field and filters."""

import streamlit as st

from results.advice.catalogue_search import Search, browse, children_hint, search_filters
from results.look.advice.shelves import show_results
from results.look.kept_choices import remember_choice, restored_key
from scan.instrument.catalogue import Catalogue
from scan.instrument.framework import Framework
from scan.limits.limits import NAME
from scan.look.page_parts import heading, show_lead, show_quiet
from scan.resources import current_catalogue, current_instrument

LEAD = (
    "Alles waar je van kunt leren, zoals de bronnen het noemen. Ook wat we je niet vanzelf voorstellen: documenten, "
    "netwerken en materiaal voor opleiders."
)
NO_FILTER = "Alles"


def show_catalogue(offers: Catalogue, framework: Framework) -> None:
    """The search, and the entries that match it."""
    show_lead(LEAD)
    search = ask_search(offers, framework)
    show_results(browse(offers, search, framework), children_hint(search), offers.advice.fallback, framework)


def ask_search(offers: Catalogue, framework: Framework) -> Search:
    """The search field, and the filters behind one line; both are kept while one visits another page."""
    key = restored_key("search-words", "")
    label, example = "Zoek in het aanbod", "bijvoorbeeld zingeving"
    words = st.text_input(
        label, max_chars=NAME.most, placeholder=example, key=key, on_change=remember_choice, args=(key,)
    )
    filters = search_filters(offers, framework)
    with st.expander("Filters"), st.container(key="filters", horizontal=True):
        chosen = {key: ask_filter(*named) for key, named in filters.items()}
    if active := [f"{filters[key][0]}: {filters[key][1][value]}" for key, value in chosen.items() if value]:
        show_quiet(f"Gekozen: {' · '.join(active)}.")
    return Search(words, **chosen)


def ask_filter(label: str, names: dict[str, str]) -> str:
    """One of the keys of `names`, or "" for no filter."""
    labels = {"": NO_FILTER} | {key: name[0].upper() + name[1:] for key, name in names.items()}
    key = restored_key(f"filter-{label.lower()}", "")
    chosen: str = st.selectbox(
        label,
        list(labels),
        format_func=labels.__getitem__,
        placeholder=NO_FILTER,
        key=key,
        on_change=remember_choice,
        args=(key,),
    )
    return chosen


heading("Aanbod", "aanbod")
show_catalogue(current_catalogue(), current_instrument().framework)
