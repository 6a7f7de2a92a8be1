"""Whether what a list says of the nationality is ours, in whatever words. Nothing else is told."""

from typing import Final

from casework.intake.folding import plain

_VIETNAM: Final = frozenset(
    {
        "viet nam", "vietnam", "vn", "vnm", "vietnamese", "nguoi viet nam", "chxhcn viet nam",
        "cong hoa xa hoi chu nghia viet nam",
    }
)  # fmt: skip


def is_vietnam(written: str) -> bool:
    """Whether a written nationality is that of Vietnam."""
    return plain(written) in _VIETNAM
