"""The numbers that advice rests on, as catalogue.yaml sets them (measurement.md §6); experts have to confirm them."""

from fractions import Fraction
from typing import Annotated

from pydantic import Field

from scan.instrument.base import Count, Definition, Positive, Share, Text


class DurationClass(Definition):
    """How long an entry takes in words; `planning_hours` counts when its source gives no hours."""

    key: Text
    label: Text
    planning_hours: Positive


class TimeBudget(Definition):
    """Time a person says to have; no `hours` means no limit."""

    key: Text
    label: Text
    hours: float | None


class CapacityStep(Definition):
    """How many topics one works on in at most `up_to` hours, or in fewer than `under`; one of the two is given."""

    up_to: Positive | None = None
    under: Positive | None = None
    topics: Count

    def holds(self, hours: float) -> bool:
        """Whether an entry of this many hours falls under the step."""
        return hours < self.under if self.under is not None else hours <= (self.up_to or 0)


class StrengthLevel(Definition):
    """A strength that `covers` may give, in words, and what is left of it on a theme the entry does not name."""

    value: Share
    label: Text
    unnamed_theme: Annotated[float, Field(ge=0, le=1)]


class StrengthLimit(Definition):
    """The highest strength of an entry that takes fewer than `under` hours."""

    under: Positive
    strength: Share


class WorkSetting(Definition):
    """The word for the place where someone works: "praktijk"; no `specialisms` means everyone else."""

    label: Text
    specialisms: tuple[Text, ...] = ()


class ThemeStart(Definition):
    """How someone begins with a theme: the first sentence of a goal, and one thing to do tomorrow.

    With a `role` it is for gaps in that role only, instead of the one without.
    """

    theme: Text
    role: Text | None = None
    goal: Text
    tomorrow: Text


class AdviceParameters(Definition):
    """Every number of measurement.md §6, and the words that go with them.

    `usual_budget` is the key of the budget that counts until someone chooses. `fallback` is the sentence that tells
    where to look when nothing is on offer.
    """

    durations: tuple[DurationClass, ...]
    budgets: tuple[TimeBudget, ...]
    usual_budget: Text
    capacity: tuple[CapacityStep, ...]
    strengths: tuple[StrengthLevel, ...]
    limits: tuple[StrengthLimit, ...]
    knowledge_alone: Share
    shortfall_most: Count
    goal_factor: Positive
    supervisor_factor: Positive
    mainly_inexperience: Fraction
    set_most: Count
    first_most: Count
    fallback: Text
    settings: tuple[WorkSetting, ...] = ()
    starts: tuple[ThemeStart, ...] = ()

    def planning_hours(self, duration: str) -> float:
        """The hours of a duration class; KeyError when there is none of this name."""
        return {one.key: one.planning_hours for one in self.durations}[duration]

    def topics_in(self, hours: float) -> int | None:
        """How many topics one works on in these hours; None means all."""
        return next((step.topics for step in self.capacity if step.holds(hours)), None)

    def without_theme(self, strength: float) -> float:
        """What is left of a strength on a theme that the entry does not name."""
        return {one.value: one.unnamed_theme for one in self.strengths}.get(strength, 0.0)

    def strength_word(self, strength: float) -> str:
        """A strength in words; "" for a strength that `covers` may not give."""
        return {one.value: one.label for one in self.strengths}.get(strength, "")

    def setting(self, specialism: str) -> str:
        """The word for the place where someone of this specialism works; "werkplek" when there is none."""
        own = [one.label for one in self.settings if specialism in one.specialisms]
        others = [one.label for one in self.settings if not one.specialisms]
        return (*own, *others, "werkplek")[0]

    def start(self, theme: str, role: str) -> ThemeStart | None:
        """How to begin with a theme in a role: that of the role itself, else that of the theme; None without either."""
        fitting = [one for one in self.starts if one.theme == theme and one.role in (role, None)]
        return min(fitting, key=lambda one: one.role is None, default=None)

    def budget(self, key: str) -> TimeBudget:
        """The budget of this name; KeyError when there is none."""
        return {one.key: one for one in self.budgets}[key]
