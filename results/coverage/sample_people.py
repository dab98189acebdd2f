"""Seeded random people, to see how the advice differs between people (measurement.md §6)."""

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

from results.advice.eligibility import Wish
from scan.instrument.framework import Phase
from scan.instrument.instrument import Instrument, ceiling
from scan.scoring.assessment import NE, Answer, Assessment
from scan.scoring.profile import Profile
from scan.scoring.scoring import score

AVERAGE, OWN, ROLE, NOISE = 3.2, 0.8, 0.9, 0.7  # of the answers, and the spread of a person, a role and an item
INEXPERIENCE = 0.12
YEAR = 3


@dataclass(frozen=True)
class PeopleSetting:
    """A kind of people: their audience, phase and specialism, and their institute or region where they name one."""

    audience: str
    phase: str
    specialism: str = ""
    institute: str = ""
    region: str = ""

    def wish(self, hours: float | None) -> Wish:
        """What such people ask: nothing but the time they have."""
        return Wish(self.audience, self.specialism, self.institute, hours, region=self.region, year=YEAR)


# The settings of measurement.md §6.
SETTINGS = (
    PeopleSetting("aios", "n8", "chirurgie"),
    PeopleSetting("aios", "n8", "cardiologie"),
    PeopleSetting("aios", "n8", "interne_geneeskunde"),
    PeopleSetting("aios", "gevorderd", "huisartsgeneeskunde"),
    PeopleSetting("arts", "expert", "huisartsgeneeskunde"),
)


def sample_people(setting: PeopleSetting, instrument: Instrument, number: int) -> Iterator[Profile]:
    """The profiles of this many people on the questions of their specialism, the same ones every time."""
    own, phase = instrument.set_for(setting.specialism), instrument.framework.phase(setting.phase)
    for seed in range(number):
        answers = random_answers(phase, own, Random(f"{setting} {seed}"))  # noqa: S311 - the same people every time
        yield score(Assessment(str(seed), own.framework.instrument, own.version, phase.key, answers), own)


def random_answers(phase: Phase, instrument: Instrument, random: Random) -> dict[str, Answer]:
    """An answer to each item in scope: the level of the person, of the role, and luck; now and then not done yet."""
    own = AVERAGE + random.gauss(0, OWN)
    levels = {role.key: own + random.gauss(0, ROLE) for role in instrument.framework.roles}
    answers: dict[str, Answer] = {}
    for item in instrument.items_of(phase):
        if item.level in phase.scope:
            point = round(levels[item.role] + random.gauss(0, NOISE))
            is_new = random.random() < INEXPERIENCE
            answers[item.id] = NE if is_new else min(max(point, 1), ceiling(item, phase))
    return answers
