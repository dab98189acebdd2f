"""Two scans in one table: first and second beside each other, and how sure the change is."""

from results.growth.change import Growth, RoleGrowth
from scan.dutch import count, dutch_number, percent
from scan.look.html import Markup, html, joined

TABLE = (
    '<table class="scores growth" role="table"><caption>{caption}</caption><thead role="rowgroup"><tr role="row">'
    '<th scope="col" role="columnheader">Rol</th><th scope="col" role="columnheader" class="scale">'
    '<span class="hidden">Balk</span></th><th scope="col" role="columnheader">Eerst</th>'
    '<th scope="col" role="columnheader">Nu</th><th scope="col" role="columnheader">Verandering</th></tr></thead>'
    '<tbody role="rowgroup">{rows}</tbody></table>'
)
ROW = (
    '<tr role="row"><th scope="row" role="rowheader">{name}<small>{under}</small></th>'
    '<td role="cell" class="scale">{bar}</td><td role="cell" class="n"><i>Eerst</i>{first}</td>'
    '<td role="cell" class="n"><i>Nu</i>{second}</td>'
    '<td role="cell"><span class="chip {kind}">{change}</span></td></tr>'
)
BAR = '<div class="track" aria-hidden="true"><em style="left:{left:.1f}%;width:{width:.1f}%"></em>{dots}</div>'
DOT = '<i class="{}" style="left:{:.1f}%"></i>'
TOO_FEW = "te weinig om te vergelijken"


def growth_table(found: Growth, caption: str) -> Markup:
    """One row for each role."""
    return html(TABLE, caption=caption, rows=joined(_row(role, found) for role in found.roles))


def _row(role: RoleGrowth, found: Growth) -> Markup:
    both = role.first is not None and role.second is not None
    certain = bool(role.change and role.change.certain)
    return html(
        ROW,
        name=role.label,
        under=_under(role),
        bar=_bar(role, 5 if found.measure == "mean" else 1),
        first=measured(role.first, found),
        second=measured(role.second, found),
        kind="ok" if certain else "neutral",
        change=(role.change.verdict if role.change else _difference(role)) if both else TOO_FEW,
    )


def _under(role: RoleGrowth) -> str:
    """What the numbers stand on, and what was done for the first time."""
    parts = [f"op {count(role.common, 'vraag', 'vragen')} van {role.comparable} vergelijkbare"]
    if role.provisional:
        parts.append("voorlopig")
    if role.newly_done:
        parts.append(f"{role.newly_done} voor het eerst gedaan")
    return " · ".join(parts)


def _bar(role: RoleGrowth, top: int) -> Markup:
    if role.first is None or role.second is None:
        return html(BAR, left=0.0, width=0.0, dots="")
    first, second = 100 * role.first / top, 100 * role.second / top
    dots = html(DOT, "before", first) + html(DOT, "now", second)
    return html(BAR, left=min(first, second), width=abs(second - first), dots=dots)


def _difference(role: RoleGrowth) -> str:
    """A share of the profile has no certainty of its own: only the points are told."""
    points = round(100 * ((role.second or 0) - (role.first or 0)))
    return "gelijk" if points == 0 else f"{abs(points)} punten {'hoger' if points > 0 else 'lager'}"


def measured(value: float | None, found: Growth) -> str:
    """A mean or a share of this comparison in words, "–" for none."""
    if value is None:
        return "–"
    return dutch_number(value) if found.measure == "mean" else percent(value)
