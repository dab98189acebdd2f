"""The columns of the tables to take along, each beside its meaning, so that the codebook never tells otherwise."""

from collections.abc import Callable
from typing import Generic, NamedTuple, TypeVar

from results.profile.attribution import NOTICE
from results.profile.cells import chip
from results.profile.lenses import ProfileRow
from results.report.answer_tables import norm_of
from results.report.report import Report
from scan.dutch import level_label
from scan.instrument.instrument import Item
from scan.takeaway.transcript import TranscriptLine, answer_words

Value = str | int | float | None
T = TypeVar("T")


class AnswerRow(NamedTuple):
    """One line of the answers; the item is absent when its version does not know it."""

    report: Report
    line: TranscriptLine
    item: Item | None


class Scored(NamedTuple):
    """One row of the scores, as a role, an EPA task or a dimension."""

    report: Report
    what: str
    row: ProfileRow


class Column(NamedTuple, Generic[T]):
    """A heading, what it means, and how to find the value; None is an empty cell, never a zero."""

    heading: str
    meaning: str
    value: Callable[[T], Value]


def _of_item(named: Callable[[Item, Report], str]) -> Callable[[AnswerRow], Value]:
    return lambda said: named(said.item, said.report) if said.item else None


def _task(item: Item, report: Report) -> str:
    return next(one.label for one in report.framework.epa_tasks if one.key == item.epa_task)


def _theme(item: Item, report: Report) -> str:
    return next(one.label for one in report.framework.themes if one.key == item.theme)


def _counts(item: Item, report: Report) -> str:
    return "ja" if item.level in report.phase.scope else "nee"


def _norm(said: AnswerRow) -> Value:
    return norm_of(said.line, {said.item.id: said.item} if said.item else {}, said.report)


def _mean(scored: Scored) -> Value:
    return scored.row.score.mean if scored.report.phase.shows_level else None


def _level(scored: Scored) -> Value:
    """A student is shown no level (measurement.md §2)."""
    shown = scored.report.phase.shows_level
    return level_label(scored.row.score.level, scored.report.framework) if shown else None


ANSWERS: tuple[Column[AnswerRow], ...] = (
    Column("Scan", "Naam van de scan in dit bestand.", lambda said: said.report.sitting.assessment.id),
    Column("Datum", "Dag waarop de scan begon.", lambda said: said.report.taken),
    Column("Fase", "Voor welke fase de vragen gelden.", lambda said: said.report.phase.label),
    Column("Versie", "Versie van de vragenlijst.", lambda said: said.report.instrument.version),
    Column("Rol", "CanMEDS-rol van de vraag.", lambda said: said.line.role),
    Column("EPA-taak", "Deel van het werk waar de vraag bij hoort (eigen indeling).", _of_item(_task)),
    Column("Thema", "Onderwerp van de vraag.", _of_item(_theme)),
    Column("Niveau van de vraag", "Vanaf welk niveau de vraag hoort.", _of_item(lambda item, _: item.level)),
    Column("Vraag", "Vaste code van de vraag.", lambda said: said.line.item_id),
    Column("Uitspraak", "De vraag zoals je die las.", lambda said: said.line.text),
    Column("Antwoord", "1 tot 5, NE (nog niet gedaan) of NVT (hoort er niet bij).", lambda said: said.line.answer),
    Column("Antwoord in woorden", "Het antwoord zoals het op de tegel stond.", lambda said: answer_words(said.line)),
    Column("Norm", "Het antwoord dat bij het einde van deze fase past.", _norm),
    Column("Telt mee", "ja: een vraag van deze scan; nee: een extra vraag.", _of_item(_counts)),
    Column("Afgelopen jaar", "Hoe vaak je het deed. Telt nergens in mee.", lambda said: said.line.experience),
    Column("Waaruit blijkt dat?", "Wat je er zelf bij schreef.", lambda said: said.line.note),
    Column("Let op", "Waar deze antwoorden voor zijn.", lambda said: NOTICE),
)
SCORES: tuple[Column[Scored], ...] = (
    Column("Scan", "Naam van de scan in dit bestand.", lambda scored: scored.report.sitting.assessment.id),
    Column("Soort", "CanMEDS-rol, EPA-taak of dimensie.", lambda scored: scored.what),
    Column("Naam", "Welke rol, taak of dimensie.", lambda scored: scored.row.label),
    Column("Gemiddelde", "Gemiddelde van de antwoorden 1 tot 5. Leeg bij studenten: zij zien hun deel.", _mean),
    Column("Aantal antwoorden", "Antwoorden 1 tot 5 waar het op staat.", lambda scored: scored.row.score.n),
    Column(
        "Deel van het profiel", "0 tot 1: hoeveel van het eindprofiel er is.", lambda scored: scored.row.score.match
    ),
    Column("Ruimte", "Hoeveel punten je gemiddeld onder de norm zit.", lambda scored: scored.row.score.gap),
    Column("Stand", "Op doel vanaf 0,8, bijna vanaf 0,6.", lambda scored: chip(scored.row, scored.report.growing)[0]),
    Column("Niveau", "Niveau van de rol, eigen inschatting. Leeg bij studenten.", _level),
    Column("Let op", "Waar deze scores voor zijn.", lambda scored: NOTICE),
)
