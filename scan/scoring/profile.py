"""What one assessment amounts to: the numbers of a profile, computed and never stored."""

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
    """One item of a group with what was said to it; `answer` is None when it is open."""

    level: LevelKey
    norm: int
    ceiling: int
    in_scope: bool
    answer: Answer | None


@dataclass(frozen=True)
class LevelScore:
    """What was said at one item level: n items that apply, d answered, `ne` of them NE; p absent unless enough."""

    n: int
    d: int
    ne: int
    p: float | None
    enough: bool


@dataclass(frozen=True)
class Score:
    """One role, EPA task or dimension.

    `steps` is S, the treden-score 0–3; `level` and `stable` are absent without it. `mean`, `se` and `band` are on
    the 1–5 scale over `n` numeric in-scope answers; `match` is D, the share of the target profile 0–1; `gap` is in
    points below the norm. None always means: no number, never zero.
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
    """Mean S over the roles that have one, and the level in words; absent with too few roles."""

    steps: float | None
    level: ReachedLevel | None


@dataclass(frozen=True)
class Profile:
    """Everything computed from one assessment, by role, EPA task and dimension key."""

    assessment: Assessment
    roles: Mapping[str, Score]
    tasks: Mapping[str, Score]
    dimensions: Mapping[str, Score]
    overall: Overall
