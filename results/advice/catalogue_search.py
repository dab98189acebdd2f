"""Looking around in the catalogue: what was searched and filtered for, in the order of the source."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from unicodedata import combining, normalize

from results.advice.eligibility import hours
from results.advice.reasons import CHILDREN, WAYS
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
    """What someone looks for: words that must all be there, and the key chosen per filter ("" is no choice)."""

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
    """The entries that fit, by shelf in the order of the source and within it of the catalogue; no empty shelf."""
    found = [one for one in catalogue.entries if _fits(one, search, framework) and _holds(one, search.words, framework)]
    by_shelf = {shelf: [one for one in found if one.shelf == shelf] for shelf in SHELVES}
    return {shelf: ones for shelf, ones in by_shelf.items() if ones}


def choices(catalogue: Catalogue, framework: Framework) -> dict[str, tuple[str, dict[str, str]]]:
    """Every filter of a `Search`: its name on the screen, and its keys with their names."""
    said = dict.fromkeys(one.accreditation for one in catalogue.entries if one.accreditation)
    return {
        "phase": ("Fase", {one.key: one.label for one in framework.phases}),
        "level": ("Niveau", {one.key: one.label for one in framework.levels}),
        "role": ("CanMEDS-rol", {one.key: one.label for one in framework.roles}),
        "epa_task": ("EPA-taak", {one.key: one.label for one in framework.epa_tasks}),
        "theme": ("Thema", {one.key: one.label for one in framework.themes}),
        "way": ("Vorm", dict(WAYS.items())),
        "time": ("Tijd", {one.key: f"tot {one.label}" for one in framework.budgets if one.hours is not None}),
        "accreditation": ("Accreditatie", {one: one for one in said}),
    }


def about_children(search: Search) -> str:
    """Where to ask about children, for who searches or filters for them; otherwise nothing."""
    return CHILDREN if search.theme == "kinderen" or "kind" in plain(search.words) else ""


def plain(text: str) -> str:
    """A text as one types it in a hurry: small letters without accents."""
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
    return all(not asked or asked in there for asked, there in chosen) and _in_time(one, search.time, framework)


def _in_time(one: Training, budget: str, framework: Framework) -> bool:
    """Whether an entry takes no more than a budget; of a document or a network nobody knows."""
    most = {one.key: one.hours for one in framework.budgets}.get(budget)
    is_known = one.duration or one.hours_min or one.hours_max
    return most is None or bool(is_known and hours(one, framework) <= most)


def _holds(one: Training, words: str, framework: Framework) -> bool:
    themes = [theme.label for theme in framework.themes if theme.key in one.themes]
    roles = [role.label for role in framework.roles if role.key in one.roles]
    ways = [WAYS[way] for way in one.ways]
    text = plain(" ".join((one.title, one.provider, one.form, one.description, one.note, *themes, *roles, *ways)))
    return all(word in text for word in plain(words).split())
