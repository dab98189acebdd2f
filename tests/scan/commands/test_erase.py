"""python -m scan erase CODE: one person is erased, and nobody else."""

from pathlib import Path

import pytest

from scan.__main__ import main
from scan.scoring.assessment import Setting
from scan.store import NotFoundError
from scan.store.durable import open_store
from tests.support.store.world import run_sql


# R60
def test_who_has_the_code_is_erased_and_nobody_else(own_store: Path, capsys: pytest.CaptureFixture[str]) -> None:
    store = open_store()
    (leaver, token), (stayer, _) = store.new_person("a"), store.new_person("b")
    for actor in (leaver, stayer):
        store.begin(actor, "demo", "2026-1", "", "n8", Setting("aios"))
    code, other = store.new_code(leaver), store.new_code(stayer)
    store.close()
    assert main(["erase", code.lower()]) == 0
    assert "Alles van deze persoon is gewist." in capsys.readouterr().out
    assert run_sql(f"sqlite:///{own_store}", "SELECT id FROM persons") == [(stayer.id,)]
    store = open_store()
    with pytest.raises(NotFoundError):
        store.actor_of(token)
    assert len(store.sittings(store.actor_of_code(other, "")[0])) == 1
    store.close()
    assert main(["erase", code]) == 1
    assert "hoort bij niemand" in capsys.readouterr().err
