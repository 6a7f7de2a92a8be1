"""The office's keys: founded once, unlocked whole or not at all, rotated, destroyed."""

from pathlib import Path
from uuid import UUID, uuid4

import pytest
from sqlalchemy import func, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from casework.keyring import (
    AlreadyFounded,
    Damaged,
    KeyDestroyed,
    KeyNotLoaded,
    Keyring,
    KeyWrong,
    NotFounded,
    RootProvider,
    create_root_key,
    provider_for,
    rewrap_batch,
    rotate,
    shred,
)
from casework.keyring.keyring import NotOfSystem
from casework.records.keys import FileKey, Kek, KeyState, Purpose
from casework.sealing import Klass, Sealed, place_of
from tests.sealing import make


def _file(session: Session, keyring: Keyring) -> make.Person:
    """A new file with its keys and one person, stored."""
    file_id = uuid4()
    keys = keyring.create_keys(file_id)
    person = make.person(file_id)
    keyring.safe(file_id, keys).seal(person, full_name="Mẫu Thị An", age_band="adult")
    session.add_all([*keys, person])
    session.flush()
    return person


def _name(session: Session, keyring: Keyring, person: make.Person) -> object:
    disclosure = make.disclosure(person.file_id)
    safe = keyring.safe(person.file_id, _keys(session, person.file_id))
    return safe.open(person, "full_name", disclosure, make.NOW)


def _keys(session: Session, file_id: UUID) -> list[FileKey]:
    return list(session.scalars(select(FileKey).where(FileKey.file_id == file_id)))


def _other_provider(folder: Path) -> RootProvider:
    create_root_key(folder / "other.key")
    return provider_for(f"file:{folder / 'other.key'}", env="prod")


def test_founding_makes_one_key_for_each_purpose(session: Session, provider: RootProvider) -> None:
    Keyring.found(session, provider, make.NOW)

    keks = session.scalars(select(Kek).order_by(Kek.number)).all()
    assert [(kek.number, kek.purpose) for kek in keks] == list(enumerate(Purpose, start=1))
    assert {kek.state for kek in keks} == {KeyState.ACTIVE}


def test_an_office_is_founded_once(session: Session, provider: RootProvider) -> None:
    Keyring.found(session, provider, make.NOW)

    with pytest.raises(AlreadyFounded):
        Keyring.found(session, provider, make.NOW)


def test_after_a_restart_the_names_still_open(session: Session, provider: RootProvider) -> None:
    person = _file(session, Keyring.found(session, provider, make.NOW))

    keyring = Keyring.unlock(session, provider)

    assert _name(session, keyring, person) == "Mẫu Thị An"


def test_an_office_without_keys_does_not_start(session: Session, provider: RootProvider) -> None:
    with pytest.raises(NotFounded):
        Keyring.unlock(session, provider)


def test_a_wrong_root_key_stops_the_start(
    session: Session, provider: RootProvider, tmp_path: Path
) -> None:
    Keyring.found(session, provider, make.NOW)
    other = _other_provider(tmp_path)

    with pytest.raises(KeyWrong):
        Keyring.unlock(session, other)


@pytest.mark.parametrize("purpose", list(Purpose), ids=str)
def test_one_harmed_key_stops_the_start(
    session: Session, provider: RootProvider, purpose: Purpose
) -> None:
    Keyring.found(session, provider, make.NOW)
    kek = session.scalars(select(Kek).where(Kek.purpose == purpose)).one()
    kek.wrapped = kek.wrapped[:-1] + bytes([kek.wrapped[-1] ^ 1])

    with pytest.raises(KeyWrong):
        Keyring.unlock(session, provider)


def test_a_key_given_another_purpose_stops_the_start(
    session: Session, provider: RootProvider
) -> None:
    Keyring.found(session, provider, make.NOW)
    by_purpose = {kek.purpose: kek for kek in session.scalars(select(Kek))}
    by_purpose[Purpose.DIGEST].wrapped = by_purpose[Purpose.FILES].wrapped

    with pytest.raises(KeyWrong):
        Keyring.unlock(session, provider)


def test_a_harmed_key_that_only_opens_stops_the_start_too(
    session: Session, provider: RootProvider
) -> None:
    Keyring.found(session, provider, make.NOW)
    rotate(session, provider, make.NOW)
    old = session.scalars(select(Kek).where(Kek.state == KeyState.DECRYPT_ONLY)).one()
    old.wrapped = bytes(61)

    with pytest.raises(KeyWrong):
        Keyring.unlock(session, provider)


def test_a_new_file_has_a_key_for_each_class() -> None:
    keys = make.keyring().create_keys(uuid4())

    assert [(key.klass, key.gen) for key in keys] == [(1, 1), (2, 1), (3, 1)]
    assert len({key.wrapped for key in keys}) == 3


def test_rotation_leaves_names_readable_and_the_old_key_unused(
    session: Session, provider: RootProvider
) -> None:
    person = _file(session, Keyring.found(session, provider, make.NOW))
    sealed_before = person.full_name

    keyring = rotate(session, provider, make.NOW)
    before_rewrap = _name(session, keyring, person)
    rewrapped = rewrap_batch(session, keyring)

    assert (before_rewrap, rewrapped) == ("Mẫu Thị An", 3)
    assert _name(session, keyring, person) == "Mẫu Thị An"
    assert {key.kek_number for key in _keys(session, person.file_id)} == {keyring.active_number}
    assert person.full_name == sealed_before
    assert rewrap_batch(session, keyring) == 0


def test_a_retired_key_is_needed_no_more(session: Session, provider: RootProvider) -> None:
    person = _file(session, Keyring.found(session, provider, make.NOW))
    rewrap_batch(session, rotate(session, provider, make.NOW))
    old = session.scalars(select(Kek).where(Kek.state == KeyState.DECRYPT_ONLY)).one()
    old.state, old.wrapped = KeyState.RETIRED, b""

    keyring = Keyring.unlock(session, provider)

    assert _name(session, keyring, person) == "Mẫu Thị An"


def test_rewrapping_goes_in_batches(session: Session, provider: RootProvider) -> None:
    _file(session, Keyring.found(session, provider, make.NOW))
    keyring = rotate(session, provider, make.NOW)

    first, second = rewrap_batch(session, keyring, size=2), rewrap_batch(session, keyring, size=2)

    assert (first, second) == (2, 1)


def test_a_process_with_the_former_keyring_says_that_it_must_start_again(
    session: Session, provider: RootProvider
) -> None:
    former = Keyring.found(session, provider, make.NOW)
    person = _file(session, rotate(session, provider, make.NOW))

    with pytest.raises(KeyNotLoaded):
        _name(session, former, person)


def test_a_destroyed_key_erases_its_class_alone(session: Session, provider: RootProvider) -> None:
    keyring = Keyring.found(session, provider, make.NOW)
    person, other = _file(session, keyring), _file(session, keyring)

    destroyed = shred(session, person.file_id, Klass.IDENTITY)

    assert destroyed == 1
    assert _name(session, keyring, other) == "Mẫu Thị An"
    with pytest.raises(KeyDestroyed):
        _name(session, keyring, person)


def test_a_key_destroyed_during_a_rewrap_does_not_come_back(
    session: Session, provider: RootProvider
) -> None:
    person = _file(session, Keyring.found(session, provider, make.NOW))
    keyring = rotate(session, provider, make.NOW)
    shred(session, person.file_id, Klass.IDENTITY)

    rewrapped = rewrap_batch(session, keyring)

    assert rewrapped == 2
    assert session.scalar(select(func.count()).select_from(FileKey)) == 2


def test_a_file_has_one_key_of_a_class_and_generation(
    session: Session, provider: RootProvider
) -> None:
    keyring = Keyring.found(session, provider, make.NOW)
    person = _file(session, keyring)
    session.add_all(keyring.create_keys(person.file_id))

    with pytest.raises(IntegrityError):
        session.flush()


def test_a_code_seed_opens_at_its_place_only() -> None:
    keyring, account, other = make.keyring(), make.account(), make.account()
    place = place_of(account, "code_seed")

    sealed = keyring.seal_system("JBSWY3DPEHPK3PXP", place)

    assert keyring.open_system(sealed, place) == "JBSWY3DPEHPK3PXP"
    with pytest.raises(Damaged):
        keyring.open_system(sealed, place_of(other, "code_seed"))


@pytest.mark.parametrize("stored", [b"", b"\1\1\x09\0\0\0\7" + bytes(60)], ids=["none", "key 7"])
def test_a_forged_code_seed_is_found_out(stored: bytes) -> None:
    keyring, account = make.keyring(), make.account()

    with pytest.raises(Damaged):
        keyring.open_system(Sealed(stored), place_of(account, "code_seed"))


def test_a_name_is_not_sealed_under_the_systems_key() -> None:
    place = place_of(make.person(uuid4()), "full_name")

    with pytest.raises(NotOfSystem):
        make.keyring().seal_system("Mẫu Thị An", place)


def test_a_digest_is_the_same_after_a_restart_and_another_in_another_office(
    session: Session, provider: RootProvider
) -> None:
    first = Keyring.found(session, provider, make.NOW).digest(b"body")

    again = Keyring.unlock(session, provider).digest(b"body")

    assert first == again
    assert first != make.keyring().digest(b"body")
    assert len(first) == 64


def test_a_ring_does_not_print_its_keys() -> None:
    ring = make.ring()

    shown = repr(ring)

    assert shown == "Ring(active=1)"
