"""The address of the store: a SQLite file in the user's data folder, or a database URL."""

import os
from pathlib import Path

from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError

from scan.store.driver_errors import translated_errors
from scan.store.errors import UnavailableError

URL_VARIABLE = "ZELFSCAN_DATABASE_URL"
_WRONG = f"{URL_VARIABLE} klopt niet. Kies sqlite:////map/bestand of postgresql://gebruiker@adres/naam."


def database_url(url: str | None = None) -> URL:
    """Return this URL, else ZELFSCAN_DATABASE_URL, else that of a file in the user's data folder.

    Raises UnavailableError when the URL is neither a SQLite file nor a PostgreSQL database.
    """
    named = url or os.environ.get(URL_VARIABLE)
    if not named:
        return URL.create("sqlite", database=str(data_folder() / "zelfscan.sqlite3"))
    try:
        parsed = make_url(named)
    except ArgumentError:
        raise UnavailableError(_WRONG) from None
    in_memory = parsed.get_backend_name() == "sqlite" and parsed.database in (None, "", ":memory:")
    if in_memory or parsed.get_backend_name() not in ("sqlite", "postgresql"):
        raise UnavailableError(_WRONG)
    return parsed


def sqlite_path(url: URL) -> Path:
    """Return the absolute path of the file of a SQLite URL."""
    return Path(url.database or "").expanduser().absolute()


def data_folder() -> Path:
    """Return the user's data folder for this program; it is created when missing, and private to the user."""
    home = os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share"
    folder = Path(home) / "zelfscan"
    with translated_errors():
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if folder.stat().st_mode & 0o077:
            folder.chmod(0o700)
    return folder
