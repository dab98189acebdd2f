"""The parameters of the simulation: one reference world, and eight that each stress one assumption."""

from dataclasses import dataclass, replace


@dataclass(frozen=True)
class World:
    """Parameters of people, items and answers, in units of ability (technical.md §2.1).

    `noise_sd` belongs to one answer, `item_bias_sd` to one item for everyone, `bias_mean` and `bias_sd` to one person
    for all answers. `mistagged` is the share of items whose difficulty is that of another level.
    """

    name: str
    meaning: str
    person_sd: float = 0.8
    role_sd: float = 0.6
    level_difficulty: tuple[float, float, float] = (-1.0, 0.2, 1.4)
    item_sd: float = 0.35
    discrimination_sd: float = 0.2
    item_bias_sd: float = 0.2
    bias_mean: float = 0.0
    bias_sd: float = 0.35
    noise_sd: float = 0.5
    thresholds: tuple[float, float, float, float] = (-1.6, -0.8, 0.0, 0.8)
    mistagged: float = 0.0
    inexperience_cut: float = -1.8
    inexperience_slope: float = 0.5
    experience_correlation: float = 0.5
    open_share: float = 0.03
    nvt_share: float = 0.02
    straightlining: float = 0.0
    supervisor_severity_sd: float = 0.4
    supervisor_role_sd: float = 0.3
    supervisor_noise_sd: float = 0.5
    supervisor_seen: float = 0.6


REFERENCE = World("reference", "all parameters at their default")
STRESS = (
    replace(REFERENCE, name="overrating", meaning="people rate themselves .5 too high on average", bias_mean=0.5),
    replace(REFERENCE, name="underrating", meaning="people rate themselves .5 too low on average", bias_mean=-0.5),
    replace(REFERENCE, name="uneven_bias", meaning="own bias differs twice as much between people", bias_sd=0.7),
    replace(REFERENCE, name="noisy_answers", meaning="answers are twice as noisy", noise_sd=1.0),
    replace(REFERENCE, name="mistagged_items", meaning="15 % of items belong to another level", mistagged=0.15),
    replace(
        REFERENCE, name="inexperience", meaning="many items not done yet", inexperience_cut=-0.8, inexperience_slope=0.8
    ),
    replace(REFERENCE, name="skipping", meaning="a quarter of the items left open", open_share=0.25),
    replace(
        REFERENCE, name="straightlining", meaning="20 % of people give one answer to a whole role", straightlining=0.2
    ),
)
WORLDS = (REFERENCE, *STRESS)
# One or two parameters changed, to see what explains a difference with another simulation.
VARIANTS = (
    replace(REFERENCE, name="no_inexperience", meaning="nothing is not done yet", inexperience_cut=-9.0),
    replace(REFERENCE, name="no_bias", meaning="nobody and no item has a bias", bias_sd=0.0, item_bias_sd=0.0),
    replace(REFERENCE, name="wider_people", meaning="people differ a third more", person_sd=1.07, role_sd=0.8),
)
