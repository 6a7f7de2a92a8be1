"""The safe of a file: round trips, moved and altered values, destroyed keys."""

from itertools import permutations
from uuid import UUID, uuid4

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import select
from sqlalchemy.orm import Session

from casework.keyring import CannotBeSealed, Damaged, ForeignRecord, KeyDestroyed, Safe
from casework.sealing import Klass, NotSealed, Sealed
from tests.sealing import make

FILE, OTHER_FILE = UUID(int=1), UUID(int=2)
KEYRING = make.keyring()
SAFES = {
    FILE: make.safe(FILE, of=KEYRING),
    OTHER_FILE: make.safe(OTHER_FILE, of=KEYRING),
}


def _opens(safe: Safe, record: make.Person | make.Relative, column: str) -> object:
    return safe.open(record, column, make.disclosure(record.file_id), make.NOW)


@settings(deadline=None)
@given(name=st.text(alphabet="aăâbcdđeêghiklmnoôơ "), note=st.none() | st.integers())
def test_what_was_sealed_opens(name: str, note: int | None) -> None:
    person = make.person(FILE)

    SAFES[FILE].seal(person, full_name=name, refuge=note)

    assert _opens(SAFES[FILE], person, "full_name") == name
    assert _opens(SAFES[FILE], person, "refuge") == note


def test_the_same_name_is_never_sealed_alike() -> None:
    person = make.person(FILE)

    SAFES[FILE].seal(person, full_name="Mẫu Thị An", other_names="Mẫu Thị An")

    assert person.full_name.stored[19:] != person.other_names.stored[19:]


def test_a_new_record_gets_sealed_nulls_in_its_other_columns() -> None:
    person = make.person(FILE)

    SAFES[FILE].seal(person, full_name="Mẫu Thị An")

    columns = ("age_band", "other_names", "refuge")
    opened = SAFES[FILE].open_many(person, columns, make.disclosure(FILE), make.NOW)
    assert opened == {"age_band": None, "other_names": None, "refuge": None}


def test_a_second_sealing_keeps_what_the_first_set() -> None:
    person = make.person(FILE)
    SAFES[FILE].seal(person, full_name="Mẫu Thị An")

    SAFES[FILE].seal(person, refuge="Nhà tạm lánh Mẫu")

    assert _opens(SAFES[FILE], person, "full_name") == "Mẫu Thị An"


def test_a_stored_record_opens_and_takes_a_correction(session: Session) -> None:
    person = make.person(FILE)
    SAFES[FILE].seal(person, full_name="Mẫu Thị An", refuge="Nhà tạm lánh Mẫu")
    session.add(person)
    session.commit()
    stored = session.scalars(select(make.Person)).one()

    SAFES[FILE].seal(stored, full_name="Mẫu Thị Ân")
    session.commit()

    assert _opens(SAFES[FILE], stored, "full_name") == "Mẫu Thị Ân"
    assert _opens(SAFES[FILE], stored, "refuge") == "Nhà tạm lánh Mẫu"


def test_a_refused_value_leaves_the_record_untouched() -> None:
    person = make.person(FILE)

    with pytest.raises(CannotBeSealed):
        SAFES[FILE].seal(person, full_name="Mẫu Thị An", refuge=1.5)  # type: ignore[arg-type]

    assert person.full_name is None


def _cells() -> dict[str, tuple[make.Person | make.Relative, str]]:
    """Cells of one class: two rows and two columns of one table, another table and file."""
    first, second, abroad = make.person(FILE), make.person(FILE), make.person(OTHER_FILE)
    kin = make.relative(FILE)
    kin.id = first.id  # the hardest case: the same row id in another table
    SAFES[FILE].seal(first, full_name="Một", other_names="Hai")
    SAFES[FILE].seal(second, full_name="Ba", other_names="Bốn")
    SAFES[FILE].seal(kin, full_name="Năm")
    SAFES[OTHER_FILE].seal(abroad, full_name="Sáu")
    return {
        "first name": (first, "full_name"),
        "first other name": (first, "other_names"),
        "second name": (second, "full_name"),
        "second other name": (second, "other_names"),
        "relative": (kin, "full_name"),
        "other file": (abroad, "full_name"),
    }


@pytest.mark.parametrize(("source", "target"), list(permutations(_cells(), 2)))
def test_a_value_moved_to_another_cell_is_found_out(source: str, target: str) -> None:
    cells = _cells()
    (giver, given_column), (taker, taken_column) = cells[source], cells[target]

    setattr(taker, taken_column, getattr(giver, given_column))

    with pytest.raises(Damaged) as damaged:
        _opens(SAFES[taker.file_id], taker, taken_column)
    assert (damaged.value.column, damaged.value.row_id) == (taken_column, taker.id)


def _is_damaged(person: make.Person, stored: bytes) -> bool:
    person.full_name = Sealed(stored)
    try:
        _opens(SAFES[FILE], person, "full_name")
    except Damaged:
        return True
    return False


def test_every_flipped_bit_is_found_out() -> None:
    person = make.person(FILE)
    SAFES[FILE].seal(person, full_name="Mẫu Thị An")
    stored = int.from_bytes(person.full_name.stored, "big")
    length = len(person.full_name.stored)

    flipped = [(stored ^ (1 << bit)).to_bytes(length, "big") for bit in range(8 * length)]

    assert length == 19 + 32 + 16
    assert all(_is_damaged(person, changed) for changed in flipped)


def test_every_cut_is_found_out() -> None:
    person = make.person(FILE)
    SAFES[FILE].seal(person, full_name="Mẫu Thị An")
    stored = person.full_name.stored

    cuts = [stored[:length] for length in range(len(stored))]

    assert all(_is_damaged(person, cut) for cut in cuts)


@settings(deadline=None)
@given(st.binary(max_size=120) | st.binary(max_size=80).map(b"\1\1\2\0\0\0\1".__add__))
def test_bytes_of_no_origin_are_found_out(stored: bytes) -> None:
    person = make.person(FILE)

    assert _is_damaged(person, stored)


def test_damage_is_told_without_the_value() -> None:
    person = make.person(FILE)
    SAFES[FILE].seal(person, full_name="Mẫu Thị An")
    person.full_name = Sealed(person.full_name.stored[:-1] + b"?")

    with pytest.raises(Damaged) as damaged:
        _opens(SAFES[FILE], person, "full_name")

    assert str(damaged.value) == f"person.full_name of row {person.id} is damaged"


def test_a_record_of_another_file_is_not_sealed_here() -> None:
    person = make.person(OTHER_FILE)

    with pytest.raises(ForeignRecord):
        SAFES[FILE].seal(person, full_name="Mẫu Thị An")


def test_an_open_column_is_not_sealed() -> None:
    person = make.person(FILE)

    with pytest.raises(NotSealed):
        SAFES[FILE].seal(person, file_id="x")


def test_without_the_key_of_a_class_its_values_are_erased_and_the_others_open() -> None:
    file_id = uuid4()
    keys = KEYRING.create_keys(file_id)
    person = make.person(file_id)
    KEYRING.safe(file_id, keys).seal(person, full_name="Mẫu Thị An", age_band="adult")

    left = KEYRING.safe(file_id, [key for key in keys if key.klass != Klass.IDENTITY])

    assert _opens(left, person, "age_band") == "adult"
    with pytest.raises(KeyDestroyed):
        _opens(left, person, "full_name")


def test_a_key_of_another_file_does_not_pass_for_ours() -> None:
    file_id = uuid4()
    keys = KEYRING.create_keys(FILE)
    keys[1].file_id = file_id

    with pytest.raises(Damaged, match=r"file_key\.wrapped"):
        KEYRING.safe(file_id, keys).seal(make.relative(file_id), full_name="Mẫu Thị An")


def test_a_new_generation_seals_and_the_old_one_still_opens() -> None:
    file_id, files = uuid4(), make.ring()
    keyring, person, relative = (
        make.keyring(files=files),
        make.person(file_id),
        make.relative(file_id),
    )
    old = keyring.create_keys(file_id)
    keyring.safe(file_id, old).seal(person, full_name="Mẫu Thị An")
    both = keyring.safe(file_id, [make.second_identity_key(files, file_id), *old])

    both.seal(relative, full_name="Mẫu Văn Bình")

    assert relative.full_name.stored[3:7] == b"\0\0\0\2"
    assert _opens(both, relative, "full_name") == "Mẫu Văn Bình"
    assert _opens(both, person, "full_name") == "Mẫu Thị An"
