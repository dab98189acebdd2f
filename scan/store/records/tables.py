"""The tables: entries and events are only added; every row has a digest, of a free text in its entry or event.

Times are whole microseconds since 1970 in UTC, so that both engines store and compare them alike. Order is by number,
never by time, since a clock can be wrong (reliability.md R08).
"""

from datetime import UTC, datetime, timedelta

from sqlalchemy import BigInteger, Column, ForeignKey, Integer, LargeBinary, MetaData, Table, Text, UniqueConstraint

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
metadata = MetaData()


def stamp(moment: datetime) -> int:
    """Return a time-zone aware moment as microseconds since 1970."""
    return (moment - EPOCH) // timedelta(microseconds=1)


def moment(stamped: int) -> datetime:
    """Return the moment in UTC of a value of `stamp`."""
    return EPOCH + timedelta(microseconds=stamped)


def _text(name: str) -> Column[str]:
    return Column(name, Text, nullable=False)


def _count(name: str) -> Column[int]:
    return Column(name, Integer, nullable=False)


def _time(name: str) -> Column[int]:
    return Column(name, BigInteger, nullable=False)


def _key(name: str) -> Column[str]:
    return Column(name, Text, primary_key=True)


def _of_person(index: bool = False, unique: bool | None = None) -> Column[str]:
    owner = ForeignKey("persons.id", ondelete="CASCADE")
    return Column("person", Text, owner, nullable=False, index=index, unique=unique)


def _of_sitting() -> Column[str]:
    return Column("sitting", Text, ForeignKey("sittings.id", ondelete="CASCADE"), primary_key=True)


def _of_invitation() -> Column[str]:
    return Column("invitation", Text, ForeignKey("invitations.id", ondelete="CASCADE"), primary_key=True)


def _texts(name: str, owner: Column[str]) -> Table:
    """Free texts, each with the key of its digest; for `padding` see the module `texts`."""
    number = Column("number", Integer, primary_key=True, autoincrement=False)
    key, padding = Column("key", LargeBinary, nullable=False), Column("padding", LargeBinary)
    return Table(name, metadata, owner, number, key, padding, _text("text"), sqlite_with_rowid=False)


# `sittings` is the number of scans, to detect that one is missing.
persons = Table(
    "persons",
    metadata,
    _key("id"),
    _time("created_at"),
    Column("seen_at", BigInteger, nullable=False, index=True),
    _count("sittings"),
    _text("digest"),
    sqlite_with_rowid=False,
)
# Cookies: only the hash of a token is stored. `used_at` is the last use of a shared computer, NULL for any other.
keys = Table(
    "keys",
    metadata,
    _key("hash"),
    _of_person(index=True),
    *map(_time, ("created_at", "seen_at")),
    *(Column(name, BigInteger) for name in ("revoked_at", "used_at")),
    _text("digest"),
    sqlite_with_rowid=False,
)
# Resume codes, one per person: the id, and the salted hash of the secret.
codes = Table(
    "codes",
    metadata,
    _key("id"),
    _of_person(unique=True),
    *map(_text, ("salt", "hash")),
    _time("created_at"),
    _text("digest"),
    sqlite_with_rowid=False,
)
# Counted tries; `subject` is the hash of a code's id.
tries = Table(
    "tries",
    metadata,
    _key("id"),
    Column("subject", Text, nullable=False, index=True),
    _time("at"),
    _text("digest"),
    sqlite_with_rowid=False,
)
# `content` is the hash of the published content; `entries` and `head` the length and last digest of the chain below.
sittings = Table(
    "sittings",
    metadata,
    _key("id"),
    _of_person(),
    _count("number"),
    *map(_text, ("instrument", "version", "content", "phase", "by")),
    *(Column(name, Text) for name in ("audience", "specialism")),
    Column("year", Integer),
    _time("begun_at"),
    Column("saved_at", BigInteger),
    _count("entries"),
    *map(_text, ("head", "digest")),
    # The number of invitations to it, to detect that one is missing; NULL before the first.
    Column("invitations", Integer),
    # The invitation that this sitting is a guest's rating for; NULL for a person's own scans.
    Column("rates", Text, ForeignKey("invitations.id", ondelete="CASCADE"), index=True, unique=True),
    UniqueConstraint("person", "number", name="uq_sittings_person"),
    sqlite_with_rowid=False,
)
# All changes of a sitting, in order, in blocks of up to 900 bytes (see the module `blocks`). `at` is the time of the
# first one, `items` names the items that no earlier block names, `digests` holds the keyed digests of the free texts.
blocks = Table(
    "blocks",
    metadata,
    _of_sitting(),
    Column("number", Integer, primary_key=True, autoincrement=False),
    _time("at"),
    _text("items"),
    Column("data", LargeBinary, nullable=False),
    Column("digests", LargeBinary),
    _text("digest"),
    sqlite_with_rowid=False,
)
# The current free texts, by the number of their entry.
texts = _texts("texts", _of_sitting())
# Invitations to read or rate a sitting of `person`. Of the link and the code only hashes are stored; both are NULL for
# two people at one laptop. `topics` are the keys of the roles it is about, separated by spaces, NULL for all; the names
# are the only ones in the database (R43). `entries` and `head` are the length and last digest of its chain in `events`.
invitations = Table(
    "invitations",
    metadata,
    _key("id"),
    _of_person(index=True),
    Column("sitting", Text, nullable=False, index=True),
    _count("number"),
    _text("allows"),
    _time("made_at"),
    Column("expires_at", BigInteger),
    *(Column(name, Text, unique=True) for name in ("token", "code")),
    *(Column(name, Text) for name in ("salt", "hash", "topics", "learner_name", "guest_name")),
    _count("entries"),
    *map(_text, ("head", "digest")),
    sqlite_with_rowid=False,
)
# The guest of an invitation; the row is deleted with the person, the events stay.
guests = Table(
    "guests",
    metadata,
    _of_invitation(),
    _of_person(index=True),
    _time("seen_at"),
    _text("digest"),
    sqlite_with_rowid=False,
)
# The events of an invitation, in order: who did what, about which place, and the value: of a remark
# the keyed digest, in hex.
events = Table(
    "events",
    metadata,
    _of_invitation(),
    Column("number", Integer, primary_key=True, autoincrement=False),
    *map(_text, ("seat", "what", "place")),
    Column("value", Text),
    _time("at"),
    _text("digest"),
    sqlite_with_rowid=False,
)
# The current remarks of a meeting, by the number of their event.
remarks = _texts("remarks", _of_invitation())
# Feedback on an item: no owner, a random id, and no time but the Monday of its week, so that nothing leads to a person.
feedback = Table(
    "feedback",
    metadata,
    _key("id"),
    *map(_text, ("instrument", "version")),
    Column("item", Text, nullable=False, index=True),
    _time("week"),
    *map(_text, ("text", "digest")),
    sqlite_with_rowid=False,
)
