"""The finding of a comparison in sentences: agreement, largest difference, and the number of pairs behind it."""

from collections.abc import Sequence

from results.meeting.comparison import Comparison, MeanDifference
from results.meeting.role_views import AGREE_BELOW, RoleViews
from results.meeting.voices import Voices
from results.profile.table_cells import ChipKind
from scan.dutch import count, dutch_number, listing, percent
from scan.instrument.framework import Phase

STRENGTHS_MOST = 5
NOTHING_SHARED = "Jullie beantwoordden nog te weinig dezelfde vragen om te vergelijken."


def meeting_finding(
    comparison: Comparison, phase: Phase, supervisor: str, voices: Voices | None = None
) -> tuple[str, ...]:
    """One to four sentences, also the text alternative of the chart; `supervisor` is the word for the supervisor.

    They say "jij" and "je supervisor", or what `voices` calls the two.
    """
    said = voices or Voices("jij", f"je {supervisor}")
    compared = [role for role in comparison.roles if role.difference is not None]
    if not compared:
        return (NOTHING_SHARED,)
    unrated = [role.label for role in comparison.roles if _is_unrated(role)]
    too_few = [role.label for role in comparison.roles if role.difference is None and not _is_unrated(role)]
    sentences = (
        _agreed([role.label for role in compared if role.agree], len(compared), phase),
        _largest(largest_difference(comparison), phase, said),
        f"Bij {listing(unrated)} gaf {said.guest} geen oordeel." if unrated else "",
        f"Bij {listing(too_few)} is te weinig door jullie allebei beantwoord." if too_few else "",
    )
    return tuple(filter(None, sentences))


def _agreed(names: Sequence[str], total: int, phase: Phase) -> str:
    if not names:
        return ""
    all_roles = "beide" if total == 2 else f"alle {total}"
    about = f"{all_roles} rollen die jullie allebei invulden" if len(names) == total > 1 else listing(names)
    return f"Jullie zijn het eens over {about} (verschil kleiner dan {_amount(AGREE_BELOW, phase)})."


def _amount(share: float, phase: Phase) -> str:
    """A share of the axis in the unit of the table: points of 5, or percentage points."""
    return dutch_number(share * 5) if phase.shows_level else difference_text(share, phase)


def largest_difference(comparison: Comparison) -> RoleViews | None:
    """The role on which the two differ most; None where they agree on all."""
    apart = [role for role in comparison.roles if role.difference is not None and not role.agree]
    return max(apart, key=lambda one: abs(one.difference or 0.0), default=None)


def _largest(role: RoleViews | None, phase: Phase, said: Voices) -> str:
    if role is None:
        return ""
    return (
        f"Het grootste verschil zit in {role.label}: {said.learner} schat dit {_far(role, phase)} in dan {said.guest}."
    )


def difference_text(difference: float, phase: Phase) -> str:
    """The absolute difference of two views: "0,8", or "20 punten" (percentage points) where a share is shown."""
    return dutch_number(abs(difference)) if phase.shows_level else f"{100 * abs(difference):.0f} punten"


def _far(role: RoleViews, phase: Phase) -> str:
    difference = role.difference or 0.0
    return f"{difference_text(difference, phase)} {_side(difference)}"


def _side(difference: float) -> str:
    return "hoger" if difference > 0 else "lager"


def _is_unrated(role: RoleViews) -> bool:
    """Whether the supervisor gave no number for this role."""
    return not any(isinstance(reply.answer, int) for reply in role.rating.replies if reply.in_scope)


def role_verdict(role: RoleViews, phase: Phase) -> tuple[str, ChipKind]:
    """The learner's view of a role relative to the supervisor's in words, and the colour of its chip."""
    if role.difference is not None:
        return ("Eens", "ok") if role.agree else (_far(role, phase), "gap")
    return ("Geen oordeel" if _is_unrated(role) else "Te weinig samen"), "neutral"


def comparison_basis(comparison: Comparison, voices: Voices) -> str:
    """The number of pairs, the shares that are equal or within one point, and the mean difference; never a score."""
    text = shared_answers(comparison)
    return f"{text} {_mean(comparison.difference, voices)}" if comparison.difference else text


def shared_answers(comparison: Comparison) -> str:
    """The number of pairs, and the shares that are equal or within one point."""
    if comparison.equal is None or comparison.within_one is None:
        return NOTHING_SHARED
    questions = count(len(comparison.pairs), "vraag", "vragen")
    return (
        f"Jullie gaven allebei een antwoord op {questions}: {percent(comparison.equal)} "
        f"gelijk, {percent(comparison.within_one)} gelijk of één punt verschil."
    )


def _mean(difference: MeanDifference, voices: Voices) -> str:
    low, high = difference.mean - difference.half, difference.mean + difference.half
    return (
        f"Gemiddeld antwoordt {voices.learner} {_signed(difference.mean, 'gelijk aan')} {voices.guest} "
        f"(90\u00a0%-interval: {_signed(low, 'gelijk', '')} tot {_signed(high, 'gelijk', '')})."
    )


def _signed(value: float, zero_text: str, than: str = " dan") -> str:
    """A difference with its direction in words; `zero_text` when it rounds to zero."""
    distance = dutch_number(abs(value))
    return zero_text if distance == dutch_number(0.0) else f"{distance} {_side(value)}{than}"


def agreed_strengths(comparison: Comparison) -> tuple[str, ...]:
    """The statements of strengths that are no talking points, at most five, and a sentence with the number left out."""
    discussed = {pair.item.id for pair in comparison.talking_pairs}
    texts = [pair.item.text for pair in comparison.strengths if pair.item.id not in discussed]
    more = len(texts) - STRENGTHS_MOST
    return (*texts[:STRENGTHS_MOST], *([f"En nog {count(more, 'ander punt', 'andere punten')}."] if more > 0 else []))
