"""Terms with their meaning, and where the questions come from."""

from collections.abc import Iterable, Mapping, Sequence

from scan.dutch import listing
from scan.instrument.instrument import Item, Provenance, Source
from scan.look.html import Markup, html, joined
from scan.look.show import show

TERM = "<dt>{}</dt><dd>{}</dd>"
SOURCE_LINK = '<a href="{}" target="_blank" rel="noreferrer">{}</a>'
ORIGINS = '<details class="origin"><summary>Waar komen deze vragen vandaan?</summary><ul>{}</ul></details>'


def show_terms(terms: Iterable[tuple[str, str]]) -> None:
    """A list of terms, each with its meaning."""
    show(html("<dl>{}</dl>", joined(html(TERM, *term) for term in terms)))


def show_sources(sources: Iterable[Source]) -> None:
    """A list of documents, linked where they have an https address."""
    show(html('<ul class="sources">{}</ul>', joined(_source_row(source) for source in sources)))


def show_origins(items: Iterable[Item], sources: Sequence[Source]) -> None:
    """A closed section that names the sources of each item."""
    titles = {source.key: source.title for source in sources}
    show(html(ORIGINS, joined(_origin_row(item, titles) for item in items)))


def _source_row(source: Source) -> Markup:
    link = html(SOURCE_LINK, source.url, source.title)
    title = link if source.url.startswith("https://") else html("{}", source.title)
    details = ", ".join(filter(None, (source.publisher, source.date)))
    return html("<li>{} <span>{}</span></li>", title, details)


def _origin_row(item: Item, titles: Mapping[str, str]) -> Markup:
    origins = listing([_origin(provenance, titles) for provenance in item.provenance])
    return html("<li>{} <span>{}</span></li>", item.text, origins)


def _origin(provenance: Provenance, titles: Mapping[str, str]) -> str:
    place = f", {provenance.place}" if provenance.place else ""
    how = "staat zo in" if provenance.basis == "direct" else "afgeleid van"
    return f"{how} {titles[provenance.source]}{place}"
