"""Search and filters of the catalogue page; results in the order of the source."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from unicodedata import combining, normalize

from results.advice.eligibility import planning_hours
from results.advice.reasons import CHILDREN, WAY_WORDS
from scan.instrument.catalogue import Catalogue, Shelf, Training
from scan.instrument.framework import Framework

SHELVES: Mapping[Shelf, str] = {
    "training": "Trainingsaanbod",
    "practice": "Leren in de praktijk",
    "material": "Materialen",
    "video": "Videomateriaal",
    "source": "Bronnen",
    "network": "Netwerken",
    "educators": "Voor opleiders",
}


@dataclass(frozen=True)
class Search:
    """A search: words that must all occur, and the chosen key of each filter ("" when not chosen)."""

    words: str = ""
    phase: str = ""
    level: str = ""
    role: str = ""
    epa_task: str = ""
    theme: str = ""
    way: str = ""
    time: str = ""
    accreditation: str = ""


def browse(catalogue: Catalogue, search: Search, framework: Framework) -> dict[Shelf, list[Training]]:
    """The matching entries by shelf, shelves and entries in catalogue order, without empty shelves."""
    matches = [
        one for one in catalogue.entries if _fits(one, search, framework) and _contains(one, search.words, framework)
    ]
    by_shelf = {shelf: [one for one in matches if one.shelf == shelf] for shelf in SHELVES}
    return {shelf: entries for shelf, entries in by_shelf.items() if entries}


def search_filters(catalogue: Catalogue, framework: Framework) -> dict[str, tuple[str, dict[str, str]]]:
    """The filters by field name of `Search`: the label, and the keys with their labels."""
    accreditations = dict.fromkeys(one.accreditation for one in catalogue.entries if one.accreditation)
    return {
        "phase": ("Fase", {one.key: one.label for one in framework.phases}),
        "level": ("Niveau", {one.key: one.label for one in framework.levels}),
        "role": ("CanMEDS-rol", {one.key: one.label for one in framework.roles}),
        "epa_task": ("EPA-taak", {one.key: one.label for one in framework.epa_tasks}),
        "theme": ("Thema", {one.key: one.label for one in framework.themes}),
        "way": ("Vorm", dict(WAY_WORDS.items())),
        "time": ("Tijd", {one.key: f"tot {one.label}" for one in framework.budgets if one.hours is not None}),
        "accreditation": ("Accreditatie", {one: one for one in accreditations}),
    }


def children_hint(search: Search) -> str:
    """Where to ask about care for children, when the search is about children; otherwise ""."""
    return CHILDREN if search.theme == "kinderen" or "kind" in normalized(search.words) else ""


def normalized(text: str) -> str:
    """The text in lower case and without accents."""
    return "".join(sign for sign in normalize("NFKD", text) if not combining(sign)).casefold()


def _fits(one: Training, search: Search, framework: Framework) -> bool:
    chosen: Iterable[tuple[str, Iterable[str]]] = (
        (search.phase, one.phases),
        (search.level, one.levels),
        (search.role, one.roles),
        (search.epa_task, (cover.epa_task for cover in one.covers)),
        (search.theme, one.themes),
        (search.way, one.ways),
        (search.accreditation, (one.accreditation,)),
    )
    return all(not asked or asked in values for asked, values in chosen) and _in_time(one, search.time, framework)


def _in_time(one: Training, budget: str, framework: Framework) -> bool:
    """Whether an entry takes at most the budget; False when its duration is unknown, as for documents and networks."""
    most = {one.key: one.hours for one in framework.budgets}.get(budget)
    is_known = one.duration or one.hours_min or one.hours_max
    return most is None or bool(is_known and planning_hours(one, framework) <= most)


def _contains(one: Training, words: str, framework: Framework) -> bool:
    themes = [theme.label for theme in framework.themes if theme.key in one.themes]
    roles = [role.label for role in framework.roles if role.key in one.roles]
    ways = [WAY_WORDS[way] for way in one.ways]
    content = normalized(
        " ".join((one.title, one.provider, one.form, one.description, one.note, *themes, *roles, *ways))
    )
    return all(word in content for word in normalized(words).split())
