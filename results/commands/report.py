"""python -m results report: one scan as a report to keep."""

import argparse
from typing import Any


def add(parsers: Any) -> None:
    """The command and what it takes."""
    command = parsers.add_parser("report", help="make a report of one assessment")
    command.set_defaults(command=run)


def run(args: argparse.Namespace) -> int:
    """Make the report."""
    return 0
