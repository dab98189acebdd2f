"""Serving the app, from any folder."""

import argparse
import os
import sys
from pathlib import Path
from typing import Any

from scan.terminal import subcommand

# Streamlit reads the settings in .streamlit beside this script, whatever folder it is started from.
APP = Path(__file__).parents[2] / "app.py"


def add(parsers: Any) -> None:
    """The commands `run` and `draft`."""
    running = subcommand(parsers, "run", "serveer de app, met de nieuwste gepubliceerde versie van de vragen")
    drafting = subcommand(parsers, "draft", "serveer de app, met de vragen zoals ze nu worden bewerkt")
    for command, carried_out in ((running, run), (drafting, draft)):
        command.add_argument("--port", type=int, metavar="N", help="de poort; anders 8501")
        command.add_argument("--content", type=Path, metavar="MAP", help="de map met de inhoud; anders die van de app")
        command.set_defaults(command=carried_out)


def run(args: argparse.Namespace) -> int:
    """Become Streamlit's server; settings that are not given come from the environment."""
    if args.content:
        os.environ["ZELFSCAN_CONTENT"] = str(args.content.absolute())
    port = ["--server.port", str(args.port)] if args.port is not None else []
    # -P: a folder `scan` or `results` where the command is given must not hide ours.
    os.execv(sys.executable, [sys.executable, "-P", "-m", "streamlit", "run", str(APP), *port])  # noqa: S606


def draft(args: argparse.Namespace) -> int:
    """The same with the working content."""
    os.environ["ZELFSCAN_SERVE"] = "draft"
    return run(args)
