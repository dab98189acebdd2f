"""Streamlit's own words, for which it has no translation: none may be seen or heard."""

import re

from tests.browser.visitor import Visitor

# Whole texts, names, titles and placeholders of Streamlit's front end that a page of ours could show.
WORDS = (
    "Add rows",
    "App pages",
    "Choose an option",
    "Choose options",
    "Clear value",
    "Close",
    "Collapse sidebar",
    "Connecting",
    "Connection error",
    "Deploy",
    "Download",
    "Error",
    "Expand sidebar",
    "Fullscreen",
    "Invalid",
    "Main menu",
    "Navigate to home page",
    "No results",
    "Notifications",
    "Open",
    "Page not found",
    "Press Enter to apply",
    "Print",
    "Rerun",
    "Running...",
    "Select",
    "Select an option",
    "Settings",
    "Sidebar",
    "Skip to main content",
    "Stop",
    "View fullscreen",
    "You must",
)
# Whatever is made of a count or a key in between.
PHRASES = (
    r"\d+ options? available",
    r"\d+ more",
    r"streamlit",
    r"press \w+ to",
    r"is not (a|an|the) ",
    r"\bplease\b",
    r"\byou\b",
)
TOLD = """() => {
  const names = ['aria-label', 'aria-description', 'aria-roledescription', 'title', 'placeholder', 'alt']
  const named = [...document.querySelectorAll(names.map(name => `[${name}]`))]
    .flatMap(one => names.map(name => one.getAttribute(name)))
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  while (texts.nextNode()) {
    if (!texts.currentNode.parentElement.closest('script, style')) named.push(texts.currentNode.data)
  }
  return named.filter(text => text?.trim())
}"""


def english(visitor: Visitor) -> list[str]:
    """English that someone could read, or hear from a screen reader."""
    told: list[str] = visitor.page.evaluate(TOLD)
    phrase = re.compile("|".join(PHRASES), re.IGNORECASE)
    return sorted({text for text in told if text.strip() in WORDS or phrase.search(text)})
