"""The inside of a sealed value: what it can hold, and that its length tells little."""

import traceback
import unicodedata
from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from casework.keyring.plaintext import BadPlaintext, CannotBeSealed, Value, pack, unpack

json_leaves = st.none() | st.booleans() | st.integers() | st.text().map(lambda text: _nfc(text))
json_values = st.recursive(
    json_leaves,
    lambda inner: st.lists(inner) | st.dictionaries(st.text("abc_"), inner),
    max_leaves=8,
).filter(lambda value: isinstance(value, dict | list))


def _nfc(text: str) -> str:
    return unicodedata.normalize("NFC", text)


@settings(deadline=None, max_examples=60)
@given(st.none() | st.integers(-(10**30), 10**30) | st.dates() | json_values)
def test_a_value_comes_back_as_it_was(value: Value) -> None:
    packed = pack(value)

    unpacked = unpack(packed)

    assert unpacked == value
    assert type(unpacked) is type(value)


@settings(deadline=None, max_examples=60)
@given(st.text())
def test_text_comes_back_in_nfc(text: str) -> None:
    packed = pack(text)

    unpacked = unpack(packed)

    assert unpacked == _nfc(text)


def test_two_ways_to_type_a_name_are_one_value() -> None:
    typed_apart = unicodedata.normalize("NFD", "Nguyễn Thị Mẫu")

    packed = pack(typed_apart)

    assert packed == pack("Nguyễn Thị Mẫu")


@pytest.mark.parametrize(
    ("letters", "length"),
    [
        pytest.param(0, 32, id="nothing is as long as a short name"),
        pytest.param(30, 32, id="the last that fits one block"),
        pytest.param(31, 64, id="the first that needs two"),
        pytest.param(510, 512, id="the last in blocks of 32"),
        pytest.param(511, 544, id="the first by PADMÉ"),
        pytest.param(1023, 1088, id="PADMÉ above 1024"),
        pytest.param(9_998, 10_240, id="a long statement"),
    ],
)
def test_lengths_are_rounded_up(letters: int, length: int) -> None:
    packed = pack("a" * letters)

    assert len(packed) == length


def test_a_sealed_null_is_as_long_as_a_short_name() -> None:
    assert len(pack(None)) == len(pack("Mẫu Thị An"))


@settings(deadline=None, max_examples=60)
@given(st.integers(0, 200_000))
def test_padding_costs_at_most_an_eighth_and_a_block(letters: int) -> None:
    packed = pack("a" * letters)

    assert letters < len(packed) <= letters * 1.12 + 34


@pytest.mark.parametrize(
    "value",
    [
        pytest.param(True, id="yes or no"),
        pytest.param(1.5, id="fraction"),
        pytest.param(b"bytes", id="bytes"),
        pytest.param(datetime(2026, 3, 2, tzinfo=UTC), id="moment"),
        pytest.param({"at": date(2026, 3, 2)}, id="date within JSON"),
        pytest.param({"rate": float("nan")}, id="not a number within JSON"),
    ],
)
def test_what_would_come_back_changed_is_refused(value: Value) -> None:
    with pytest.raises(TypeError):
        pack(value)


def test_broken_characters_are_refused_and_not_repeated() -> None:
    name = "Mẫu Bí Mật" + chr(0xD800)

    with pytest.raises(CannotBeSealed) as refused:
        pack(name)

    assert "Mật" not in "".join(traceback.format_exception(refused.value))


@pytest.mark.parametrize(
    "content", [b"", b"\0" * 32, b"\1name" + b"\0" * 27, b"\x09?\x80"], ids=str
)
def test_bytes_outside_the_format_are_refused(content: bytes) -> None:
    with pytest.raises(BadPlaintext):
        unpack(content)
