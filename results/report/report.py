"""One scan with everything that its report needs."""

from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from results.advice.eligibility import Wish
from results.advice.gaps import find_gaps
from results.advice.message import Message, profile_message
from results.advice.suggestions import Advice
from results.profile.attribution import attribution_line, version_words
from results.profile.finding import is_growing
from results.profile.lenses import LensKey, ProfileRow, profile_rows
from scan.dates import dutch_date
from scan.instrument.catalogue import Catalogue
from scan.instrument.framework import Audience, Framework, Phase
from scan.instrument.instrument import Instrument
from scan.learning_goal import LearningGoal
from scan.released.publication import instrument_digest
from scan.scoring.assessment import AnswerError
from scan.scoring.profile import Profile
from scan.scoring.scoring import score
from scan.store import Sitting
from scan.takeaway.goal_table import goal_row
from scan.takeaway.transcript import sitting_day

DIGEST_SHORT = 12  # characters of the hash, enough to tell versions apart


@dataclass(frozen=True)
class Report:
    """A `sitting`, the `instrument` of its version, and the date of the report.

    `advice` and its `wish` are None when no suggestions are wanted. AnswerError for a supervisor's answers: a report
    is of a self-assessment only.
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
            raise AnswerError(("by: een rapport gaat over eigen antwoorden, niet over die van een supervisor",))

    @property
    def framework(self) -> Framework:
        """The framework of the instrument."""
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
    def message(self) -> Message:
        """The strength and the gain of the profile; without advice the gaps have the weights of nobody's wish."""
        gaps = self.advice.gaps if self.advice else find_gaps(self.sitting.assessment, self.instrument)
        return profile_message(self.profile, self.instrument, gaps)

    @cached_property
    def growing(self) -> bool:
        """Whether the learner is in the first half of the study or training (`is_growing`)."""
        return is_growing(self.sitting.assessment.setting, self.audience)

    @cached_property
    def audience(self) -> Audience | None:
        """The audience of the learner; None when not given."""
        setting = self.sitting.assessment.setting
        return next((one for one in self.framework.audiences if setting and one.key == setting.audience), None)

    @property
    def phase_and_set(self) -> str:
        """The phase, with the specialism when its own questions were asked: "basis (Kindergeneeskunde)"."""
        key = self.sitting.assessment.specialism
        own = any(item.replaces for item in self.instrument.items_of(self.phase))
        name = next((one.label for one in self.framework.specialisms if one.key == key), key)
        return f"{self.phase.label} ({name})" if own else self.phase.label

    def rows(self, lens: LensKey) -> tuple[ProfileRow, ...]:
        """The rows of the profile for one lens."""
        return profile_rows(self.profile, self.instrument, lens)

    def goal_row(self, goal: LearningGoal) -> tuple[str, ...]:
        """The cells of a goal under the columns of GOAL_HEADINGS; "" where nothing was filled in."""
        return goal_row(goal, self.framework, self.catalogue.titles)

    @property
    def attribution(self) -> str:
        """The line above the title: date of the scan, phase, field and year."""
        return attribution_line(f"Zelfscan van {dutch_date(self.scan_day)}", self.sitting.assessment, self.framework)

    @property
    def scan_day(self) -> date:
        """The day on which the scan was started; that of the report when it is not known."""
        return sitting_day(self.sitting) or self.today

    @property
    def version(self) -> str:
        """The version of the content and the first characters of its hash."""
        return f"{version_words(self.instrument.version)} ({self.digest[:DIGEST_SHORT]})"

    @cached_property
    def digest(self) -> str:
        """The hash of the content version of the scan."""
        return self.sitting.digest or instrument_digest(self.instrument)
