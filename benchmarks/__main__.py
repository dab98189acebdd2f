"""Measurements from the command line: what things cost and withstand, and what simulated people show."""

import argparse
import json
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from benchmarks.abuse.attacks import ATTACKS
from benchmarks.abuse.figures import abuse_figures
from benchmarks.costs.figures_table import write_table
from benchmarks.costs.gates import COMMANDS, cost_figures, figure_line, gate_lines
from benchmarks.faults import FAULTS, Figure, figures
from benchmarks.fuzzing.results import TARGET_NAMES, fuzz_results
from benchmarks.measurement.pilot import pilot_records
from benchmarks.measurement.simulation import Line, simulation_lines
from benchmarks.measurement.worlds import REFERENCE
from benchmarks.mutants import MutationResult, mutation_result
from scan.content.loading import load_instrument
from scan.terminal import ITEMS


def main(arguments: Sequence[str] | None = None) -> int:
    """Print one line per figure; return 1 when a fault test or a fuzz target failed."""
    args = argument_parser().parse_args(arguments)
    return int(args.measures(args))


def faults(args: argparse.Namespace) -> int:
    """Run the fault tests of the store."""
    print(f"seed {args.seed}", file=sys.stderr)
    passed = True
    for figure in figures(args.quick, args.seed, args.only, args.most):
        print(_json(figure) if args.json else _text(figure), flush=True)
        passed &= figure.passed
    return 0 if passed else 1


def abuse(args: argparse.Namespace) -> int:
    """Attack the running product; 1 when others notice more of it than is allowed."""
    passed = True
    for figure in abuse_figures(args.quick, args.only):
        print(json.dumps(figure) if args.json else _attacked(figure), flush=True)
        passed &= figure["holds"]
    return 0 if passed else 1


def fuzz(args: argparse.Namespace) -> int:
    """Fuzz every input of files."""
    passed = True
    for result in fuzz_results(args.runs, args.seed, args.only):
        print(json.dumps(result._asdict()), flush=True)
        passed &= not result.trouble
    return 0 if passed else 1


def costs(args: argparse.Namespace) -> int:
    """Measure the figures of a command; 1 when a gate is missed."""
    passed = True
    for figure in cost_figures(args.name, args.quick, args.only):
        print(json.dumps(figure) if args.json else figure_line(figure), flush=True)
        passed &= figure["holds"]
    return 0 if passed else 1


def list_costs(args: argparse.Namespace) -> int:
    """Print every figure with its limit and its commands."""
    print("\n".join(gate_lines()))
    print("\n".join(f"{name}: {', '.join(keys)}" for name, keys in COMMANDS.items()))
    return 0


def write_docs(args: argparse.Namespace) -> int:
    """Write the table of docs/performance.md."""
    write_table(args.runs)
    return 0


def measurement(args: argparse.Namespace) -> int:
    """Simulate people whose level is known and score them with the engine of this content."""
    table = ""
    for line in simulation_lines(load_instrument(ITEMS), args.seed, args.quick):
        if args.json:
            print(json.dumps({"table": line.table, **line.figures}), flush=True)
        else:
            print(_row(line, is_first=line.table != table), flush=True)
        table = line.table
    return 0


def pilot(args: argparse.Namespace) -> int:
    """Print the records of simulated people in a pilot, one a line."""
    for record in pilot_records(load_instrument(ITEMS), args.phase, args.people, REFERENCE, args.seed):
        print(json.dumps(record))
    return 0


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
    told = "break the store and count lost answers: about a quarter of an hour"
    fault_command = _printing(_measure(commands, "faults", told, faults), "a few of each, in seconds")
    fault_command.add_argument("--only", choices=sorted({fault.name for fault in FAULTS}), help="one kind of fault")
    fault_command.add_argument("--most", type=int, default=None, help="at most so many faults of each kind")
    told = "attack the running product and watch what others notice: some minutes"
    abuse_command = _printing(_measure(commands, "abuse", told, abuse), "smaller attacks: no figure to report")
    abuse_command.add_argument("--only", choices=[attack.name for attack in ATTACKS], help="one attack")
    told = "send malformed files and requests: some minutes; `make fuzz`"
    fuzz_command = _measure(commands, "fuzz", told, fuzz)
    fuzz_command.add_argument("--runs", type=int, default=450_000, help="how many files and requests in all")
    fuzz_command.add_argument("--only", choices=TARGET_NAMES, help="one input")
    told = "put small faults in the core: hours; `make mutants`"
    mutant_command = _measure(commands, "mutants", told, mutants)
    mutant_command.add_argument("--all", action="store_true", help="every mutant: many hours")
    mutant_command.add_argument("--size", type=int, default=400, help="how many, by chance")
    _add_costs(commands)
    _add_simulations(commands)
    return top


def _add_costs(commands: Any) -> None:
    """The commands about what something costs, on this machine."""
    _measure(commands, "list", "every figure about costs, with its limit", list_costs)
    told = "write the table of docs/performance.md, of these files of JSON lines or of those in docs/measured"
    _measure(commands, "docs", told, write_docs).add_argument("runs", nargs="*", type=Path)
    for name, keys in COMMANDS.items():
        command = _printing(
            _measure(commands, name, f"measure {', '.join(keys)}", costs), "few rounds: no figure to report"
        )
        command.add_argument("--only", choices=keys, help="one figure")
        command.set_defaults(name=name)


def _add_simulations(commands: Any) -> None:
    """The commands about simulated people."""
    told = "score simulated people whose level is known: some minutes"
    _printing(_measure(commands, "measurement", told, measurement), "few people, in seconds: no figure to cite")
    pilot_command = _measure(commands, "pilot", "print the scans of simulated people in a pilot", pilot)
    pilot_command.add_argument("--people", type=int, default=120, help="how many people")
    pilot_command.add_argument("--phase", default="n8", help="which phase they are in")


def _printing(command: argparse.ArgumentParser, quick: str) -> argparse.ArgumentParser:
    """The options of a command that prints figures; `quick` says what its short run is."""
    command.add_argument("--quick", action="store_true", help=quick)
    command.add_argument("--json", action="store_true", help="one JSON object a line")
    return command


def _measure(commands: Any, name: str, told: str, run: Callable[[argparse.Namespace], int]) -> argparse.ArgumentParser:
    """A new command with the option that all share."""
    command: argparse.ArgumentParser = commands.add_parser(name, help=told)
    command.add_argument("--seed", type=int, default=1, help="where chance begins")
    command.set_defaults(measures=run)
    return command


def _row(line: Line, is_first: bool) -> str:
    """A line of a table as text, after its heading when it is the first."""
    names = "\t".join(line.figures)
    cells = "\t".join(f"{value:.4f}" if isinstance(value, float) else str(value) for value in line.figures.values())
    return f"\n{line.table}\n{names}\n{cells}" if is_first else cells


def _json(figure: Figure) -> str:
    return json.dumps({"name": figure.name, "engine": figure.engine, **figure.outcome._asdict()})


def _attacked(figure: Mapping[str, Any]) -> str:
    told = "writer {held} ms, /klaar {silence} ms, answers {saving} ms, memory {before}, {highest}, {after} MB".format
    verdict = "holds" if figure["holds"] else "IS MISSED"
    return f"{figure['name']:<25} {told(**figure)}, {figure['answers']}: {verdict}"


def _text(figure: Figure) -> str:
    counts = ", ".join(f"{number} {what}" for what, number in figure.outcome._asdict().items())
    return f"{figure.name:<15} {figure.engine:<11} {counts}"


if __name__ == "__main__":
    sys.exit(main())
