"""`/handoffs/<id>/minutes`: the minutes of a handoff in print. Recorded first, then printed.

Its pages stand within those of handoffs.
"""

from uuid import UUID

from flask import Blueprint, render_template, url_for
from flask_babel import gettext as _
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response

from casework.actions.paper import record_printing
from casework.lookups.minutes_facts import (
    MinutesFacts,
    Side,
    kind_of,
    minutes_facts,
)
from casework.lookups.parties import as_party
from casework.office import vietnam_day
from casework.papers.dates import short_time
from casework.papers.layout import Head, Printing, Signature
from casework.papers.minutes import Belonging, HandedPaper, HandoverMinutes, Party, minutes_pdf
from casework.papers.render import MissingLetters
from casework.policy import Ask
from casework.records.steps import Channel
from casework.web.doors import asks, current_actor, do, now, reading
from casework.web.words import upfirst
from workflows.handoff import HandoffState

pages = Blueprint("minutes", __name__)

BLANK = (Belonging("", "", ""),) * 2
"""Belongings are not kept in the system: the paper leaves room to write them in."""

UNLISTED = (HandedPaper("", "", "", None),) * 2
"""That the file holds no paper does not say that none goes along: room to write it in."""


@pages.post("/minutes")
@asks(Ask.PRINT_MINUTES)
def create(public_id: UUID) -> Response:
    """Record that a copy leaves the house, then lead to it."""

    def act(session: Session) -> str:
        found, handoff = as_party(session, current_actor(), public_id)
        record_printing(session, current_actor(), now(), found.case, kind_of(handoff))
        return url_for("handoffs.minutes.show", public_id=public_id)

    return do(act)


@pages.get("/minutes.pdf")
@asks(Ask.SEE)
def show(public_id: UUID) -> Response:
    """The copy that this officer recorded last, as a download."""
    facts = minutes_facts(reading(), current_actor(), public_id, now())
    answer = Response(minutes_pdf(_minutes(facts)), mimetype="application/pdf")
    name = f"{facts.code}-bien-ban.pdf"
    answer.headers.set("Content-Disposition", "attachment", filename=name)
    return answer


@pages.errorhandler(MissingLetters)
def cannot_be_printed(_error: MissingLetters) -> tuple[str, int]:
    """A wrong letter is never printed: say so, and what to do."""
    sentence = _(
        "Ý kiến hoặc tên trong biên bản có ký tự mà phông chữ của văn bản không in được. "
        "Hãy sửa nội dung đó rồi in lại."
    )
    return render_template("layout/error.html", code=409, sentence=sentence, unmet=()), 409


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
        papers=tuple(HandedPaper(upfirst(kind.vi), "", "", None) for kind in facts.papers)
        or UNLISTED,
        belongings=BLANK,
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
