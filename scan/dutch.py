"""The Dutch words and number forms that screens, reports and exports share."""

from collections.abc import Sequence

from scan.instrument.base import LevelKey
from scan.instrument.framework import Framework
from scan.scoring.profile import Reached

ON_THE_WAY = "op weg naar basis"
TOO_FEW = "te weinig antwoorden"


def level_label(level: Reached | None, framework: Framework) -> str:
    """The name of a reached level; level 0 is on its way, never insufficient, and nobody is called an expert."""
    if level is None:
        return TOO_FEW
    if level == "op_weg":
        return ON_THE_WAY
    if level == "expert":
        return f"past bij {level_in_full(level, framework)} (eigen inschatting)"
    return next(one.label for one in framework.levels if one.key == level)


def level_in_full(level: LevelKey, framework: Framework) -> str:
    """A level as a sentence says it: "basisniveau", "gevorderd niveau"."""
    return next(one.in_full for one in framework.levels if one.key == level)


def number(value: float, digits: int = 1) -> str:
    """A number as Dutch writes it: with a decimal comma."""
    return f"{value:.{digits}f}".replace(".", ",")


def percent(share: float) -> str:
    """A share of 0–1 as a whole percentage."""
    return f"{share * 100:.0f} %"


def count(n: int, one: str, many: str) -> str:
    """A count with its noun in the right form: "één vraag", "3 vragen"."""
    return f"één {one}" if n == 1 else f"{n} {many}"


def listing(names: Sequence[str]) -> str:
    """Names as a Dutch sentence lists them: "a, b en c", with semicolons where a name has "en" or a comma itself."""
    if not names:
        return ""
    *first, last = names
    mixed = first and any(" en " in name or "," in name for name in names)
    return f"{'; '.join(first)}; en {last}" if mixed else " en ".join(filter(None, (", ".join(first), last)))


def printable(text: str) -> str:
    """A text on one line, whatever was typed: signs that do not print are written as their code."""
    return "".join(sign if sign.isprintable() else ascii(sign)[1:-1] for sign in text)


def origin_sentence(framework: Framework) -> str:
    """Where the EPA tasks come from: our own work, the official text, or the official text of some."""
    official = [task.label for task in framework.epa_tasks if task.status == "officieel"]
    if len(official) == len(framework.epa_tasks):
        return framework.origin_official or framework.origin
    mixed = framework.origin_mixed.format(tasks=listing(official))
    return mixed if official and mixed else framework.origin
