"""The password an officer gets when the account is made: drawn by the system, told once."""

import secrets

_LETTERS = "bcdfghjkmnpqrtvwxz"  # without vowels no word comes about that could be guessed
_GROUPS = 4  # of four letters each: 66 bits


def first_password() -> str:
    """A new password that can be read aloud and typed from paper."""
    groups = ("".join(secrets.choice(_LETTERS) for _ in range(4)) for _ in range(_GROUPS))
    return "-".join(groups)
