"""python -m results report: a scan as PDF, Word document, workbook or CSV."""

import argparse
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from results.advice.eligibility import Wish
from results.advice.suggestions import suggest
from results.commands.suggest import budget
from results.report.pdf import report_pdf
from results.report.portfolio import portfolio
from results.report.report import Report
from results.report.workbook import answers_csv, codebook_csv, workbook
from scan.assessment_json import assessments, sound
from scan.content.loading import load_content
from scan.dates import today
from scan.instrument.catalogue import Catalogue
from scan.instrument.framework import Framework
from scan.instrument.instrument import Instrument
from scan.released.versions import every
from scan.scoring.assessment import AnswerError, Setting
from scan.store import Sitting
from scan.terminal import content_folder, given, refuse

SINGLE_FORMATS: Mapping[str, Callable[[Report], bytes]] = {".pdf": report_pdf, ".docx": portfolio}
MULTIPLE_FORMATS: Mapping[str, Callable[[Sequence[Report]], bytes]] = {".csv": answers_csv, ".xlsx": workbook}


def add(parsers: Any) -> None:
    """Register the command and its arguments."""
    command = parsers.add_parser("report", help="a scan as .pdf, .docx, .xlsx or .csv")
    command.add_argument("file", metavar="FILE", help="JSON: one assessment, a list, or one a line; - reads stdin")
    command.add_argument("-o", "--output", type=Path, required=True, help="what to write; its ending says what it is")
    command.add_argument("--id", help="which assessment, when the file holds more")
    command.add_argument("--phase")
    command.add_argument("--audience", default="", help="bachelor, master, aios or arts; else the first of the phase")
    command.add_argument("--specialism", default="")
    command.add_argument("--hours", type=budget, metavar="N", help="the time there is; no limit when absent")
    command.add_argument("--today", type=date.fromisoformat, default=today(), metavar="YYYY-MM-DD")
    content_folder(command)
    command.set_defaults(command=write_report)


def write_report(args: argparse.Namespace) -> int:
    """Write the report; the exit code, which is 1 (with the reasons on stderr) when it cannot be made."""
    kind = args.output.suffix.lower()
    if kind not in SINGLE_FORMATS and kind not in MULTIPLE_FORMATS:
        return refuse(f"--output: {kind or 'no ending'!r} is no kind of report; choose one of {_formats()}")
    try:
        reports = list(_reports(args))
    except AnswerError as error:
        return refuse(*error.problems)
    if not reports or (kind in SINGLE_FORMATS and len(reports) > 1):
        return refuse(f"{args.file}: holds {len(reports)} such assessments; name one with --id")
    args.output.write_bytes(
        SINGLE_FORMATS[kind](reports[0]) if kind in SINGLE_FORMATS else MULTIPLE_FORMATS[kind](reports)
    )
    if kind == ".csv":
        args.output.with_suffix(".codeboek.csv").write_bytes(codebook_csv())
    return 0


def _formats() -> str:
    return ", ".join((*SINGLE_FORMATS, *MULTIPLE_FORMATS))


def _reports(args: argparse.Namespace) -> Iterator[Report]:
    """A report of every requested assessment; AnswerError with the place in the file for an invalid one."""
    instrument, catalogue = load_content(args.content)
    refuse_unknown(args, instrument.framework)
    for place, entry in assessments(given(args.file), args.phase):
        if args.id and (isinstance(entry, AnswerError) or entry.id != args.id):
            continue
        try:
            assessment, instrument_of_version = sound(entry, every(args.content))
            setting = Setting(args.audience, args.specialism) if args.audience else None
            yield _report(Sitting(replace(assessment, setting=setting)), instrument_of_version, catalogue, args)
        except AnswerError as error:
            raise AnswerError(tuple(f"{place} > {problem}" for problem in error.problems)) from error


def refuse_unknown(args: argparse.Namespace, framework: Framework) -> None:
    """AnswerError for an audience or a specialism that is not in the framework."""
    for option, name, known in (
        ("--audience", args.audience, [one.key for one in framework.audiences]),
        ("--specialism", args.specialism, [one.key for one in framework.specialisms]),
    ):
        if name and name not in known:
            raise AnswerError((f"{option}: {name!r} is niet bekend; kies uit {', '.join(known)}",))


def _report(sitting: Sitting, instrument: Instrument, catalogue: Catalogue, args: argparse.Namespace) -> Report:
    """The report with suggestions; the audience is the first of the phase unless given."""
    report = Report(sitting, instrument, args.today, catalogue)
    default_audience = next(one.key for one in instrument.framework.audiences if report.phase.key in one.phases)
    wish = Wish(args.audience or default_audience, args.specialism, hours=args.hours)
    return replace(report, wish=wish, advice=suggest(report.profile, instrument, catalogue, wish))
