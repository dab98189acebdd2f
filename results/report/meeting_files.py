"""What someone takes along of their meetings: a gesprekskaart of each, and all that was agreed, in full."""

from collections.abc import Iterator, Mapping, Sequence

from results.meeting.outcomes import GOAL, NEXT_LOOK, card_of, held_on
from scan.dates import AMSTERDAM, dutch_date
from scan.instrument.instrument import Instrument
from scan.store import Meeting, RevealedPair
from scan.takeaway.scan_file import FILE_NOTICE
from scan.takeaway.spreadsheet import spreadsheet
from scan.takeaway.takeout import AGREEMENTS_FILE, CARD_FILE

COLUMNS = ("gesprek", "gezegd op", "door", "waarover", "tekst", "geldt nog", "let op")
Held = tuple[RevealedPair, Meeting, Instrument]


def meeting_files(held: Sequence[Held]) -> Mapping[str, bytes]:
    """The files by name; none without a meeting. A card fails for nobody: who erased their rating has none."""
    from results.report.pdf import card_pdf

    if not held:
        return {}
    cards = {CARD_FILE.format(number): card_of(*one) for number, one in enumerate(held, 1)}
    made = {name: card_pdf(card) for name, card in cards.items() if card}
    return {
        AGREEMENTS_FILE: spreadsheet(
            COLUMNS, [row for number, one in enumerate(held, 1) for row in rows(number, *one)]
        ),
        **made,
    }


def rows(number: int, pair: RevealedPair, meeting: Meeting, instrument: Instrument) -> Iterator[Sequence[object]]:
    """Everything that was said in a meeting, in order, also what was changed later; numbered as its card is."""
    items = {item.id: item.text for item in instrument.items}
    about, held = {NEXT_LOOK: "volgende keer"} | items, f"{number}: {dutch_date(held_on(pair))}"
    for remark in meeting.remarks:
        at = f"{remark.at.astimezone(AMSTERDAM):%d-%m-%Y %H:%M}"
        what = "leerdoel" if remark.place.startswith(GOAL) else about.get(remark.place, remark.place)
        who = "jij" if remark.seat == "learner" else "wie meekeek"
        stands = "ja" if meeting.standing.get(remark.place) == remark else "nee"
        yield (held, at, who, what, remark.text, stands, FILE_NOTICE)
