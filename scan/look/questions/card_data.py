"""What the question card in the browser needs to know of a scan or a rating, as plain values."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from scan.dates import time_and_day, today
from scan.instrument.framework import Phase
from scan.instrument.instrument import Instrument, Item, Scale, ceiling
from scan.patient_data import patient_data_warnings
from scan.scoring.assessment import NE, NVT, Answer
from scan.store import LONGEST_NOTE, Actor, Sitting
from scan.takeaway.transcript import EXPERIENCE_WORDS, NOT_DONE

NOTE_HINT = "Schrijf op wat jij deed. Laat de patiënt weg: geen naam, geboortedatum of nummer."
RATING_NOTE_HINT = "Schrijf op wat je zag. Laat de patiënt weg: geen naam, geboortedatum of nummer."
NOT_SEEN_LABEL = "Niet gezien"
Labels = Mapping[int, tuple[str, str]]  # by point of a scale: its text in full, and the short one


@dataclass(frozen=True)
class CardStep:
    """One step of the card: `key` in the address, `short` on a phone, `title` where its name is not its title.

    `care` stands below its questions. Of a step without questions the card shows only the title and `lead`.
    """

    key: str
    name: str
    items: tuple[Item, ...] = ()
    short: str = ""
    title: str = ""
    lead: str = ""
    care: str = ""


@dataclass(frozen=True)
class Wording:
    """The texts that differ between a learner and a supervisor, by key of the scale."""

    labels: Mapping[str, Labels]
    stems: Mapping[str, tuple[str, str]]
    outside: Mapping[Answer, str]
    is_rating: bool = False


def learner_wording(instrument: Instrument, phase: Phase, companion: str) -> Wording:
    """The texts for a learner in `phase` who works with `companion`."""
    labels = {one.key: _learner_labels(one, companion) for one in instrument.scales}
    stems = {one.key: (one.stem, one.hint) for one in instrument.scales}
    return Wording(labels, stems, {NE: NOT_DONE, NVT: phase.not_applicable})


def rating_wording(instrument: Instrument, stems: Mapping[str, tuple[str, str]]) -> Wording:
    """The texts for a supervisor; a version of the questions without those shows the learner's (measurement.md §1)."""
    labels = {one.key: _rating_labels(one) for one in instrument.scales}
    return Wording(labels, stems, {NVT: NOT_SEEN_LABEL}, is_rating=True)


def questions_data(
    instrument: Instrument,
    phase: Phase,
    steps: Sequence[CardStep],
    wording: Wording,
    reasons: Mapping[str, Sequence[str]],
) -> dict[str, Any]:
    """The steps with their questions, why each is asked (by id), and the texts of the scales."""
    items = [item for step in steps for item in step.items]
    return {
        "steps": [_step_data(step) for step in steps],
        "version": instrument.version,
        "items": {one.id: _item_data(one, phase, wording) | {"why": reasons[one.id]} for one in items},
        "scales": {key: _scale_data(key, wording) for key in wording.labels},
        "outside": [*wording.outside.items()],
        "often": [] if wording.is_rating else [*EXPERIENCE_WORDS.items()],
        "hint": RATING_NOTE_HINT if wording.is_rating else NOTE_HINT,
        "longest": LONGEST_NOTE,
        "rating": wording.is_rating,
    }


def stored_data(sitting: Sitting, actor: Actor) -> dict[str, Any]:
    """What the store holds of a sitting, with the numbers of the entries, and whose it is as a hash."""
    warnings = {item: patient_data_warnings(note) for item, note in sitting.notes.items()}
    return {
        "sitting": sitting.assessment.id,
        "owner": sha256(f"zelfscan {actor.id}".encode()).hexdigest()[:32],
        "saved": time_and_day(sitting.saved_at, today()) if sitting.saved_at else "",
        "values": {
            "answers": {**sitting.assessment.answers},
            "notes": {**sitting.notes},
            "experience": {**sitting.experience},
        },
        "numbers": {f"{field} {item}": number for (field, item), number in sitting.numbers.items()},
        "warnings": {item: [*lines] for item, lines in warnings.items() if lines},
    }


def _step_data(step: CardStep) -> dict[str, Any]:
    ordered = sorted(step.items, key=lambda item: item.scale, reverse=True)  # those of a scale stand together
    names = {"name": step.name, "short": step.short or step.name, "title": step.title or step.name}
    texts = names | {"lead": step.lead, "care": step.care}
    return {"key": step.key, "items": [item.id for item in ordered], **texts}


def _item_data(item: Item, phase: Phase, wording: Wording) -> dict[str, Any]:
    return {
        "text": item.text,
        "scale": item.scale,
        "top": ceiling(item, phase),
        "nvt": item.allows_nvt or wording.is_rating,
        "care": "" if wording.is_rating else item.care,
    }


def _scale_data(key: str, wording: Wording) -> dict[str, Any]:
    stem, hint = wording.stems[key]
    return {"stem": stem, "hint": hint, "points": [[*pair] for pair in wording.labels[key].values()]}


def _learner_labels(scale: Scale, companion: str) -> Labels:
    full = {point.value: point.label.format(companion=companion) for point in scale.points}
    return {point.value: (full[point.value], point.short or full[point.value]) for point in scale.points}


def _rating_labels(scale: Scale) -> Labels:
    words = {point.value: point.rating or point.label.format(companion="iemand") for point in scale.points}
    return {value: (word, word) for value, word in words.items()}
