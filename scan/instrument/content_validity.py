"""The content validity of an item, by a panel that rates it from 1 to 4 (measurement.md §7)."""

from collections.abc import Sequence

LEAST_AGREEING = 3
FEW_MEMBERS, CUT_FEW, CUT_MANY = 5, 1.0, 0.78  # Lynn 1986; Polit and Beck 2006


def item_cvi(points: Sequence[float]) -> float:
    """The I-CVI: the share of the members who gave 3 or 4; there is at least one."""
    return sum(point >= LEAST_AGREEING for point in points) / len(points)


def is_low_cvi(share: float, members: int) -> bool:
    """Whether an I-CVI falls short: below 1.00 with up to five members, below .78 with more."""
    return share < (CUT_FEW if members <= FEW_MEMBERS else CUT_MANY)
