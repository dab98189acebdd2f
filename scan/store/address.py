"""Where the store lives: a SQLite file in the user's own folder, or the database that a URL names."""

import os
from pathlib import Path

from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError

from scan.store.driver_errors import told
from scan.store.errors import UnavailableError

ADDRESS = "ZELFSCAN_DATABASE_URL"
_WRONG = f"{ADDRESS} klopt niet. Kies sqlite:////map/bestand of postgresql://gebruiker@adres/naam."


def address(url: str | None = None) -> URL:
    """This URL, else ZELFSCAN_DATABASE_URL, else a file in the user's folder.

    UnavailableError when it names neither a SQLite file nor a PostgreSQL database.
    """
    given = url or os.environ.get(ADDRESS)
    if not given:
        return URL.create("sqlite", database=str(folder() / "zelfscan.sqlite3"))
    try:
        found = make_url(given)
    except ArgumentError:
        raise UnavailableError(_WRONG) from None
    in_memory = found.get_backend_name() == "sqlite" and found.database in (None, "", ":memory:")
    if in_memory or found.get_backend_name() not in ("sqlite", "postgresql"):
        raise UnavailableError(_WRONG)
    return found


def file_of(found: URL) -> Path:
    """The file that a SQLite URL names."""
    return Path(found.database or "").expanduser().absolute()


def folder() -> Path:
    """The user's own folder for this program, made when it is not there, and closed to others."""
    home = os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share"
    found = Path(home) / "zelfscan"
    with told():
        found.mkdir(mode=0o700, parents=True, exist_ok=True)
        if found.stat().st_mode & 0o077:
            found.chmod(0o700)
    return found
