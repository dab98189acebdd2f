"""All scans of a visitor, each with a link to its profile."""

from collections.abc import Sequence

import streamlit as st

from scan.look.html import html, joined
from scan.look.page_parts import show

SCAN_LIST = '<ol class="scans" reversed>{}</ol>'
SCAN_ROW = '<li>{}<a href="/resultaat?scan={}">Bekijk dit profiel</a></li>'


def show_profile_links(names: Sequence[str]) -> None:
    """The scans called `names`, oldest first; the list shows the newest first."""
    st.header("Al je scans", anchor=False)
    rows = [html(SCAN_ROW, name, number) for number, name in enumerate(names, 1)]
    show(html(SCAN_LIST, joined(reversed(rows))))
