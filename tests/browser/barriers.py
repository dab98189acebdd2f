"""What stands in someone's way on a page: barriers that axe knows, small targets, and text that is lost when spaced."""

import re
from typing import Any

from axe_playwright_python.sync_playwright import Axe

from tests.browser.visitor import MAIN, Visitor

WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
# Rules of axe outside those tags: landmarks and the outline of headings (A18), and names that hold what is seen (A13).
MORE_RULES = [
    *("landmark-one-main", "landmark-main-is-top-level", "landmark-no-duplicate-main", "region"),
    *("landmark-contentinfo-is-top-level", "landmark-no-duplicate-contentinfo", "landmark-no-duplicate-banner"),
    *("landmark-unique", "page-has-heading-one", "heading-order", "empty-heading", "label-content-name-mismatch"),
]
# Only what is wrong is worth the time of telling; axe is loaded once into a page, and no sound of ours to load for it.
ASK = """async ([tags, more]) => 'axe' in window ? (
    await axe.run({runOnly: tags, rules: Object.fromEntries(more.map(id => [id, {enabled: true}])),
      resultTypes: ['violations'], preload: false, elementRef: true})
  ).violations.flatMap(one => one.nodes.map(node => `${one.id}: ${node.element.outerHTML.slice(0, 200)}`)) : null"""
# A page has a handful of colours, which axe would read anew for each element behind each text, and the HTML of every
# element that it looks at: together a third of its time.
THRIFT = """() => {
  axe.configure({noHtml: true})
  const {prototype} = axe.commons.color.Color, {parseString} = prototype, seen = new Map()
  prototype.parseString = function (text) {
    if (!seen.has(text)) {
      const {r, g, b, alpha} = parseString.call(this, text)
      seen.set(text, {r, g, b, alpha})
    }
    return Object.assign(this, seen.get(text))
  }
}"""
GLUED = re.compile(r"\d[^\W\d]")
TARGET = 44  # pixels
CONTROLS = (
    "button, summary, a.button, nav a, [role=combobox], input[type=text], .tile, .often label, "
    "[data-testid=stRadioOption], [data-testid=stCheckbox] label, [data-testid=stPageLink-NavLink]"
)
SMALL = f"""() => [...document.querySelectorAll('{CONTROLS}')]
  .filter(one => one.checkVisibility({{visibilityProperty: true}}) && one.getBoundingClientRect().height < {TARGET})
  .map(one => one.innerText || one.ariaLabel)"""
# WCAG 1.4.12: whoever reads better with more space between lines, letters, words and paragraphs may take it.
TO_THE_TOP = f"() => document.querySelector('{MAIN}')?.scrollTo(0, 0)"  # a bar that stays covers what is under it
STAYING = ".scan .side, .scan .turn"  # bars that stay in view while the rest scrolls under them
SPACED = """* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }
p { margin-bottom: 2em !important }"""
# Text that runs out of the box that cuts it off, lines of text that lie over each other, and a page that got too wide.
LOST = f"""([css, width]) => {{
  const spaced = new CSSStyleSheet()
  spaced.replaceSync(css)
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, spaced]
  const skipped = '.hidden, svg, textarea, [aria-hidden]'
  const boxes = [...document.querySelectorAll('{MAIN} *')]
    .filter(one => one.checkVisibility({{visibilityProperty: true}}) && !one.closest(skipped)
      && getComputedStyle(one).clipPath !== 'inset(50%)')
  const cut = boxes.filter(one => getComputedStyle(one).overflowX !== 'visible' && one.innerText.trim()
    && (one.scrollWidth > one.clientWidth + 1 || one.scrollHeight > one.clientHeight + 1))
  const range = document.createRange()
  const lines = boxes.flatMap(one => [...one.childNodes])
    .filter(node => node.nodeType === 3 && node.data.trim() && !node.parentElement.closest('{STAYING}'))
    .flatMap(node => range.selectNodeContents(node) ?? [...range.getClientRects()].map(box => ({{box, node}})))
    .sort((one, other) => one.box.top - other.box.top)
  const lie = (one, other) => one.node !== other.node
    && Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left) > 2
    && Math.min(one.box.bottom, other.box.bottom) - other.box.top > 6
  const over = lines.filter((line, n) => {{
    let k = n + 1
    while (k < lines.length && lines[k].box.top < line.box.bottom && !lie(line, lines[k])) k++
    return k < lines.length && lines[k].box.top < line.box.bottom
  }})
  const widest = document.querySelector('{MAIN}').scrollWidth
  document.adoptedStyleSheets = document.adoptedStyleSheets.filter(one => one !== spaced)
  return [...cut.map(one => `cut off: ${{one.innerText.slice(0, 60)}}`),
    ...over.map(one => `lies over other text: ${{one.node.data}}`),
    ...(widest > width ? [`${{widest}} pixels wide`] : [])]
}}"""

# Checkboxes that belong together need the name of their group (A8), and no two text fields may be named alike (A14).
UNNAMED = f"""() => {{
  const seen = [...document.querySelectorAll('{MAIN} :is(input, textarea)')].filter(one => one.checkVisibility())
  const named = one => one.closest('fieldset, [role=group]:is([aria-label], [aria-labelledby])')
  const boxes = seen.filter(one => one.type === 'checkbox')
  const name = one => one.ariaLabel || one.labels?.[0]?.innerText || one.id
  const fields = seen.filter(one => one.type === 'text' || one.tagName === 'TEXTAREA').map(name)
  return [...(boxes.length > 1 ? boxes.filter(one => !named(one)).map(one => `no group: ${{name(one)}}`) : []),
    ...fields.filter((one, n) => fields.indexOf(one) !== n).map(one => `named alike: ${{one}}`)]
}}"""
# The words around a radar are not cut off by its edge (A11).
CLIPPED = """() => [...document.querySelectorAll('svg.radar')].filter(one => one.checkVisibility()).flatMap(svg => {
  const {left, right} = svg.getBoundingClientRect()
  return [...svg.querySelectorAll('text')].filter(text => {
    const box = text.getBoundingClientRect()
    return box.left < left - 1 || box.right > right + 1
  }).map(text => text.textContent)
})"""

SHAPES = ("image", "button", "link", "radio", "checkbox", "textbox", "combobox", "heading", "figure")


def unclear(visitor: Visitor) -> list[str]:
    """What leaves who hears a page guessing, in the tree that a screen reader reads."""
    session = visitor.page.context.new_cdp_session(visitor.page)
    session.send("Accessibility.enable")
    nodes = {one["nodeId"]: one for one in session.send("Accessibility.getFullAXTree")["nodes"] if not one["ignored"]}
    session.detach()

    def of(node: Any, what: str) -> str:
        return " ".join(str(node.get(what, {}).get("value", "")).split())

    def texts(node: Any) -> list[str]:
        inside = [text for kid in node["childIds"] if kid in nodes for text in texts(nodes[kid])]
        return [of(node, "name")] if of(node, "role") == "StaticText" else inside

    def fault(node: Any) -> str:
        role, name = of(node, "role"), of(node, "name")
        if role in SHAPES and not name:
            return "has no name"
        if role in ("cell", "columnheader", "rowheader") and not name and not texts(node):
            return "is empty"
        if role == "radio" and GLUED.match(name):
            return "runs a figure into a word"
        return "does not say what is seen" if role in ("button", "link") and lacks(name, texts(node)) else ""

    return [f"{of(one, 'role')} {of(one, 'name')!r} {fault(one)}" for one in nodes.values() if fault(one)]


def lacks(name: str, texts: list[str]) -> bool:
    """Whether a name does not hold what is seen (A13)."""
    return "".join("".join(texts).split()) not in "".join(name.split())


def barriers(visitor: Visitor) -> list[str]:
    """What axe finds against WCAG 2.2 AA: the rule and the place."""
    visitor.page.evaluate(TO_THE_TOP)
    found: list[str] | None = visitor.page.evaluate(ASK, [WCAG, MORE_RULES])
    if found is None:
        visitor.page.evaluate(Axe().axe_script)
        visitor.page.evaluate(THRIFT)
        found = visitor.page.evaluate(ASK, [WCAG, MORE_RULES])
    assert found is not None
    return found


def unnamed(visitor: Visitor) -> list[str]:
    """Groups of checkboxes without a name, and text fields with the name of another."""
    found: list[str] = visitor.page.evaluate(UNNAMED)
    return found


def clipped(visitor: Visitor) -> list[str]:
    """Labels of a radar that its edge cuts off."""
    found: list[str] = visitor.page.evaluate(CLIPPED)
    return found


def small_targets(visitor: Visitor) -> list[str]:
    """Controls that are hard to hit."""
    found: list[str] = visitor.page.evaluate(SMALL)
    return found


def lost_when_spaced(visitor: Visitor, width: int) -> list[str]:
    """What cannot be read any longer when text takes more space."""
    found: list[str] = visitor.page.evaluate(LOST, [SPACED, width])
    return found
