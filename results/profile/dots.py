"""A dot for each answered item of a row: full on the norm, half just below it, empty when it is still to learn."""

from typing import Literal

from results.profile.lenses import ProfileRow
from scan.scoring.assessment import NVT
from scan.scoring.credit import credit

Dot = Literal["full", "half", "empty"]
DOT_OF_CREDIT: dict[float, Dot] = {1.0: "full", 0.5: "half", 0.0: "empty"}
DOTS_EXPLAINED = (
    "Elke stip is een vraag die je beantwoordde: vol is op de norm, half er vlak onder, leeg is nog te leren."
)


def dots(row: ProfileRow) -> tuple[Dot, ...]:
    """The dots of a row, full ones first; their mean credit is its D (measurement.md §2).

    An in-scope item answered "nog niet gedaan" (NE) is an empty dot; NVT and open items have none.
    """
    answered = [reply for reply in row.replies if reply.in_scope and reply.answer not in (None, NVT)]
    credits = sorted((credit(r.answer, r.norm) for r in answered if r.answer is not None), reverse=True)
    return tuple(DOT_OF_CREDIT[one] for one in credits)


def on_norm_phrase(row: ProfileRow) -> str:
    """The number of answers on the norm in words: "3 van 5 vragen op de norm"; without answers that there are none."""
    found = dots(row)
    if not found:
        return "geen antwoorden"
    return f"{found.count('full')} van {len(found)} {'vraag' if len(found) == 1 else 'vragen'} op de norm"
