"""Looking after the store: back up, restore, check it, and erase what is too old."""

import argparse
from pathlib import Path
from typing import Any

from scan.dates import today
from scan.dutch import count
from scan.store import RefusedError, maintenance
from scan.store.durable import open_store
from scan.terminal import print_refusal, subcommand


def add(parsers: Any) -> None:
    """The commands `run_backup`, `run_restore`, `run_purge` and `run_inspect`; all work on ZELFSCAN_DATABASE_URL."""
    copying = subcommand(parsers, "backup", "maak een reservekopie van alles wat is bewaard, ook terwijl de app draait")
    copying.add_argument("file", metavar="BESTAND", type=Path, help="waar de reservekopie komt")
    restoring = subcommand(parsers, "restore", "zet een reservekopie terug, in plaats van wat er nu is")
    restoring.add_argument("file", metavar="BESTAND", type=Path, help="de reservekopie")
    purging = subcommand(parsers, "purge", "wis wie hier te lang niet was, en oude opmerkingen bij vragen")
    months = f"na hoeveel maanden; anders {maintenance.RETENTION_MONTHS}"
    purging.add_argument("--months", type=int, default=maintenance.RETENTION_MONTHS, metavar="N", help=months)
    feedback_months = f"na hoeveel maanden een opmerking bij een vraag weg is; anders {maintenance.FEEDBACK_MONTHS}"
    feedback_default = maintenance.FEEDBACK_MONTHS
    purging.add_argument("--feedback-months", type=int, default=feedback_default, metavar="N", help=feedback_months)
    forced = "ook als dit iedereen wist, of meer dan twintig mensen en een tiende"
    purging.add_argument("--force", action="store_true", help=forced)
    inspecting = subcommand(parsers, "inspect", "controleer of alles er nog staat zoals het is geschreven")
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
    for option, months in (("--months", args.months), ("--feedback-months", args.feedback_months)):
        if months < 1:
            return print_refusal(f"{option}: {months} is geen termijn; kies 1 of meer")
    store = open_store()
    try:
        erased = maintenance.purge(store, today(), args.months, args.force, args.feedback_months)
    except RefusedError as error:
        return print_refusal(f"{error.message} Met --force gebeurt het toch.")
    finally:
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
