"""The table of two scans: both values of each role, and how certain the change is."""

from results.growth.change import Growth, RoleGrowth
from scan.dutch import count, dutch_number, percent
from scan.look.html import Markup, html, joined

TABLE = (
    '<table class="scores growth" role="table"><caption>{caption}</caption><thead role="rowgroup"><tr role="row">'
    '<th scope="col" role="columnheader">Rol</th><td class="scale" aria-hidden="true"></td>'
    '<th scope="col" role="columnheader">Eerst</th>'
    '<th scope="col" role="columnheader">Nu</th><th scope="col" role="columnheader">Verandering</th></tr></thead>'
    '<tbody role="rowgroup">{rows}</tbody></table>'
)
ROW = (
    '<tr role="row"><th scope="row" role="rowheader">{name}<small>{under}</small></th>'
    '<td class="scale" aria-hidden="true">{bar}</td><td role="cell" class="n"><i>Eerst</i>{first}</td>'
    '<td role="cell" class="n"><i>Nu</i>{second}</td>'
    '<td role="cell"><span class="chip {kind}">{change}</span></td></tr>'
)
BAR = '<div class="track"><em style="left:{left:.1f}%;width:{width:.1f}%"></em>{dots}</div>'
DOT = '<i class="{}" style="left:{:.1f}%"></i>'
NOT_COMPARABLE = "te weinig om te vergelijken"


def growth_table(growth: Growth, caption: str) -> Markup:
    """One row per role."""
    return html(TABLE, caption=caption, rows=joined(_row(role, growth) for role in growth.roles))


def _row(role: RoleGrowth, growth: Growth) -> Markup:
    both = role.first is not None and role.second is not None
    certain = bool(role.change and role.change.certain)
    return html(
        ROW,
        name=role.label,
        under=_under(role),
        bar=_bar(role, 5 if growth.measure == "mean" else 1),
        first=value_text(role.first, growth),
        second=value_text(role.second, growth),
        kind="ok" if certain else "neutral",
        change=(role.change.verdict if role.change else _difference(role)) if both else NOT_COMPARABLE,
    )


def _under(role: RoleGrowth) -> str:
    """On how many questions the values rest, and what became of them: done first, up, down, changed."""
    moves = {"voor het eerst gedaan": role.newly_done, "hoger": role.higher, "lager": role.lower}
    moves["aangepast na een gesprek"] = role.changed
    parts = [f"op {count(role.common, 'vraag', 'vragen')} van {role.comparable} vergelijkbare"]
    if role.provisional:
        parts.append("voorlopig")
    return " · ".join([*parts, *(f"{n} {words}" for words, n in moves.items() if n)])


def _bar(role: RoleGrowth, top: int) -> Markup:
    if role.first is None or role.second is None:
        return html(BAR, left=0.0, width=0.0, dots="")
    first, second = 100 * role.first / top, 100 * role.second / top
    dots = html(DOT, "before", first) + html(DOT, "now", second)
    return html(BAR, left=min(first, second), width=abs(second - first), dots=dots)


def _difference(role: RoleGrowth) -> str:
    """The difference of two shares in points; a share has no measure of certainty."""
    points = round(100 * ((role.second or 0) - (role.first or 0)))
    return "gelijk" if points == 0 else f"{abs(points)} punten {'hoger' if points > 0 else 'lager'}"


def value_text(value: float | None, growth: Growth) -> str:
    """A mean or a share as Dutch text, "–" for None."""
    if value is None:
        return "–"
    return dutch_number(value) if growth.measure == "mean" else percent(value)
