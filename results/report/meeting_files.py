"""The exported files of meetings: a meeting card (gesprekskaart) of each, and a table with the remarks in full."""

from collections.abc import Iterator, Mapping, Sequence

from results.meeting.outcomes import meeting_card, meeting_date, skip_place
from scan.dates import AMSTERDAM
from scan.dutch import DISCLAIMER
from scan.instrument.instrument import Instrument
from scan.store import Meeting, RevealedPair
from scan.store.meetings.contract import GOAL_PREFIX, NEXT_MEETING
from scan.takeaway.spreadsheet import spreadsheet
from scan.takeaway.zip_members import AGREEMENTS_FILE, CARD_FILE

AGREEMENT_COLUMNS = ("gesprek", "gesprek op", "gezegd op", "door", "waarover", "tekst", "geldt nog", "let op")
RevealedMeeting = tuple[RevealedPair, Meeting, Instrument]


def meeting_files(meetings: Sequence[RevealedMeeting]) -> Mapping[str, bytes]:
    """The files by name; empty without meetings. A meeting of which the guest erased the rating has no card."""
    from results.report.pdf import card_pdf

    if not meetings:
        return {}
    cards = {CARD_FILE.format(number): meeting_card(*meeting) for number, meeting in enumerate(meetings, 1)}
    card_files = {name: card_pdf(card) for name, card in cards.items() if card}
    return {
        AGREEMENTS_FILE: spreadsheet(
            AGREEMENT_COLUMNS,
            [row for number, meeting in enumerate(meetings, 1) for row in agreement_rows(number, *meeting)],
        ),
        **card_files,
    }


def agreement_rows(
    number: int, pair: RevealedPair, meeting: Meeting, instrument: Instrument
) -> Iterator[Sequence[object]]:
    """The last remark of every place in order, removed ones without text; `number` is that of the card."""
    items = {item.id: item.text for item in instrument.items}
    skips = {skip_place(item): f"bespreken we niet: {text}" for item, text in items.items()}
    places = {NEXT_MEETING: "volgende keer"} | skips | items
    for remark in meeting.remarks:
        said_at = f"{remark.at.astimezone(AMSTERDAM):%Y-%m-%d %H:%M}"
        subject = "leerdoel" if remark.place.startswith(GOAL_PREFIX) else places.get(remark.place, remark.place)
        author = "jij" if remark.seat == "learner" else "wie meekeek"
        is_current = "ja" if meeting.standing.get(remark.place) == remark else "nee"
        yield (number, meeting_date(pair), said_at, author, subject, remark.text, is_current, DISCLAIMER)
