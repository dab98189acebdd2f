"""The dark colour scheme on a page: that it was taken over, and that nothing light is left in it, or dark on paper."""

from playwright.sync_api import Page, TimeoutError

# our tokens change at once, Streamlit's own widgets when its script heard of it
TAKEN_OVER = """dark => {
  const own = getComputedStyle(document.documentElement).colorScheme
  return own === (dark ? 'dark' : 'light')
    && [...document.querySelectorAll('[data-testid=stApp]')].every(one => getComputedStyle(one).colorScheme === own)
}"""
# When it never does: what the browser says, what the page shows, and whether it draws at all.
SCHEMES = """() => Promise.race([
  new Promise(done => requestAnimationFrame(() => done('it draws'))),
  new Promise(done => setTimeout(done, 1_000, 'it does not draw')),
]).then(drawing => ({
  drawing,
  isDark: matchMedia('(prefers-color-scheme: dark)').matches,
  isForced: matchMedia('(forced-colors: active)').matches,
  shown: ['html', '[data-testid=stApp]'].map(one => getComputedStyle(document.querySelector(one)).colorScheme),
}))"""
# A light fill is an icon, a mark, a bar or the main button; a light surface would blind. A QR code stays dark on white.
AGAINST = """dark => {
  const marks = ['petrol', 'ink', 'supervisor', 'target', 'band']
  const canvas = document.createElement('canvas').getContext('2d')
  const parts = colour => {
    canvas.clearRect(0, 0, 1, 1)
    canvas.fillStyle = colour
    canvas.fillRect(0, 0, 1, 1)
    return canvas.getImageData(0, 0, 1, 1).data
  }
  const root = getComputedStyle(document.documentElement)
  const allowed = new Set(marks.map(name => parts(root.getPropertyValue(`--${name}`)).join()))
  const seen = new Map()
  const isWrong = colour => {
    if (!seen.has(colour)) {
      const [red, green, blue, opacity] = parts(colour)
      const isMark = allowed.has([red, green, blue, opacity].join())
      seen.set(colour, opacity > 99 && (red + green + blue > 300) === dark && !isMark)
    }
    return seen.get(colour)
  }
  const shapes = 'svg :is(rect, path, polygon, circle, ellipse)'
  return [...document.querySelectorAll('body, body *')]
    .filter(one => !one.closest('.qr') && (!one.closest('svg') || one.matches(shapes)))
    .filter(one => one.getBoundingClientRect().width > (one.closest('svg') ? 30 : 0))
    .filter(one => one.checkVisibility({visibilityProperty: true, opacityProperty: true}))
    .filter(one => isWrong(getComputedStyle(one)[one.closest('svg') ? 'fill' : 'backgroundColor']))
    .map(one => one.outerHTML.slice(0, 160))
}"""


def set_dark(page: Page, dark: bool) -> None:
    """Make the system ask for dark or light, and wait until the page has its colours; without motion, so at once."""
    page.emulate_media(color_scheme="dark" if dark else "light", reduced_motion="reduce")
    try:
        page.wait_for_function(TAKEN_OVER, arg=dark)
    except TimeoutError as never:
        raise AssertionError(f"the page never took over the scheme: {page.evaluate(SCHEMES)}") from never


def against_scheme(page: Page, dark: bool) -> list[str]:
    """What is filled with a light colour in the dark, or with a dark one elsewhere, and is no mark."""
    found: list[str] = page.evaluate(AGAINST, dark)
    return found
