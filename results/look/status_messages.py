"""Short messages that a screen reader announces: the save status, and warnings below a field."""

from scan.dates import NO_DATE, parse_date
from scan.look.html import Markup, html
from scan.look.page_parts import show_warning
from scan.patient_data import patient_data_warnings


def save_status_line(text: str) -> Markup:
    """The line that says whether everything is saved; page.js has it read out after each change."""
    return html('<p class="count flush">{}</p>', text)


def show_patient_data_warnings(text: str, field: str) -> None:
    """A warning at the field of this key for each part of its text that looks like patient data."""
    for warning in patient_data_warnings(text):
        show_warning(warning, field)


def show_date_warning(typed: str, field: str) -> None:
    """A warning at the field of this key when the date in it cannot be read; an empty field has none."""
    if typed and not parse_date(typed):
        show_warning(NO_DATE.format(typed), field, is_error=True)
