"""python -m results suggest: for each assessment the best set of trainings within the time budget."""

import argparse
import json
from collections.abc import Sequence
from functools import partial
from math import isfinite
from typing import Any

from results.advice.advice_texts import (
    closing_sentences,
    empty_sentence,
    exclusion_lines,
    exclusion_reason,
    first_sentence,
    in_training_sentence,
)
from results.advice.eligibility import ALL_WAYS, Wish
from results.advice.exclusions import Exclusion, exclusions
from results.advice.gaps import Gap
from results.advice.reasons import duration_word, first_act, first_reason, hours_word, suggestion_reason
from results.advice.suggestions import Advice, Suggestion, suggest
from scan.content.loading import load_content
from scan.dutch import single_line
from scan.instrument.catalogue import Catalogue, Training
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
    INSTITUTE,
    PHASE,
    SPECIALISM,
    YEAR,
    add_content_option,
    for_each_assessment,
    print_refusal,
    subcommand,
)


def add(parsers: Any) -> None:
    """Register the command and its arguments."""
    command = subcommand(parsers, "suggest", "adviseer bij elke ingevulde scan scholing")
    command.add_argument("file", metavar="BESTAND", help=FILE)
    command.add_argument("--hours", type=budget, metavar="N", help=HOURS)
    command.add_argument("--json", action="store_true", help="als JSON, één object per regel")
    command.add_argument("--audience", metavar="WIE", help=AUDIENCE)
    for name, told in (("--specialism", SPECIALISM), ("--institute", INSTITUTE), ("--region", "de regio")):
        command.add_argument(name, default="", metavar="WAT", help=told)
    command.add_argument("--year", type=int, default=0, metavar="N", help=YEAR)
    command.add_argument(
        "--way", action="append", choices=sorted(ALL_WAYS), help="vorm van scholing; mag vaker; anders elke"
    )
    command.add_argument("--done", action="append", default=[], metavar="ID", help="wat al is gedaan; mag vaker")
    command.add_argument("--phase", metavar="FASE", help=PHASE)
    add_content_option(command)
    command.set_defaults(command=print_suggestions)


def budget(text: str) -> float:
    """Hours from a command-line argument, with a decimal point or comma; ArgumentTypeError when invalid."""
    hours = float(text.replace(",", "."))
    if not isfinite(hours) or hours < 0:
        raise argparse.ArgumentTypeError(f"{text!r} is geen aantal uren")
    return hours


def print_suggestions(args: argparse.Namespace) -> int:
    """Print the advice for every valid assessment; invalid ones are reported on stderr and make the exit code 1."""
    instrument, offers = load_content(args.content)
    for option, value, known in (
        ("--audience", args.audience, [one.key for one in instrument.framework.audiences]),
        ("--specialism", args.specialism, [one.key for one in instrument.framework.specialisms]),
    ):
        if value and value not in known:
            return print_refusal(f"{option}: {value!r} is niet bekend; kies uit {', '.join(known)}")
    return for_each_assessment(args, all_versions(args.content), partial(advice_output, args=args, offers=offers))


def advice_output(assessment: Assessment, instrument: Instrument, args: argparse.Namespace, offers: Catalogue) -> str:
    """The advice for one assessment: a line of JSON, or a few lines of text."""
    wish = wish_from_arguments(args, assessment, instrument.framework)
    profile, framework = score(assessment, instrument), instrument.framework
    advice = suggest(profile, instrument, offers, wish)
    others = exclusions(advice, profile, framework, offers, wish)
    if args.json:
        return json.dumps({"id": assessment.id} | advice_json(advice, others, wish, framework), ensure_ascii=False)
    return f"{single_line(assessment.id)}\n{advice_text(advice, others, wish, framework)}"


def wish_from_arguments(args: argparse.Namespace, assessment: Assessment, framework: Framework) -> Wish:
    """The wish from the arguments; the audience is the first of the phase unless given."""
    default_audience = next(one.key for one in framework.audiences if assessment.phase in one.phases)
    return Wish(
        audience=args.audience or default_audience,
        specialism=assessment.specialism,
        institute=args.institute or assessment.institute,
        hours=args.hours,
        done=frozenset(args.done),
        region=args.region,
        ways=frozenset(args.way or ALL_WAYS),
        year=args.year,
    )


def advice_json(advice: Advice, others: Sequence[Exclusion], wish: Wish, framework: Framework) -> Json:
    """The advice as JSON with unrounded numbers; `reason` is null when there are suggestions."""
    return {
        "suggestions": [_suggestion(one, advice, wish, framework) for one in advice.suggestions],
        "first": [_named(one.training) | {"because": first_reason(one, advice, framework)} for one in advice.first],
        "in_training": [_named(one) for one in advice.in_training],
        "left_out": [_named(one.training) | {"because": exclusion_reason(one)} for one in others],
        "value": advice.value,
        "uncovered": [_gap(gap) for gap in advice.uncovered],
        "reason": advice.reason or None,
    }


def _suggestion(suggestion: Suggestion, advice: Advice, wish: Wish, framework: Framework) -> Json:
    training = suggestion.training
    covers = zip(suggestion.gaps, suggestion.strengths, strict=True)
    return _named(training) | {
        "duration": duration_word(training, advice),
        "hours": suggestion.hours,
        "kind": training.kind,
        "family": list(training.family),
        "covers": [_gap(gap) | {"strength": strength} for gap, strength in covers],
        "value": suggestion.value,
        "because": suggestion_reason(suggestion, advice, wish, framework),
        "first_act": first_act(training, advice, wish, framework),
    }


def _named(training: Training) -> Json:
    return {"id": training.id, "title": training.title}


def _gap(gap: Gap) -> Json:
    return gap.topic._asdict() | {"weight": gap.weight, "items": list(gap.items)}


def advice_text(advice: Advice, others: Sequence[Exclusion], wish: Wish, framework: Framework) -> str:
    """The advice as text, with all that the page says: the set, what to read first, and what was left out."""
    sentences = (
        empty_sentence(advice),
        *(_line(one, advice, wish, framework) for one in advice.suggestions),
        first_sentence(advice, framework),
        in_training_sentence(advice),
        *closing_sentences(advice, wish, framework),
        *(f"{words}: {titles}." for words, titles in exclusion_lines(others)),
    )
    return "\n".join(filter(None, sentences))


def _line(suggestion: Suggestion, advice: Advice, wish: Wish, framework: Framework) -> str:
    training = suggestion.training
    duration = duration_word(training, advice) or hours_word(suggestion.hours)
    why = suggestion_reason(suggestion, advice, wish, framework)
    return f"- {training.title} ({duration}). {why} {first_act(training, advice, wish, framework)}"
