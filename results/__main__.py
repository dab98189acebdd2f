"""The results from the command line: python -m results report, and every other command in results/commands."""

import sys
from collections.abc import Sequence

from results import commands
from scan.terminal import obey, parser


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; the exit code: 0, or 1 when content or input is invalid."""
    return obey(parser("python -m results", str(__doc__), commands), arguments)


if __name__ == "__main__":
    sys.exit(main())
