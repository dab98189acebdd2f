"""The message of a profile: a strength, the greatest gain, and the statements that show both."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from results.advice.gaps import Gap, gain_theme
from results.profile.lenses import LensKey, ProfileRow, profile_rows
from scan.instrument.framework import Framework
from scan.instrument.instrument import Instrument, Item, norm
from scan.scoring.assessment import NE, Assessment
from scan.scoring.profile import Profile

STATEMENTS_MOST = 2
STRENGTH_ANSWERS = 3  # a task, dimension or role is called a strength on at least so many numeric answers
STRENGTH_LENSES: tuple[LensKey, ...] = ("tasks", "dimensions", "roles")
NOTHING_ANSWERED = "Je gaf nog geen antwoorden. Vul gerust aan wat je kunt."
NOTHING_DONE = "Je maakte hiervan nog niets mee. Zoek een kans om mee te kijken."
SOME_NOT_DONE = "De rest maakte je nog niet mee. Zoek een kans om mee te kijken."
NOTHING_SHORT = "Alles wat je beantwoordde, is op de norm."


@dataclass(frozen=True)
class Message:
    """What a profile says first.

    `strength` and `gain` complete "Je staat stevig in …" and "Je grootste winst: …"; "" when nothing is on target, or
    nothing falls short. `strong` are at most two statements at or above their norm, or when `is_beginning` the highest
    answer there is. `now` are at most two statements under their norm, `not_done` all answered "nog niet gedaan".
    """

    strength: str
    gain: str
    strong: tuple[Item, ...]
    is_beginning: bool
    now: tuple[Item, ...]
    not_done: tuple[Item, ...]


def profile_message(profile: Profile, instrument: Instrument, gaps: Sequence[Gap]) -> Message:
    """The message of a profile; `gaps` are weighed (measurement.md §6)."""
    answers = _Answers(profile.assessment, instrument)
    theme = gain_theme(gaps)
    strong = answers.strongest(theme)
    return Message(
        strength=_strength(profile, instrument),
        gain=_gain(theme, instrument.framework),
        strong=tuple(strong),
        is_beginning=any(answers.surplus(item) < 0 for item in strong),
        now=tuple(answers.shortest(theme, strong)),
        not_done=tuple(answers.not_done),
    )


class SentencePart(NamedTuple):
    """A sentence of the message, in which `key` holds the words that matter."""

    before: str
    key: str = ""
    after: str = ""


def message_sentences(message: Message) -> tuple[SentencePart, ...]:
    """The message as one sentence, or as two: the strength and the gain."""
    if not message.strong:
        return (SentencePart(NOTHING_DONE if message.not_done else NOTHING_ANSWERED),)
    return _strength_sentence(message), _gain_sentence(message)


def _strength_sentence(message: Message) -> SentencePart:
    if message.strength:
        return SentencePart("Je staat stevig in ", message.strength, ".")
    start = "Hier heb je al een begin: " if message.is_beginning else "Dit doe je al op de norm: "
    return SentencePart(start, f"‘{message.strong[0].text}’")


def _gain_sentence(message: Message) -> SentencePart:
    if message.gain:
        return SentencePart("Je grootste winst: ", message.gain, ".")
    return SentencePart(SOME_NOT_DONE if message.not_done else NOTHING_SHORT)


class _Answers:
    """The in-scope answers of an assessment, in the order of the content."""

    def __init__(self, assessment: Assessment, instrument: Instrument) -> None:
        phase = instrument.framework.phase(assessment.phase)
        items = [item for item in instrument.items_of(phase) if item.level in phase.scope]
        self.norms = {item.id: norm(item, phase) for item in items}
        self.answers = assessment.answers
        self.rated = [item for item in items if isinstance(self.answers.get(item.id), int)]
        self.not_done = [item for item in items if self.answers.get(item.id) == NE]

    def surplus(self, item: Item) -> int:
        """The answer minus the norm of a rated item; negative under the norm."""
        return int(self.answers[item.id] or 0) - self.norms[item.id]

    def strongest(self, theme: str) -> list[Item]:
        """The statements highest above their norm outside the theme; the highest answers when none is on its norm."""
        outside = [item for item in self.rated if item.theme != theme] or self.rated
        on_norm = [item for item in outside if self.surplus(item) >= 0]
        return sorted(on_norm or outside, key=self._rank, reverse=True)[: STATEMENTS_MOST if on_norm else 1]

    def shortest(self, theme: str, strong: Collection[Item]) -> list[Item]:
        """The statements furthest under their norm, those of the theme before others; none that is called strong."""
        short = [item for item in self.rated if self.surplus(item) < 0 and item not in strong]
        return sorted(short, key=lambda item: (item.theme != theme, self.surplus(item)))[:STATEMENTS_MOST]

    def _rank(self, item: Item) -> tuple[int, int]:
        return self.surplus(item), int(self.answers[item.id] or 0)


def _gain(theme: str, framework: Framework) -> str:
    """The words of the theme; versions before 2026-3 have only its name, here and in `_words`."""
    return next((one.gain or one.label.lower() for one in framework.themes if one.key == theme), "")


def _strength(profile: Profile, instrument: Instrument) -> str:
    """The words of the task, dimension or role with the highest D that is on target; "" when none is."""
    rows = [(lens, row) for lens in STRENGTH_LENSES for row in profile_rows(profile, instrument, lens)]
    on_target = [(lens, row) for lens, row in rows if row.score.status == "op_doel" and row.score.n >= STRENGTH_ANSWERS]
    best = max(on_target, key=lambda pair: pair[1].score.match or 0.0, default=None)
    return _words(*best, instrument.framework) if best else ""


def _words(lens: LensKey, row: ProfileRow, framework: Framework) -> str:
    groups: dict[LensKey, Iterable[tuple[str, str]]] = {
        "tasks": ((one.key, one.strength) for one in framework.epa_tasks),
        "dimensions": ((one.key, one.strength) for one in framework.dimensions),
        "roles": ((one.key, one.strength) for one in framework.roles),
    }
    return dict(groups[lens])[row.key] or f"‘{row.label}’"
