"""Erasing one person on request, by their code (reliability.md R60)."""

import argparse
from typing import Any

from scan.store import NotFoundError
from scan.store.durable import open_store
from scan.terminal import print_refusal, subcommand

UNKNOWN = "deze code hoort bij niemand; kijk of hij goed is overgenomen, en of er geen nieuwere is gemaakt"
ERASED = (
    "Alles van deze persoon is gewist. In een oudere reservekopie staat het nog, tot die weg is; wordt die teruggezet, "
    "dan wordt het opnieuw gewist."
)


def add(parsers: Any) -> None:
    """The command `run_erase`, on ZELFSCAN_DATABASE_URL."""
    erasing = subcommand(parsers, "erase", "wis alles van één persoon, op diens verzoek")
    erasing.add_argument("code", metavar="CODE", help="de code waarmee die persoon terugkomt")
    erasing.set_defaults(command=run_erase)


def run_erase(args: argparse.Namespace) -> int:
    """Erase whoever has this code, as "wis alles" does."""
    store = open_store()
    try:
        actor, _ = store.actor_of_code(args.code, "")
        store.forget_person(actor)
        store.database.compact()
    except NotFoundError:
        return print_refusal(UNKNOWN)
    finally:
        store.close()
    print(ERASED)
    return 0
