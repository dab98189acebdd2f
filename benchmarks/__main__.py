"""Measures from the command line: python -m benchmarks faults."""

import argparse
import json
import sys
from collections.abc import Sequence

from benchmarks.faults import FAULTS, Figure, figures


def main(arguments: Sequence[str] | None = None) -> int:
    """Print one line per figure; 1 when the store did not stand a fault."""
    args = parser().parse_args(arguments)
    print(f"seed {args.seed}", file=sys.stderr)
    sound = True
    for figure in figures(args.quick, args.seed, args.only):
        print(_json(figure) if args.json else _text(figure), flush=True)
        sound &= figure.sound
    return 0 if sound else 1


def parser() -> argparse.ArgumentParser:
    """The commands and what they take."""
    top = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    commands = top.add_subparsers(required=True)
    faults = commands.add_parser("faults", help="break the store and count what is lost: about a quarter of an hour")
    faults.add_argument("--quick", action="store_true", help="a few of each, in seconds")
    faults.add_argument("--json", action="store_true", help="one JSON object a line")
    faults.add_argument("--seed", type=int, default=1, help="where chance begins")
    faults.add_argument("--only", choices=sorted({fault.name for fault in FAULTS}), help="one kind of fault")
    return top


def _json(figure: Figure) -> str:
    return json.dumps({"name": figure.name, "engine": figure.engine, **figure.outcome._asdict()})


def _text(figure: Figure) -> str:
    counts = ", ".join(f"{number} {what}" for what, number in figure.outcome._asdict().items())
    return f"{figure.name:<15} {figure.engine:<11} {counts}"


if __name__ == "__main__":
    sys.exit(main())
