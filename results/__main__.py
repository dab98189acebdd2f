"""The results from the command line: python -m results report, and every other command in results/commands."""

import argparse
import sys
from collections.abc import Sequence
from importlib import import_module
from pkgutil import iter_modules

from results import commands
from scan.terminal import obey


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; 0 when all is well, 1 when content or input is not."""
    return obey(parser(), arguments)


def parser() -> argparse.ArgumentParser:
    """The commands and what they take: each file in results/commands adds its own."""
    top = argparse.ArgumentParser(prog="python -m results", description=__doc__)
    parsers = top.add_subparsers(required=True)
    for found in iter_modules(commands.__path__):
        import_module(f"results.commands.{found.name}").add(parsers)
    return top


if __name__ == "__main__":
    sys.exit(main())
