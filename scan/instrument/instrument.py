"""Definitions of one questionnaire: its scales, items, sources and glossary."""

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Field

from scan.instrument.base import Definition, Kind, LevelKey, Point, ScaleKey, Text
from scan.instrument.framework import Framework, Phase


class ScalePoint(Definition):
    """One point of a scale; `{companion}` in its label is replaced by the word for the supervisor.

    `rating` is the label that a supervisor reads; when empty the supervisor reads `label`.
    """

    value: Point
    label: Text
    rating: str = ""


class Scale(Definition):
    """A five-point answer scale, every point labelled (measurement.md §1).

    `rating_stem` is the question to a supervisor; `{learner}` in it stands for the learner, "deze arts".
    """

    key: ScaleKey
    label: Text
    stem: Text
    hint: str = ""
    rating_stem: str = ""
    points: Annotated[tuple[ScalePoint, ...], Field(min_length=5, max_length=5)]


class Source(Definition):
    """A document that items and texts are based on."""

    key: Text
    title: Text
    publisher: str = ""
    date: str = ""
    url: str = ""
    note: str = ""


class Provenance(Definition):
    """The origin of an item: the source, the place in it, and whether it is stated there (direct) or derived."""

    source: Text
    place: str = ""
    basis: Literal["direct", "derived"]


class Item(Definition):
    """One statement that a learner answers on a scale.

    `phases` are the phases that ask or offer it; `norms` holds only norms that differ from the norm of the phase.
    `wording` maps each lint rule that the text breaks on purpose to the reason.
    """

    id: Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
    text: Text
    role: Text
    epa_task: Text
    level: LevelKey
    dimensions: tuple[Text, ...]
    theme: Text
    kind: Kind
    scale: ScaleKey
    phases: Annotated[tuple[Text, ...], Field(min_length=1)]
    norms: Mapping[str, Point] = {}
    allows_nvt: bool
    provenance: Annotated[tuple[Provenance, ...], Field(min_length=1)]
    wording: Mapping[str, Text] = {}
    care: str = ""


class Term(Definition):
    """A glossary entry for students."""

    term: Text
    meaning: Text


class Instrument(Definition):
    """One version of a questionnaire, with everything needed to score its answers."""

    version: Text
    framework: Framework
    scales: tuple[Scale, ...]
    items: tuple[Item, ...]
    sources: tuple[Source, ...]
    glossary: tuple[Term, ...]

    def items_of(self, phase: Phase) -> tuple[Item, ...]:
        """The items that `phase` asks or offers, in the order of the content."""
        return tuple(i for i in self.items if phase.key in i.phases and i.level in phase.levels)


def norm(item: Item, phase: Phase) -> int:
    """The end norm t (1–5) of `item` in `phase`: that of the item, else that of the phase (measurement.md §2)."""
    return item.norms.get(phase.key) or phase.norms[item.scale][item.kind]


def ceiling(item: Item, phase: Phase) -> int:
    """The highest point (1–5) that `phase` offers on the scale of `item`."""
    return phase.ceilings[item.scale]
