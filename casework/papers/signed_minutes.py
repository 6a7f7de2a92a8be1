"""Minutes as both sides sign them, on paper: from the canonical content and its signatures."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from casework.minutes_format import Content, Listed
from casework.minutes_format import Party as Named
from casework.papers.dates import short_time
from casework.papers.layout import Head, Printing, Signature
from casework.papers.minutes import Belonging, HandedPaper, HandoverMinutes, Party
from workflows.life import Side
from workflows.minutes import MinutesState, Stance
from workflows.terms import Moves, Status

CLOSING = (
    "Xác nhận trong hệ thống là chứng cứ về việc hai bên đã giao, nhận; không phải chữ ký số theo "
    "quy định. Ký và đóng dấu trên bản giấy có giá trị như nhau."
)
"""What every copy says of our confirmation: evidence, and no official digital signature."""


@dataclass(frozen=True, slots=True)
class Confirmation:
    """One signature as a copy shows it; `key_id` is empty where it was given on paper."""

    side: Side
    stance: Stance
    name: str
    capacity: str
    signed_at: datetime
    key_id: str


def handover_minutes(
    content: Content,
    state: MinutesState,
    signed: Sequence[Confirmation],
    printing: Printing,
) -> HandoverMinutes:
    """The paper of this content; until it was checked it is a draft, and says so."""
    return HandoverMinutes(
        head=Head(
            content.superior,
            content.number_of,
            content.province,
            date.fromisoformat(content.issued_on),
            f"{content.number:02}/{content.symbol}",
        ),
        code=content.case_code,
        moves=Moves.of(content.moves),
        held_at=content.held_at,
        held_place=content.place,
        giving=_party(content.giving, Side.GIVER, signed),
        receiving=_party(content.receiving, Side.RECEIVER, signed),
        printing=printing,
        name=content.name,
        condition=content.condition,
        status=Status.of(content.status) if content.status else None,
        papers=tuple(_listed(paper) for paper in content.papers),
        belongings=tuple(
            Belonging(thing.name, thing.quantity, thing.state) for thing in content.belongings
        ),
        remarks=content.remarks,
        recipients=("Như trên", "Lưu: VT, hồ sơ"),
        is_draft=state in {MinutesState.DRAFTED, MinutesState.DROPPED},
        short_code=content.code,
        closing=CLOSING,
    )


def _listed(paper: Listed) -> HandedPaper:
    sheets = int(paper.sheets) if paper.sheets.isdigit() else None
    return HandedPaper(paper.title, paper.number, paper.form, sheets)


def _party(named: Named, side: Side, signed: Sequence[Confirmation]) -> Party:
    return Party(
        unit=named.unit,
        representative=named.representative,
        position=named.position,
        signature=Signature(named.position, named.representative),
        confirmations=tuple(confirmation_line(one) for one in signed if one.side is side),
    )


def confirmation_line(one: Confirmation) -> str:
    """How one signature was given, by whom and when."""
    at = short_time(one.signed_at)
    if one.stance is Stance.REFUSES:
        return f"Từ chối xác nhận trong hệ thống: {one.name}, {at}, khóa {one.key_id}"
    if not one.key_id:
        return f"Đã ký trên giấy: {one.name}, {at}"
    return f"Xác nhận trong hệ thống: {one.name}, {at}, khóa {one.key_id}"
