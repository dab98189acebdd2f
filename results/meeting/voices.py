"""What a meeting calls its two people on both their screens: by name, or by what they are; never "jij"."""

from typing import NamedTuple

from scan.store import Seat


class Voices(NamedTuple):
    """The words for learner and guest inside a sentence: "Sanne" or "de arts", "dr. De Boer" or "de supervisor"."""

    learner: str
    guest: str

    def inside(self, seat: Seat) -> str:
        """The word for a seat inside a sentence."""
        return self.learner if seat == "learner" else self.guest

    def of(self, seat: Seat) -> str:
        """The word for a seat at the beginning of a line."""
        return capitalised(self.inside(seat))

    def sentence(self, text: str) -> str:
        """A text of conversation.yaml with both words filled in."""
        return capitalised(text.format(learner=self.learner, guest=self.guest))


def capitalised(text: str) -> str:
    """The same text with a capital first; the rest stays, unlike `str.capitalize`."""
    return text[:1].title() + text[1:]  # also of a ligature
