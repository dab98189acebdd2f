"""Possible patient data in a free text gives a warning; ordinary figures give none."""

import re
from functools import partial
from re import _parser  # type: ignore[attr-defined]  # the only place that knows how much a pattern can match

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scan.patient_data import BSN_WARNING, DATE_PATTERNS, DATE_WARNING, patient_data_warnings
from tests.support.work import calls

WEIGHTS = (9, 8, 7, 6, 5, 4, 3, 2, -1)


# R43
@pytest.mark.parametrize(
    "text",
    [
        "111222333",
        "123456782",
        "010464554",
        "BSN 111222333.",
        "BSN111222333",
        "bsn:111222333,",
        "111 222 333",
        "111.222.333",
        "111-222-333",
        "1112.22.333",
        "1112 22 333",
        "111\u00a0222\u00a0333",
        "1 1 1 2 2 2 3 3 3",
        "Mw. (111222333) kwam langs",
        "kamer 12 111222333",
        "5 111 222 333",
        "eerst 123456789, dan 111222333",
        "regel een\n111222333\nregel drie",
    ],
)
def test_a_bsn_is_asked_about_however_it_is_written(text: str) -> None:
    assert patient_data_warnings(text) == [BSN_WARNING]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Ik belde de huisarts en besprak morfine 2,5 mg.",
        "000000000",
        "000 000 000",
        "000000012",
        "123456789",
        "111222334",
        "11122233",
        "1112223330",
        "0111222333",
        "06 12345678",
        "06-12 34 56 78",
        "030 123 45 67",
        "+31 6 12345678",
        "NL91 ABNA 0417 1643 00",
        "120/80 mmHg, 38.5 graden, 10 mg 4 dd",
        "111 222, 333",
        "111  222  333",
    ],
)
def test_other_figures_are_no_bsn(text: str) -> None:
    assert patient_data_warnings(text) == []


@given(st.lists(st.integers(0, 9), min_size=9, max_size=9))
def test_nine_digits_are_a_bsn_by_the_eleven_test_alone(digits: list[int]) -> None:
    passes = sum(weight * digit for weight, digit in zip(WEIGHTS, digits, strict=True)) % 11 == 0
    is_one = passes and digits[:2] != [0, 0]
    assert patient_data_warnings(f"x{''.join(map(str, digits))}x") == ([BSN_WARNING] if is_one else [])


@given(st.lists(st.integers(0, 9), min_size=9, max_size=9), st.integers(0, 8), st.integers(1, 9))
def test_one_wrong_digit_is_no_bsn_any_more(digits: list[int], place: int, step: int) -> None:
    wrong = [(digit + step) % 10 if n == place else digit for n, digit in enumerate(digits)]
    both = [patient_data_warnings("".join(map(str, one))) for one in (digits, wrong)]
    assert both != [[BSN_WARNING], [BSN_WARNING]]


@pytest.mark.parametrize(
    "text",
    [
        "12-03-1950",
        "1-3-1950",
        "12/03/1950",
        "12.03.1950",
        "12 03 1950",
        "12 - 03 - 1950",
        "1950-03-12",
        "12 maart 1950",
        "12 Maart 1950",
        "12 mrt. 1950",
        "12 mrt 1950",
        "12e maart 1950",
        "12-mrt-1950",
        "1 januari 2001",
        "31 okt 1944",
        "29-02-2000",
        "geb. 12-03-50",
        "geboren op 12-3-'50",
        "Geboortedatum: 12/03/50",
        "Man (12-03-1950) met pijn",
    ],
)
def test_a_date_in_full_is_asked_about_however_it_is_written(text: str) -> None:
    assert patient_data_warnings(text) == [DATE_WARNING]


@pytest.mark.parametrize(
    "text",
    [
        "in maart 1950",
        "in 1950",
        "12 maart",
        "12-03",
        "32-01-1950",
        "31-02-1950",
        "29-02-1901",
        "12-13-1950",
        "0-1-1950",
        "12 maanden 1950",
        "3 meisjes in 1950",
        "12-03-50",
        "120/80 in 2024",
        "112-03-1950",
        "12-03-19501",
        "12-03-1850",
    ],
)
def test_what_is_no_full_date_is_left_alone(text: str) -> None:
    assert patient_data_warnings(text) == []


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("12-13-1950", "12-03-1950"),
        ("31-02-1950", "12 maart 1950"),
        ("2024-19-39", "1950-03-12"),
        ("31 april 1950", "30 april 1950"),
        ("geb. 40-03-50", "geb. 12-03-50"),
        ("30-02-1950", "geboren op 12-3-'50"),
    ],
)
def test_a_date_that_does_not_exist_hides_no_date_after_it(first: str, second: str) -> None:
    assert patient_data_warnings(first) == []
    assert patient_data_warnings(f"Eerst {first}, daarna {second}.") == [DATE_WARNING]


def test_a_number_that_is_no_bsn_hides_no_bsn_after_it() -> None:
    assert patient_data_warnings("123456789 en 111222334 en 111222333") == [BSN_WARNING]


def test_each_kind_of_warning_is_given_once() -> None:
    assert patient_data_warnings("111222333 en 123456782, 12-03-1950 en 1 mei 1960") == [BSN_WARNING, DATE_WARNING]


@given(st.text("0123456789 .-/'geb maart", max_size=200))
def test_any_text_can_be_checked(text: str) -> None:
    assert set(patient_data_warnings(text)) <= {BSN_WARNING, DATE_WARNING}


LONGEST = ["1", "1 ", "12-", "111 ", "geb ", "geb    ", "12 maart  ", "12-03-19 ", "1950-12-"]


@pytest.mark.parametrize("part", LONGEST)
def test_the_work_on_a_note_grows_with_its_length_and_no_faster(part: str) -> None:
    once, twice = (calls(partial(patient_data_warnings, part * (times // len(part)))) for times in (2500, 5000))
    assert twice <= 2.1 * once + 20


@pytest.mark.parametrize("pattern", DATE_PATTERNS, ids=lambda one: one.pattern[:30])
def test_a_date_is_looked_for_within_a_bounded_number_of_characters(pattern: re.Pattern[str]) -> None:
    _, longest = _parser.parse(pattern.pattern).getwidth()
    assert longest < 50
