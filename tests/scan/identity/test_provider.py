"""Settings that would do nothing, or close the door to everyone, are told at start (R62)."""

import pytest

from scan.identity.provider import SHAPES, SettingError, check_settings

RIGHT = {
    "ZELFSCAN_HOSTS": ("zelfscan.umc.example *.umc.example 192.0.2.7", " "),
    "ZELFSCAN_EMBED": ("https://leren.umc.example http://intranet:8080 https://*.umc.example",),
    "ZELFSCAN_METRICS": ("0123456789abcdef",),
    "ZELFSCAN_SERVE": ("draft", ""),
}
WRONG = {
    "ZELFSCAN_HOSTS": (
        "https://zelfscan.umc.example",
        "zelfscan.umc.example:443",
        "a.example,b.example",
        "a.example/scan",
    ),
    "ZELFSCAN_EMBED": ("leren.umc.example", "https://leren.umc.example/vak", "https://a.example;script-src", "*"),
    "ZELFSCAN_METRICS": ("0123456789abcde", "ja"),
    "ZELFSCAN_SERVE": ("dratf", "2026-3"),
}


@pytest.fixture(autouse=True)
def nothing_set(monkeypatch: pytest.MonkeyPatch) -> None:
    """No setting of this installation."""
    for name in SHAPES:
        monkeypatch.delenv(name, raising=False)


@pytest.mark.parametrize("name", SHAPES)
def test_what_can_be_used_is_taken(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    for value in RIGHT[name]:
        monkeypatch.setenv(name, value)
        check_settings()


# R62
@pytest.mark.parametrize(("name", "value"), [(name, value) for name, values in WRONG.items() for value in values])
def test_what_cannot_be_used_is_told_by_name_alone(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(SettingError, match=f"^{name} kan zo niet: kies ") as refused:
        check_settings()
    assert value not in str(refused.value)
