"""Frozen definitions of what one can learn from: trainings, materials, networks."""

from typing import Annotated, Literal

from pydantic import Field

from scan.instrument.base import Definition, LevelKey, Text

Shelf = Literal["training", "practice", "material", "video", "source", "network", "educators"]
Learning = Literal["knowledge", "skill", "workplace"]
Way = Literal["online", "on_site", "practice"]


class Coverage(Definition):
    """How strongly an offer helps with one role in one EPA task."""

    role: Text
    epa_task: Text
    strength: Annotated[float, Field(gt=0, le=1)]


class Training(Definition):
    """One entry of the catalogue.

    Only an entry with `suggest` true may be advised to a learner. `learning` says what it does: knowledge, skill
    (one practises) or workplace (a practice form, which helps at every level). `hours_min` and `hours_max` are
    absent when no source gives them. Empty `specialisms`, `institutes` or `regions` means: open to all. `ways` are all
    the ways in which one takes part.

    A key may be left out where nothing is the natural meaning. Where leaving it out would hide an offer from everyone
    (`audiences`, `phases`, `levels`, `learning`) or a fact that someone must have looked for (`url`, `accreditation`),
    it is written even when empty.
    """

    id: Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
    title: Text
    provider: str
    shelf: Shelf
    form: Text
    ways: tuple[Way, ...] = ()
    time: str = ""
    duration: str | None = None
    hours_min: float | None = None
    hours_max: float | None = None
    audiences: tuple[Text, ...]
    specialisms: tuple[Text, ...] = ()
    institutes: tuple[Text, ...] = ()
    regions: tuple[Text, ...] = ()
    phases: tuple[Text, ...]
    levels: tuple[LevelKey, ...]
    learning: tuple[Learning, ...]
    roles: tuple[Text, ...]
    themes: tuple[Text, ...]
    covers: tuple[Coverage, ...] = ()
    suggest: bool
    accreditation: str
    url: str
    sources: tuple[Text, ...]
    certainty: Literal["high", "medium", "low"]
    checked: Annotated[str, Field(pattern=r"^\d{4}-\d{2}-\d{2}$")]
    description: Text
    note: str = ""


class Catalogue(Definition):
    """All entries, with a version of their own that may move at any time."""

    version: Text
    entries: tuple[Training, ...]

    @property
    def titles(self) -> dict[str, str]:
        """What the entries are called, by id."""
        return {one.id: one.title for one in self.entries}
