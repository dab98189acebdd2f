"""What changed between two scans, in one sentence whose numbers are those of the table."""

from datetime import date

from results.growth.change import Growth
from scan.dutch import count, listing

DAYS_A_MONTH, DAYS_A_WEEK = 30.44, 7
CHANGED = "Na een gesprek, toen je al zag wat de ander koos, paste je {} aan. De tabel zegt bij welke rollen."
WEEKS_FROM, MONTHS_FROM = 14, 60  # days from which a time is told in weeks, and in months


def growth_finding(growth: Growth, first: date, second: date) -> str:
    """How many questions were done for the first time, went up and went down, and in what time."""
    done, higher, lower = (
        sum(getattr(role, name) for role in growth.roles) for name in ("newly_done", "higher", "lower")
    )
    moves = [
        f"{count(done, 'vraag', 'vragen')} van ‘nog niet gedaan’ naar gedaan" if done else "",
        f"{count(higher, 'vraag', 'vragen')} hoger" if higher else "",
        f"{count(lower, 'vraag', 'vragen')} lager" if lower else "",
    ]
    found = [move for move in moves if move]
    time = elapsed(first, second)
    return f"{time}: {listing(found)}." if found else f"{time} veranderde er niets in je antwoorden."


def changed_sentence(growth: Growth) -> str:
    """How many answers were changed after a meeting; "" for none."""
    changed = sum(role.changed for role in growth.roles)
    return CHANGED.format(count(changed, "antwoord", "antwoorden")) if changed else ""


def elapsed(first: date, second: date) -> str:
    """The time between two days as the beginning of a sentence: "In 6 maanden", "Op één dag"."""
    days = abs((second - first).days)
    if days == 0:
        return "Op één dag"
    if days < WEEKS_FROM:
        return f"In {count(days, 'dag', 'dagen')}"
    if days < MONTHS_FROM:
        return f"In {count(round(days / DAYS_A_WEEK), 'week', 'weken')}"
    return f"In {count(round(days / DAYS_A_MONTH), 'maand', 'maanden')}"
