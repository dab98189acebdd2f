"""Small published data sets on which statistics are held against published figures."""

import numpy as np
from numpy.typing import NDArray

from tests.support.paths import ROOT

# Chatterjee and Price (1977), attitude of clerical employees in 30 departments: rating, complaints, privileges,
# learning, raises, critical, advance.
ATTITUDE = np.array(
    [
        [43, 51, 30, 39, 61, 92, 45],
        [63, 64, 51, 54, 63, 73, 47],
        [71, 70, 68, 69, 76, 86, 48],
        [61, 63, 45, 47, 54, 84, 35],
        [81, 78, 56, 66, 71, 83, 47],
        [43, 55, 49, 44, 54, 49, 34],
        [58, 67, 42, 56, 66, 68, 35],
        [71, 75, 50, 55, 70, 66, 41],
        [72, 82, 72, 67, 71, 83, 31],
        [67, 61, 45, 47, 62, 80, 41],
        [64, 53, 53, 58, 58, 67, 34],
        [67, 60, 47, 39, 59, 74, 41],
        [69, 62, 57, 42, 55, 63, 25],
        [68, 83, 83, 45, 59, 77, 35],
        [77, 77, 54, 72, 79, 77, 46],
        [81, 90, 50, 72, 60, 54, 36],
        [74, 85, 64, 69, 79, 79, 63],
        [65, 60, 65, 75, 55, 80, 60],
        [65, 70, 46, 57, 75, 85, 46],
        [50, 58, 68, 54, 64, 78, 52],
        [50, 40, 33, 34, 43, 64, 33],
        [64, 61, 52, 62, 66, 80, 41],
        [53, 66, 52, 50, 63, 80, 37],
        [40, 37, 42, 58, 50, 57, 49],
        [63, 54, 42, 48, 66, 75, 33],
        [66, 77, 66, 63, 88, 76, 72],
        [78, 75, 58, 74, 80, 78, 49],
        [48, 57, 44, 45, 51, 83, 38],
        [85, 85, 71, 71, 77, 74, 55],
        [82, 82, 39, 59, 64, 78, 39],
    ],
    dtype=np.float64,
)

# Bland and Altman (1986): peak expiratory flow rate of 17 people by two meters, first measurement of each, l/min.
WRIGHT = np.array([494, 395, 516, 434, 476, 557, 413, 442, 650, 433, 417, 656, 267, 478, 178, 423, 427], np.float64)
MINI_WRIGHT = np.array(
    [512, 430, 520, 428, 500, 600, 364, 380, 658, 445, 432, 626, 260, 477, 259, 350, 451], np.float64
)

# Agresti, Categorical Data Analysis: mental impairment (0 well – 3 impaired), socio-economic status, life events.
_PEOPLE = (
    "11 19 14 13 02 10 01 13 13 17 01 02",
    "15 06 13 01 18 12 05 15 19 03 13 11",
    "00 14 03 09 16 04 03",
    "18 12 17 05 04 04 18 08 09",
)
IMPAIRMENT = np.array([state for state, people in enumerate(_PEOPLE) for _ in people.split()])
SES = np.array([int(one[0]) for people in _PEOPLE for one in people.split()])
LIFE_EVENTS = np.array([int(one[1]) for people in _PEOPLE for one in people.split()])


def holzinger_swineford() -> dict[str, NDArray[np.float64]]:
    """The nine tests of Holzinger and Swineford (1939) for 301 pupils, three to a scale."""
    file = ROOT / "tests" / "support" / "holzinger_swineford.csv"
    scores = np.loadtxt(file, delimiter=",", skiprows=1)
    return {name: scores[:, start : start + 3] for name, start in (("visual", 0), ("textual", 3), ("speed", 6))}
