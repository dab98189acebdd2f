"""zelfscan run, and every command of `python -m scan` and `python -m results`."""

import sys
from collections.abc import Sequence

import results.commands
import scan.commands
import zelfscan.commands
from scan import __version__
from scan.terminal import command_parser, run_command

TOLD = "De zelfscan palliatieve zorg: serveer de app, werk aan de inhoud, reken scans door en beheer wat is bewaard."


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; 0 when all is well, 1 when content, input or the store is not."""
    top = command_parser("zelfscan", TOLD, arguments, zelfscan.commands, scan.commands, results.commands)
    top.add_argument(
        "-V", "--version", action="version", version=f"zelfscan {__version__}", help="toon de versie en stop"
    )
    return run_command(top, arguments)


if __name__ == "__main__":
    sys.exit(main())
