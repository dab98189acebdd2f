"""Codes that a person can write down: an id to look the row up, and a secret of which only a scrypt hash is stored."""

from datetime import datetime
from hashlib import scrypt
from hmac import compare_digest
from secrets import choice, token_hex
from typing import NamedTuple
from unicodedata import category, normalize

from sqlalchemy import Connection, delete

from scan.store.errors import NotFoundError
from scan.store.records.digest import StoredRow
from scan.store.records.people import new_key, person_row, record_presence
from scan.store.records.rate_limits import clear_tries
from scan.store.records.rows import insert_row, select_row, select_rows
from scan.store.records.tables import codes, keys, moment, stamp
from scan.store.store import Actor

# Crockford's base 32 without 0 and 1: no characters that are easily confused on paper.
ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
ID_LENGTH, SECRET_LENGTH = 4, 11  # 11 of 30 characters are 53 bits
# Spaces, line ends, dashes of any length and signs that nobody sees: a code that is pasted brings them along.
SEPARATORS = ("Zs", "Zl", "Zp", "Cc", "Cf", "Pd")
SCRYPT_COST = 2**14  # scrypt's n: about 50 ms and 16 MB per guess, on purpose
# Matches no code, and takes as long to check as a real row.
MATCHES_NOTHING: StoredRow = {"salt": "00" * 16, "hash": ""}


class MalformedCodeError(NotFoundError):
    """The text has not the form of a code."""


class Code(NamedTuple):
    """A code: the id that finds its row, and the secret."""

    id: str
    secret: str

    def __str__(self) -> str:
        letters = self.id + self.secret
        group = 5 if len(letters) % 5 == 0 else 4
        return "-".join(letters[start : start + group] for start in range(0, len(letters), group))


def parsed_code(text: str, secret_length: int = SECRET_LENGTH) -> Code:
    """Parse a typed code, ignoring case and what separates letters; raises MalformedCodeError when it is none."""
    letters = "".join(sign for sign in normalize("NFKC", text).upper() if category(sign) not in SEPARATORS)
    if len(letters) != ID_LENGTH + secret_length or not set(letters) <= set(ALPHABET):
        raise MalformedCodeError
    return Code(letters[:ID_LENGTH], letters[ID_LENGTH:])


def random_code(secret_length: int = SECRET_LENGTH) -> Code:
    """Return a random code; its id may be in use already."""
    return Code(_letters(ID_LENGTH), _letters(secret_length))


def secret_digest(code: Code, salt: str = "") -> dict[str, str]:
    """Return the salt and the scrypt hash of the secret, as they are stored."""
    salt = salt or token_hex(16)
    return {"salt": salt, "hash": scrypt(code.secret.encode(), salt=bytes.fromhex(salt), n=SCRYPT_COST, r=8, p=1).hex()}


def save_code(connection: Connection, actor: Actor, code: Code, proof: dict[str, str], at: datetime) -> bool:
    """Store a code, replacing that of this person; False when its id is in use. `proof` is from `secret_digest`."""
    person_row(connection, actor, lock=True)
    if select_row(connection, codes, id=code.id):
        return False
    connection.execute(delete(codes).where(codes.c.person == actor.id))
    insert_row(connection, codes, id=code.id, person=actor.id, created_at=stamp(at), **proof)
    return True


def row_of_code(connection: Connection, code: Code) -> StoredRow:
    """Return the row with the id of this code, or `MATCHES_NOTHING`."""
    return select_row(connection, codes, id=code.id) or MATCHES_NOTHING


def matches(code: Code, row: StoredRow) -> bool:
    """Return whether the secret of this code belongs to this row."""
    return compare_digest(secret_digest(code, row["salt"])["hash"], row["hash"])


def redeem_code(connection: Connection, row: StoredRow, at: datetime, is_shared: bool) -> tuple[Actor, str]:
    """Return the person of a checked code and a new token; raises NotFoundError when the code was replaced."""
    if select_row(connection, codes, id=row["id"]) != row:
        raise NotFoundError
    clear_tries(connection, row["id"])
    actor = Actor(row["person"])
    record_presence(connection, person_row(connection, actor, lock=True), at)
    return actor, new_key(connection, actor, at, is_shared)


def _letters(count: int) -> str:
    return "".join(choice(ALPHABET) for _ in range(count))


def read_moments(connection: Connection, actor: Actor) -> dict[str, tuple[datetime, ...]]:
    """Return when this person came and was seen, signed in, was seen and used it there and signed out, and the code."""
    person, code = person_row(connection, actor), select_row(connection, codes, person=actor.id)
    devices = select_rows(connection, keys, "created_at", person=actor.id)
    stamps = {
        "came": [person["created_at"]],
        "seen": [person["seen_at"]],
        "signed in": [row["created_at"] for row in devices],
        "seen there": [row["seen_at"] for row in devices],
        "used there": [row["used_at"] for row in devices if row["used_at"] is not None],
        "signed out": [row["revoked_at"] for row in devices if row["revoked_at"] is not None],
        "code": [code["created_at"]] if code else [],
    }
    return {name: tuple(map(moment, found)) for name, found in stamps.items()}
