"""What is wrong with a command is told in Dutch."""

import pytest

from scan import commands
from scan.terminal import command_parser
from zelfscan.__main__ import main

TOLD = {
    "": "zelfscan: er ontbreekt: OPDRACHT",
    "suggest": "zelfscan suggest: er ontbreekt: BESTAND",
    "suggest - --hours": "zelfscan suggest: --hours: hier hoort een waarde achter",
    "suggest - --hours veel": "zelfscan suggest: --hours: 'veel' past hier niet",
    "suggest - --hours -1": "zelfscan suggest: --hours: '-1' is geen aantal uren",
    "suggest - --json=1": "zelfscan suggest: --json: hier hoort geen waarde achter, en er staat '1'",
    "suggest - --h 3": "zelfscan suggest: --h is niet duidelijk; bedoel je --help, --hours?",
    "suggest - --zomaar": "zelfscan: onbekend: --zomaar",
    "report - -o uit.pdf --today gisteren": "zelfscan report: --today: 'gisteren' past hier niet",
    "report - -o uit.pdf --year twee": "zelfscan report: --year: 'twee' past hier niet",
}


@pytest.mark.parametrize("command", TOLD)
def test_a_wrong_command_is_told_in_dutch(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="2"):
        main(command.split())
    usage, *_, last = capsys.readouterr().err.splitlines()
    assert usage.startswith("gebruik: zelfscan")
    assert last == TOLD[command]


@pytest.mark.parametrize(
    ("command", "start"),
    [
        ("zomaar", "zelfscan: OPDRACHT: 'zomaar' kan hier niet; kies uit "),
        ("suggest - --way vanzelf", "zelfscan suggest: --way: 'vanzelf' kan hier niet; kies uit "),
    ],
)
def test_a_wrong_choice_names_the_choices(command: str, start: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="2"):
        main(command.split())
    assert capsys.readouterr().err.splitlines()[-1].startswith(start)


def test_a_command_is_found_without_the_modules_of_others() -> None:
    found = {asked: command_parser("zelfscan", "", [asked], commands).format_help() for asked in ("stats", "--help")}
    assert [told.count("\n    stats ") for told in found.values()] == [1, 1]
    assert ["\n    backup " in told for told in found.values()] == [False, True]
