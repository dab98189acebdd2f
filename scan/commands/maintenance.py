"""Looking after the store: back up, restore, check it, and erase what is too old."""

import argparse
from pathlib import Path
from typing import Any

from scan.dates import today
from scan.dutch import count
from scan.identity.provider import RETENTION, USUAL_RETENTION, SettingError, provider
from scan.store import RefusedError, maintenance
from scan.store.durable import open_store
from scan.terminal import print_refusal, subcommand


def add(parsers: Any) -> None:
    """The commands `run_backup`, `run_restore`, `run_copy`, `run_purge` and `run_inspect`."""
    copying = subcommand(parsers, "backup", "maak een reservekopie van alles wat is bewaard, ook terwijl de app draait")
    copying.add_argument("file", metavar="BESTAND", type=Path, help="waar de reservekopie komt")
    restoring = subcommand(parsers, "restore", "zet een reservekopie terug, in plaats van wat er nu is")
    restoring.add_argument("file", metavar="BESTAND", type=Path, help="de reservekopie")
    moving = subcommand(parsers, "copy", "zet alles over naar een lege database, ook van SQLite naar PostgreSQL")
    for place, told in (("van", "de database die er is"), ("naar", "de lege database")):
        help_text = f"{told}: sqlite:////map/bestand of postgresql://gebruiker@adres/naam"
        moving.add_argument(place, metavar=place.upper(), help=help_text)
    purging = subcommand(parsers, "purge", "wis wie hier te lang niet was, en oude opmerkingen bij vragen")
    add_purge_options(purging)
    inspecting = subcommand(parsers, "inspect", "controleer of alles er nog staat zoals het is geschreven")
    doings = {
        copying: run_backup,
        restoring: run_restore,
        moving: run_copy,
        purging: run_purge,
        inspecting: run_inspect,
    }
    for command, carried_out in doings.items():
        command.set_defaults(command=carried_out)


def add_purge_options(purging: argparse.ArgumentParser) -> None:
    """What is too old, and that it is meant."""
    months = f"na hoeveel maanden; anders {RETENTION}, of {USUAL_RETENTION}"
    purging.add_argument("--months", type=int, metavar="N", help=months)
    feedback_months = f"na hoeveel maanden een opmerking bij een vraag weg is; anders {maintenance.FEEDBACK_MONTHS}"
    feedback_default = maintenance.FEEDBACK_MONTHS
    purging.add_argument("--feedback-months", type=int, default=feedback_default, metavar="N", help=feedback_months)
    forced = "ook als dit iedereen wist, of meer dan twintig mensen en een tiende"
    purging.add_argument("--force", action="store_true", help=forced)


def run_backup(args: argparse.Namespace) -> int:
    """Copy the store as of this moment."""
    store = open_store()
    maintenance.backup(store, args.file)
    store.close()
    print(f"De reservekopie staat in {args.file}. Bewaar ook {maintenance.erasure_list()}: wie daarna alles wist.")
    return 0


def run_restore(args: argparse.Namespace) -> int:
    """Put a backup back, without who is on the list of erasures."""
    people, scans = maintenance.restore(args.file)
    print(f"De reservekopie is teruggezet. {restored_without(people, scans)}")
    return 0


def restored_without(people: int, scans: int) -> str:
    """Who was erased again, in a sentence; without a list how to do that by hand."""
    listed = maintenance.erasure_list()
    if not listed.exists():
        return f"De lijst {listed} is er niet. Wie na die kopie iets wiste, staat er weer in: wis dat opnieuw."
    again = f"{count(people, 'persoon', 'personen')} en {count(scans, 'scan', 'scans')}"
    return f"Opnieuw gewist, volgens {listed}: {again}."


def run_copy(args: argparse.Namespace) -> int:
    """Copy all rows to another database; the old one stays as it is."""
    people = maintenance.copy_store(args.van, args.naar)
    print(f"Overgezet: {count(people, 'persoon', 'personen')}. De oude database is niet veranderd.")
    return 0


def run_purge(args: argparse.Namespace) -> int:
    """Erase who stayed away too long."""
    for option, given in (("--months", args.months), ("--feedback-months", args.feedback_months)):
        if given is not None and given < 1:
            return print_refusal(f"{option}: {given} is geen termijn; kies 1 of meer")
    try:
        months = args.months or provider().retention_months
    except SettingError as error:
        return print_refusal(str(error))
    store = open_store()
    try:
        erased = maintenance.purge(store, today(), months, args.force, args.feedback_months)
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
