"""The legend of the radar, of one person or of two."""

from collections.abc import Sequence

from results.meeting.voices import Voices, capitalised
from results.profile.legend import legend_entries
from scan.instrument.framework import Phase
from scan.look.html import Markup, html, joined

LEGEND_ENTRY = '<li><span class="key {}"></span>{}</li>'


def legend(phase: Phase) -> Markup:
    """The legend of the radar of one person."""
    return legend_list(legend_entries(phase))


def meeting_legend(phase: Phase, other: str, learner: str = "jij") -> Markup:
    """The legend of the radar of two people; `other` is "supervisor" or "opleider"."""
    return legend_list(meeting_legend_entries(phase, other, learner))


def legend_list(entries: Sequence[tuple[str, str]]) -> Markup:
    """A legend of these lines, each with its CSS class and label."""
    return html('<ul class="legend">{}</ul>', joined(html(LEGEND_ENTRY, *one) for one in entries))


def meeting_legend_entries(phase: Phase, other: str, learner: str = "jij") -> tuple[tuple[str, str], ...]:
    """CSS class and label of self, the other and the target."""
    _, target, *_ = legend_entries(phase)
    return ("self", capitalised(learner)), ("supervisor", capitalised(other)), target


def meeting_explanation(voices: Voices) -> str:
    """How the marks of two people differ, and what a missing mark means."""
    return (
        f"Ronde stip: {voices.learner}, open als dat voorlopig is. Open vierkant: {voices.guest}. De getallen staan "
        "op de vragen die jullie allebei beantwoordden. Waar een teken ontbreekt, is te weinig gezien of ingevuld."
    )
