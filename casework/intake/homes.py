"""Which province a written address names. It is kept as written: units were merged and renamed."""

import re
from typing import Final

from casework.intake.folding import plain

_PROVINCE: Final = re.compile(r"\b(?:tỉnh|thành phố|tp\.?|t\.)\s*([^,;]+)", re.IGNORECASE)


def province_in(address: str) -> str:
    """The last province or city that the address names, without the word before it; or nothing."""
    named = _PROVINCE.findall(address)
    return named[-1].strip(" .") if named else ""


def province_key(province: str) -> str:
    """What two spellings of one province have in common."""
    return plain(province)
