"""What every command of the terminal shares: how it runs, and how it says no."""

import argparse
import re
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from types import ModuleType
from typing import Any, NoReturn

from scan.assessment_files.reading import RecordName, checked_record, read_assessments
from scan.content.loading import ContentError
from scan.content.reading.encoding import reason_of
from scan.dutch import single_line
from scan.instrument.instrument import Instrument
from scan.scoring.assessment import AnswerError, Assessment
from scan.store import StoreError

ITEMS = Path(__file__).parent.parent / "items"
# What options of more than one command mean.
FILE = "ingevulde scans: JSON (één, een lijst of een per regel) of CSV (een antwoord per regel); - leest stdin"
PHASE = "de fase, als die niet in het bestand staat"
SET = "van welk specialisme de vragen zijn, als dat niet in het bestand staat; zonder: de basisset"
AUDIENCE = "bachelor, master, aios of arts; anders de eerste van de fase"
SPECIALISM = "het specialisme, bijvoorbeeld cardiologie"
INSTITUTE = "het eigen instituut, als dat niet in het bestand staat"
YEAR = "het studie- of opleidingsjaar"
HOURS = "de uren die er zijn; anders zonder grens"
TODAY = "de datum van vandaag, als het een andere moet zijn"


class DutchHelp(argparse.HelpFormatter):
    """Help that begins with a Dutch word."""

    def add_usage(self, usage: Any, actions: Any, groups: Any, prefix: str | None = None) -> None:
        """How the command is written."""
        super().add_usage(usage, actions, groups, "gebruik: " if prefix is None else prefix)


# What argparse tells in English, as patterns: its own translation (gettext) needs compiled catalogues.
ERRORS = (
    (re.compile(r"^argument (.+?): "), r"\1: "),
    (re.compile(r"the following arguments are required: (.+)"), r"er ontbreekt: \1"),
    (re.compile(r"one of the arguments (.+) is required"), r"kies een van: \1"),
    (re.compile(r"unrecognized arguments: (.+)"), r"onbekend: \1"),
    (re.compile(r"expected (?:at least )?one argument"), "hier hoort een waarde achter"),
    (re.compile(r"expected (\d+) arguments?"), r"hier horen \1 waarden achter"),
    (re.compile(r"invalid choice: (.+) \(choose from (.+)\)"), r"\1 kan hier niet; kies uit \2"),
    (re.compile(r"invalid \w+ value: (.+)"), r"\1 past hier niet"),
    (re.compile(r"ambiguous option: (.+) could match (.+)"), r"\1 is niet duidelijk; bedoel je \2?"),
    (re.compile(r"ignored explicit argument (.+)"), r"hier hoort geen waarde achter, en er staat \1"),
    (re.compile(r"not allowed with argument (.+)"), r"kan niet samen met \1"),
)


class DutchParser(argparse.ArgumentParser):
    """A parser whose help stands under Dutch headings, and whose errors are Dutch."""

    def __init__(self, **options: Any) -> None:
        super().__init__(add_help=False, formatter_class=DutchHelp, **options)
        self._positionals.title, self._optionals.title = "argumenten", "opties"
        self.add_argument("-h", "--help", action="help", help="toon deze hulp en stop")

    def error(self, message: str) -> NoReturn:
        """Print how the command is written and what is wrong, and end with code 2."""
        for english, dutch in ERRORS:
            message = re.sub(english, dutch, message)
        self.print_usage(sys.stderr)
        self.exit(2, f"{self.prog}: {message}\n")


def command_parser(
    program: str, told: str, arguments: Sequence[str] | None, *rooms: ModuleType
) -> argparse.ArgumentParser:
    """The commands of a program: the modules of these packages add their own, until one adds what is asked for.

    No more modules are imported than that takes, since each loads the libraries of its own commands.
    """
    top = DutchParser(prog=program, description=told, epilog=f"Meer over een opdracht: {program} OPDRACHT --help")
    parsers = top.add_subparsers(title="opdrachten", metavar="OPDRACHT", required=True)
    asked = next(iter(sys.argv[1:] if arguments is None else arguments), "")
    names = [f"{room.__name__}.{found.name}" for room in rooms for found in iter_modules(room.__path__)]
    for name in sorted(names, key=lambda name: not name.endswith(f".{asked}")):
        import_module(name).add(parsers)
        if asked in parsers.choices:
            break
    return top


def subcommand(parsers: Any, name: str, told: str) -> argparse.ArgumentParser:
    """A new command, and what it does in half a sentence."""
    made: argparse.ArgumentParser = parsers.add_parser(name, help=told, description=f"{told[0].upper()}{told[1:]}.")
    return made


def run_command(parser: argparse.ArgumentParser, arguments: Sequence[str] | None = None) -> int:
    """Run the `command` that the arguments name; 0 when all is well, 1 when content or input is not."""
    args = parser.parse_args(arguments)
    command: Callable[[argparse.Namespace], int] = args.command
    try:
        return command(args)
    except (ContentError, StoreError) as error:
        print(error, file=sys.stderr)
        return 1
    except OSError as error:
        print(f"{error.filename or 'uitvoer'}: {reason_of(error)}", file=sys.stderr)
        return 1


def add_content_option(command: argparse.ArgumentParser) -> None:
    """The option that names another content folder than ours."""
    command.add_argument(
        "--content", type=Path, default=ITEMS, metavar="MAP", help="de map met de inhoud; anders die van de app"
    )


def input_lines(file: str) -> Iterator[bytes]:
    """The lines of a file argument; `-` is what comes in on stdin."""
    if file == "-":
        yield from sys.stdin.buffer
        return
    with Path(file).open("rb") as opened:
        yield from opened


def print_refusal(*problems: str) -> int:
    """Tell what is wrong, a line each; the exit code of a refusal."""
    print("\n".join(single_line(problem) for problem in problems), file=sys.stderr)
    return 1


def records_of(
    args: argparse.Namespace, instruments: Mapping[str, Instrument]
) -> Iterator[tuple[RecordName, Assessment | AnswerError]]:
    """Each assessment of the file that the arguments name, with its place, or what is wrong with it."""
    name = next(iter(instruments.values())).framework.instrument
    return read_assessments(input_lines(args.file), args.phase, args.specialism, name)


def for_each_assessment(
    args: argparse.Namespace, instruments: Mapping[str, Instrument], said: Callable[[Assessment, Instrument], str]
) -> int:
    """Print what is `said` of every sound assessment of a file; the others are told on stderr, and make the code 1."""
    exit_code = 0
    for place, found in records_of(args, instruments):
        try:
            print(said(*checked_record(found, instruments)))
        except AnswerError as error:
            name = place if isinstance(found, AnswerError) else f"{place} ({found.id})"
            exit_code = print_refusal(*(f"{name} > {problem}" for problem in error.problems))
    return exit_code
