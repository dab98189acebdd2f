"""How easily a set of Dutch sentences reads: words, syllables and the Flesch–Douma figure."""

import re
from collections.abc import Sequence

# Longest first: "eeu" is one sound, "ee" and "u" would be two; "patiënt" has three, for ë begins a new one. Then what
# follows no Dutch rule: "religieus" and "museum" have one more, "team", "coach", "training" and "gynaecoloog" one less.
SYLLABLE = re.compile(
    r"(?i)aai|ooi|oei|eeu|ieu(?!s)|eau|(?<=t)ea(?=m)|(?<=c)oa(?=ch)|(?<=tr)ai(?=n)|(?<=n)ae(?=c)|ëi|"
    r"aa|ee|ie(?!us)|oo|uu|eu(?!m\b)|ui|ou|au|ij|ei|oe|[aeiouyàáâäèéêëìíîïòóôöùúûü]"
)
WORD = re.compile(r"[^\W_]+(?:[-'’.][^\W_]+)*")


def words(text: str) -> list[str]:
    """The words of `text`; a compound with hyphens is one word."""
    return WORD.findall(text)


def syllables(word: str) -> int:
    """The number of syllables, at least one."""
    return max(1, len(SYLLABLE.findall(word)))


def flesch_douma(sentences: Sequence[str]) -> float | None:
    """206.84 − 0.93 · words per sentence − 77 · syllables per word (measurement.md §7); None without words."""
    spoken = [word for sentence in sentences for word in words(sentence)]
    if not spoken:
        return None
    return 206.84 - 0.93 * len(spoken) / len(sentences) - 77 * sum(map(syllables, spoken)) / len(spoken)
