"""The wording of the whole set judged by measurement.md §7, exceptions and their reasons included."""

from collections.abc import Iterator
from dataclasses import dataclass
from statistics import median

from scan.content.wording.readability import flesch_douma, words
from scan.content.wording.rules import RULES
from scan.instrument.instrument import Instrument, Item

MOST_MEDIAN = 12


@dataclass(frozen=True)
class Finding:
    """A rule that an item breaks, told in Dutch; `item` is its id, or "alle items" for the set."""

    item: str
    rule: str
    text: str

    def __str__(self) -> str:
        return f"{self.item} ({self.rule}): {self.text}"


@dataclass(frozen=True)
class Lint:
    """The wording of an instrument: what must change, the median length and the Flesch–Douma figure (goal ≥ 60)."""

    errors: tuple[Finding, ...]
    median_words: float | None
    readability: float | None

    def __str__(self) -> str:
        figures = f"woorden per vraag (mediaan): {figure(self.median_words)}; Flesch–Douma: {figure(self.readability)}"
        return "\n".join([*map(str, self.errors), f"fouten in de woorden: {len(self.errors)}; {figures}"])


def figure(value: float | None) -> str:
    """A number with a decimal comma, or a dash where there is none."""
    return "–" if value is None else f"{value:.1f}".replace(".", ",")


def lint(instrument: Instrument) -> Lint:
    """Every finding on the items of `instrument`, and the figures of the set."""
    texts = [item.text for item in instrument.items]
    middle = float(median(len(words(text)) for text in texts)) if texts else None
    errors = [finding for item in instrument.items for finding in findings(item)]
    if middle is not None and middle > MOST_MEDIAN:
        told = f"de mediaan is {figure(middle)} woorden; hoogstens {MOST_MEDIAN}"
        errors.append(Finding("alle items", "median", told))
    return Lint(tuple(errors), middle, flesch_douma(texts))


def findings(item: Item) -> Iterator[Finding]:
    """The rules that `item` breaks without a reason, and the reasons it gives without need."""
    for name, rule in RULES.items():
        broken = list(rule(item.text))
        if name in item.wording and not broken:
            yield Finding(item.id, name, "hiervoor staat een uitzondering, maar die is niet nodig")
        if name not in item.wording:
            yield from (Finding(item.id, name, text) for text in broken)
    for name in item.wording:
        if name not in RULES:
            yield Finding(item.id, name, f"deze regel bestaat niet; kies uit {', '.join(RULES)}")
