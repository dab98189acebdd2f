"""Stores assessments. The only package that uses a database; the drivers are loaded with `scan.store.durable`."""

from scan.store.devices.contract import Device
from scan.store.errors import (
    ClosedError,
    DamagedError,
    LockedError,
    NewerSchemaError,
    NotFoundError,
    RefusedError,
    SecondServerError,
    StoreError,
    TooManyTriesError,
    UnavailableError,
)
from scan.store.feedback import LONGEST_FEEDBACK, ItemFeedback, ItemVersion
from scan.store.meetings.contract import Invitation, Meeting
from scan.store.meetings.revealed import RevealedPair, Seat
from scan.store.store import (
    EXPERIENCES,
    LONGEST_NOTE,
    Actor,
    AnswerChange,
    Changes,
    FieldChange,
    FieldState,
    ItemField,
    Offer,
    Receipt,
    Sitting,
    Store,
)

__all__ = [
    "EXPERIENCES",
    "LONGEST_FEEDBACK",
    "LONGEST_NOTE",
    "Actor",
    "AnswerChange",
    "Changes",
    "ClosedError",
    "DamagedError",
    "Device",
    "FieldChange",
    "FieldState",
    "Invitation",
    "ItemFeedback",
    "ItemField",
    "ItemVersion",
    "LockedError",
    "Meeting",
    "NewerSchemaError",
    "NotFoundError",
    "Offer",
    "Receipt",
    "RefusedError",
    "RevealedPair",
    "Seat",
    "SecondServerError",
    "Sitting",
    "Store",
    "StoreError",
    "TooManyTriesError",
    "UnavailableError",
]
