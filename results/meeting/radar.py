"""The radar of a feedback meeting: self, supervisor and target (experience.md §3)."""

from collections.abc import Sequence
from dataclasses import replace

from results.meeting.role_views import RoleViews, radar_value
from results.profile.radar import RadarModel, radar_model
from scan.instrument.constants import Constants
from scan.instrument.framework import Phase


def meeting_radar_model(roles: Sequence[RoleViews], phase: Phase, constants: Constants) -> RadarModel:
    """Self, supervisor and target, without intervals: a radar shows at most three series (experience.md §3)."""
    model = radar_model([role.own for role in roles], phase, constants)
    axes = zip(model.axes, roles, strict=True)
    return replace(
        model, axes=tuple(replace(axis, band=None, rating=radar_value(role.rating, phase)) for axis, role in axes)
    )
