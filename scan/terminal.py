"""What every command of the terminal shares: how it runs, and how it says no."""

import argparse
import sys
from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from types import ModuleType

from scan.assessment_json import checked_record, read_assessments
from scan.content.loading import ContentError
from scan.content.reading.encoding import reason_of
from scan.dutch import printable
from scan.instrument.instrument import Instrument
from scan.scoring.assessment import AnswerError, Assessment
from scan.store import StoreError

ITEMS = Path(__file__).parent.parent / "items"


def command_parser(program: str, told: str, commands: ModuleType) -> argparse.ArgumentParser:
    """The commands of a program: each file of the package adds its own."""
    top = argparse.ArgumentParser(prog=program, description=told)
    parsers = top.add_subparsers(required=True)
    for found in iter_modules(commands.__path__):
        import_module(f"{commands.__name__}.{found.name}").add(parsers)
    return top


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
    command.add_argument("--content", type=Path, default=ITEMS, metavar="DIR")


def read_input(file: str) -> bytes:
    """What a file argument holds; `-` is what comes in on stdin."""
    return sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()


def print_refusal(*problems: str) -> int:
    """Tell what is wrong, a line each; the exit code of a refusal."""
    print("\n".join(printable(problem) for problem in problems), file=sys.stderr)
    return 1


def for_each_assessment(
    args: argparse.Namespace, instruments: Mapping[str, Instrument], said: Callable[[Assessment, Instrument], str]
) -> int:
    """Print what is `said` of every sound assessment of a file; the others are told on stderr, and make the code 1."""
    exit_code = 0
    for place, found in read_assessments(read_input(args.file), args.phase, args.specialism):
        try:
            print(said(*checked_record(found, instruments)))
        except AnswerError as error:
            name = place if isinstance(found, AnswerError) else f"{place} ({found.id})"
            exit_code = print_refusal(*(f"{name} > {problem}" for problem in error.problems))
    return exit_code
