"""What one answer is worth beside a threshold (measurement.md §2)."""

from scan.scoring.assessment import NE, NVT, Answer


def credit(answer: Answer, threshold: int) -> float:
    """The credit of an answer: 1 at or above the threshold, 0.5 one point below it if at least 2, else 0 (§2).

    NE has credit 0.
    """
    if isinstance(answer, str):
        return 0.0
    if answer >= threshold:
        return 1.0
    return 0.5 if answer == threshold - 1 and answer >= 2 else 0.0


def shortfall(answer: Answer, t: int) -> int:
    """The points that an answer is below norm t, at least 0; NE counts as 1, NVT has no shortfall."""
    if answer == NVT:
        return 0
    return max(0, t - (1 if answer == NE else answer))
