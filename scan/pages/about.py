"""Where the questions come from, what is not official, and what every word means."""

from collections.abc import Iterable

import streamlit as st

from scan.instrument.instrument import Instrument, Source
from scan.look.html import Markup, html, joined
from scan.look.show import heading, show
from scan.resources import current_instrument


def terms(pairs: Iterable[tuple[str, str]]) -> Markup:
    """Words with their meaning."""
    return html("<dl>{}</dl>", joined(html("<dt>{}</dt><dd>{}</dd>", word, meaning) for word, meaning in pairs))


def source_line(source: Source) -> Markup:
    """One document, with its link where there is one."""
    link = html('<a href="{}" target="_blank" rel="noreferrer">{}</a>', source.url, source.title)
    named = link if source.url.startswith("https://") else html("{}", source.title)
    details = ", ".join(filter(None, (source.publisher, source.date)))
    return html("<li>{} <span>{}</span></li>", named, details)


def show_page(served: Instrument) -> None:
    """Origin first, since trust starts there."""
    framework = served.framework
    heading("Over de vragen", "over")
    show(html('<p class="lead">{}</p>', framework.origin))
    show(html("<p>{} {}</p>", framework.disclaimer, CAVEAT))
    st.header("Niveaus", anchor=False)
    show(terms((level.label, level.meaning) for level in framework.levels))
    st.header("Rollen", anchor=False)
    show(terms((role.label, role.meaning) for role in framework.roles))
    st.header("EPA-taken", anchor=False)
    show(terms((task.label, task.meaning) for task in framework.epa_tasks))
    st.header("Begrippen", anchor=False)
    show(terms((term.term, term.meaning) for term in served.glossary))
    st.header("Bronnen", anchor=False)
    show(html('<ul class="sources">{}</ul>', joined(source_line(source) for source in served.sources)))


CAVEAT = (
    "De normen zijn een voorstel en nog niet onderzocht bij artsen of studenten. Zelfinschatting en observatie lopen "
    "uiteen; leg je profiel daarom naast wat een ander ziet."
)

show_page(current_instrument())
