"""What two views say together, in sentences: where they agree, where they differ most, and what they stand on."""

from collections.abc import Sequence

from results.meeting.comparison import Comparison, MeanDifference
from results.meeting.role_views import AGREE_BELOW, RoleViews
from results.profile.cells import ChipKind
from scan.dutch import count, dutch_number, listing, percent
from scan.instrument.framework import Phase

STRENGTHS_MOST = 5
NOTHING_SHARED = "Jullie beantwoordden nog te weinig dezelfde vragen om te vergelijken."


def meeting_finding(found: Comparison, phase: Phase, other: str) -> tuple[str, ...]:
    """One to four sentences, in words a chart's text alternative can use too; `other` is who looks along."""
    compared = [role for role in found.roles if role.difference is not None]
    if not compared:
        return (NOTHING_SHARED,)
    silent = [role.label for role in found.roles if _is_silent(role)]
    thin = [role.label for role in found.roles if role.difference is None and not _is_silent(role)]
    told = (
        _agreed([role.label for role in compared if role.agree], len(compared), phase),
        _largest([role for role in compared if not role.agree], phase, other),
        f"Bij {listing(silent)} gaf je {other} geen oordeel." if silent else "",
        f"Bij {listing(thin)} is te weinig door jullie allebei beantwoord." if thin else "",
    )
    return tuple(filter(None, told))


def _agreed(names: Sequence[str], of: int, phase: Phase) -> str:
    if not names:
        return ""
    every = "beide" if of == 2 else f"alle {of}"
    about = f"{every} rollen die jullie allebei invulden" if len(names) == of > 1 else listing(names)
    return f"Jullie zijn het eens over {about} (verschil kleiner dan {_amount(AGREE_BELOW, phase)})."


def _amount(share: float, phase: Phase) -> str:
    """A share of the axis as the table says it."""
    return dutch_number(share * 5) if phase.shows_level else points(share, phase)


def _largest(roles: Sequence[RoleViews], phase: Phase, other: str) -> str:
    if not roles:
        return ""
    role = max(roles, key=lambda one: abs(one.difference or 0.0))
    return f"Het grootste verschil zit in {role.label}: jij schat dit {_far(role, phase)} in dan je {other}."


def points(difference: float, phase: Phase) -> str:
    """How far two views lie apart, without a direction: "0,8", or "20 punten" where a share is shown."""
    return dutch_number(abs(difference)) if phase.shows_level else f"{100 * abs(difference):.0f} punten"


def _far(role: RoleViews, phase: Phase) -> str:
    difference = role.difference or 0.0
    return f"{points(difference, phase)} {_side(difference)}"


def _side(difference: float) -> str:
    return "hoger" if difference > 0 else "lager"


def _is_silent(role: RoleViews) -> bool:
    """Whether the supervisor gave no number for this role."""
    return not any(isinstance(reply.answer, int) for reply in role.rating.said if reply.in_scope)


def role_verdict(role: RoleViews, phase: Phase) -> tuple[str, ChipKind]:
    """How the person sees a role beside the supervisor, for a chip, and how it is coloured."""
    if role.difference is not None:
        return ("Eens", "ok") if role.agree else (_far(role, phase), "gap")
    return ("Geen oordeel" if _is_silent(role) else "Te weinig samen"), "neutral"


def stands_on_pairs(found: Comparison, other: str) -> str:
    """What the comparison stands on: pairs, how many are equal or close, and the mean difference; never a score."""
    if found.equal is None or found.within_one is None:
        return NOTHING_SHARED
    told = (
        f"Jullie gaven allebei een antwoord op {count(len(found.pairs), 'vraag', 'vragen')}: {percent(found.equal)} "
        f"gelijk, {percent(found.within_one)} gelijk of één punt verschil."
    )
    return f"{told} {_mean(found.difference, other)}" if found.difference else told


def _mean(difference: MeanDifference, other: str) -> str:
    low, high = difference.mean - difference.half, difference.mean + difference.half
    return (
        f"Gemiddeld antwoord jij {_signed(difference.mean, 'gelijk aan')} je {other} "
        f"(90\u00a0%-interval: {_signed(low, 'gelijk', '')} tot {_signed(high, 'gelijk', '')})."
    )


def _signed(value: float, none: str, than: str = " dan") -> str:
    """A difference with its direction in words, as it is rounded on the page."""
    far = dutch_number(abs(value))
    return none if far == dutch_number(0.0) else f"{far} {_side(value)}{than}"


def agreed_strengths(found: Comparison) -> tuple[str, ...]:
    """What both see as a strength and do not talk about already, at most five statements, and how many more."""
    told = {pair.item.id for pair in found.talking}
    texts = [pair.item.text for pair in found.strengths if pair.item.id not in told]
    more = len(texts) - STRENGTHS_MOST
    return (*texts[:STRENGTHS_MOST], *([f"En nog {count(more, 'ander punt', 'andere punten')}."] if more > 0 else []))
