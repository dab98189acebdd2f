"""Who offers this installation and how long things are kept there, from the environment; the privacy page says it."""

import os
import re
from typing import NamedTuple

CONTROLLER, CONTACT = "ZELFSCAN_CONTROLLER", "ZELFSCAN_CONTACT"
BACKUP_DAYS, RETENTION = "ZELFSCAN_BACKUP_DAYS", "ZELFSCAN_RETENTION_MONTHS"
SHARED_MINUTES = "ZELFSCAN_SHARED_MINUTES"
USUAL_RETENTION, USUAL_SHARED_MINUTES = 24, 15
MOST = 1_200
# Settings that other modules read: what each of their words looks like, and how that is told.
SHAPES = {
    "ZELFSCAN_HOSTS": (r"(\*\.)?[\w.-]+", "hostnamen zonder https:// en zonder pad, zoals zelfscan.voorbeeld.nl"),
    "ZELFSCAN_EMBED": (r"https?://(\*\.)?[\w.-]+(:\d+)?", "adressen zonder pad, zoals https://leren.voorbeeld.nl"),
    "ZELFSCAN_METRICS": (r"\S{16,}", "een geheim van minstens 16 tekens zonder spaties"),
    "ZELFSCAN_SERVE": ("draft", "‘draft’, of niets"),
}


class SettingError(ValueError):
    """A setting that cannot be used; the message is Dutch."""


class Provider(NamedTuple):
    """The institution that is responsible, where to ask, and terms; "" or None for what is not set.

    A shared computer that was not used for `shared_minutes` locks.
    """

    controller: str
    contact: str
    backup_days: int | None
    retention_months: int
    shared_minutes: int


def provider() -> Provider:
    """The settings of this installation; raises SettingError for a term that is no number from 1 on."""
    return Provider(
        os.environ.get(CONTROLLER, "").strip(),
        os.environ.get(CONTACT, "").strip(),
        _term(BACKUP_DAYS),
        _term(RETENTION) or USUAL_RETENTION,
        _term(SHARED_MINUTES) or USUAL_SHARED_MINUTES,
    )


def check_settings() -> None:
    """Raise SettingError for a setting by which something would stay off, or closed to everyone, without a word."""
    for variable, (shape, told) in SHAPES.items():
        if not all(re.fullmatch(shape, word, re.ASCII) for word in os.environ.get(variable, "").split()):
            raise SettingError(f"{variable} kan zo niet: kies {told}.")


def _term(variable: str) -> int | None:
    text = os.environ.get(variable, "").strip()
    if not text:
        return None
    if not (text.isascii() and text.isdigit() and 1 <= int(text[:9]) <= MOST):
        raise SettingError(f"{variable}: '{text[:40]}' is geen termijn; kies een getal van 1 tot {MOST}.")
    return int(text)
