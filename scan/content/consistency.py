"""What definitions must make of each other: norms under ceilings, scales a phase knows."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Any

from scan.content.markup import markup_mistakes
from scan.content.mistakes import KeyPath, Mistake, choices_text, quoted_value, value_at
from scan.content.overlays import overlay_mistakes
from scan.content.references import values_at
from scan.content.required import missing_keys
from scan.content.schema import valid_entries
from scan.instrument.framework import EpaTask, Level, Phase
from scan.instrument.instrument import Item, Scale

ROLES = ("MH", "CO", "SA", "KW", "MA", "OL", "PR")
LEVELS = ("basis", "gevorderd", "expert")
DATED = ("sources.*.date", "entries.*.checked", "reviews.*.date", "items.*.panel.*.read_on")
# A source may give no more than its year or month.
DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")
LINKS = ("sources.*.url", "entries.*.url")
SCHEMES = ("https://", "http://", "mailto:")


@dataclass(frozen=True)
class Neighbours:
    """What the other files hold: phases and items by key, and the EPA tasks that need practice."""

    phases: Mapping[str, Phase]
    items: Mapping[str, Item]
    practised: Collection[str]


def consistency_mistakes(content: Any, neighbours: Neighbours) -> Iterator[Mistake]:
    """Every mistake in one file's content that only shows beside its neighbours."""
    yield from fixed_keys(content, "roles", ROLES)
    yield from fixed_keys(content, "levels", LEVELS)
    yield from missing_keys(content)
    yield from cut_mistakes(content)
    yield from link_mistakes(content)
    yield from markup_mistakes(content)
    yield from brace_mistakes(("origin_mixed",), str(value_at(content, "origin_mixed") or ""), "{tasks}")
    for position, task in valid_entries(EpaTask, value_at(content, "epa_tasks")):
        yield from at_place(("epa_tasks", position), task_mistakes(task))
    for position, phase in valid_entries(Phase, value_at(content, "phases")):
        yield from at_place(("phases", position), phase_mistakes(phase))
    for position, scale in valid_entries(Scale, value_at(content, "scales")):
        yield from at_place(("scales", position), scale_mistakes(scale))
    for position, item in valid_entries(Item, value_at(content, "items")):
        yield from at_place(("items", position), item_mistakes(item, neighbours.phases))
        yield from at_place(("items", position), overlay_mistakes(item, neighbours.items))


def link_mistakes(content: Any) -> Iterator[Mistake]:
    """A link a browser would take for a page of our own, or for a command."""
    for place, url in (one for path in LINKS for one in values_at(content, path)):
        if isinstance(url, str) and url and not url.startswith(SCHEMES):
            yield Mistake(place, f"{quoted_value(url)} is geen link; begin met https:// of mailto:")


def at_place(place: KeyPath, mistakes: Iterable[Mistake]) -> Iterator[Mistake]:
    """The mistakes of an entry, seen from the top of its file."""
    return (Mistake(place + mistake.place, mistake.rule) for mistake in mistakes)


def fixed_keys(content: Any, kind: str, keys: Sequence[str]) -> Iterator[Mistake]:
    """Scores and stored answers rest on these keys, so they stay as they are."""
    written = [key for _, key in values_at(content, f"{kind}.*.key")]
    if isinstance(value_at(content, kind), list) and written != list(keys):
        yield Mistake((kind,), f"de keys moeten {', '.join(keys)} zijn, elk één keer en in deze volgorde")


def cut_mistakes(content: Any) -> Iterator[Mistake]:
    """Cuts that do not ascend, so that a level or status could never be reached."""
    levels = list(valid_entries(Level, value_at(content, "levels")))
    for (_, lower), (position, level) in pairwise(levels):
        for name in ("cut", "overall_cut"):
            cut, least = getattr(level, name), getattr(lower, name)
            if cut <= least:
                rule = f"{cut:g} ligt niet boven {least:g}, de grens van {lower.key}; grenzen lopen op per niveau"
                yield Mistake(("levels", position, name), rule)
    almost, on_target = (value_at(value_at(content, "constants"), key) for key in ("almost", "on_target"))
    if isinstance(almost, float | int) and isinstance(on_target, float | int) and almost >= on_target:
        yield Mistake(("constants", "almost"), f"{almost:g} ligt niet onder on_target ({on_target:g})")


def task_mistakes(task: EpaTask) -> Iterator[Mistake]:
    """What an official text lacks that its reader must be able to find."""
    for key in ("specification", "source") if task.status == "officieel" else ():
        if not getattr(task, key):
            yield Mistake((key,), "een officiële tekst noemt haar inhoud en haar bron; vul deze sleutel in")


def phase_mistakes(phase: Phase) -> Iterator[Mistake]:
    """Norms above the ceiling of their scale, and levels both asked and offered."""
    for scale, norms in phase.norms.items():
        if scale not in phase.ceilings:
            yield Mistake(("ceilings",), f"schaal {scale} heeft normen en dus ook een plafond nodig")
        for kind, norm in norms.items():
            yield from unreachable_norm(("norms", scale, kind), norm, phase, scale)
    for level in (level for level in phase.offers if level in phase.scope):
        yield Mistake(("offers",), f"niveau {level} staat al in scope; vraag een niveau of bied het aan")


def unreachable_norm(place: KeyPath, norm: int, phase: Phase, scale: str) -> Iterator[Mistake]:
    """A norm that nobody can reach, since the phase does not offer that point (measurement.md §2)."""
    most = phase.ceilings.get(scale, norm)
    if norm > most:
        yield Mistake(place, f"norm {norm} ligt boven het plafond {most} van schaal {scale} in fase {phase.key}")


def scale_mistakes(scale: Scale) -> Iterator[Mistake]:
    """Points out of order, and braces that no word will fill; scores rest on the points 1 to 5."""
    if [point.value for point in scale.points] != [1, 2, 3, 4, 5]:
        yield Mistake(("points",), "de waarden moeten 1, 2, 3, 4, 5 zijn, in deze volgorde")
    yield from brace_mistakes(("rating_stem",), scale.rating_stem, "{learner}")
    for position, point in enumerate(scale.points):
        yield from brace_mistakes(("points", position, "label"), point.label, "{companion}")
        yield from brace_mistakes(("points", position, "short"), point.short, "")
        yield from brace_mistakes(("points", position, "rating"), point.rating, "")


def brace_mistakes(place: KeyPath, text: str, word: str) -> Iterator[Mistake]:
    """Braces in a text that no word will fill."""
    if set("{}") & set(text.replace(word, "") if word else text):
        yield Mistake(place, f"alleen {word} mag tussen accolades" if word else "hier mag niets tussen accolades")


def item_mistakes(item: Item, phases: Mapping[str, Phase]) -> Iterator[Mistake]:
    """What an item asks of its phases that they do not have."""
    for phase in (phases[key] for key in item.phases if key in phases):
        kinds = {scale: norms for scale, norms in phase.norms.items() if item.kind in norms}
        if item.scale not in kinds:
            yield Mistake(("scale",), f"fase {phase.key} heeft geen {item.kind} op {item.scale}; {choices_text(kinds)}")
        if item.level not in phase.levels:
            yield Mistake(
                ("phases",), f"fase {phase.key} vraagt nooit niveau {item.level}; {choices_text(phase.levels)}"
            )
    for key, norm in item.norms.items():
        if key in phases and key not in item.phases:
            yield Mistake(("norms", key), f"het item hoort niet bij fase {key}; {choices_text(item.phases)}")
        elif key in phases:
            yield from unreachable_norm(("norms", key), norm, phases[key], item.scale)


def future_dates(content: Any, today: date) -> Iterator[Mistake]:
    """Every date of a source or a check that comes after `today`."""
    for place, text in (one for path in DATED for one in values_at(content, path)):
        if isinstance(text, str) and DATE.fullmatch(text) and text > today.isoformat()[: len(text)]:
            yield Mistake(place, f"{quoted_value(text)} ligt in de toekomst; vandaag is het {today}")
