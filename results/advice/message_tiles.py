"""The three tiles below the message of a profile: what is strong, what to take up now, what was not done yet."""

from collections.abc import Sequence
from dataclasses import dataclass

from results.advice.message import NOTHING_SHORT, Message
from results.profile.table_cells import ChipKind
from scan.dutch import level_in_full
from scan.instrument.framework import Framework, Phase
from scan.instrument.instrument import Item

NOT_DONE_MOST = 2
CHANCE = "Zoek een kans om dit mee te maken."
HELP_OTHERS = "Help anderen erbij."


@dataclass(frozen=True)
class MessageTile:
    """A title, its kind for the colour, at most two statements, and a closing line, "" for none."""

    title: str
    kind: ChipKind
    statements: tuple[str, ...]
    last: str = ""


def message_tiles(message: Message, phase: Phase, framework: Framework) -> tuple[MessageTile, ...]:
    """At most three tiles; one that would be empty is left out."""
    chance = CHANCE if message.not_done else ""
    told = (
        _tile("Hier heb je al een begin" if message.is_beginning else "Sterk", "ok", message.strong),
        _tile("Nu oppakken", "gap", message.now, "" if message.now else _ahead(message, phase, framework)),
        _tile(f"Nog niet meegemaakt: {len(message.not_done)}", "neutral", message.not_done[:NOT_DONE_MOST], chance),
    )
    return tuple(tile for tile in told if tile.statements or tile.last)


def _tile(title: str, kind: ChipKind, items: Sequence[Item], last: str = "") -> MessageTile:
    return MessageTile(title, kind, tuple(item.text for item in items), last)


def _ahead(message: Message, phase: Phase, framework: Framework) -> str:
    """What comes after a scan in which nothing falls short; "" when something does, or there is nothing to go on."""
    if not message.strong or message.gain:
        return ""
    if not phase.shows_level:
        return NOTHING_SHORT
    following = next(iter(phase.offers), None)
    return f"{NOTHING_SHORT} {f'Kijk naar {level_in_full(following, framework)}.' if following else HELP_OTHERS}"
