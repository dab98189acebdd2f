"""The foot of every page: versions of content and program, the disclaimer, and links to pages outside the menu."""

from collections.abc import Iterable

from scan import __version__
from scan.instrument.instrument import Instrument
from scan.look.html import html, joined
from scan.look.page_parts import show
from scan.page_table import Page

FOOTER = '<footer role="contentinfo"><p>Inhoud: versie {}. {} Programma: {}.</p><p class="links">{}</p></footer>'
PAGE_LINK = '<a href="/{}">{}</a>'
RUN_NUMBER = '<i data-run="{}"></i>'


def show_footer(served: Instrument, linked: Iterable[Page]) -> None:
    """Show the footer with a link to each page of `linked`."""
    links = joined(html(PAGE_LINK, page.path, page.title) for page in linked)
    framework = served.framework
    versions = (served.version, framework.disclaimer, __version__)
    show(html(FOOTER, *versions, links))


def show_run_number(number: int) -> None:
    """Tell page.js that run `number` ended; a separate element, since a new footer would drop the focus in it."""
    show(html(RUN_NUMBER, number))
