"""The constants of the measurement model, as set in items/framework.yaml."""

from fractions import Fraction
from typing import Annotated

from pydantic import Field

from scan.instrument.base import Count, Definition, Point, Positive, Share

Ratio = Annotated[Fraction, Field(ge=0, le=1)]


class Minimum(Definition):
    """The minimum number of items per cell, for every specialism's set (measurement.md §2).

    `per_competency` counts the items that a phase asks for each of the ten EAPC core competencies.
    """

    per_role_and_level: Annotated[int, Field(ge=0)]
    per_task: Annotated[int, Field(ge=0)]
    per_competency: Annotated[int, Field(ge=0)] = 0


class Constants(Definition):
    """Cuts, guards and other constants of measurement.md §2, §3 and §5; most still await confirmation by experts.

    The last six stand only in versions published before the catalogue got the numbers of §6; nothing reads them.
    """

    criterion: Point
    guard: Share
    coverage_share: Ratio
    coverage_least: Count
    inexperience_share: Ratio
    not_applicable_share: Ratio
    on_target: Share
    almost: Share
    overall_least_roles: Annotated[int, Field(ge=1, le=7)]
    overall_exceptions: Annotated[int, Field(ge=0, le=7)]
    nu0: Positive
    sigma0: Positive
    band_z: Positive
    change_cut: Positive
    retest_sd: Positive
    provisional_below: Count
    axes_least: Count
    axis_answers_least: Count
    group_floor: Count
    group_default: Count
    group_distribution_from: Count
    group_statistics_from: Count = 50
    shortfall_most: Count | None = None
    goal_factor: Positive | None = None
    supervisor_factor: Positive | None = None
    unnamed_theme_strength: Share | None = None
    mainly_inexperience: Ratio | None = None
    set_most: Count | None = None
