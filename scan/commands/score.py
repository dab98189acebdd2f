"""Scoring assessments from a file, each by its own version."""

import argparse
import json
from typing import Any

from scan.instrument.instrument import Instrument
from scan.json_output import profile_json
from scan.released.versions import all_versions
from scan.scoring.assessment import Assessment
from scan.scoring.scoring import score
from scan.terminal import add_content_option, for_each_assessment


def add(parsers: Any) -> None:
    """The command `score`."""
    scoring = parsers.add_parser("score", help="score assessments, one JSON object each")
    scoring.add_argument("file", metavar="FILE", help="JSON: one assessment, a list, or one a line; - reads stdin")
    scoring.add_argument("--phase")
    scoring.add_argument("--specialism", default="", help="whose questions were asked, where a record does not say")
    add_content_option(scoring)
    scoring.set_defaults(command=run_score)


def run_score(args: argparse.Namespace) -> int:
    """One JSON profile a line for every sound assessment; the others are told on stderr."""
    return for_each_assessment(args, all_versions(args.content), profile_line)


def profile_line(assessment: Assessment, instrument: Instrument) -> str:
    """The profile of one assessment by its own version."""
    return json.dumps(profile_json(score(assessment, instrument), instrument.framework))
