"""How often each training is advised to seeded random people: never is as telling as nearly always."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from results.advice.eligibility import may_be_advised
from results.advice.suggestions import suggest
from results.coverage.sample_people import SETTINGS, PeopleSetting, sample_people
from scan.instrument.catalogue import Catalogue, Training
from scan.instrument.framework import Audience
from scan.instrument.instrument import Instrument
from scan.scoring.profile import Profile

TOO_OFTEN = 0.7
WATCHED_HOURS = (8.0, 16.0)  # above a week the catalogue itself offers little choice


@dataclass(frozen=True)
class WinRate:
    """The share of the people of a setting to whom an entry is advised, within a time budget (None is no limit)."""

    setting: PeopleSetting
    hours: float | None
    training_id: str
    share: float


@dataclass(frozen=True)
class Content:
    """What is asked and what is on offer."""

    instrument: Instrument
    catalogue: Catalogue

    def advised(self, people: Iterable[Profile], setting: PeopleSetting, hours: float | None) -> Counter[str]:
        """How often each entry is advised to these people, by its id."""
        wish, own = setting.wish(hours), self.instrument.set_for(setting.specialism)
        advice = (suggest(profile, own, self.catalogue, wish) for profile in people)
        return Counter(one.training.id for found in advice for one in found.suggestions)


def win_rates(
    setting: PeopleSetting, hours: Iterable[float | None], people: Sequence[Profile], content: Content
) -> Iterator[WinRate]:
    """The share of each entry that is advised at all, per budget, the largest first."""
    for budget in hours:
        wins = content.advised(people, setting, budget)
        for training_id, number in sorted(wins.items(), key=lambda pair: (-pair[1], pair[0])):
            yield WinRate(setting, budget, training_id, number / len(people))


def too_frequent(content: Content, number: int) -> list[WinRate]:
    """What is advised to nearly everyone with a day or two, in the settings of measurement.md §6."""
    groups = ((setting, [*sample_people(setting, content.instrument, number)]) for setting in SETTINGS)
    rates = (rate for setting, people in groups for rate in win_rates(setting, WATCHED_HOURS, people, content))
    return [rate for rate in rates if rate.share > TOO_OFTEN]


def never_advised(content: Content, number: int) -> list[Training]:
    """The entries that are advised to none of the people they are meant for, whatever their time.

    An entry that is part of someone's training already is never advised to them, so it is left alone.
    """
    budgets = [one.hours for one in content.catalogue.advice.budgets]

    @cache
    def winners(setting: PeopleSetting) -> frozenset[str]:
        people = [*sample_people(setting, content.instrument, number)]
        return frozenset(name for hours in budgets for name in content.advised(people, setting, hours))

    competing = (one for one in content.catalogue.entries if may_be_advised(one) and not one.obligatory_for)
    return [one for one in competing if not any(one.id in winners(who) for who in meant_for(one, content.instrument))]


def meant_for(training: Training, instrument: Instrument) -> Iterator[PeopleSetting]:
    """The kinds of people an entry is for: every combination of audience, phase, specialism, and place or region."""
    for audience in instrument.framework.audiences:
        phases = [key for key in audience.phases if key in training.phases and audience.key in training.audiences]
        for phase in phases:
            for specialism in _specialisms(training, audience):
                for institute in training.institutes or ("",):
                    region = "" if institute else (*training.regions, "")[0]
                    yield PeopleSetting(audience.key, phase, specialism, institute, region)


def _specialisms(training: Training, audience: Audience) -> tuple[str, ...]:
    return (training.specialisms or ("anders",)) if audience.asks_specialism else ("",)
