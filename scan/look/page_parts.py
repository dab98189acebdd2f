"""Putting HTML on the page: a fragment, or one of the plain parts that every page uses."""

from collections.abc import Iterable

import streamlit as st

from scan.look.html import Markup, html, joined

COPY_BUTTON = '<button class="button" type="button" data-copy="{}">{}</button>'
COPY_STATUS = Markup('<p class="quiet" role="status"></p>')


def show(markup: Markup) -> None:
    """Show HTML; Streamlit's own sanitiser cleans it once more."""
    st.html(str(markup))


def show_lead(text: str) -> None:
    """The first paragraph of a page, in larger type."""
    show(html('<p class="lead">{}</p>', text))


def show_text(text: str) -> None:
    """A paragraph."""
    show(html("<p>{}</p>", text))


def show_quiet(text: str) -> None:
    """A paragraph in muted type."""
    show(html('<p class="quiet">{}</p>', text))


def show_overline(text: str) -> None:
    """A small line above the title of a page."""
    show(html('<p class="over">{}</p>', text))


def show_care(text: str) -> None:
    """A sentence of care beside questions about dying or about oneself."""
    show(html('<p class="care">{}</p>', text))


def show_status(text: str) -> None:
    """A paragraph that page.js has read out when it appears or changes, in a region that is never drawn anew (A3)."""
    show(html('<p data-announce="">{}</p>', text))


def show_warning(text: str, field: str = "", is_error: bool = False) -> None:
    """A warning, which a screen reader announces, and with the field of this key, where one is meant (A9).

    With `is_error` the field is said to be wrong.
    """
    about = html(' data-field="{}" data-kind="{}"', field, "error" if is_error else "warning") if field else Markup("")
    show(html('<p class="warn" data-announce=""{}>{}</p>', about, text))


def show_list(lines: Iterable[object], style: str = "") -> None:
    """An unordered list; `style` is its CSS class."""
    rows = joined(html("<li>{}</li>", line) for line in lines)
    show(html('<ul class="{}">{}</ul>', style, rows) if style else html("<ul>{}</ul>", rows))


def show_question(text: str, about: str) -> None:
    """A question before something that cannot be undone; page.js moves the focus to it."""
    show(html('<p class="warn" data-focus="{}">{}</p>', about, text))


def show_group_name(text: str) -> None:
    """What a group of checkboxes is about, above them in a keyed container of their own; page.js names the group."""
    show(html('<p class="group-name" data-group="yes">{}</p>', text))


def copy_button(target: str, label: str) -> Markup:
    """A button that copies the text of the element `target` selects; sharing.js says so in a status beside it."""
    return html(COPY_BUTTON, target, label)


def show_definitions(title: str, pairs: Iterable[tuple[str, str]]) -> None:
    """A heading with terms and what is said of each."""
    rows = joined(html("<dt>{}</dt><dd>{}</dd>", *pair) for pair in pairs)
    show(html("<h3>{}</h3><dl>{}</dl>", title, rows))


def heading(title: str, place: str) -> None:
    """The title of a page; page.js moves the focus to it when `place` differs from that of the page before."""
    with st.container(key=f"place-{place}"):
        st.title(title, anchor=False)


def show_svg(svg: Markup) -> None:
    """An inline drawing, which st.html would strip."""
    st.markdown(str(svg), unsafe_allow_html=True)
