"""The details of an invitation in its row: topics, and two names that are erased with it."""

import re

from scan.store.errors import RefusedError
from scan.store.meetings.contract import InvitationDetails
from scan.store.records.digest import StoredRow

LONGEST_NAME, MOST_TOPICS = 60, 20
_TOPIC = re.compile(r"[A-Za-z0-9-]{1,20}")
_REFUSED_NAME = f"Een naam heeft hooguit {LONGEST_NAME} tekens."
_REFUSED_TOPIC = "Dit kan niet: kies onderwerpen van de lijst."


def detail_fields(details: InvitationDetails) -> dict[str, str | None]:
    """The columns of an invitation for these details; raises RefusedError for a name or topic it cannot hold."""
    if len(details.topics) > MOST_TOPICS or not all(_TOPIC.fullmatch(topic) for topic in details.topics):
        raise RefusedError(_REFUSED_TOPIC)
    names = {"learner_name": stored_name(details.learner_name), "guest_name": stored_name(details.guest_name)}
    return {"topics": " ".join(details.topics) or None, **names}


def stored_name(name: str) -> str | None:
    """A name on one line without surrounding or invisible characters; None for none."""
    clean = " ".join("".join(letter if letter.isprintable() else " " for letter in name).split())
    if len(clean) > LONGEST_NAME:
        raise RefusedError(_REFUSED_NAME)
    return clean or None


def details_of(row: StoredRow) -> InvitationDetails:
    """The details of an invitation."""
    topics = tuple((row["topics"] or "").split())
    return InvitationDetails(topics, row["learner_name"] or "", row["guest_name"] or "")
