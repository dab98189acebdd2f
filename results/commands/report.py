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
from results.report.report import Report
from results.report.word.portfolio import portfolio
from results.report.workbook import answers_csv, codebook_csv, workbook
from scan.assessment_files.reading import checked_record
from scan.content.loading import load_content
from scan.dates import today
from scan.instrument.catalogue import Catalogue
from scan.instrument.framework import Framework
from scan.instrument.instrument import Instrument
from scan.released.publication import instrument_digest
from scan.released.versions import all_versions
from scan.scoring.assessment import AnswerError, Setting
from scan.store import Sitting
from scan.terminal import (
    AUDIENCE,
    FILE,
    HOURS,
    PHASE,
    SPECIALISM,
    TODAY,
    YEAR,
    add_content_option,
    print_refusal,
    records_of,
    subcommand,
)

OUTPUT = "het bestand dat wordt gemaakt; het einde van de naam zegt wat het is"
SINGLE_FORMATS: Mapping[str, Callable[[Report], bytes]] = {".pdf": report_pdf, ".docx": portfolio}
MULTIPLE_FORMATS: Mapping[str, Callable[[Sequence[Report]], bytes]] = {".csv": answers_csv, ".xlsx": workbook}


def add(parsers: Any) -> None:
    """Register the command and its arguments."""
    command = subcommand(parsers, "report", "maak van een ingevulde scan een .pdf, .docx, .xlsx of .csv")
    command.add_argument("file", metavar="BESTAND", help=FILE)
    command.add_argument("-o", "--output", type=Path, required=True, metavar="UIT", help=OUTPUT)
    command.add_argument("--id", help="welke scan, als het bestand er meer bevat")
    command.add_argument("--phase", metavar="FASE", help=PHASE)
    command.add_argument("--audience", default="", metavar="WIE", help=AUDIENCE)
    command.add_argument("--specialism", default="", metavar="WAT", help=SPECIALISM)
    command.add_argument("--year", type=int, metavar="N", help=YEAR)
    command.add_argument("--hours", type=budget, metavar="N", help=HOURS)
    command.add_argument("--today", type=date.fromisoformat, default=today(), metavar="JJJJ-MM-DD", help=TODAY)
    add_content_option(command)
    command.set_defaults(command=write_report)


def write_report(args: argparse.Namespace) -> int:
    """Write the report; the exit code, which is 1 (with the reasons on stderr) when it cannot be made."""
    kind = args.output.suffix.lower()
    if kind not in SINGLE_FORMATS and kind not in MULTIPLE_FORMATS:
        return print_refusal(f"--output: {kind or 'geen uitgang'!r} is geen soort rapport; kies uit {_formats()}")
    try:
        reports = list(_reports(args))
    except AnswerError as error:
        return print_refusal(*error.problems)
    if not reports or (kind in SINGLE_FORMATS and len(reports) > 1):
        return print_refusal(f"{args.file}: bevat {len(reports)} zulke scans; kies er een met --id")
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
    versions = all_versions(args.content)
    for place, entry in records_of(args, versions):
        if args.id and (isinstance(entry, AnswerError) or entry.id != args.id):
            continue
        try:
            assessment, version = checked_record(entry, versions)
            setting = Setting(args.audience, assessment.specialism, args.year, assessment.institute)
            digest = instrument_digest(versions[assessment.version])  # of the whole version, not of one set
            yield _report(Sitting(replace(assessment, setting=setting), digest=digest), version, catalogue, args)
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
    who = (args.audience or default_audience, sitting.assessment.specialism, sitting.assessment.institute)
    wish = Wish(*who, hours=args.hours, year=args.year or 0)
    return replace(report, wish=wish, advice=suggest(report.profile, instrument, catalogue, wish))
