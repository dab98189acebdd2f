"""The content, read once per server; about people nothing is ever cached."""

import os
from pathlib import Path

import streamlit as st

from scan.catalogue import Catalogue
from scan.instrument import Instrument
from scan.loading import load_catalogue, load_instrument

ITEMS = Path(os.environ.get("ZELFSCAN_CONTENT") or Path(__file__).parents[2] / "items")


@st.cache_resource(show_spinner=False)
def instrument() -> Instrument:
    """The instrument that is served."""
    return load_instrument(ITEMS)


@st.cache_resource(show_spinner=False)
def catalogue() -> Catalogue:
    """The catalogue that advice is chosen from."""
    return load_catalogue(ITEMS, instrument().framework)
