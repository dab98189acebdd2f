"""Pairs of items that one person is asked and that say nearly the same, found by the stems of their words."""

from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

from scan.content.wording.readability import words
from scan.content.wording.rules import listed
from scan.dutch import dutch_number
from scan.instrument.instrument import Instrument, Item

LEAST_ALIKE = 0.5
# Words that say nothing of the subject.
COMMON = listed(
    "ik een de het van in op bij en of met aan te voor na naar om uit die dat wat wie hoe waar welke wanneer zijn haar "
    "is was wordt worden ze zij er door als over dan tot mijn wil doe vraag bespreek leg"
)
ENDINGS = (
    "ingen",
    "heden",
    "elijk",
    "elijke",
    "ing",
    "heid",
    "tjes",
    "tje",
    "enden",
    "ende",
    "end",
    "eren",
    "eert",
    "eer",
)
SHORT_ENDINGS = ("en", "er", "e", "s", "t")
LEAST_STEM = 4


class Alike(NamedTuple):
    """Two items, the share of their stems that they have in common (0–1), and those stems."""

    first: Item
    second: Item
    share: float
    stems: tuple[str, ...]

    def __str__(self) -> str:
        common = f"delen {', '.join(self.stems)} ({dutch_number(self.share, 2)})"
        return f"{self.first.id} en {self.second.id} {common}: {self.first.text} | {self.second.text}"


def near_duplicates(instrument: Instrument) -> list[Alike]:
    """The pairs of which at least half of the stems are in both, most alike first; per set that someone is asked."""
    found = {(one.first.id, one.second.id): one for items in asked_together(instrument) for one in pairs(items)}
    return sorted(found.values(), key=lambda one: (-one.share, one.first.id, one.second.id))


def asked_together(instrument: Instrument) -> Iterator[tuple[Item, ...]]:
    """The items of every phase, for the base set and each specialism's."""
    for specialism in ("", *instrument.specialisms):
        own = instrument.set_for(specialism)
        yield from (own.items_of(phase) for phase in instrument.framework.phases)


def pairs(items: Sequence[Item]) -> Iterator[Alike]:
    """The pairs among these items that are alike."""
    stems = {item.id: stems_of(item.text) for item in items}
    for first, second in combinations(items, 2):
        common, either = stems[first.id] & stems[second.id], stems[first.id] | stems[second.id]
        if either and len(common) >= LEAST_ALIKE * len(either):
            yield Alike(first, second, len(common) / len(either), tuple(sorted(common)))


def stems_of(text: str) -> frozenset[str]:
    """The stems of the words that say something."""
    return frozenset(stem(word) for word in map(str.lower, words(text)) if word not in COMMON)


def stem(word: str) -> str:
    """A word without its endings: "behandeling", "behandelingen" and "behandel" are one."""
    for endings in (ENDINGS, SHORT_ENDINGS, SHORT_ENDINGS):
        ending = next((one for one in endings if word.endswith(one) and len(word) - len(one) >= LEAST_STEM), "")
        word = word.removesuffix(ending) if ending else word
    return word
