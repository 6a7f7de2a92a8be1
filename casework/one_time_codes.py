"""One-time codes (RFC 6238): six digits, thirty seconds, one step of tolerance either way."""

from datetime import datetime
from hmac import compare_digest

import pyotp

_STEP = 30  # seconds
_TOLERANCE = (0, -1, 1)  # steps: a clock of a telephone is seldom further off


def new_seed() -> str:
    """A new seed of 160 bits, in base 32 as code apps take it."""
    return pyotp.random_base32()


def matching_step(seed: str, code: str, at: datetime) -> int | None:
    """The step that the code belongs to at the real time `at` (aware), if to any near it.

    Whether that step was used before is the caller's question.
    """
    code, current = code.replace(" ", ""), int(at.timestamp()) // _STEP
    totp = pyotp.TOTP(seed)
    steps = (current + offset for offset in _TOLERANCE)
    return next((step for step in steps if _same(totp.generate_otp(step), code)), None)


def provisioning_uri(seed: str, login: str) -> str:
    """What the picture for a code app holds; the issuer is neutral."""
    return pyotp.TOTP(seed).provisioning_uri(name=login, issuer_name="Ho so")


def _same(expected: str, code: str) -> bool:
    return compare_digest(expected.encode(), code.encode())
