"""Versions of the questions: freeze one, and see what two have in common."""

import argparse
from typing import Any

from scan.dates import today
from scan.released.publication import instrument_digest, load_published
from scan.released.versions import bridge_report, release
from scan.terminal import add_content_option, subcommand


def add(parsers: Any) -> None:
    """The commands `run_publish` and `run_bridge`."""
    publishing = subcommand(parsers, "publish", "leg de inhoud vast als een nieuwe versie, met een hash")
    publishing.add_argument("version", metavar="VERSIE", help="een naam na de nieuwste, zoals 2026-3")
    bridging = subcommand(parsers, "bridge", "toon wat tussen twee versies vergelijkbaar is; er verandert niets")
    bridging.add_argument("old", metavar="OUD", help="een gepubliceerde versie")
    bridging.add_argument(
        "new", metavar="NIEUW", help="een latere versie; een naam die nog niet bestaat, is de inhoud van nu"
    )
    for command, carried_out in ((publishing, run_publish), (bridging, run_bridge)):
        add_content_option(command)
        command.set_defaults(command=carried_out)


def run_publish(args: argparse.Namespace) -> int:
    """Freeze the working content, and print its file and hash."""
    path = release(args.content, args.version, today())
    print(f"{path}\nsha256 {instrument_digest(load_published(path))}")
    return 0


def run_bridge(args: argparse.Namespace) -> int:
    """What may be laid side by side, before anything is applied."""
    print(bridge_report(args.content, args.old, args.new))
    return 0
