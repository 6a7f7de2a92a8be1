"""The sections of a case, by name: the only pages to which opening a case can lead back."""

from dataclasses import dataclass
from typing import Final

from flask import url_for
from flask_babel import gettext as _

from casework.lookups.front import Front
from casework.policy import Ask

ADDRESSES: Final = {
    "overview": "cases.show",
    "person": "people.show",
    "timeline": "cases.events",
    "handoffs": "cases.handoffs",
    "papers": "cases.papers",
    "support": "cases.support",
    "measures": "measures.index",
    "reads": "cases.reads",
}


@dataclass(frozen=True, slots=True)
class Place:
    """One entry of the sub-navigation."""

    text: str
    href: str
    current: bool
    count: int | None = None


def address_of(section: str, code: str) -> str:
    """The address of a section; of the first screen where there is no such section."""
    return url_for(ADDRESSES.get(section, ADDRESSES["overview"]), code=code)


def sections(front: Front, current: str) -> list[Place]:
    """The sections that this officer may see."""
    return [
        Place(text, address_of(section, front.code), section == current)
        for section, text in _names().items()
        if section != "reads" or Ask.READ_READS in front.grants
    ]


def _names() -> dict[str, str]:
    return {
        "overview": _("Tổng quan"),
        "person": _("Người được hỗ trợ"),
        "timeline": _("Diễn biến"),
        "handoffs": _("Giao, nhận"),
        "papers": _("Giấy tờ"),
        "support": _("Hỗ trợ"),
        "measures": _("Biện pháp bảo vệ"),
        "reads": _("Lịch sử mở hồ sơ"),
    }
