"""python -m results suggest: for each assessment the trainings that fit best in the time there is."""

import argparse
import json
from functools import partial
from math import isfinite
from typing import Any

from results.advice.eligibility import ALL_WAYS, Wish
from results.advice.gaps import Gap
from results.advice.reasons import NO_ADVICE, hours_word, suggestion_reason, uncovered_sentence
from results.advice.suggestions import Advice, Suggestion, suggest
from scan.content.loading import load_content
from scan.dutch import single_line
from scan.instrument.catalogue import Catalogue
from scan.instrument.framework import Framework
from scan.instrument.instrument import Instrument
from scan.released.versions import all_versions
from scan.scoring.assessment import Assessment
from scan.scoring.scoring import score
from scan.strict_json import Json
from scan.terminal import (
    AUDIENCE,
    FILE,
    HOURS,
    PHASE,
    SPECIALISM,
    add_content_option,
    for_each_assessment,
    print_refusal,
    subcommand,
)


def add(parsers: Any) -> None:
    """The command and what it takes."""
    command = subcommand(parsers, "suggest", "adviseer bij elke ingevulde scan scholing")
    command.add_argument("file", metavar="BESTAND", help=FILE)
    command.add_argument("--hours", type=budget, metavar="N", help=HOURS)
    command.add_argument("--json", action="store_true", help="als JSON, één object per regel")
    command.add_argument("--audience", metavar="WIE", help=AUDIENCE)
    for name, told in (("--specialism", SPECIALISM), ("--institute", "de instelling"), ("--region", "de regio")):
        command.add_argument(name, default="", metavar="WAT", help=told)
    command.add_argument(
        "--way", action="append", choices=sorted(ALL_WAYS), help="vorm van scholing; mag vaker; anders elke"
    )
    command.add_argument("--done", action="append", default=[], metavar="ID", help="wat al is gedaan; mag vaker")
    command.add_argument("--phase", metavar="FASE", help=PHASE)
    add_content_option(command)
    command.set_defaults(command=run)


def budget(text: str) -> float:
    """Hours as someone types them."""
    hours = float(text.replace(",", "."))
    if not isfinite(hours) or hours < 0:
        raise argparse.ArgumentTypeError(f"{text!r} is no number of hours")
    return hours


def run(args: argparse.Namespace) -> int:
    """Print the advice to every sound assessment; the others are told on stderr."""
    instrument, offers = load_content(args.content)
    for option, given, known in (
        ("--audience", args.audience, [one.key for one in instrument.framework.audiences]),
        ("--specialism", args.specialism, [one.key for one in instrument.framework.specialisms]),
    ):
        if given and given not in known:
            return print_refusal(f"{option}: {given!r} is not known; choose one of {', '.join(known)}")
    return for_each_assessment(args, all_versions(args.content), partial(advised, args=args, offers=offers))


def advised(assessment: Assessment, instrument: Instrument, args: argparse.Namespace, offers: Catalogue) -> str:
    """The advice to one person: a line of JSON, or a few lines to read."""
    wish = wish_of(args, assessment, instrument.framework)
    advice = suggest(score(assessment, instrument), instrument, offers, wish)
    if args.json:
        return json.dumps({"id": assessment.id} | advice_json(advice, wish, instrument.framework), ensure_ascii=False)
    return f"{single_line(assessment.id)}\n{advice_text(advice, wish, instrument.framework)}"


def wish_of(args: argparse.Namespace, said: Assessment, framework: Framework) -> Wish:
    """What was asked for; who it is follows from the phase, unless told."""
    usual = next(one.key for one in framework.audiences if said.phase in one.phases)
    return Wish(
        audience=args.audience or usual,
        specialism=said.specialism,
        institute=args.institute,
        hours=args.hours,
        done=frozenset(args.done),
        region=args.region,
        ways=frozenset(args.way or ALL_WAYS),
    )


def advice_json(advice: Advice, wish: Wish, framework: Framework) -> Json:
    """An advice with unrounded numbers; `reason` is null when there are suggestions."""
    return {
        "suggestions": [_suggestion(one, advice, wish, framework) for one in advice.suggestions],
        "value": advice.value,
        "uncovered": [_gap(gap) for gap in advice.uncovered],
        "reason": advice.reason or None,
    }


def _suggestion(one: Suggestion, advice: Advice, wish: Wish, framework: Framework) -> Json:
    covers = zip(one.gaps, one.strengths, strict=True)
    return {
        "id": one.training.id,
        "title": one.training.title,
        "hours": one.hours,
        "covers": [_gap(gap) | {"strength": strength} for gap, strength in covers],
        "value": one.value,
        "because": suggestion_reason(one, advice, wish, framework),
    }


def _gap(gap: Gap) -> Json:
    return gap.topic._asdict() | {"weight": gap.weight, "items": list(gap.items)}


def advice_text(advice: Advice, wish: Wish, framework: Framework) -> str:
    """An advice to read: each training with its reason, or why there is none, and what nothing helps with."""
    told = [
        f"- {one.training.title} ({hours_word(one.hours)}). {suggestion_reason(one, advice, wish, framework)}"
        for one in advice.suggestions
    ]
    told = told or [NO_ADVICE[advice.reason]]
    return "\n".join([*told, *filter(None, [uncovered_sentence(advice.uncovered, framework, wish.audience)])])
