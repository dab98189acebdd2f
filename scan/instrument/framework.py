"""Frozen definitions of what people are asked and measured by: levels, roles, phases, and who takes the scan."""

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Field

from scan.instrument.base import Definition, Kind, LevelKey, Point, Text
from scan.instrument.constants import Constants, Minimum


class Level(Definition):
    """A training level (S1 §1.2) with the cuts that reach it (measurement.md §2)."""

    key: LevelKey
    label: Text
    in_full: Text
    meaning: Text
    cut: Annotated[float, Field(ge=0, le=3)]
    overall_cut: Annotated[float, Field(ge=0, le=3)]


class Role(Definition):
    """One of the seven CanMEDS roles; `axis` holds its label for the radar, a line each.

    `short` is its label on a narrow screen; `strength`, here and below, completes "Je staat stevig in …".
    """

    key: Text
    label: Text
    short: str = ""
    axis: tuple[Text, ...]
    meaning: Text
    strength: str = ""


class EpaTask(Definition):
    """A part of the EPA "Palliatieve zorg verlenen"; `status` says whether its text is ours or the official one.

    `needs_practice`: knowledge alone helps little here. `source` is a key of sources.yaml.
    """

    key: Text
    label: Text
    axis: tuple[Text, ...]
    meaning: Text
    strength: str = ""
    needs_practice: bool = False
    specification: tuple[Text, ...] = ()
    knowledge: tuple[Text, ...] = ()
    risks: tuple[Text, ...] = ()
    source: str = ""
    status: Literal["eigen werk", "officieel"] = "eigen werk"


class Dimension(Definition):
    """One of the four dimensions of palliative care."""

    key: Text
    label: Text
    axis: tuple[Text, ...]
    meaning: Text
    strength: str = ""


class Theme(Definition):
    """A subject that items and trainings share; `gain` completes "Je grootste winst: …"."""

    key: Text
    label: Text
    gain: str = ""
    strength: str = ""


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
    not_applicable: Text
    norms: Mapping[Text, Mapping[Kind, Point]]
    ceilings: Mapping[Text, Point]
    minimum_items: Annotated[int, Field(ge=1)]

    @property
    def levels(self) -> tuple[LevelKey, ...]:
        """Every level this phase asks or offers."""
        return self.scope + self.offers


class Audience(Definition):
    """Who takes the scan: the card on the start page, the word for who looks along, and what that one calls them."""

    key: Text
    label: Text
    short: Text
    meaning: Text
    phases: tuple[Text, ...]
    years: tuple[int, ...]
    year_label: str
    asks_specialism: bool
    companion: Text
    learner: str = "deze arts"


class Specialism(Definition):
    """A field of medicine; `advice` says whether the advanced scan is suggested, never forced."""

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


class Evidence(Definition):
    """A way to show that something was learned."""

    key: Text
    label: Text
    meaning: Text


class Care(Definition):
    """Calm lines around questions that may touch someone; `tasks` and `roles` say after which items `after` stands."""

    before: Text
    after: Text
    tasks: tuple[Text, ...]
    roles: tuple[Text, ...]


class Framework(Definition):
    """Everything items and answers are measured by.

    `origin` says where the EPA tasks come from while all are our own work, `origin_mixed` while some are official
    (`{tasks}` in it becomes their names), and `origin_official` when all are.
    """

    instrument: Text
    title: Text
    disclaimer: Text
    origin: Text
    origin_mixed: str = ""
    origin_official: str = ""
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
    evidence: tuple[Evidence, ...] = ()
    minimum: Minimum
    constants: Constants

    def phase(self, key: str) -> Phase:
        """The phase called `key`; KeyError when there is none."""
        return {phase.key: phase for phase in self.phases}[key]


def companion(framework: Framework, audience: str, specialism: str) -> str:
    """The word for who looks along with this person: "mijn supervisor", "mijn opleider", "een ervaren collega"."""
    who = next(one for one in framework.audiences if one.key == audience)
    field = next((one for one in framework.specialisms if one.key == specialism), None)
    return field.trainee_companion if field and field.trainee_companion and who.years else who.companion
