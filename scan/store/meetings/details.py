"""The details of an invitation in its row: topics, and two names that are erased with it."""

import re

from scan.limits.limits import INVITED_NAME, TOPICS
from scan.store.errors import RefusedError, refuse_above
from scan.store.meetings.contract import InvitationDetails
from scan.store.records.digest import StoredRow

LONGEST_NAME = INVITED_NAME.most
_TOPIC = re.compile(r"[A-Za-z0-9-]{1,20}")


def detail_fields(details: InvitationDetails) -> dict[str, str | None]:
    """The columns of an invitation for these details; raises RefusedError for a name or topic it cannot hold."""
    refuse_above(TOPICS, len(details.topics))
    if not all(_TOPIC.fullmatch(topic) for topic in details.topics):
        raise RefusedError(TOPICS.message)
    names = {"learner_name": stored_name(details.learner_name), "guest_name": stored_name(details.guest_name)}
    return {"topics": " ".join(details.topics) or None, **names}


def stored_name(name: str) -> str | None:
    """A name on one line without surrounding or invisible characters; None for none."""
    clean = " ".join("".join(letter if letter.isprintable() else " " for letter in name).split())
    refuse_above(INVITED_NAME, len(clean))
    return clean or None


def details_of(row: StoredRow) -> InvitationDetails:
    """The details of an invitation."""
    topics = tuple((row["topics"] or "").split())
    return InvitationDetails(topics, row["learner_name"] or "", row["guest_name"] or "")
