"""The sums of many scans are those of scoring each scan by itself."""

from collections import Counter
from collections.abc import Collection, Iterable
from math import isnan
from pathlib import Path
from random import Random

import pytest

from results.coverage.sample_people import random_answers
from scan.cohort.sums import CohortSums, PointSum, cohort_sums, group_points, items_in_phase, scans_asked
from scan.instrument.instrument import Instrument
from scan.scoring.assessment import NVT, Answer, Assessment, Setting
from scan.scoring.profile import Profile, Score
from scan.scoring.scoring import score
from scan.store import Changes
from scan.store.durable import DurableStore, open_store
from scan.store.groups.answer_blocks import fold_answers
from tests.support.building import whole
from tests.support.store.places import sqlite_url

PEOPLE = 40
ORDER: tuple[Answer | None, ...] = (None, 1, 2, 3, 4, 5, "NE", "NVT")
Said = dict[str, tuple[dict[str, Answer], Profile]]


def people(store: DurableStore, instrument: Instrument, phase_key: str) -> Said:
    """The answers and profile of people of two specialisms, by the id of their scan in the store."""
    found, phase = Said(), instrument.framework.phase(phase_key)
    for seed in range(PEOPLE):
        specialism, random = ("", "cardiologie")[seed % 2], Random(f"{phase_key} {seed}")
        own = instrument.set_for(specialism)
        answers = random_answers(phase, own, random)
        for item in own.items_of(phase):
            if item.allows_nvt and random.random() < 0.1:
                answers[item.id] = NVT
            elif random.random() < 0.1:
                answers.pop(item.id, None)
        actor, _ = store.new_person()
        name = own.framework.instrument
        scan = store.begin(actor, name, own.version, "", phase_key, Setting("aios", specialism))
        store.save(actor, scan, Changes(answers))
        found[scan] = answers, score(Assessment(scan, name, own.version, phase_key, answers), own)
    return found


def summed(profiles: Iterable[tuple[Profile, Score]], own: Collection[str]) -> PointSum:
    """The sums over the scores of one group; a single point has no mean, so it is looked up among its `own` items."""
    total = n = 0
    for profile, found in profiles:
        answers = profile.assessment.answers
        single = [answers[item] for item in own if isinstance(answers.get(item), int)]
        total += round(found.mean * found.n) if found.mean is not None else sum(x for x in single if isinstance(x, int))
        n += found.n
    return PointSum(total, n)


@pytest.mark.parametrize("phase_key", ["n6", "n8", "expert"])
def test_the_sums_are_those_of_scoring_one_by_one(tmp_path: Path, phase_key: str) -> None:
    instrument, _ = whole()
    store = open_store(sqlite_url(tmp_path / "cohort.sqlite3"))
    said = people(store, instrument, phase_key)
    asked = scans_asked(instrument, phase_key)
    items = items_in_phase(instrument, phase_key)
    found: CohortSums = fold_answers(store, [*said], asked, lambda blocks: cohort_sums(blocks, instrument, phase_key))
    profiles = [profile for _, profile in said.values()]
    assert found.scans == PEOPLE
    for key, sums in found.roles.items():
        own = [item.id for item in items if item.role == key]
        assert sums == summed([(profile, profile.roles[key]) for profile in profiles], own), key
    for key, sums in found.tasks.items():
        own = [item.id for item in items if item.epa_task == key]
        assert sums == summed([(profile, profile.tasks[key]) for profile in profiles], own), key
    for item in items:
        given = Counter(answers.get(item.id) for answers, _ in said.values())
        assert found.items[item.id] == [given[answer] for answer in ORDER], item.id
    (codes,) = fold_answers(store, [*said], asked, lambda blocks: [block.codes for block in blocks])
    for key, points in group_points(codes, [item.role for item in items]).items():
        assert [None if isnan(mean) else mean for mean in points.means()] == [
            profile.roles[key].mean for profile in profiles
        ], key
    store.close()


def test_no_scans_have_no_sums() -> None:
    instrument, _ = whole()
    found = cohort_sums([], instrument, "n8")
    assert found.scans == 0
    assert set(found.roles.values()) == {PointSum(0, 0)}
    assert found.roles.keys() == {role.key for role in instrument.framework.roles}
