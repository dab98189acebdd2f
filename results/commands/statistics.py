"""python -m results statistics: reliability, agreement and item statistics of a group of scans."""

import argparse
import json
from collections import defaultdict
from typing import TYPE_CHECKING, Any

from scan.assessment_files.reading import checked_record
from scan.dutch import dutch_number
from scan.instrument.instrument import Instrument
from scan.released.versions import all_versions
from scan.scoring.assessment import AnswerError, Assessment
from scan.terminal import FILE, PHASE, SET, add_content_option, print_refusal, records_of, subcommand

if TYPE_CHECKING:
    from results.statistics.group_tables import Group
    from results.statistics.pilot_verdict import Verdict

SIMULATED = "gesimuleerd-"  # the ids of python -m benchmarks pilot
SIMULATED_NOTE = "GESIMULEERDE MENSEN: dit zegt niets over artsen of studenten."
MISSING = "statistics vraagt pakketten die er niet zijn; installeer zelfscan-palliatieve-zorg[statistics]"
NOTE = "Eigen inschattingen van een groep. Over niemand apart, en niet gevalideerd bij artsen of studenten."
TITLES = {
    "roles": "Samenhang per rol (95 %-intervallen)",
    "items": "Vragen: samenhang met de rest van de rol, en uiteinden van de schaal",
    "supervisor": "Naast de supervisor: kappa en AC2 (kwadratisch gewogen), verschil en grenzen (Bland-Altman)",
    "retest": "Twee keer ingevuld: samenhang, spreiding van één meting, kleinste zekere verschil, deel daarboven",
    "dif": "Vraagt een vraag hetzelfde van het gekozen specialisme? (likelihood-ratio, 1 vrijheidsgraad)",
}
HIDDEN = "verborgen: minder dan {least} mensen of paren, of geen spreiding"


def add(parsers: Any) -> None:
    """Register the command and its arguments."""
    command = subcommand(parsers, "statistics", "reken de samenhang en overeenstemming in een groep scans uit")
    command.add_argument("file", metavar="BESTAND", help=f"{FILE}; scans met hetzelfde id zijn van één persoon")
    command.add_argument("--phase", metavar="FASE", help=PHASE)
    command.add_argument("--specialism", metavar="SLEUTEL", default="", help=SET)
    command.add_argument("--focus", metavar="SLEUTEL", default="", help="vergelijk vragen van dit specialisme (DIF)")
    command.add_argument(
        "--resamples", type=positive, default=200, metavar="N", help="trekkingen voor het interval van ω"
    )
    command.add_argument("--seed", type=positive, default=1, metavar="N", help="waar het toeval begint")
    command.add_argument("--judge", action="store_true", help="houd de cijfers naast de criteria van een proefafname")
    command.add_argument("--json", action="store_true", help="als JSON, één regel per rij")
    add_content_option(command)
    command.set_defaults(command=run_statistics)


def positive(text: str) -> int:
    """A whole number from 1."""
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError(f"{text} is te laag; het moet minstens 1 zijn")
    return number


def run_statistics(args: argparse.Namespace) -> int:
    """Print the tables of every version and phase in the file; broken records are reported on stderr."""
    try:
        from results.statistics.answer_table import people_of
        from results.statistics.group_tables import Group
    except ModuleNotFoundError:
        return print_refusal(MISSING)
    sorted_records, exit_code = records_by_phase(args)
    for (_, phase), records in sorted_records.items():
        people = people_of(assessment for assessment, _ in records)
        base = records[0][1]
        if not args.json and all(assessment.id.startswith(SIMULATED) for assessment, _ in records):
            print(SIMULATED_NOTE)
        print_group(Group(people, base, phase, args.focus, args.resamples, args.seed), args)
    return exit_code


Records = dict[tuple[str, str], list[tuple[Assessment, Instrument]]]


def records_by_phase(args: argparse.Namespace) -> tuple[Records, int]:
    """The sound records of a file by version and phase, with the base set of their version, and the exit code."""
    versions, found, exit_code = all_versions(args.content), defaultdict[Any, list[Any]](list), 0
    for place, record in records_of(args, versions):
        try:
            assessment, _ = checked_record(record, versions)
            found[(assessment.version, assessment.phase)].append((assessment, versions[assessment.version]))
        except AnswerError as error:
            exit_code = print_refusal(*(f"{place} > {problem}" for problem in error.problems))
    return found, exit_code


def print_group(group: "Group", args: argparse.Namespace) -> None:
    """The tables of one version and phase as text or JSON lines, and the verdict on a pilot when asked."""
    from results.statistics.group_tables import group_tables
    from results.statistics.pilot_verdict import pilot_verdicts

    place = {"version": group.instrument.version, "phase": group.phase}
    tables = group_tables(group)
    if not args.json:
        print(f"{NOTE}\nVersie {place['version']}, fase {place['phase']}; cijfers vanaf {group.least} mensen.")
    for name, rows in tables.items():
        if args.json:
            print("\n".join(json.dumps({**place, "table": name, **row}) for row in rows))
        else:
            print(f"\n{TITLES[name]}\n{text_table(rows, group.least)}")
    for verdict in pilot_verdicts(tables) if args.judge else ():
        print(json.dumps({**place, "table": "verdict", **verdict._asdict()}) if args.json else verdict_line(verdict))


def verdict_line(verdict: "Verdict") -> str:
    """One criterion, how many meet it, and which do not."""
    failing = f"; niet: {', '.join(verdict.failing)}" if verdict.failing else ""
    unseen = f"; {verdict.hidden} verborgen" if verdict.hidden else ""
    return f"{verdict.told}: {verdict.met} van {verdict.judged}{failing}{unseen}"


def text_table(rows: list[dict[str, Any]], least: int) -> str:
    """The rows with figures as a table, and one line for those that are hidden."""
    visible = [row for row in rows if "hidden" not in row]
    unseen = [str(next(iter(row.values()))) for row in rows if "hidden" in row]
    lines = [list(visible[0])] if visible else []
    lines += [[cell(value) for value in row.values()] for row in visible]
    text = "\n".join("  ".join(f"{one:>12}" for one in line) for line in lines)
    told = f"{HIDDEN.format(least=least)}: {', '.join(unseen)}" if unseen else ""
    return "\n".join(filter(None, (text, told)))


def cell(value: Any) -> str:
    """A figure with a decimal comma, or a dash without one."""
    if value is None:
        return "–"
    return dutch_number(value, 3) if isinstance(value, float) else str(value)
