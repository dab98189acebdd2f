"""The stages of a netwerkstage in a line, above the learning goals."""

from collections.abc import Sequence

from results.goals.netwerkstage import TrajectoryStage
from results.look.status_messages import save_status_line
from scan.look.html import Markup, html, joined
from scan.look.page_parts import show

STAGES = '<ol class="road" aria-label="Je traject">{}</ol>'
STAGE = '<li class="{}"><strong>{}</strong><span>{}</span></li>'
LOCAL_PLAN = "Deze lijn komt uit de netwerkstage palliatieve zorg. Ze vervangt je lokale opleidingsplan niet."


def show_trajectory(stages: Sequence[TrajectoryStage], status: str) -> None:
    """The save status, the stages, and where they come from."""
    show(save_status_line(status) + trajectory_list(stages) + html('<p class="quiet">{}</p>', LOCAL_PLAN))


def trajectory_list(stages: Sequence[TrajectoryStage]) -> Markup:
    """The stages in order; those that are complete are marked."""
    return html(STAGES, joined(html(STAGE, "done" if one.done else "", one.name, one.state) for one in stages))
