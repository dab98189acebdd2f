"""Looking after the store: back up, restore, check it, and erase what is too old."""

import argparse
from pathlib import Path
from typing import Any

from scan.dates import today
from scan.dutch import count
from scan.store import maintenance
from scan.store.durable import open_store
from scan.terminal import print_refusal


def add(parsers: Any) -> None:
    """The commands `run_backup`, `run_restore`, `run_purge` and `run_inspect`; all work on ZELFSCAN_DATABASE_URL."""
    copying = parsers.add_parser("backup", help="copy the whole store to a file, while it is in use")
    copying.add_argument("file", metavar="FILE", type=Path)
    restoring = parsers.add_parser("restore", help="put a backup in the place of what is there")
    restoring.add_argument("file", metavar="FILE", type=Path)
    purging = parsers.add_parser("purge", help="erase who was not here for 24 months")
    purging.add_argument("--months", type=int, default=maintenance.RETENTION_MONTHS)
    inspecting = parsers.add_parser("inspect", help="whether everything is as it was written")
    doings = {copying: run_backup, restoring: run_restore, purging: run_purge, inspecting: run_inspect}
    for command, carried_out in doings.items():
        command.set_defaults(command=carried_out)


def run_backup(args: argparse.Namespace) -> int:
    """Copy the store as of this moment."""
    store = open_store()
    maintenance.backup(store, args.file)
    store.close()
    print(f"De reservekopie staat in {args.file}.")
    return 0


def run_restore(args: argparse.Namespace) -> int:
    """Put a backup back; who erased their data since is there again."""
    maintenance.restore(args.file)
    print("De reservekopie is teruggezet. Wie na die kopie alles wiste, staat er weer in: wis dat opnieuw.")
    return 0


def run_purge(args: argparse.Namespace) -> int:
    """Erase who stayed away too long."""
    if args.months < 1:
        return print_refusal(f"--months: {args.months} is geen termijn; kies 1 of meer")
    store = open_store()
    erased = maintenance.purge(store, today(), args.months)
    store.close()
    print(f"Gewist: {count(erased, 'persoon', 'personen')}.")
    return 0


def run_inspect(args: argparse.Namespace) -> int:
    """Say what was changed outside the store, or broke."""
    store = open_store()
    problems = maintenance.check(store)
    store.close()
    print("\n".join(problems) or "Alles staat er zoals het is geschreven.")
    return 1 if problems else 0
