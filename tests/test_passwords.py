"""Passwords that are too easy to guess, and those that are not."""

import unicodedata

import pytest

from casework import passwords

GOOD = "cò bay thẳng cánh 9 ruộng"


@pytest.mark.parametrize(
    "password",
    [
        pytest.param("ngắn-quá", id="short"),
        pytest.param("dài " * 40, id="longer than 128 characters"),
        pytest.param("matkhau123456", id="mat khau with digits"),
        pytest.param("Mật khẩu 2026!", id="mật khẩu with marks"),
        pytest.param("anhyeuem12345", id="anh yêu em"),
        pytest.param("Password1234!", id="password"),
        pytest.param("qwertyuiop123", id="a row of keys"),
        pytest.param("190120261234", id="digits alone"),
        pytest.param("aaaaaaaaaaaab", id="one letter"),
        pytest.param("lan.mau và con mèo", id="holds the login"),
        pytest.param("tôi làm ở sở Y tế Mẫu Sơn", id="holds the unit"),
    ],
)
def test_a_guessable_password_is_weak(password: str) -> None:
    assert passwords.is_weak(password, "lan.mau", "Y tế Mẫu Sơn")


@pytest.mark.parametrize("password", [GOOD, "f7K-rruV-0qMx-22", "sông sâu bên lở bên bồi"])
def test_a_password_that_nobody_guesses_is_taken(password: str) -> None:
    assert not passwords.is_weak(password, "lan.mau", "Sở Y tế Mẫu")


def test_two_keyboards_type_the_same_password() -> None:
    composed = "mật-mã-của-riêng-tôi"
    apart = unicodedata.normalize("NFD", composed)

    stored = passwords.hash_password(composed)

    assert composed != apart
    assert passwords.verify(stored, apart)


def test_nobodys_password_is_never_right() -> None:
    assert not passwords.verify(None, "")


def test_a_broken_hash_lets_nobody_in() -> None:
    assert not passwords.verify("not a hash", GOOD)
