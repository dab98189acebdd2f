"""Names that must exist elsewhere in the content, and ids that must be the only one."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from scan.content.mistakes import KeyPath, Mistake, unknown_choice

# Where names are given: * is every entry of a list, @ every key of a mapping.
DEFINED = {
    "rol": "roles.*.key",
    "EPA-taak": "epa_tasks.*.key",
    "dimensie": "dimensions.*.key",
    "thema": "themes.*.key",
    "fase": "phases.*.key",
    "doelgroep": "audiences.*.key",
    "specialisme": "specialisms.*.key",
    "duur": "advice.durations.*.key",
    "bron": "sources.*.key",
    "schaal": "scales.*.key",
    "item": "items.*.id",
}
# Where names are used, and what they name.
USED = {
    "care.tasks.*": "EPA-taak",
    "care.roles.*": "rol",
    "audiences.*.phases.*": "fase",
    "items.*.role": "rol",
    "items.*.epa_task": "EPA-taak",
    "items.*.dimensions.*": "dimensie",
    "items.*.theme": "thema",
    "items.*.phases.*": "fase",
    "items.*.norms.@": "fase",
    "items.*.provenance.*.source": "bron",
    "items.*.scale": "schaal",
    "items.*.replaces": "item",
    "items.*.specialisms.*": "specialisme",
    "phases.*.norms.@": "schaal",
    "phases.*.ceilings.@": "schaal",
    "epa_tasks.*.source": "bron",
    "advice.settings.*.specialisms.*": "specialisme",
    "advice.starts.*.theme": "thema",
    "advice.starts.*.role": "rol",
    "entries.*.duration": "duur",
    "entries.*.audiences.*": "doelgroep",
    "entries.*.specialisms.*": "specialisme",
    "entries.*.obligatory_for.*.specialism": "specialisme",
    "entries.*.first_for.*": "thema",
    "entries.*.phases.*": "fase",
    "entries.*.roles.*": "rol",
    "entries.*.themes.*": "thema",
    "entries.*.sources.*": "bron",
    "entries.*.covers.*.role": "rol",
    "entries.*.covers.*.epa_task": "EPA-taak",
}
UNIQUE = (
    "levels.*.key",
    *DEFINED.values(),
    "advice.budgets.*.key",
    "evidence.*.key",
    "terms.*.term",
    "entries.*.id",
)
Names = Mapping[str, Sequence[str]]


def defined_names(contents: Iterable[Any]) -> Names:
    """The names the contents give, per kind; a kind is absent when no content has a list of it."""
    listed = [content for content in contents if isinstance(content, dict)]
    return {
        kind: [name for content in listed for _, name in values_at(content, path) if isinstance(name, str)]
        for kind, path in DEFINED.items()
        if any(path.partition(".")[0] in content for content in listed)
    }


def dangling_references(content: Any, known: Names) -> list[Mistake]:
    """Every name used that is not known; a kind whose list could not be read is left alone."""
    return [
        Mistake(place, unknown_choice(name, f"is geen {kind}", known[kind]))
        for path, kind in USED.items()
        for place, name in values_at(content, path)
        if kind in known and isinstance(name, str) and name not in known[kind]
    ]


class Ids:
    """The ids met so far, over all files."""

    def __init__(self) -> None:
        self.first: dict[tuple[str, str], str] = {}

    def twice(self, file: str, content: Any) -> list[Mistake]:
        """Every id of `content` that was met before, here or in an earlier file."""
        return [
            Mistake(place, f"deze id staat er twee keer (eerst in {self.first[path, one]}); kies een andere")
            for path in UNIQUE
            for place, one in values_at(content, path)
            if isinstance(one, str) and self.met(path, one, file)
        ]

    def met(self, path: str, one: str, file: str) -> bool:
        """Whether an id was met before; from now on it is."""
        before = (path, one) in self.first
        self.first.setdefault((path, one), file)
        return before


def values_at(content: Any, path: str, place: KeyPath = ()) -> Iterator[tuple[KeyPath, Any]]:
    """Whatever stands at `path`, such as `items.*.role`, each with its place."""
    step, _, rest = path.partition(".")
    for key, value in path_step(content, step):
        if rest:
            yield from values_at(value, rest, (*place, key))
        else:
            yield (*place, key), value


def path_step(content: Any, step: str) -> Iterator[tuple[str | int, Any]]:
    """The keys or positions that one step of a path leads to, with what stands there."""
    if step == "*" and isinstance(content, list | tuple):
        yield from enumerate(content)
    elif isinstance(content, dict):
        yield from ((key, key if step == "@" else value) for key, value in content.items() if step in ("@", key))
