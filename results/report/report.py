"""One scan, with everything a report of it is made from."""

from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from results.advice.eligibility import Wish
from results.advice.suggestions import Advice
from results.goals.prompts import LearningGoal
from results.profile.attribution import version_words, whose
from results.profile.finding import is_growing
from results.profile.lenses import LensKey, ProfileRow, rows
from scan.dates import dutch_date, local_date
from scan.instrument.catalogue import Catalogue
from scan.instrument.framework import Audience, Framework, Phase
from scan.instrument.instrument import Instrument
from scan.released.publication import instrument_digest
from scan.scoring.assessment import AnswerError
from scan.scoring.profile import Profile
from scan.scoring.scoring import score
from scan.store import Sitting

DIGEST_SHORT = 12  # signs of a hash that tell versions apart on paper


@dataclass(frozen=True)
class Report:
    """A `sitting` on the `instrument` of its own version, reported on the day `today`.

    `advice` and its `wish` are absent when nobody asked for suggestions. AnswerError for a supervisor's answers: a
    report is of one's own, and the two are never mixed.
    """

    sitting: Sitting
    instrument: Instrument
    today: date
    catalogue: Catalogue
    advice: Advice | None = None
    wish: Wish | None = None
    goals: tuple[LearningGoal, ...] = field(default_factory=tuple)

    def __post_init__(self) -> None:
        if self.sitting.assessment.by != "self":
            raise AnswerError(("by: a report is made of one's own answers, not of a supervisor's",))

    @property
    def framework(self) -> Framework:
        """What the answers are measured by."""
        return self.instrument.framework

    @cached_property
    def phase(self) -> Phase:
        """The phase of the scan."""
        return self.framework.phase(self.sitting.assessment.phase)

    @cached_property
    def profile(self) -> Profile:
        """The numbers of the scan."""
        return score(self.sitting.assessment, self.instrument)

    @cached_property
    def growing(self) -> bool:
        """Whether the end norm is still far away."""
        return is_growing(self.sitting.assessment.setting, self.audience)

    @cached_property
    def audience(self) -> Audience | None:
        """Who the person is, when they said so."""
        setting = self.sitting.assessment.setting
        return next((one for one in self.framework.audiences if setting and one.key == setting.audience), None)

    def rows(self, lens: LensKey) -> tuple[ProfileRow, ...]:
        """The profile through one lens."""
        return rows(self.profile, self.instrument, lens)

    @property
    def who(self) -> str:
        """The line above the title: the day of the scan, and the phase, field and year that give it its meaning."""
        return whose(f"Zelfscan van {self.taken}", self.sitting.assessment, self.framework)

    @property
    def taken(self) -> str:
        """The day the scan was begun, in words."""
        moment = self.sitting.begun_at or self.sitting.saved_at
        return dutch_date(local_date(moment) if moment else self.today)

    @property
    def version(self) -> str:
        """The version of the content and the start of its hash."""
        return f"{version_words(self.instrument.version)} ({self.digest[:DIGEST_SHORT]})"

    @cached_property
    def digest(self) -> str:
        """The hash of the content the scan was filled in on."""
        return self.sitting.digest or instrument_digest(self.instrument)
