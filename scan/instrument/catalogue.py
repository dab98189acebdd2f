"""Frozen definitions of what one can learn from: trainings, materials, networks."""

from typing import Annotated, Literal

from pydantic import Field

from scan.instrument.advice import AdviceParameters
from scan.instrument.base import Count, Definition, LevelKey, Positive, Text

Shelf = Literal["training", "practice", "material", "video", "source", "network", "educators"]
Learning = Literal["knowledge", "skill", "workplace"]
Way = Literal["online", "on_site", "practice"]
ACTIVE_FIRST: tuple[Learning, ...] = ("workplace", "skill", "knowledge")


class Coverage(Definition):
    """How strongly an offer helps with one role in one EPA task; `evidence` is one line on what that rests on."""

    role: Text
    epa_task: Text
    strength: Annotated[float, Field(gt=0, le=1)]
    evidence: str = ""


class Obligation(Definition):
    """Who has an entry in their training already: a specialism and its training years."""

    specialism: Text
    years: Annotated[tuple[int, ...], Field(min_length=1)]


class Training(Definition):
    """One entry of the catalogue.

    Only an entry with `suggest` true may be advised to a learner. `learning` says what it does: knowledge, skill
    (one practises) or workplace (a practice form, which helps at every level). `hours_min` and `hours_max` are
    absent when no source gives them. Empty `specialisms`, `institutes`, `regions` or `years` (of training) means: open
    to all. `ways` are all the ways in which one takes part.

    `times` is how often the unit of `duration` comes, `planning_hours` our estimate where hours and class do not fit.
    Of entries that share a key of `family` at most one is advised. `own_patient`: one needs a patient of one's own.
    `first_for` are the themes of which it is what to read or watch first, `first_act` is what to do first, tomorrow.

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
    times: Count = 1
    planning_hours: Positive | None = None
    hours_min: float | None = None
    hours_max: float | None = None
    audiences: tuple[Text, ...]
    specialisms: tuple[Text, ...] = ()
    institutes: tuple[Text, ...] = ()
    regions: tuple[Text, ...] = ()
    years: tuple[int, ...] = ()
    obligatory_for: tuple[Obligation, ...] = ()
    family: tuple[Text, ...] = ()
    phases: tuple[Text, ...]
    levels: tuple[LevelKey, ...]
    learning: tuple[Learning, ...]
    roles: tuple[Text, ...]
    themes: tuple[Text, ...]
    covers: tuple[Coverage, ...] = ()
    own_patient: bool = False
    first_for: tuple[Text, ...] = ()
    suggest: bool
    accreditation: str
    url: str
    sources: tuple[Text, ...]
    certainty: Literal["high", "medium", "low"]
    checked: Annotated[str, Field(pattern=r"^\d{4}-\d{2}-\d{2}$")]
    description: Text
    note: str = ""
    first_act: str = ""

    @property
    def kind(self) -> Learning | None:
        """The most active way of learning it offers; None when it offers none."""
        return next((one for one in ACTIVE_FIRST if one in self.learning), None)

    def hours_to_plan(self, advice: AdviceParameters) -> float:
        """Our estimate, else the least hours its source gives, else the most, else those of its class, `times` over."""
        given = self.planning_hours or self.hours_min or self.hours_max
        return given or advice.planning_hours(self.duration or "") * self.times


class Catalogue(Definition):
    """All entries and the numbers of the advice, with a version of its own that may move at any time.

    It is never frozen: a scan of an older version gets today's advice.
    """

    version: Text
    advice: AdviceParameters
    entries: tuple[Training, ...]

    @property
    def titles(self) -> dict[str, str]:
        """What the entries are called, by id."""
        return {one.id: one.title for one in self.entries}
