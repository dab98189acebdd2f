"""Choices in widgets that outlive their page: Streamlit drops the value of a widget on another page."""

from typing import Any

import streamlit as st


def restored_key(key: str, default: Any) -> str:
    """`key`, after restoring its widget's last value."""
    if key not in st.session_state:
        st.session_state[key] = st.session_state.get(f"kept-{key}", default)
    return key


def remember_choice(key: str) -> None:
    """Remember the value of a widget until the session ends."""
    st.session_state[f"kept-{key}"] = st.session_state[key]
