"""The result types of scoring; a profile is computed from an assessment and never stored."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, NamedTuple

from scan.instrument.base import LevelKey
from scan.scoring.assessment import Answer, Assessment

ReachedLevel = Literal["op_weg", "basis", "gevorderd", "expert"]
Status = Literal["op_doel", "bijna", "ontwikkelpunt"]
Flag = Literal[
    "te_weinig_antwoorden", "nog_weinig_ervaring", "weinig_van_toepassing", "opvallend_patroon", "op_de_grens"
]


class Reply(NamedTuple):
    """The answer to one item of a group, with the norm and ceiling of the item; `answer` is None when open."""

    level: LevelKey
    norm: int
    ceiling: int
    in_scope: bool
    answer: Answer | None


class LevelScore(NamedTuple):
    """The score of one level: n items apply, d are answered, `ne` of those are NE; p (0–1) is None unless enough."""

    n: int
    d: int
    ne: int
    p: float | None
    enough: bool


class Score(NamedTuple):
    """The score of one role, EPA task or dimension.

    `steps` is S (0–3); `level` and `stable` are None without it. `mean`, `se` and `band` are on the 1–5 scale over
    `n` numeric in-scope answers; `match` is D, the share of the target profile (0–1); `gap` is the mean shortfall in
    points. None means that there is no number; it never stands for zero.
    """

    levels: Mapping[LevelKey, LevelScore]
    steps: float | None
    level: ReachedLevel | None
    stable: bool | None
    flags: tuple[Flag, ...]
    mean: float | None
    n: int
    se: float | None
    band: tuple[float, float] | None
    match: float | None
    gap: float | None
    status: Status | None


@dataclass(frozen=True)
class Overall:
    """The mean S over the roles that have one, and the overall level; both None with too few roles."""

    steps: float | None
    level: ReachedLevel | None


@dataclass(frozen=True)
class Profile:
    """All scores of one assessment, by role, EPA task and dimension key."""

    assessment: Assessment
    roles: Mapping[str, Score]
    tasks: Mapping[str, Score]
    dimensions: Mapping[str, Score]
    overall: Overall
