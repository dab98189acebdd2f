"""Definitions of one questionnaire: its scales, items, sources and glossary."""

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from scan.instrument.base import Definition, Kind, LevelKey, Point, Text, once_per_definition
from scan.instrument.framework import Framework, Phase

Competency = Annotated[int, Field(ge=1, le=10)]
PanelPoint = Annotated[int, Field(ge=1, le=4)]


class ScalePoint(Definition):
    """One point of a scale; `{companion}` in its label is replaced by the word for the supervisor.

    `short` is the label on a narrow screen. `rating` is the label that a supervisor reads; when empty the
    supervisor reads `label`.
    """

    value: Point
    label: Text
    short: str = ""
    rating: str = ""


class Scale(Definition):
    """A five-point answer scale, every point labelled (measurement.md §1).

    `rating_stem` is the question to a supervisor; `{learner}` in it stands for the learner, "deze arts".
    """

    key: Text
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


class PanelRating(Definition):
    """One reader's judgement of an item, from 1 (not) to 4 (very relevant, very clear); `reader` is their role."""

    reader: Text
    read_on: date
    relevance: PanelPoint
    clarity: PanelPoint


class Item(Definition):
    """One statement that a learner answers on a scale.

    `phases` are the phases that ask or offer it; `norms` holds only norms that differ from the norm of the phase.
    `wording` maps each lint rule that the text breaks on purpose to the reason. `eapc` lists the EAPC core competencies
    of the item (1–10). An overlay names in `replaces` the item whose place it takes for people of its `specialisms`.
    """

    id: Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
    text: Text
    role: Text
    epa_task: Text
    level: LevelKey
    replaces: str = ""
    specialisms: tuple[Text, ...] = ()
    dimensions: tuple[Text, ...]
    theme: Text
    eapc: tuple[Competency, ...] = ()
    kind: Kind
    scale: Text
    phases: Annotated[tuple[Text, ...], Field(min_length=1)]
    norms: Mapping[Text, Point] = {}
    allows_nvt: bool
    provenance: Annotated[tuple[Provenance, ...], Field(min_length=1)]
    wording: Mapping[Text, Text] = {}
    care: str = ""
    panel: tuple[PanelRating, ...] = ()


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
        """The items that `phase` asks or offers, in the order of the content.

        Overlays are left out as long as the items they replace are there: pass one specialism's set to ask those.
        """
        ids, levels = {item.id for item in self.items}, phase.levels
        asked = (i for i in self.items if phase.key in i.phases and i.level in levels)
        return tuple(item for item in asked if item.replaces not in ids)

    @once_per_definition
    def items_by_id(self, phase_key: str) -> Mapping[str, Item]:
        """The items of a phase by their id, in the order of the content; KeyError when there is no such phase."""
        return {item.id: item for item in self.items_of(self.framework.phase(phase_key))}

    @once_per_definition
    def set_for(self, specialism: str) -> "Instrument":
        """The instrument with the items of one specialism's set: its overlays stand where the replaced items stood.

        For "" or a specialism without overlays that is the base set. The set of a set is the same set.
        """
        ids = {item.id for item in self.items}
        own = {i.replaces: i for i in self.items if i.replaces in ids and specialism in i.specialisms}
        items = tuple(own.get(item.id, item) for item in self.items if item.replaces not in ids)
        return self.model_copy(update={"items": items})

    @property
    def specialisms(self) -> tuple[str, ...]:
        """The specialisms with a set of their own, in the order of the framework."""
        own = {key for item in self.items for key in item.specialisms}
        return tuple(one.key for one in self.framework.specialisms if one.key in own)


def norm(item: Item, phase: Phase) -> int:
    """The end norm t (1–5) of `item` in `phase`: that of the item, else that of the phase (measurement.md §2)."""
    return item.norms.get(phase.key) or phase.norms[item.scale][item.kind]


def ceiling(item: Item, phase: Phase) -> int:
    """The highest point (1–5) that `phase` offers on the scale of `item`."""
    return phase.ceilings[item.scale]
