"""The sections of a case and the pages of its parts: where opening a case can lead back to."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from flask import url_for
from flask_babel import gettext as _

from casework.lookups.front import Front
from casework.lookups.intake_steps import IntakeStep
from casework.policy import Ask

ADDRESSES: Final = {
    "overview": "cases.show",
    "person": "people.show",
    "timeline": "cases.events",
    "handoffs": "cases.handoffs",
    "duties": "duties.index",
    "regime": "regime.show",
    "papers": "cases.papers",
    "support": "cases.support",
    "measures": "measures.index",
    "reads": "cases.reads",
}

PARTS: Final[dict[str, Callable[[UUID], str]]] = {
    "handoff": lambda public_id: url_for("handoffs.show", public_id=public_id),
    "request": lambda public_id: url_for("requests.show", public_id=public_id),
    "duty_notice": lambda public_id: url_for("duty_notices.show", public_id=public_id),
    "conclusion": lambda public_id: url_for("conclusions.show", public_id=public_id),
    "support_line": lambda line_id: url_for("support.line", line_id=line_id),
    "paper": lambda paper_id: url_for("papers.show", paper_id=paper_id),
}
"""The pages of what belongs to a case."""


@dataclass(frozen=True, slots=True)
class Place:
    """One entry of the sub-navigation."""

    text: str
    href: str
    current: bool
    count: int | None = None


def address_of(section: str, code: str) -> str:
    """The address of a section, of a part (`conclusion:<id>`), of a step of the intake
    (`intake:<step>`); else of the first screen."""
    kind, _colon, public_id = section.partition(":")
    if kind == "intake" and public_id in {step.value for step in IntakeStep}:
        return url_for("intake_steps.show", code=code, step=public_id)
    if kind in PARTS and _is_id(public_id):
        return part_address(kind, UUID(public_id))
    return url_for(ADDRESSES.get(section, ADDRESSES["overview"]), code=code)


def part_address(kind: str, public_id: UUID) -> str:
    """The page of one part of a case."""
    return PARTS[kind](public_id)


def sections(front: Front, current: str) -> list[Place]:
    """The sections that this officer may see."""
    return [
        Place(text, address_of(section, front.code), section == current)
        for section, text in _names().items()
        if section != "reads" or Ask.READ_READS in front.grants
    ]


def _is_id(text: str) -> bool:
    try:
        return str(UUID(text)) == text
    except ValueError:
        return False


def _names() -> dict[str, str]:
    return {
        "overview": _("Tổng quan"),
        "person": _("Người được hỗ trợ"),
        "timeline": _("Diễn biến"),
        "handoffs": _("Giao, nhận"),
        "duties": _("Phối hợp"),
        "papers": _("Giấy tờ"),
        "support": _("Hỗ trợ"),
        "measures": _("Biện pháp bảo vệ"),
        "reads": _("Lịch sử mở hồ sơ"),
    }
