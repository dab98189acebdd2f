"""What a panel says together: content validity, medians and spread (technical.md §4)."""

from collections.abc import Mapping, Sequence
from math import comb, floor
from statistics import mean, median, stdev
from typing import NamedTuple

from results.panel.workbooks import MemberRatings, RatingKey
from scan.instrument.content_validity import is_low_cvi, item_cvi


class ContentValidity(NamedTuple):
    """The I-CVI: the share of members who gave 3 or 4, and kappa*, corrected for agreement by chance."""

    members: int
    share: float
    kappa: float

    @property
    def is_low(self) -> bool:
        """Whether an item falls short."""
        return is_low_cvi(self.share, self.members)


class MedianSpread(NamedTuple):
    """The median of a panel with the lowest and highest value, the mean and the SD (None for one member)."""

    members: int
    median: float
    lowest: float
    highest: float
    mean: float
    deviation: float | None


def gathered(ratings: Sequence[MemberRatings]) -> dict[RatingKey, list[float]]:
    """All values per sheet, row and column."""
    keys = dict.fromkeys(key for one in ratings for key in one.values)
    return {key: [one.values[key] for one in ratings if key in one.values] for key in keys}


def content_validity(values: Sequence[float]) -> ContentValidity:
    """I-CVI and kappa* (Polit, Beck and Owen 2007) of the members who rated."""
    members, share = len(values), item_cvi(values)
    chance = comb(members, round(share * members)) * 0.5**members
    return ContentValidity(members, share, (share - chance) / (1 - chance) if chance < 1 else 0.0)


def median_spread(values: Sequence[float]) -> MedianSpread:
    """Median and spread of the members who rated."""
    deviation = stdev(values) if len(values) > 1 else None
    return MedianSpread(len(values), median(values), min(values), max(values), mean(values), deviation)


def medians(judged: Mapping[RatingKey, Sequence[float]]) -> dict[RatingKey, float]:
    """The median of everything that was rated, for the next round."""
    return {key: median(values) for key, values in judged.items()}


def proposed_norm(values: Sequence[float]) -> int:
    """The median as a point of the scale: between two points it is the lower."""
    return floor(median(values))
