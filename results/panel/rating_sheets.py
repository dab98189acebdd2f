"""What a panel is asked: relevance and clarity per item, a norm per item and phase, strengths of trainings."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from scan.instrument.catalogue import Catalogue
from scan.instrument.framework import Phase
from scan.instrument.instrument import Instrument, ceiling, norm

ITEMS, TRAININGS = "Vragen", "Aanbod"
RELEVANCE, CLARITY, NORM, STRENGTH = "Relevant (1-4)", "Duidelijk (1-4)", "Norm", "Sterkte"
FOUR_POINTS = (1.0, 2.0, 3.0, 4.0)


@dataclass(frozen=True)
class RatingRow:
    """One thing to rate: its key, what a member reads, the choices, and its value in the content (None for none)."""

    key: str
    texts: tuple[str, ...]
    choices: tuple[float, ...]
    current: float | None = None


@dataclass(frozen=True)
class RatingSheet:
    """A sheet of a workbook: headings of what is read, headings of what is asked, and its rows."""

    name: str
    read: tuple[str, ...]
    asked: tuple[str, ...]
    rows: tuple[RatingRow, ...]


def rating_sheets(instrument: Instrument, catalogue: Catalogue, phases: Sequence[Phase]) -> list[RatingSheet]:
    """Every sheet for these phases; current norms and strengths are not shown to a member."""
    return [
        items_sheet(instrument, phases),
        *(norm_sheet(instrument, one) for one in phases),
        trainings_sheet(catalogue),
    ]


def items_sheet(instrument: Instrument, phases: Sequence[Phase]) -> RatingSheet:
    """Relevance and clarity of every item of these phases, overlays included."""
    keys = {phase.key for phase in phases}
    rows = (RatingRow(i.id, (i.role, i.level, i.text), FOUR_POINTS) for i in instrument.items if keys & set(i.phases))
    return RatingSheet(ITEMS, ("Vraag", "Rol", "Niveau", "Tekst"), (RELEVANCE, CLARITY), tuple(rows))


def norm_sheet(instrument: Instrument, phase: Phase) -> RatingSheet:
    """The point that someone who only just meets the norm would give, for every item that the phase asks."""
    scales = {scale.key: scale for scale in instrument.scales}

    def rows() -> Iterator[RatingRow]:
        for item in instrument.items_of(phase):
            if item.level in phase.scope:
                top = ceiling(item, phase)
                points = "; ".join(f"{p.value} {p.label}" for p in scales[item.scale].points[:top])
                choices = tuple(float(point) for point in range(1, top + 1))
                yield RatingRow(item.id, (item.text, points), choices, float(norm(item, phase)))

    return RatingSheet(norm_name(phase), ("Vraag", "Tekst", "Punten"), (NORM,), tuple(rows()))


def norm_name(phase: Phase) -> str:
    """The name of the sheet with the norms of a phase."""
    return f"Norm {phase.key}"


def trainings_sheet(catalogue: Catalogue) -> RatingSheet:
    """How strongly each training helps with what it says to cover."""
    choices = (0.0, *sorted(one.value for one in catalogue.advice.strengths))
    rows = (
        RatingRow(f"{one.id} {cover.role} {cover.epa_task}", (one.title, one.description), choices, cover.strength)
        for one in catalogue.entries
        for cover in one.covers
    )
    return RatingSheet(TRAININGS, ("Aanbod, rol en taak", "Titel", "Omschrijving"), (STRENGTH,), tuple(rows))
