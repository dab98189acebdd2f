"""Keys that working content must fill in, and that published versions from before them lack."""

from collections.abc import Iterator, Mapping
from typing import Any

from scan.content.mistakes import Mistake
from scan.content.references import values_at

REQUIRED: Mapping[str, tuple[str, ...]] = {
    "roles.*": ("short", "strength"),
    "epa_tasks.*": ("strength",),
    "dimensions.*": ("strength",),
    "themes.*": ("gain", "strength"),
    "scales.*.points.*": ("short",),
    "items.*": ("eapc",),
}
SHORT = ("roles.*.short", "scales.*.points.*.short")
MOST_WORDS = 4


def missing_keys(content: Any) -> Iterator[Mistake]:
    """Every required key that is absent or empty, and every short label that is too long for a narrow screen."""
    for path, keys in REQUIRED.items():
        for place, entry in values_at(content, path):
            if isinstance(entry, dict):
                yield from (Mistake((*place, key), "vul deze sleutel in") for key in keys if not entry.get(key))
    for place, text in (one for path in SHORT for one in values_at(content, path)):
        if isinstance(text, str) and len(text.split()) > MOST_WORDS:
            yield Mistake(place, f"telt {len(text.split())} woorden; hoogstens {MOST_WORDS}")
