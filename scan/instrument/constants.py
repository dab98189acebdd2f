"""The constants of the measurement model, as set in items/framework.yaml."""

from fractions import Fraction

from scan.instrument.base import Definition, Point, Positive, Share


class Minimum(Definition):
    """The minimum number of items per cell, for every specialism's set (measurement.md §2).

    `per_competency` counts the items that a phase asks for each of the ten EAPC core competencies.
    """

    per_role_and_level: int
    per_task: int
    per_competency: int = 0


class Constants(Definition):
    """Cuts, guards and other constants of measurement.md §2, §3 and §5; most still await confirmation by experts.

    The last six stand only in versions published before the catalogue got the numbers of §6; nothing reads them.
    """

    criterion: Point
    guard: Share
    coverage_share: Fraction
    coverage_least: int
    inexperience_share: Fraction
    not_applicable_share: Fraction
    on_target: Share
    almost: Share
    overall_least_roles: int
    overall_exceptions: int
    nu0: Positive
    sigma0: Positive
    band_z: float
    change_cut: float
    retest_sd: float
    provisional_below: int
    axes_least: int
    axis_answers_least: int
    group_floor: int
    group_default: int
    group_distribution_from: int
    shortfall_most: int | None = None
    goal_factor: float | None = None
    supervisor_factor: float | None = None
    unnamed_theme_strength: Share | None = None
    mainly_inexperience: Fraction | None = None
    set_most: int | None = None
