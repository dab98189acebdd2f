"""Fault tests, fuzzing and mutation testing from the command line: python -m benchmarks faults, fuzz or mutants."""

import argparse
import json
import sys
from collections.abc import Iterator, Sequence

from benchmarks.faults import FAULTS, Figure, figures
from benchmarks.fuzz import fuzz_results
from benchmarks.mutants import MutationResult, mutation_result


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


def mutants(args: argparse.Namespace) -> int:
    """Report how many mutants the tests notice."""
    found = mutation_result(None if args.all else args.size, args.seed)
    print("\n".join(mutant_lines(found)), flush=True)
    return 0 if found.passed else 1


def mutant_lines(found: MutationResult) -> Iterator[str]:
    """The share with its interval, then every survivor with its reason."""
    size, interval = len(found.killed) + len(found.survived), found.interval
    yield f"{size} of {found.total} mutants ran: {len(found.killed)} killed, {len(found.survived)} survived"
    yield f"killed: {interval.share:.1%} (95 % interval {interval.low:.1%} to {interval.high:.1%})"
    yield from (f"survived: {name}: {found.reasons.get(name, 'NO REASON YET')}" for name in found.survived)


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
    mutant_command = commands.add_parser("mutants", help="put small faults in the core: half an hour; `make mutants`")
    mutant_command.set_defaults(measures=mutants)
    mutant_command.add_argument("--all", action="store_true", help="every mutant: many hours")
    mutant_command.add_argument("--size", type=int, default=400, help="how many, by chance")
    mutant_command.add_argument("--seed", type=int, default=1, help="where chance begins")
    return top


def _json(figure: Figure) -> str:
    return json.dumps({"name": figure.name, "engine": figure.engine, **figure.outcome._asdict()})


def _text(figure: Figure) -> str:
    counts = ", ".join(f"{number} {what}" for what, number in figure.outcome._asdict().items())
    return f"{figure.name:<15} {figure.engine:<11} {counts}"


if __name__ == "__main__":
    sys.exit(main())
