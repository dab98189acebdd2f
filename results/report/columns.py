"""The columns of the exported tables, each with its meaning, so that tables and codebook always agree."""

from collections.abc import Callable
from datetime import date
from typing import Generic, NamedTuple, TypeVar

from results.profile.lenses import ProfileRow
from results.profile.table_cells import status_chip
from results.report.answer_tables import norm_of
from results.report.report import Report
from scan.dutch import level_label
from scan.instrument.instrument import Item
from scan.takeaway.transcript import TranscriptLine, answer_words

CellValue = str | int | float | date | None
T = TypeVar("T")


class AnswerRow(NamedTuple):
    """One answer; the item is None when the version has no such item."""

    report: Report
    line: TranscriptLine
    item: Item | None


class ScoreRow(NamedTuple):
    """One row of the scores; `kind` is the Dutch name of its lens (role, EPA task or dimension)."""

    report: Report
    kind: str
    row: ProfileRow


class Column(NamedTuple, Generic[T]):
    """A heading, its meaning for the codebook, the function of its value, and its width in characters.

    None is an empty cell, never zero.
    """

    heading: str
    meaning: str
    value: Callable[[T], CellValue]
    width: int = 12


def _of_item(text: Callable[[Item, Report], str]) -> Callable[[AnswerRow], CellValue]:
    return lambda row: text(row.item, row.report) if row.item else None


def _task(item: Item, report: Report) -> str:
    return next(one.label for one in report.framework.epa_tasks if one.key == item.epa_task)


def _theme(item: Item, report: Report) -> str:
    return next(one.label for one in report.framework.themes if one.key == item.theme)


def _counts(item: Item, report: Report) -> str:
    return "ja" if item.level in report.phase.scope else "nee"


def _norm(row: AnswerRow) -> CellValue:
    return norm_of(row.line, {row.item.id: row.item} if row.item else {}, row.report)


def _mean(scored: ScoreRow) -> CellValue:
    return scored.row.score.mean if scored.report.phase.shows_level else None


def _status(scored: ScoreRow) -> CellValue:
    return status_chip(scored.row, scored.report.growing)[0]


def _level(scored: ScoreRow) -> CellValue:
    """A student is shown no level (measurement.md §2)."""
    shown = scored.report.phase.shows_level
    return level_label(scored.row.score.level, scored.report.framework) if shown else None


ANSWER_COLUMNS: tuple[Column[AnswerRow], ...] = (
    Column("Scan", "Naam van de scan in dit bestand.", lambda row: row.report.sitting.assessment.id),
    Column("Datum", "Dag waarop de scan begon; in CSV als jjjj-mm-dd.", lambda row: row.report.scan_day),
    Column("Fase", "Voor welke fase de vragen gelden.", lambda row: row.report.phase_and_set),
    Column("Versie", "Versie van de vragenlijst.", lambda row: row.report.instrument.version, 9),
    Column("Rol", "CanMEDS-rol van de vraag.", lambda row: row.line.role, 15),
    Column("EPA-taak", "Deel van het werk waar de vraag bij hoort (eigen indeling).", _of_item(_task), 21),
    Column("Thema", "Onderwerp van de vraag.", _of_item(_theme), 17),
    Column("Niveau van de vraag", "Vanaf welk niveau de vraag hoort.", _of_item(lambda item, _: item.level)),
    Column("Vraag", "Vaste code van de vraag.", lambda row: row.line.item_id),
    Column("Uitspraak", "De vraag zoals je die las.", lambda row: row.line.text, 40),
    Column("Antwoord", "1 tot 5, NE (nog niet gedaan) of NVT (hoort er niet bij).", lambda row: row.line.answer),
    Column("Antwoord in woorden", "Het antwoord zoals het op de tegel stond.", lambda row: answer_words(row.line), 24),
    Column("Norm", "Het antwoord dat bij het einde van deze fase past.", _norm, 7),
    Column("Telt mee", "ja: een vraag van deze scan; nee: een extra vraag.", _of_item(_counts), 7),
    Column("Afgelopen jaar", "Hoe vaak je het deed. Telt nergens in mee.", lambda row: row.line.experience),
    Column("Waaruit blijkt dat?", "Wat je er zelf bij schreef.", lambda row: row.line.note, 34),
)
SCORE_COLUMNS: tuple[Column[ScoreRow], ...] = (
    Column("Scan", "Naam van de scan in dit bestand.", lambda scored: scored.report.sitting.assessment.id),
    Column("Soort", "CanMEDS-rol, EPA-taak of dimensie.", lambda scored: scored.kind, 14),
    Column("Naam", "Welke rol, taak of dimensie.", lambda scored: scored.row.label, 40),
    Column("Gemiddelde", "Gemiddelde van de antwoorden 1 tot 5. Leeg bij studenten: zij zien hun deel.", _mean),
    Column("Aantal antwoorden", "Antwoorden 1 tot 5 waar het op staat.", lambda scored: scored.row.score.n),
    Column(
        "Deel van het profiel", "0 tot 1: hoeveel van het eindprofiel er is.", lambda scored: scored.row.score.match
    ),
    Column("Ruimte", "Hoeveel punten je gemiddeld onder de norm zit.", lambda scored: scored.row.score.gap),
    Column(
        "Stand",
        "Op doel vanaf 0,8, bijna vanaf 0,6.",
        lambda scored: status_chip(scored.row, scored.report.growing)[0],
        22,
    ),
    Column("Niveau", "Niveau van de rol, eigen inschatting. Leeg bij studenten.", _level, 40),
)
