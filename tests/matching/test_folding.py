"""What people write differently and mean alike folds to the same; different names stay apart."""

import unicodedata

import pytest

from casework.matching.folding import sound, sounds, syllables, written


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Nguyễn Thị Hòa", "NGUYEN THI HOA"),
        ("Nguyễn Thị Hòa", "nguyễn thị hoà"),
        ("Đặng Đỗ", "dang do"),
        ("Nguyễn Thị Hòa", unicodedata.normalize("NFD", "Nguyễn Thị Hòa")),
        ("Nguyễn  Thị\tHòa", "Nguyễn Thị Hòa"),
        ("H’Hen Niê", "H' Hen Niê"),
        ("Y-Bhăm Êñuôl", "Y Bhăm Ênuôl"),
    ],
    ids=[
        "capitals without marks",
        "the place of the tone",
        "the letter đ",
        "the other Unicode form",
        "spaces",
        "an apostrophe",
        "a hyphen",
    ],
)
def test_the_same_name_has_the_same_syllables(one: str, other: str) -> None:
    folded = syllables(one)

    assert folded == syllables(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Giàng", "Dàng"),
        ("Giàng", "Zàng"),
        ("Sùng", "Xùng"),
        ("Mỷ", "Mì"),
        ("Tráng", "Cháng"),
        ("Cứ", "Kứ"),
        ("Phàn", "Fàn"),
        ("Hạnh", "Hạn"),
        ("Bích", "Bít"),
        ("Quàng", "Quang"),
        ("Nguyễn", "Nguyeenx"),
        ("Hoàng", "Hoangf"),
        ("Đỗ", "ddoox"),
        ("Thương", "Thuwowng"),
        ("Sô", "Xô"),
    ],
)
def test_what_sounds_alike_has_the_same_sound(one: str, other: str) -> None:
    heard = sounds(one)

    assert heard == sounds(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Mai", "Lan"), ("Thu", "Thơ"), ("Sùng", "Giàng"), ("Lò", "Lường"), ("Gia", "Gi")],
)
def test_other_names_sound_otherwise(one: str, other: str) -> None:
    heard = sounds(one)

    assert heard != sounds(other)


@pytest.mark.parametrize("syllable", ["h", "y", "gi", "hh", "x", "ngh", "w"])
def test_no_syllable_is_without_a_sound(syllable: str) -> None:
    heard = sound(syllable)

    assert heard


def test_what_is_no_letter_is_no_syllable() -> None:
    found = syllables("  12 . — 阮 ")

    assert found == ()


def test_the_marks_as_written_do_not_depend_on_how_they_were_typed() -> None:
    composed, spread = written("Hòa Thuỷ"), written(unicodedata.normalize("NFD", "hoà Thủy"))

    assert composed == spread
    assert composed != written("Hóa Thuỷ")
