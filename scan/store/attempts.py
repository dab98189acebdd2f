"""Limits counted in the memory of this process, per network address or person: none is ever stored (R22, R59, R63)."""

from collections import Counter
from collections.abc import Callable
from datetime import datetime, timedelta
from ipaddress import ip_address, ip_network
from threading import Lock

from scan.limits.limits import Limit
from scan.store.errors import TooManyTriesError

_MINUTE = timedelta(minutes=1)


class AttemptCounter:
    """Counts per network, or person, and per span of the clock; the counts of a span are dropped when it is over."""

    def __init__(self, now: Callable[[], datetime], span: timedelta = _MINUTE) -> None:
        self._now, self._span = now, span
        self._current = self._number()
        self._counts: Counter[tuple[Limit, str]] = Counter()
        self._lock = Lock()

    def count(self, limit: Limit, address: str) -> None:
        """Count one attempt from this address; raises TooManyTriesError, without counting, above the limit."""
        with self._lock:
            self._check(limit, address)
            self._counts[limit, network(address)] += 1

    def check(self, limit: Limit, address: str) -> None:
        """Raise TooManyTriesError when another attempt from this address would be above the limit."""
        with self._lock:
            self._check(limit, address)

    def _check(self, limit: Limit, address: str) -> None:
        if self._number() != self._current:
            self._current = self._number()
            self._counts.clear()
        if self._counts[limit, network(address)] >= limit.most:
            raise TooManyTriesError(limit.message)

    def _number(self) -> int:
        return int(self._now().timestamp() // self._span.total_seconds())


def network(address: str) -> str:
    """Return the network that one client can use: the /64 of an IPv6 address, any other text as it is."""
    try:
        parsed = ip_address(address)
    except ValueError:
        return address
    return str(ip_network((parsed, 64), strict=False)) if parsed.version == 6 else str(parsed)
