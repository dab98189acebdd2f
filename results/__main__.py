"""The results from the command line: python -m results report, and every other command in results/commands."""

import sys
from collections.abc import Sequence

from results import commands
from scan.terminal import command_parser, run_command

TOLD = "Wat uit een ingevulde zelfscan komt: advies, verslag en het aanbod."


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; 0 when all is well, 1 when content or input is not."""
    return run_command(command_parser("python -m results", TOLD, arguments, commands), arguments)


if __name__ == "__main__":
    sys.exit(main())
