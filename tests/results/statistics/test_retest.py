"""Reliable change equals the published example, and retest its definition."""

import numpy as np
import pytest

from results.statistics.retest import jacobson_truax_index, retest
from tests.support.published import MINI_WRIGHT, WRIGHT


# Jacobson and Truax (1991): from 32.5 to 47.5, SD 7.5, reliability .80.
def test_reliable_change_is_the_published_one() -> None:
    assert jacobson_truax_index(32.5, 47.5, 7.5, 0.80) == pytest.approx(3.16, abs=5e-3)


def test_retest_reports_the_spread_of_one_measure() -> None:
    found = retest(WRIGHT, MINI_WRIGHT)
    assert found.within_sd == pytest.approx(38.765130 / np.sqrt(2), abs=1e-6)
    assert found.smallest == pytest.approx(1.96 * 38.765130, abs=1e-4)
    assert found.correlation == pytest.approx(float(np.corrcoef(WRIGHT, MINI_WRIGHT)[0, 1]), abs=1e-9)
    assert found.changed == 1 / 17
