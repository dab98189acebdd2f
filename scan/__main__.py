"""The engine from the command line: python -m scan check, and every other command in scan/commands."""

import sys
from collections.abc import Sequence

from scan import commands
from scan.terminal import command_parser, run_command

DESCRIPTION = "De inhoud van de zelfscan, ingevulde scans en wat is bewaard."


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; 0 when all is well, 1 when content, input or the store is not."""
    return run_command(command_parser("python -m scan", DESCRIPTION, arguments, commands), arguments)


if __name__ == "__main__":
    sys.exit(main())
