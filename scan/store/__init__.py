"""Where assessments are kept: the only room that will know a database."""

from scan.store.memory import MemoryStore
from scan.store.store import Actor, NotFoundError, Offer, Sitting, Store

__all__ = ["Actor", "MemoryStore", "NotFoundError", "Offer", "Sitting", "Store"]
