"""A talking point in words: both answers, both notes and one open question (measurement.md §4)."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Literal

from results.meeting.comparison import Comparison
from results.meeting.voices import Voices
from scan.instrument.conversation import Conversation
from scan.instrument.framework import companion
from scan.instrument.instrument import Instrument, Item, norm
from scan.scoring.assessment import NE, Answer, Assessment
from scan.store import Sitting
from scan.takeaway.transcript import TranscriptLine, answer_words, transcript

Difference = Literal["higher", "lower", "crosses", "not_done", "equal"]
R2C2Step = Literal["relatie", "reactie", "inhoud", "coaching"]
R2C2_STEPS: tuple[R2C2Step, ...] = ("relatie", "reactie", "inhoud", "coaching")
NO_ANSWER = "geen antwoord"
NOT_SEEN_WORDS = "niet gezien"


@dataclass(frozen=True)
class Notes:
    """The notes that learner (`own`) and supervisor (`rating`) chose to share, by item id."""

    own: Mapping[str, str]
    rating: Mapping[str, str]


@dataclass(frozen=True)
class TalkingPoint:
    """One item to discuss, in words; a note that was not shared is "", the same as no note.

    `values` are both answers as stored, `kind` how they differ, `step` that of its R2C2 question.
    """

    item_id: str
    role: str
    statement: str
    own: str
    rating: str
    verdict: str
    own_note: str
    rating_note: str
    kind: Difference
    step: R2C2Step
    values: tuple[Answer | None, Answer | None] = (None, None)

    def question(self, words: Conversation, voices: Voices) -> str:
        """The open question to both."""
        return voices.sentence(getattr(getattr(words.questions, self.kind), self.step))


def talking_points(
    comparison: Comparison, own: Assessment, rating: Assessment, instrument: Instrument, notes: Notes
) -> tuple[TalkingPoint, ...]:
    """The talking points of a comparison in order; their questions follow the steps of R2C2 in turn."""
    return tuple(
        talking_point(pair.item, own, rating, instrument, notes, R2C2_STEPS[position % len(R2C2_STEPS)])
        for position, pair in enumerate(comparison.talking_pairs)
    )


def talking_point(
    item: Item, own: Assessment, rating: Assessment, instrument: Instrument, notes: Notes, step: R2C2Step
) -> TalkingPoint:
    """The talking point of any item, also one that the two chose themselves, with the question of one R2C2 `step`."""
    supervisor = supervisor_word(own, instrument)
    roles = {role.key: role.label for role in instrument.framework.roles}
    return TalkingPoint(
        item_id=item.id,
        role=roles[item.role],
        statement=item.text,
        own=_words(item, own, own, instrument) or NO_ANSWER,
        rating=_rated(item, rating, instrument) or _words(item, rating, own, instrument) or NOT_SEEN_WORDS,
        verdict=verdict(item, own, rating, supervisor),
        own_note=notes.own.get(item.id, ""),
        rating_note=notes.rating.get(item.id, ""),
        kind=_kind(item, own, rating, instrument),
        step=step,
        values=(own.answers.get(item.id), rating.answers.get(item.id)),
    )


def supervisor_word(own: Assessment, instrument: Instrument) -> str:
    """The Dutch word for the supervisor, to follow "je": "supervisor", "opleider", "docent", "ervaren collega"."""
    setting, framework = own.setting, instrument.framework
    if not setting or setting.audience not in {one.key for one in framework.audiences}:
        return "supervisor"
    return companion(framework, setting.audience, setting.specialism).split(" ", 1)[1]


def verdict(item: Item, own: Assessment, rating: Assessment, supervisor: str) -> str:
    """Which of the two answers is higher (measurement.md §4), or why there are no two numbers to compare."""
    own_answer, rating_answer = own.answers.get(item.id), rating.answers.get(item.id)
    if isinstance(own_answer, int) and isinstance(rating_answer, int):
        if own_answer == rating_answer:
            return "Jullie schatten dit gelijk in"
        return f"Jij schat dit {'hoger' if own_answer > rating_answer else 'lager'} in dan je {supervisor}"
    if NE in (own_answer, rating_answer):
        return "Nog niet gedaan: hier is geen verschil in punten"
    return "Niet door allebei ingevuld"


def _kind(item: Item, own: Assessment, rating: Assessment, instrument: Instrument) -> Difference:
    own_answer, rating_answer = own.answers.get(item.id), rating.answers.get(item.id)
    if not (isinstance(own_answer, int) and isinstance(rating_answer, int)):
        return "not_done"
    end_norm = norm(item, instrument.framework.phase(own.phase))
    if (own_answer >= end_norm) != (rating_answer >= end_norm):
        return "crosses"
    return "equal" if own_answer == rating_answer else "higher" if own_answer > rating_answer else "lower"


def _rated(item: Item, rating: Assessment, instrument: Instrument) -> str:
    """The supervisor's answer in the words of the rating scale; "" when this version has none."""
    answer = rating.answers.get(item.id)
    points = next(scale.points for scale in instrument.scales if scale.key == item.scale)
    words = next((point.rating for point in points if point.value == answer), "")
    return f"{answer}. {words}" if words else ""


def _words(item: Item, assessment: Assessment, own: Assessment, instrument: Instrument) -> str:
    """An answer in the words of the learner's scale, so that both use the same words; "" when open."""
    answers = {item.id: assessment.answers[item.id]} if item.id in assessment.answers else {}
    lines: tuple[TranscriptLine, ...] = transcript(Sitting(replace(own, answers=answers)), instrument)
    return next((answer_words(line) for line in lines), "")
