"""Copies of the minutes that leave the house: what stands on the paper, and as which file."""

from typing import Final

from werkzeug.wrappers import Response

from casework.lookups.minutes_copies import Copy
from casework.lookups.minutes_facts import MinutesFacts, Side
from casework.lookups.minutes_page import SignatureShown
from casework.office import vietnam_day
from casework.papers.dates import short_time
from casework.papers.layout import Head, Printing, Signature
from casework.papers.minutes import Belonging, HandedPaper, HandoverMinutes, Party
from casework.papers.signed_minutes import Confirmation, handover_minutes
from casework.records.steps import Channel
from casework.web.words import named, upfirst
from workflows.handoff import HandoffState

PDF, JSON = "application/pdf", "application/json"
DOCX: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

BLANK = (Belonging("", "", ""),) * 2
"""Where no belongings were listed, the paper leaves room to write them in."""

UNLISTED = (HandedPaper("", "", "", None),) * 2
"""That the file holds no paper does not say that none goes along: room to write it in."""


def as_file(facts: MinutesFacts, content: bytes, media_type: str, ending: str) -> Response:
    """A download; its name says the code of the case and nothing else."""
    answer = Response(content, mimetype=media_type)
    name = f"{facts.code}-bien-ban.{ending}"
    answer.headers.set("Content-Disposition", "attachment", filename=name)
    return answer


def paper_of(facts: MinutesFacts, copy: Copy | None) -> HandoverMinutes:
    """The paper of the drafted minutes; before a draft, of the facts of the handoff."""
    if copy is None:
        return _minutes(facts)
    printing = Printing(facts.printed_by, facts.printed_at, facts.copy)
    signed = [_confirmation(one) for one in copy.version.signatures]
    return handover_minutes(copy.content, copy.version.state, signed, printing)


def _confirmation(one: SignatureShown) -> Confirmation:
    name = named(one.name)
    return Confirmation(one.side, one.stance, name, one.capacity or "", one.signed_at, one.key_id)


def _minutes(facts: MinutesFacts) -> HandoverMinutes:
    return HandoverMinutes(
        head=Head(facts.superior, facts.giving.unit, facts.province, vietnam_day(facts.held_at)),
        code=facts.code,
        moves=facts.moves,
        held_at=facts.held_at,
        held_place=facts.receiving.unit,
        giving=_party(facts.giving),
        receiving=_party(facts.receiving),
        printing=Printing(facts.printed_by, facts.printed_at, facts.copy),
        name=facts.name or "",
        status=facts.status,
        papers=tuple(
            HandedPaper(paper.title, paper.number, paper.form, None) for paper in facts.papers
        )
        or UNLISTED,
        belongings=tuple(
            Belonging(thing.name, thing.quantity, thing.state) for thing in facts.belongings
        )
        or BLANK,
        remarks=_remarks(facts),
        room_for_remarks=facts.state is not HandoffState.ACCEPTED or facts.remarks is None,
        recipients=("Như trên", "Lưu: VT, hồ sơ"),
        is_draft=facts.state is not HandoffState.ACCEPTED,
    )


def _party(side: Side) -> Party:
    position = upfirst(side.rank.vi) if side.rank else ""
    return Party(
        unit=side.unit,
        representative=side.representative,
        position=position,
        signature=Signature(position, side.representative),
        confirmed_at=side.confirmed_at,
    )


def _remarks(facts: MinutesFacts) -> str:
    """Printed papers are always Vietnamese."""
    if facts.state is not HandoffState.ACCEPTED:
        return ""
    said = facts.remarks or ""
    if facts.channel in {None, Channel.SYSTEM}:
        return said
    at = short_time(facts.held_at)
    told = f"Bên nhận xác nhận bằng {facts.channel.vi} lúc {at}; bên giao ghi lại trong hệ thống."
    return f"{told} {said}".strip()
