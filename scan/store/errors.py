"""The errors of a store, each with a Dutch message for the screen."""

from scan.limits.limits import Limit


class StoreError(Exception):
    """Base of all errors of a store; `message` is a Dutch sentence that a page can show."""

    message = "De bewaarplaats werkt nu niet."

    def __init__(self, message: str = "") -> None:
        self.message = message or type(self).message
        super().__init__(self.message)


class NotFoundError(StoreError, LookupError):
    """Nothing with this id exists for this actor; "not yours" and "does not exist" give the same message."""

    message = "Dit bestaat niet of niet meer."


class LockedError(NotFoundError):
    """This computer is shared and was not used for a while: its person comes back with their code (R56)."""

    message = "Deze computer is op slot. Ga verder met je code."


class TooManyTriesError(StoreError):
    """Too many tries of one code, or too many requests from one address (reliability.md R22)."""

    message = "Te vaak geprobeerd. Wacht een uur en probeer het dan opnieuw."


class RefusedError(StoreError):
    """The value is invalid, e.g. a note that is too long; nothing of the change was saved."""

    message = "Dit kan niet bewaard worden."


def refuse_above(limit: Limit, count: int) -> None:
    """Raise RefusedError with the sentence of this limit when `count` is above it."""
    if count > limit.most:
        raise RefusedError(limit.message)


class ClosedError(RefusedError):
    """What is to be changed is finished, e.g. a rating after its "klaar"."""


class UnavailableError(StoreError):
    """The store can't be used now (full, read-only, locked, missing); nothing was saved, retrying is safe."""

    message = "De bewaarplaats is nu niet bereikbaar. Wat al bewaard was, is er nog."


class DamagedError(StoreError):
    """Stored data is corrupted or was changed outside the store, and is therefore not returned."""

    message = (
        "Deze gegevens zijn beschadigd en worden daarom niet getoond. De beheerder kan een reservekopie terugzetten."
    )


class NewerSchemaError(StoreError):
    """The database has the schema of a newer version of this program; nothing was changed."""

    message = "Deze bewaarplaats hoort bij een nieuwere versie van de zelfscan. Start die versie."


class SecondServerError(StoreError):
    """Another server already runs on this SQLite file (reliability.md R64)."""

    message = (
        "Op dit bestand draait al een server (proces {}). Stop die eerst. Wil je er meer naast elkaar? Zet met "
        "ZELFSCAN_DATABASE_URL alles op PostgreSQL."
    )
