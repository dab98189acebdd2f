"""What may be told of counts of people: nothing about fewer than the minimum group (measurement.md §5)."""

from collections.abc import Mapping


def disclosed_share(count: int, of: int, least: int) -> float | None:
    """The share in tens of percents; None when it, or the rest, is about fewer than `least` people."""
    return rounded_share(count, of) if count >= least and of - count >= least else None


def disclosed_parts(counts: Mapping[str, int], least: int) -> dict[str, float | None]:
    """The shares of parts that add up to a known total, None for a hidden one.

    Hidden is each part of fewer than `least` people, and then the smallest others until the hidden parts are at least
    two and hold together at least `least` people, or one could be computed from the total.
    """
    total, rising = sum(counts.values()), sorted(counts, key=lambda name: (counts[name], name))
    hidden = [name for name in rising if counts[name] < least]
    for name in rising[len(hidden) :]:
        if not hidden or (len(hidden) > 1 and sum(counts[one] for one in hidden) >= least):
            break
        hidden.append(name)
    return {name: None if name in hidden else rounded_share(count, total) for name, count in counts.items()}


def rounded_share(count: int, of: int) -> float:
    """A share in tens of percents."""
    return round(10 * count / of) / 10
