"""Where the project and its content stand, for tests in any folder."""

from pathlib import Path

ROOT = Path(__file__).parents[2]
CONTENT = ROOT / "items"
