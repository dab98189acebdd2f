"""Scoring assessments from a file, each by its own version."""

import argparse
import json
from typing import Any

from scan.commands.json_output import profile_json
from scan.instrument.instrument import Instrument
from scan.released.versions import all_versions
from scan.scoring.assessment import Assessment
from scan.scoring.scoring import score
from scan.terminal import FILE, PHASE, SET, add_content_option, for_each_assessment, subcommand


def add(parsers: Any) -> None:
    """The command `score`."""
    scoring = subcommand(parsers, "score", "reken ingevulde scans door: per scan één regel JSON")
    scoring.add_argument("file", metavar="BESTAND", help=FILE)
    scoring.add_argument("--phase", metavar="FASE", help=PHASE)
    scoring.add_argument("--specialism", metavar="SLEUTEL", default="", help=SET)
    add_content_option(scoring)
    scoring.set_defaults(command=run_score)


def run_score(args: argparse.Namespace) -> int:
    """One JSON profile a line for every sound assessment; the others are told on stderr."""
    return for_each_assessment(args, all_versions(args.content), profile_line)


def profile_line(assessment: Assessment, instrument: Instrument) -> str:
    """The profile of one assessment by its own version."""
    return json.dumps(profile_json(score(assessment, instrument), instrument.framework))
