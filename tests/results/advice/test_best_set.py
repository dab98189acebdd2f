"""The search for the best set is exact, also among entries that are much alike, and looks into few of all sets."""

from collections.abc import Callable
from random import Random
from typing import Any

import pytest

from results.advice import best_set
from results.advice.eligibility import Wish
from results.advice.suggestions import suggest
from scan.instrument.catalogue import Catalogue, Training
from scan.scoring.scoring import score
from tests.support.advice import INSTRUMENT, OFFERS, best, person
from tests.support.building import catalogue, phase, said

ADVISABLE = [one for one in OFFERS.entries if one.suggest]
THEMES = [one.key for one in INSTRUMENT.framework.themes]
OPEN: dict[str, Any] = dict.fromkeys(("institutes", "regions", "specialisms", "years", "obligatory_for"), ())
FOR_ALL = {"audiences": ("bachelor", "master", "aios", "arts"), "phases": ("n6", "n7", "n8", "gevorderd", "expert")}
LEARNING = (("knowledge",), ("skill",), ("workplace",))


def made_up(random: Random, name: str) -> Training:
    """A real entry with other themes and strengths, open to all."""
    base = random.choice(ADVISABLE)
    covers = tuple(one.model_copy(update={"strength": random.choice([0.3, 0.5, 0.8])}) for one in base.covers)
    fields = {"id": name, "covers": covers, "themes": tuple(random.sample(THEMES, 5)), "certainty": "high"}
    levels = {"levels": ("basis", "gevorderd", "expert"), "family": base.family if random.random() < 0.2 else ()}
    return base.model_copy(update=OPEN | FOR_ALL | fields | levels)


def alike(seed: int) -> Catalogue:
    """Five made-up entries, each three times: as it is, under another id, and as another way of learning."""
    random = Random(seed)
    designs = [made_up(random, f"design-{n}") for n in range(5)]
    twins = [one.model_copy(update={"id": f"{one.id}-twin"}) for one in designs]
    others = [one.model_copy(update={"id": f"{one.id}-other", "learning": random.choice(LEARNING)}) for one in designs]
    return catalogue(*designs, *twins, *others)


# Counting lines would take longer than the test; what it runs is counted elsewhere.
@pytest.mark.no_cover
def test_no_set_is_better_among_entries_that_are_much_alike() -> None:
    for seed in range(60):
        (who, wish), offers = person(seed), alike(seed)
        advice = suggest(who, INSTRUMENT, offers, wish)
        chosen, v = best(who, wish, offers.entries)
        assert tuple(sorted(one.training.id for one in advice.suggestions)) == chosen, seed
        assert advice.value == pytest.approx(v, abs=1e-6)


@pytest.mark.parametrize("answer", [2, "NE"])
def test_of_1000_entries_few_sets_are_looked_into(answer: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    random, looked = Random(1), 0
    offers = catalogue(*(made_up(random, f"made-up-{n:04}") for n in range(1000)))
    gain_after = best_set.gain_after

    def counted(*args: Any) -> Callable[..., float]:
        nonlocal looked
        looked += 1
        return gain_after(*args)

    monkeypatch.setattr(best_set, "gain_after", counted)
    items = [one for one in INSTRUMENT.items_of(phase("n8")) if one.level == "basis"]
    answers = {one.id: answer if one.theme in THEMES[::2] else 2 for one in items}
    advice = suggest(score(said(answers, "n8"), INSTRUMENT), INSTRUMENT, offers, Wish("aios", "chirurgie"))
    assert len(advice.suggestions) == 3
    assert 0 < looked < 1_000, "of half a million pairs"
