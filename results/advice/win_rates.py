"""How often each training is advised to seeded random people: never is as telling as nearly always."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from results.advice.eligibility import may_be_advised
from results.advice.sample_people import SETTINGS, PeopleSetting, sample_people
from results.advice.suggestions import suggest
from scan.instrument.catalogue import Catalogue, Training
from scan.instrument.instrument import Instrument
from scan.scoring.profile import Profile

TOO_OFTEN = 0.7
WATCHED_HOURS = (8.0, 16.0)


@dataclass(frozen=True)
class WinRate:
    """The share of the people of a setting to whom an entry is advised, within a time budget (None is no limit)."""

    setting: PeopleSetting
    hours: float | None
    training_id: str
    share: float


def win_rates(
    setting: PeopleSetting,
    hours: Iterable[float | None],
    people: Sequence[Profile],
    instrument: Instrument,
    catalogue: Catalogue,
) -> Iterator[WinRate]:
    """The share of each entry that is advised at all, per budget, the largest first."""
    for budget in hours:
        wish, wins = setting.wish(budget), Counter[str]()
        for profile in people:
            wins.update(one.training.id for one in suggest(profile, instrument, catalogue, wish).suggestions)
        for training_id, number in sorted(wins.items(), key=lambda pair: (-pair[1], pair[0])):
            yield WinRate(setting, budget, training_id, number / len(people))


def too_frequent(instrument: Instrument, catalogue: Catalogue, number: int) -> list[WinRate]:
    """What is advised to nearly everyone with a day or two, in the settings of measurement.md §6."""
    rates = (
        rate
        for setting in SETTINGS
        for rate in win_rates(
            setting, WATCHED_HOURS, [*sample_people(setting, instrument, number)], instrument, catalogue
        )
    )
    return [rate for rate in rates if rate.share > TOO_OFTEN]


def never_advised(instrument: Instrument, catalogue: Catalogue, number: int) -> list[Training]:
    """The entries that are advised to none of the people they are meant for, whatever their time."""
    budgets = [one.hours for one in catalogue.advice.budgets]
    return [
        training
        for training in filter(may_be_advised, catalogue.entries)
        if not any(
            _wins(training, setting, budgets, instrument, catalogue, number)
            for setting in _meant_for(training, instrument)
        )
    ]


def _meant_for(training: Training, instrument: Instrument) -> Iterator[PeopleSetting]:
    """The kinds of people an entry is for: its audiences, phases, specialisms and institutes, each combination."""
    for audience in instrument.framework.audiences:
        if audience.key in training.audiences:
            for phase in (key for key in audience.phases if key in training.phases):
                for specialism in training.specialisms or ("anders",) if audience.asks_specialism else ("",):
                    for institute in training.institutes or ("",):
                        yield PeopleSetting(audience.key, phase, specialism, institute)


def _wins(
    training: Training,
    setting: PeopleSetting,
    budgets: Sequence[float | None],
    instrument: Instrument,
    catalogue: Catalogue,
    number: int,
) -> bool:
    people = sample_people(setting, instrument, number)
    return any(
        one.training.id == training.id
        for profile in people
        for hours in budgets
        for one in suggest(profile, instrument, catalogue, setting.wish(hours)).suggestions
    )
