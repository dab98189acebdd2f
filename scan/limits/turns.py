"""Runs of pages take turns: many tabs of one person, or a flood of them, hold up nobody else (reliability.md R76)."""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Condition

# Runs compute on one interpreter, which the event loop shares with all of them. A run that waited this long goes on.
AT_ONCE, OF_PERSON, PATIENCE = 6, 2, 20.0


class Turns:
    """At most `at_once` turns at a time, of one person at most `of_person`; after `patience` seconds a turn begins."""

    def __init__(self, at_once: int = AT_ONCE, of_person: int = OF_PERSON, patience: float = PATIENCE) -> None:
        self._at_once, self._of_person, self._patience = at_once, of_person, patience
        self._running: Counter[str] = Counter()
        self._changed = Condition()

    @contextmanager
    def turn(self, person: str) -> Iterator[None]:
        """Wait for a turn of this person, "" for someone unknown, and hold it within the `with` block."""
        with self._changed:
            self._changed.wait_for(lambda: self._is_free(person), self._patience)
            self._running[person] += 1
        try:
            yield
        finally:
            with self._changed:
                self._running[person] -= 1
                self._running += Counter()  # forget who has none
                self._changed.notify_all()

    def _is_free(self, person: str) -> bool:
        is_mine_free = not person or self._running[person] < self._of_person
        return is_mine_free and self._running.total() < self._at_once


PAGE_RUNS = Turns()
