"""Terms with their meaning, and where the questions come from."""

from collections.abc import Iterable, Mapping, Sequence

from scan.dates import dutch_date
from scan.dutch import listing
from scan.instrument.content_validity import is_low_cvi, item_cvi
from scan.instrument.framework import EpaTask
from scan.instrument.instrument import Item, Provenance, Source
from scan.look.html import Markup, html, joined
from scan.look.page_parts import show

TERM = "<dt>{}</dt><dd>{}</dd>"
TASK_PARTS = ("Wat je doet", "Wat je weet", "Wat er mis kan gaan")
ROW = "<li>{}</li>"
TASK_PART = "<p><strong>{}</strong></p><ul>{}</ul>"
TASK_DETAILS = "<details><summary>Wat hoort erbij?</summary>{}<p>{}</p></details>"
SOURCE_LINK = '<a href="{}" target="_blank" rel="noreferrer">{}</a>'


def show_terms(terms: Iterable[tuple[str, str]]) -> None:
    """A list of terms, each with its meaning."""
    show(html("<dl>{}</dl>", joined(html(TERM, *term) for term in terms)))


def show_tasks(tasks: Iterable[EpaTask], sources: Sequence[Source]) -> None:
    """A list of EPA tasks, each with its meaning, its contents folded up, and whose text that is."""
    titles = {source.key: source.title for source in sources}
    show(html("<dl>{}</dl>", joined(_task_row(task, titles) for task in tasks)))


def show_sources(sources: Iterable[Source]) -> None:
    """A list of documents, linked where they have an https address."""
    show(html('<ul class="sources">{}</ul>', joined(_source_row(source) for source in sources)))


def item_origin(item: Item, titles: Mapping[str, str]) -> str:
    """The sources of an item in words, and who read it; `titles` are the titles of the sources by key."""
    origins = listing([_origin(provenance, titles) for provenance in item.provenance])
    return "; ".join(filter(None, (origins, _panel(item))))


def _task_row(task: EpaTask, titles: Mapping[str, str]) -> Markup:
    parts = zip(TASK_PARTS, (task.specification, task.knowledge, task.risks), strict=True)
    lists = joined(html(TASK_PART, name, joined(html(ROW, line) for line in lines)) for name, lines in parts if lines)
    whose = "Officiële tekst" if task.status == "officieel" else "Eigen werk, ontleend aan"
    details = html(TASK_DETAILS, lists, f"{whose}: {titles.get(task.source, 'onbekend')}") if lists else html("")
    return html("<dt>{}</dt><dd>{}{}</dd>", task.label, task.meaning, details)


def _source_row(source: Source) -> Markup:
    link = html(SOURCE_LINK, source.url, source.title)
    title = link if source.url.startswith("https://") else html("{}", source.title)
    details = ", ".join(filter(None, (source.publisher, source.date)))
    return html("<li>{} <span>{}</span></li>", title, details)


def _panel(item: Item) -> str:
    """Who read the item and when; "" until enough of a panel found it relevant."""
    if not item.panel or is_low_cvi(item_cvi([one.relevance for one in item.panel]), len(item.panel)):
        return ""
    readers = listing(list(dict.fromkeys(one.reader for one in item.panel)))
    return f"nagelezen door {readers} op {dutch_date(max(one.read_on for one in item.panel))}"


def _origin(provenance: Provenance, titles: Mapping[str, str]) -> str:
    place = f", {provenance.place}" if provenance.place else ""
    how = "staat zo in" if provenance.basis == "direct" else "afgeleid van"
    return f"{how} {titles[provenance.source]}{place}"
