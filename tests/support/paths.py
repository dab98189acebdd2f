"""Where the project and its content stand, for tests in any folder."""

from pathlib import Path

ROOT = Path(__file__).parents[2]
CONTENT = ROOT / "items"
# Tests kill processes, never the power: a disk in memory behaves the same, and is faster.
MEMORY_DISK = Path("/dev/shm")  # noqa: S108
