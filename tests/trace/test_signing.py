"""Officers' keys: unlocked by their password and nothing else, and bound to the officer."""

from uuid import uuid4

import pytest
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from casework.signing import NotUnlocked, key_id_of, new_pen, unlock

PASSWORD = "cò bay thẳng cánh 9 ruộng"


def test_what_a_key_signs_its_public_half_verifies() -> None:
    pen = new_pen()

    signature = pen.sign(b"loi")

    Ed25519PublicKey.from_public_bytes(pen.public_key).verify(signature, b"loi")
    with pytest.raises(InvalidSignature):
        Ed25519PublicKey.from_public_bytes(pen.public_key).verify(signature, b"lai")


def test_a_locked_key_opens_with_its_password() -> None:
    pen, officer_id = new_pen(), uuid4()
    locked = pen.locked(officer_id, PASSWORD)

    opened = unlock(locked, officer_id, pen.key_id, PASSWORD)

    assert opened.public_key == pen.public_key


def test_another_password_opens_nothing() -> None:
    pen, officer_id = new_pen(), uuid4()
    locked = pen.locked(officer_id, PASSWORD)

    with pytest.raises(NotUnlocked):
        unlock(locked, officer_id, pen.key_id, PASSWORD + "x")


def test_a_key_put_under_another_officer_does_not_open() -> None:
    pen = new_pen()
    locked = pen.locked(uuid4(), PASSWORD)

    with pytest.raises(NotUnlocked):
        unlock(locked, uuid4(), pen.key_id, PASSWORD)


@pytest.mark.parametrize("at", [0, 1, 20, 40, -1], ids=["form", "salt", "nonce", "key", "tag"])
def test_an_altered_lock_does_not_open(at: int) -> None:
    pen, officer_id = new_pen(), uuid4()
    locked = bytearray(pen.locked(officer_id, PASSWORD))
    locked[at] ^= 1

    with pytest.raises(NotUnlocked):
        unlock(bytes(locked), officer_id, pen.key_id, PASSWORD)


def test_two_locks_of_one_key_share_nothing() -> None:
    pen, officer_id = new_pen(), uuid4()

    first, second = pen.locked(officer_id, PASSWORD), pen.locked(officer_id, PASSWORD)

    assert first[1:17] != second[1:17]
    assert first[29:] != second[29:]


def test_a_key_is_named_by_its_public_half() -> None:
    pen = new_pen()

    assert pen.key_id == key_id_of(pen.public_key)
    assert len(pen.key_id) == 16


def test_a_pen_in_a_log_shows_no_private_key() -> None:
    assert "rivate" not in repr(new_pen())
