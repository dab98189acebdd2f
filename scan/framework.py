"""Frozen definitions of what is asked, of whom, on which scale and against which norm."""

from collections.abc import Mapping
from fractions import Fraction
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

LevelKey = Literal["basis", "gevorderd", "expert"]
ScaleKey = Literal["supervision", "development"]
Kind = Literal["knowledge", "skill", "attitude"]
Point = Annotated[int, Field(ge=1, le=5)]
Share = Annotated[float, Field(ge=0, le=1)]
Text = Annotated[str, Field(min_length=1)]


class Definition(BaseModel):
    """Something an author wrote: frozen, and every key is known."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


class Level(Definition):
    """A training level (S1 §1.2) with the cuts that reach it (measurement.md §2)."""

    key: LevelKey
    label: Text
    meaning: Text
    cut: Annotated[float, Field(ge=0, le=3)]
    overall_cut: Annotated[float, Field(ge=0, le=3)]


class Role(Definition):
    """One of the seven CanMEDS roles; `axis` holds its label for the radar, a line each."""

    key: Text
    label: Text
    axis: tuple[Text, ...]
    meaning: Text


class EpaTask(Definition):
    """A part of the EPA "Palliatieve zorg verlenen" (our own division; the official text was not available)."""

    key: Text
    label: Text
    axis: tuple[Text, ...]
    meaning: Text


class Dimension(Definition):
    """One of the four dimensions of palliative care."""

    key: Text
    label: Text
    axis: tuple[Text, ...]
    meaning: Text


class Theme(Definition):
    """A subject that items and trainings share."""

    key: Text
    label: Text


class ScalePoint(Definition):
    """One answer of a scale; `{companion}` in its label is the word for who looks along."""

    value: Point
    label: Text


class Scale(Definition):
    """A five-point answer scale, every point labelled (measurement.md §1)."""

    key: ScaleKey
    label: Text
    stem: Text
    points: Annotated[tuple[ScalePoint, ...], Field(min_length=5, max_length=5)]


class Phase(Definition):
    """A stage of training: what it asks (`scope`), what it offers beyond that, and its end norms.

    `norms` gives t per scale and kind, `ceilings` the highest point a scale offers here (measurement.md §2).
    """

    key: Text
    label: Text
    meaning: Text
    scope: tuple[LevelKey, ...]
    offers: tuple[LevelKey, ...]
    shows_level: bool
    norms: Mapping[ScaleKey, Mapping[Kind, Point]]
    ceilings: Mapping[ScaleKey, Point]
    minimum_items: Annotated[int, Field(ge=1)]

    @property
    def levels(self) -> tuple[LevelKey, ...]:
        """Every level this phase asks or offers."""
        return self.scope + self.offers


class Audience(Definition):
    """Who takes the scan: the card on the start page and the word for who looks along."""

    key: Text
    label: Text
    short: Text
    meaning: Text
    phases: tuple[Text, ...]
    years: tuple[int, ...]
    year_label: str
    asks_specialism: bool
    companion: Text


class Specialism(Definition):
    """A field of medicine; `advice` says whether the advanced scan is suggested, never forced (R2)."""

    key: Text
    label: Text
    advice: Literal["basis", "overweeg", "gevorderd"]
    trainee_companion: str = ""


class DurationClass(Definition):
    """How long an offer takes in words; `planning_hours` counts when its source gives no hours."""

    key: Text
    label: Text
    planning_hours: Annotated[float, Field(gt=0)]


class TimeBudget(Definition):
    """Time a person says to have; no `hours` means no limit."""

    key: Text
    label: Text
    hours: float | None


class Minimum(Definition):
    """The smallest instrument that may be used (measurement.md §2)."""

    per_role_and_level: int
    per_task: int


class Constants(Definition):
    """Cuts, guards and constants of measurement.md §2, §3, §5 and §6; most still await confirmation by experts."""

    criterion: Point
    guard: Share
    coverage_share: Fraction
    coverage_least: int
    inexperience_share: Fraction
    not_applicable_share: Fraction
    on_target: Share
    almost: Share
    overall_least_roles: int
    overall_exceptions: int
    nu0: float
    sigma0: float
    band_z: float
    change_cut: float
    retest_sd: float
    provisional_below: int
    axes_least: int
    axis_answers_least: int
    group_floor: int
    group_default: int
    group_distribution_from: int
    shortfall_most: int
    goal_factor: float
    supervisor_factor: float
    unnamed_theme_strength: Share
    mainly_inexperience: Fraction
    set_most: int


class Care(Definition):
    """Calm lines around questions that may touch someone; `tasks` and `roles` say after which items `after` stands."""

    before: Text
    after: Text
    tasks: tuple[Text, ...]
    roles: tuple[Text, ...]


class Source(Definition):
    """A document that content rests on."""

    key: Text
    title: Text
    publisher: str = ""
    date: str = ""
    url: str = ""
    note: str = ""


class Provenance(Definition):
    """Where an item comes from: the source, the place in it, and whether it says so or we derived it."""

    source: Text
    place: str = ""
    basis: Literal["direct", "derived"]


class Item(Definition):
    """One statement a person answers.

    `phases` are the phases that ask or offer it; `norms` holds only norms that differ from the phase's own.
    `wording` names a lint rule the text breaks on purpose, with the reason.
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
    """A word explained in one line, for students."""

    term: Text
    meaning: Text


class Framework(Definition):
    """Everything items and answers are measured by."""

    instrument: Text
    title: Text
    disclaimer: Text
    origin: Text
    care: Care
    levels: tuple[Level, ...]
    roles: tuple[Role, ...]
    epa_tasks: tuple[EpaTask, ...]
    dimensions: tuple[Dimension, ...]
    themes: tuple[Theme, ...]
    phases: tuple[Phase, ...]
    audiences: tuple[Audience, ...]
    specialisms: tuple[Specialism, ...]
    durations: tuple[DurationClass, ...]
    budgets: tuple[TimeBudget, ...]
    minimum: Minimum
    constants: Constants

    def phase(self, key: str) -> Phase:
        """The phase called `key`; KeyError when there is none."""
        return {phase.key: phase for phase in self.phases}[key]


class Instrument(Definition):
    """One questionnaire in one version: what is asked, and everything needed to score it."""

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
    """The end norm t of `item` in `phase`: its own, else the phase's (measurement.md §2)."""
    return item.norms.get(phase.key) or phase.norms[item.scale][item.kind]


def ceiling(item: Item, phase: Phase) -> int:
    """The highest point `phase` offers on the scale of `item`."""
    return phase.ceilings[item.scale]


def companion(framework: Framework, audience: str, specialism: str) -> str:
    """The word for who looks along with this person: "mijn supervisor", "mijn opleider", "een ervaren collega"."""
    who = next(one for one in framework.audiences if one.key == audience)
    field = next((one for one in framework.specialisms if one.key == specialism), None)
    return field.trainee_companion if field and field.trainee_companion and who.years else who.companion
