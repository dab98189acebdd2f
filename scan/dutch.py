"""The Dutch words and number forms that screens, reports and exports share."""

from collections.abc import Sequence

from scan.instrument.base import LevelKey
from scan.instrument.framework import Framework
from scan.scoring.profile import ReachedLevel

# On every level, page on paper and file; the same words as `disclaimer` in items/framework.yaml, by test.
DISCLAIMER = "Eigen inschatting, om van te leren. Niet voor beoordeling of bekwaamverklaring."
ON_THE_WAY = "op weg naar basis"
TOO_FEW_ANSWERS = "te weinig antwoorden"


def level_label(level: ReachedLevel | None, framework: Framework) -> str:
    """The Dutch name of a level; "op_weg" is never called insufficient, and nobody is called an expert."""
    if level is None:
        return TOO_FEW_ANSWERS
    if level == "op_weg":
        return ON_THE_WAY
    if level == "expert":
        return f"past bij {level_in_full(level, framework)} (eigen inschatting)"
    return next(one.label for one in framework.levels if one.key == level)


def level_in_full(level: LevelKey, framework: Framework) -> str:
    """The name of a level within a sentence: "basisniveau", "gevorderd niveau"."""
    return next(one.in_full for one in framework.levels if one.key == level)


def dutch_number(value: float, digits: int = 1) -> str:
    """A number with a decimal comma."""
    return f"{value:.{digits}f}".replace(".", ",")


def percent(share: float) -> str:
    """A share of 0–1 as a whole percentage."""
    return f"{share * 100:.0f} %"


def count(n: int, singular: str, plural: str) -> str:
    """A count with its noun in the right form: "één vraag", "3 vragen"."""
    return f"één {singular}" if n == 1 else f"{n} {plural}"


def listing(names: Sequence[str]) -> str:
    """Names as a Dutch enumeration: "a, b en c", with semicolons where a name contains "en" or a comma."""
    if not names:
        return ""
    *first, last = names
    mixed = first and any(" en " in name or "," in name for name in names)
    return f"{'; '.join(first)}; en {last}" if mixed else " en ".join(filter(None, (", ".join(first), last)))


def single_line(text: str) -> str:
    """A text on one line: characters that do not print are replaced by their escape code."""
    return "".join(sign if sign.isprintable() else ascii(sign)[1:-1] for sign in text)


def origin_sentence(framework: Framework) -> str:
    """Where the EPA tasks come from: our own work, the official text, or the official text of some."""
    official = [task.label for task in framework.epa_tasks if task.status == "officieel"]
    if len(official) == len(framework.epa_tasks):
        return framework.origin_official or framework.origin
    mixed = framework.origin_mixed.format(tasks=listing(official))
    return mixed if official and mixed else framework.origin
