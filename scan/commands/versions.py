"""Versions of the questions: freeze one, and see what two have in common."""

import argparse
from typing import Any

from scan.dates import today
from scan.released.publication import instrument_digest, load_published
from scan.released.versions import bridge_report, release
from scan.terminal import add_content_option


def add(parsers: Any) -> None:
    """The commands `run_publish` and `run_bridge`."""
    publishing = parsers.add_parser("publish", help="freeze the working content as a version, with its hash")
    publishing.add_argument("version", metavar="VERSION", help="a name after the newest, like 2026-1")
    bridging = parsers.add_parser("bridge", help="what is comparable between two versions; changes nothing")
    bridging.add_argument("old", metavar="OLD")
    bridging.add_argument("new", metavar="NEW", help="a version that was not published yet is the working content")
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
