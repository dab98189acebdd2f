"""The first screen of a profile: the message, three tiles, and the ways on."""

from collections.abc import Sequence
from typing import NamedTuple

from results.advice.message import SentencePart
from results.advice.message_tiles import MessageTile
from scan.look.html import Markup, html, joined
from scan.look.page_parts import show

MESSAGE = '<p class="message">{}</p>'
PART = '{}<span class="{}">{}</span>{}'
KINDS = "ok", "gap"  # of the sentence about the strength, and of that about the gain
TILES = '<div class="message-tiles">{}</div>'
TILE = '<section class="message-tile {kind}"><h2>{title}</h2>{statements}{last}</section>'
WAYS = '<nav class="ways" aria-label="Verder met je profiel">{}</nav>'
WAY = '<a class="button {}" href="{}"{}>{}</a>'
DOWNLOAD = Markup(" download")


class NextPage(NamedTuple):
    """A link below the message: its address, its label, and whether it is a file."""

    address: str
    label: str
    is_file: bool = False


def show_message(sentences: Sequence[SentencePart], tiles: Sequence[MessageTile], ways: Sequence[NextPage]) -> None:
    """The message in large type with its tiles and ways on; the first way is the main one."""
    parts = joined(
        html(PART, one.before, kind, one.key, one.after) + " " for one, kind in zip(sentences, KINDS, strict=False)
    )
    links = joined(_link(way, "main" if place == 0 else "") for place, way in enumerate(ways))
    show(html(MESSAGE, parts) + html(TILES, joined(_tile(tile) for tile in tiles)) + html(WAYS, links))


def _tile(tile: MessageTile) -> Markup:
    statements = joined(html("<p>{}</p>", statement) for statement in tile.statements)
    last = html('<p class="quiet">{}</p>', tile.last) if tile.last else Markup("")
    return html(TILE, kind=tile.kind, title=tile.title, statements=statements, last=last)


def _link(way: NextPage, kind: str) -> Markup:
    return html(WAY, kind, way.address, DOWNLOAD if way.is_file else "", way.label)
