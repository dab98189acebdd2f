"""What can go wrong in a store, each with a Dutch sentence for the screen."""


class StoreError(Exception):
    """Base of all that a store refuses; `message` is a Dutch sentence a page can show."""

    message = "De bewaarplaats werkt nu niet."

    def __init__(self, message: str = "") -> None:
        self.message = message or type(self).message
        super().__init__(self.message)


class NotFoundError(StoreError, LookupError):
    """There is no such thing for this actor; "not yours" and "does not exist" sound the same."""

    message = "Dit bestaat niet of niet meer."


class TooManyTriesError(StoreError):
    """A code was tried too often, or too much came from one address (reliability.md R22)."""

    message = "Te vaak geprobeerd. Wacht een uur en probeer het dan opnieuw."


class RefusedError(StoreError):
    """What was offered can't be kept by any store, e.g. a note that is too long; nothing of it is kept."""

    message = "Dit kan niet bewaard worden."


class UnavailableError(StoreError):
    """The store can't be reached now (full, read-only, locked, gone); nothing was kept, trying again is safe."""

    message = "De bewaarplaats is nu niet bereikbaar. Wat al bewaard was, is er nog."


class DamagedError(StoreError):
    """What is stored was changed outside the store or broke; it is not shown as if it were an answer."""

    message = (
        "Deze gegevens zijn beschadigd en worden daarom niet getoond. De beheerder kan een reservekopie terugzetten."
    )


class NewerSchemaError(StoreError):
    """The database was made by a newer version of this program, which starts nothing and changes nothing."""

    message = "Deze bewaarplaats hoort bij een nieuwere versie van de zelfscan. Start die versie."
