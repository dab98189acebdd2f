"""The outcome of a panel as lines to read, and as a proposal in YAML that nobody but an editor applies."""

from collections.abc import Iterator, Mapping, Sequence

from results.panel.judgement import content_validity, median_spread, proposed_norm
from results.panel.rating_sheets import CLARITY, ITEMS, NORM, RELEVANCE, STRENGTH, TRAININGS, RatingSheet
from results.panel.workbooks import RatingKey
from scan.dutch import dutch_number

Judged = Mapping[RatingKey, Sequence[float]]
HEADER = """\
# Voorstel van een panel van {members} leden. Niets hiervan wordt vanzelf toegepast.
# Neem over waar je het mee eens bent.
# Een norm is de mediaan; ligt die tussen twee punten, dan het laagste. Alleen wat afwijkt van de inhoud staat hier.
"""


def outcome_lines(sheets: Sequence[RatingSheet], judged: Judged) -> Iterator[str]:
    """Every item, norm and training that was rated, with its figures."""
    for sheet in sheets:
        yield f"\n{sheet.name}"
        for row in sheet.rows:
            given = {asked: judged.get((sheet.name, row.key, asked)) for asked in sheet.asked}
            told = [figures_text(sheet, asked, values) for asked, values in given.items() if values]
            now = f"; nu {short_decimal(row.current)}" if row.current is not None else ""
            if told:
                yield f"  {row.key}: {'; '.join(told)}{now}"


def figures_text(sheet: RatingSheet, asked: str, values: Sequence[float]) -> str:
    """The figures of one question to the panel."""
    if sheet.name == ITEMS:
        found = content_validity(values)
        share, kappa = dutch_number(found.share, 2), dutch_number(found.kappa, 2)
        return f"{asked.split()[0].lower()} I-CVI {share}, κ* {kappa}{' (laag)' if found.is_low else ''}"
    spread = median_spread(values)
    deviation = "–" if spread.deviation is None else dutch_number(spread.deviation, 2)
    middle, low, high = (short_decimal(one) for one in (spread.median, spread.lowest, spread.highest))
    average = f"gemiddeld {dutch_number(spread.mean, 2)} (SD {deviation})"
    return f"n {spread.members}, mediaan {middle}, {low} tot {high}, {average}"


def proposal(sheets: Sequence[RatingSheet], judged: Judged, members: int) -> str:
    """Norms and strengths that differ from the content, and items with a low I-CVI."""
    parts = (norm_part(sheets, judged), strength_part(sheets, judged), review_part(judged))
    return HEADER.format(members=members) + "".join("\n".join(lines) + "\n" for lines in parts if len(lines) > 1)


def norm_part(sheets: Sequence[RatingSheet], judged: Judged) -> list[str]:
    """Item by item the norms that the panel sets otherwise."""
    wanted: dict[str, list[str]] = {}
    for sheet in (one for one in sheets if one.asked == (NORM,)):
        for row in sheet.rows:
            values = judged.get((sheet.name, row.key, NORM))
            if values and proposed_norm(values) != row.current:
                wanted.setdefault(row.key, []).append(f"      {sheet.name.split()[-1]}: {proposed_norm(values)}")
    return ["items:", *(line for key, norms in wanted.items() for line in (f"  - id: {key}", "    norms:", *norms))]


def strength_part(sheets: Sequence[RatingSheet], judged: Judged) -> list[str]:
    """The strengths that the panel sets otherwise."""
    lines = ["covers:"]
    for row in (row for sheet in sheets if sheet.name == TRAININGS for row in sheet.rows):
        values = judged.get((TRAININGS, row.key, STRENGTH))
        if values and (found := nearest_choice(median_spread(values).median, row.choices)) != row.current:
            entry, role, task = row.key.split(" ")
            lines += [f"  - id: {entry}", f"    role: {role}", f"    epa_task: {task}", f"    strength: {found:g}"]
    return lines


def nearest_choice(value: float, choices: Sequence[float]) -> float:
    """The choice closest to a median, the lower of two."""
    return min(choices, key=lambda one: (abs(one - value), one))


def review_part(judged: Judged) -> list[str]:
    """The items to read again: relevance or clarity is low."""
    lines = ["review:"]
    for (sheet, key, asked), values in judged.items():
        if sheet == ITEMS and asked in (RELEVANCE, CLARITY) and content_validity(values).is_low:
            name = "relevance" if asked == RELEVANCE else "clarity"
            lines += [f"  - id: {key}", f"    {name}: {content_validity(values).share:.2f}"]
    return lines


def short_decimal(value: float) -> str:
    """A number with a decimal comma where it needs one."""
    return f"{value:g}".replace(".", ",")
