"""What a check of a regime reports. The checks are beside this."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong with a table: the check that found it, and where."""

    check: str
    vi: str
    en: str
