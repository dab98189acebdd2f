"""Measurements from the command line: python -m benchmarks faults, fuzz or answer."""

import argparse
import json
import sys
from collections.abc import Mapping, Sequence
from typing import Any

from benchmarks.answer import GATES, answer_figures
from benchmarks.faults import FAULTS, Figure, figures
from benchmarks.fuzz import fuzz_results


def main(arguments: Sequence[str] | None = None) -> int:
    """Print one line per figure; return 1 when a fault test or a fuzz target failed."""
    args = argument_parser().parse_args(arguments)
    return int(args.measures(args))


def faults(args: argparse.Namespace) -> int:
    """Run the fault tests of the store."""
    print(f"seed {args.seed}", file=sys.stderr)
    passed = True
    for figure in figures(args.quick, args.seed, args.only):
        print(_json(figure) if args.json else _text(figure), flush=True)
        passed &= figure.passed
    return 0 if passed else 1


def fuzz(args: argparse.Namespace) -> int:
    """Fuzz every input of files."""
    passed = True
    for result in fuzz_results(args.runs, args.seed):
        print(json.dumps(result._asdict()), flush=True)
        passed &= not result.trouble
    return 0 if passed else 1


def answer(args: argparse.Namespace) -> int:
    """Measure what an answer costs; 1 when a gate is missed."""
    passed = True
    for figure in answer_figures(args.quick, args.only):
        print(json.dumps(figure) if args.json else _line(figure), flush=True)
        passed &= figure["holds"]
    return 0 if passed else 1


def argument_parser() -> argparse.ArgumentParser:
    """Return the parser of the commands and their options."""
    top = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    commands = top.add_subparsers(required=True)
    fault_command = commands.add_parser(
        "faults", help="break the store and count lost answers: about a quarter of an hour"
    )
    fault_command.set_defaults(measures=faults)
    fault_command.add_argument("--quick", action="store_true", help="a few of each, in seconds")
    fault_command.add_argument("--json", action="store_true", help="one JSON object a line")
    fault_command.add_argument("--seed", type=int, default=1, help="where chance begins")
    fault_command.add_argument("--only", choices=sorted({fault.name for fault in FAULTS}), help="one kind of fault")
    fuzz_command = commands.add_parser(
        "fuzz", help="import malformed scans and content files: some minutes; `make fuzz`"
    )
    fuzz_command.set_defaults(measures=fuzz)
    fuzz_command.add_argument("--runs", type=int, default=250_000, help="how many files in all")
    fuzz_command.add_argument("--seed", type=int, default=1, help="where chance begins")
    answer_command = commands.add_parser(
        "answer", help="measure what an answer costs, on this machine: about half an hour; installs oTree"
    )
    answer_command.set_defaults(measures=answer)
    answer_command.add_argument("--quick", action="store_true", help="few answers, in minutes: no figure to report")
    answer_command.add_argument("--json", action="store_true", help="one JSON object a line")
    answer_command.add_argument("--only", choices=sorted({gate.key for gate in GATES}), help="one figure")
    return top


def _json(figure: Figure) -> str:
    return json.dumps({"name": figure.name, "engine": figure.engine, **figure.outcome._asdict()})


def _line(figure: Mapping[str, Any]) -> str:
    numbers = "{value:g} {unit}, base {base:g}, ratio {ratio:g}, {rounds} rounds, spread {spread:g}".format(**figure)
    return f"{figure['name']:<35} {numbers}: {figure['gate']} {'holds' if figure['holds'] else 'IS MISSED'}"


def _text(figure: Figure) -> str:
    counts = ", ".join(f"{number} {what}" for what, number in figure.outcome._asdict().items())
    return f"{figure.name:<15} {figure.engine:<11} {counts}"


if __name__ == "__main__":
    sys.exit(main())
