"""What one person said in one sitting, and whether the instrument allows it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Literal

from scan.instrument.framework import Phase
from scan.instrument.instrument import Instrument, Item, ceiling

NE: Literal["NE"] = "NE"
NVT: Literal["NVT"] = "NVT"
Answer = int | Literal["NE", "NVT"]
Answers = Mapping[str, Answer]
By = Literal["self", "supervisor"]


class AnswerError(ValueError):
    """Answers that this instrument cannot hold; `problems` has one line each."""

    def __init__(self, problems: tuple[str, ...]) -> None:
        super().__init__("\n".join(problems))
        self.problems = problems


@dataclass(frozen=True)
class Setting:
    """Who filled it in, as far as scoring and advice need to know; `institute` is "" when it was not given."""

    audience: str
    specialism: str = ""
    year: int | None = None
    institute: str = ""


@dataclass(frozen=True)
class Assessment:
    """The answers of one person to one instrument in one phase.

    `answers` maps item ids to 1–5, NE (not done yet) or NVT (not part of my field); an open item is absent
    (measurement.md §1). `version` names the instrument it was filled in on, and is always scored by.
    """

    id: str
    instrument: str
    version: str
    phase: str
    answers: Answers
    by: By = "self"
    setting: Setting | None = None

    @property
    def specialism(self) -> str:
        """The specialism whose set of questions this is; "" is the base set."""
        return self.setting.specialism if self.setting else ""

    @property
    def institute(self) -> str:
        """The own institute of who filled it in; "" when it was not given."""
        return self.setting.institute if self.setting else ""


def checked(assessment: Assessment, instrument: Instrument) -> Assessment:
    """The assessment with its open answers left out; AnswerError lists all that does not fit `instrument`."""
    problems = tuple(_problems(assessment, instrument))
    if problems:
        raise AnswerError(problems)
    given = {item_id: answer for item_id, answer in assessment.answers.items() if answer is not None}
    return replace(assessment, answers=given)


def _problems(assessment: Assessment, instrument: Instrument) -> Iterator[str]:
    phases = {phase.key: phase for phase in instrument.framework.phases}
    if assessment.instrument != instrument.framework.instrument:
        yield f"instrument: {assessment.instrument!r} is niet {instrument.framework.instrument!r}"
    if assessment.phase not in phases:
        yield f"phase: {assessment.phase!r} is geen fase; kies uit {', '.join(phases)}"
        return
    phase = phases[assessment.phase]
    items = instrument.items_by_id(phase.key)
    for item_id, answer in assessment.answers.items():
        problem = _problem(items.get(item_id), answer, phase)
        if problem:
            yield f"answers > {item_id}: {problem}"


def _problem(item: Item | None, answer: object, phase: Phase) -> str:
    if item is None:
        return f"fase {phase.key} heeft dit item niet"
    if answer is None or answer == NE or (answer == NVT and item.allows_nvt):
        return ""
    if answer == NVT:
        return "NVT kan niet bij dit item"
    if type(answer) is not int or not 1 <= answer <= 5:
        return f"{answer!r} staat niet op de schaal; kies uit 1, 2, 3, 4, 5, NE"
    top = ceiling(item, phase)
    return "" if answer <= top else f"{answer} ligt boven {top}, het plafond van fase {phase.key}"
