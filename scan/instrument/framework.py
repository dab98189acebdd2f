"""Definitions of the framework: levels, CanMEDS roles, EPA tasks, phases, audiences and constants."""

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Field

from scan.instrument.advice import DurationClass, TimeBudget
from scan.instrument.base import Definition, Kind, LevelKey, Point, Text
from scan.instrument.constants import Constants, Minimum


class Level(Definition):
    """A training level (S1 §1.2) with its cuts on S, per group and overall (measurement.md §2)."""

    key: LevelKey
    label: Text
    in_full: Text
    meaning: Text
    cut: Annotated[float, Field(ge=0, le=3)]
    overall_cut: Annotated[float, Field(ge=0, le=3)]


class Role(Definition):
    """One of the seven CanMEDS roles; `axis` is its radar label, one entry per line.

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
    """One of the four dimensions of palliative care.

    `needs_own_items`: its status is no better than that of the items about this dimension alone, so that items about
    several dimensions cannot hide what is missing.
    """

    key: Text
    label: Text
    axis: tuple[Text, ...]
    meaning: Text
    strength: str = ""
    needs_own_items: bool = False


class Theme(Definition):
    """A subject that items and trainings share; `gain` completes "Je grootste winst: …"."""

    key: Text
    label: Text
    gain: str = ""
    strength: str = ""


class Phase(Definition):
    """A stage of training: the levels it asks (`scope`), the levels it offers beyond those, and its end norms.

    `norms` is t per scale and kind, `ceilings` the highest point per scale in this phase (measurement.md §2).
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
        """The levels that this phase asks or offers, lowest first."""
        return self.scope + self.offers


class Audience(Definition):
    """A group of learners: its card on the start page, and the Dutch words for supervisor and learner."""

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
    """A field of medicine; `advice` is the scan suggested on the start page, which is never forced."""

    key: Text
    label: Text
    advice: Literal["basis", "overweeg", "gevorderd"]
    trainee_companion: str = ""


class Evidence(Definition):
    """A kind of evidence for a learning goal."""

    key: Text
    label: Text
    meaning: Text


class Review(Definition):
    """That someone outside the makers read the questions: `who` in a function, never a name without consent."""

    who: Text
    date: Annotated[str, Field(pattern=r"^\d{4}-\d{2}-\d{2}$")]
    about: Text


class Care(Definition):
    """Supportive texts around sensitive questions; `after` follows items of these `tasks` and `roles`."""

    before: Text
    after: Text
    tasks: tuple[Text, ...]
    roles: tuple[Text, ...]


class Framework(Definition):
    """The whole framework that items refer to and answers are scored by.

    `origin` says where the EPA tasks come from while all are our own work, `origin_mixed` while some are official
    (`{tasks}` in it becomes their names), and `origin_official` when all are.
    `durations` and `budgets` stand only in versions published before the catalogue got them; nothing reads them.
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
    durations: tuple[DurationClass, ...] = ()
    budgets: tuple[TimeBudget, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    minimum: Minimum
    constants: Constants
    reviews: tuple[Review, ...] = ()

    def phase(self, key: str) -> Phase:
        """The phase with this key; raises KeyError when there is none."""
        return {phase.key: phase for phase in self.phases}[key]


def companion(framework: Framework, audience: str, specialism: str) -> str:
    """The Dutch word for the supervisor of a learner: "mijn supervisor", "mijn opleider", "een ervaren collega"."""
    learners = next(one for one in framework.audiences if one.key == audience)
    field = next((one for one in framework.specialisms if one.key == specialism), None)
    return field.trainee_companion if field and field.trainee_companion and learners.years else learners.companion
