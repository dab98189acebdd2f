"""One sitting as text: each answered item with its answer in words, for reading outside the app."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from scan.dates import dutch_date, dutch_day, local_date
from scan.instrument.framework import companion
from scan.instrument.instrument import Instrument, Item
from scan.scoring.assessment import NE, NVT, Answer
from scan.store.store import Sitting

NOT_DONE = "Nog niet gedaan"
EXPERIENCE_WORDS = {"0": "geen keer", "1-2": "1 of 2 keer", "3-5": "3 tot 5 keer", ">5": "vaker dan 5 keer"}


@dataclass(frozen=True)
class TranscriptLine:
    """One item with an answer, note or experience; `words` is the label of the answer, "" when it is open."""

    item_id: str
    role: str
    text: str
    answer: Answer | None
    words: str
    experience: str
    note: str


def transcript(sitting: Sitting, instrument: Instrument | None) -> tuple[TranscriptLine, ...]:
    """A line for every item with an answer, note or experience, in the order of the set of the scan's specialism.

    Without an instrument, or for an item that it does not have, the id takes the place of the text.
    """
    answered = {*sitting.assessment.answers, *sitting.notes, *sitting.experience}
    asked = instrument.set_for(sitting.assessment.specialism).items if instrument else ()
    items = [item for item in asked if item.id in answered]
    unknown = sorted(answered - {item.id for item in items})
    roles = {role.key: role.label for role in instrument.framework.roles} if instrument else {}
    known = (_line(sitting, item.id, roles[item.role], item, instrument) for item in items)
    return (*known, *(_line(sitting, item_id, "", None, instrument) for item_id in unknown))


def answer_words(line: TranscriptLine) -> str:
    """The answer with its number and, where known, its label; "open" without an answer."""
    if isinstance(line.answer, int):
        return f"{line.answer}. {line.words}" if line.words else str(line.answer)
    return line.words or line.answer or "open"


def sitting_title(sitting: Sitting, instrument: Instrument | None) -> str:
    """The Dutch title of a sitting: "Scan basis van 22 november 2026"."""
    phases = {phase.key: phase.label for phase in instrument.framework.phases} if instrument else {}
    label = phases.get(sitting.assessment.phase, sitting.assessment.phase)
    day = sitting_day(sitting)
    return f"Scan {label} van {dutch_date(day)}" if day else f"Scan {label}"


def sitting_day(sitting: Sitting) -> date | None:
    """The day in the Netherlands on which a sitting began; None when that is not known."""
    moment = sitting.begun_at or sitting.saved_at
    return local_date(moment) if moment else None


def sitting_facts(sitting: Sitting, instrument: Instrument | None) -> Iterator[tuple[str, str]]:
    """Other facts about a sitting (version, setting, dates, offers), as Dutch pairs of name and value."""
    assessment, setting = sitting.assessment, sitting.assessment.setting
    labels = _labels(instrument)
    yield "Vragenlijst", f"{assessment.instrument}, versie {assessment.version}"
    yield "Ingevuld door", "supervisor" if assessment.by == "supervisor" else "jezelf"
    if setting:
        yield "Doelgroep", labels.get(setting.audience, setting.audience)
        if setting.specialism:
            yield "Specialisme", labels.get(setting.specialism, setting.specialism)
        if setting.year is not None:
            yield "Jaar", str(setting.year)
        if setting.institute:
            yield "Instituut", setting.institute
    yield from ((name, dutch_day(moment)) for name, moment in _moments(sitting) if moment)
    roles = {role.key: role.label for role in instrument.framework.roles} if instrument else {}
    for offer, wanted in sitting.offers.items():
        yield (
            f"Extra vragen {roles.get(offer.role, offer.role)}, {offer.level}",
            "gekozen" if wanted else "overgeslagen",
        )


def _moments(sitting: Sitting) -> tuple[tuple[str, datetime | None], ...]:
    return ("Begonnen", sitting.begun_at), ("Bewaard", sitting.saved_at)


def _labels(instrument: Instrument | None) -> dict[str, str]:
    """The labels of roles, audiences and specialisms, by key."""
    if instrument is None:
        return {}
    framework = instrument.framework
    roles = {one.key: one.label for one in framework.roles}
    audiences = {one.key: one.label for one in framework.audiences}
    return {**roles, **audiences, **{one.key: one.label for one in framework.specialisms}}


def _line(
    sitting: Sitting, item_id: str, role: str, item: Item | None, instrument: Instrument | None
) -> TranscriptLine:
    answer = sitting.assessment.answers.get(item_id)
    experience = sitting.experience.get(item_id, "")
    return TranscriptLine(
        item_id=item_id,
        role=role,
        text=item.text if item else item_id,
        answer=answer,
        words=_words(sitting, item, instrument) if item and instrument and answer is not None else "",
        experience=EXPERIENCE_WORDS.get(experience, experience),
        note=sitting.notes.get(item_id, ""),
    )


def _words(sitting: Sitting, item: Item, instrument: Instrument) -> str:
    """The label of an answer, as on its button."""
    answer = sitting.assessment.answers[item.id]
    if answer == NE:
        return NOT_DONE
    if answer == NVT:
        phases = {phase.key: phase.not_applicable for phase in instrument.framework.phases}
        return phases.get(sitting.assessment.phase, NVT)
    scale = next(one for one in instrument.scales if one.key == item.scale)
    labels = {point.value: point.label for point in scale.points}
    return labels[int(answer)].replace("{companion}", _companion(sitting, instrument))


def _companion(sitting: Sitting, instrument: Instrument) -> str:
    setting = sitting.assessment.setting
    known = setting and setting.audience in {one.key for one in instrument.framework.audiences}
    return companion(instrument.framework, setting.audience, setting.specialism) if setting and known else "iemand"
