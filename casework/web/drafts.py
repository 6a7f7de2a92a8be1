"""`/drafts`: what was typed and not sent. Kept by a button, by a script, by the door; never sealed
text in a list, and nobody else's."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from flask import Blueprint, Response, redirect, render_template, request, url_for
from flask_babel import gettext
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response as AnyResponse

from casework.actions import drafts as verbs
from casework.actions.drafts import AlreadySent, TooLong, TooManyDrafts
from casework.lookups.drafts import days_left, draft_of, drafts_of
from casework.policy import Ask
from casework.records.drafts import Draft
from casework.web.doors import (
    asks,
    current_actor,
    do,
    now,
    public,
    reading,
    ticket_sent,
)
from casework.web.draft_text import Where, must_be_opened_first, text_of, where_is
from casework.web.form_names import code_of, name_of
from casework.web.typed import Kept, keep_quietly, keep_typed
from casework.web.words import hour

pages = Blueprint("drafts", __name__)

_WORDS = "text/plain"


@dataclass(frozen=True, slots=True)
class DraftShown:
    """One draft as a list names it: its form, its case by code, its time. Nothing typed."""

    public_id: UUID
    title: str
    code: str | None
    address: str
    saved_at: datetime
    days_left: int | None


@pages.get("/drafts")
@asks(Ask.BE_HERE)
def index() -> str:
    """Every draft that waits, the last typed first."""
    return render_template("drafts/index.html", drafts=shown(_drafts()), lasts=verbs.LASTS)


@pages.get("/drafts/<uuid:draft_id>")
@asks(Ask.BE_HERE)
def show(draft_id: UUID) -> AnyResponse | str:
    """Lead to its form; where that is gone, show the text."""
    draft = draft_of(reading(), current_actor(), now(), draft_id)
    where = where_is(draft)
    if where is Where.FORM or (where is Where.PAGE and must_be_opened_first(draft)):
        return redirect(address_of(draft), 303)
    typed = text_of(draft) if where is Where.PAGE else []
    return render_template("drafts/show.html", draft=_shown(draft), typed=typed)


@pages.post("/drafts")
@public
def keep() -> AnyResponse | tuple[str, int]:
    """Keep what stands in a form: 303 to its page, or one sentence to the script that asked.

    Public, because the sign-in may have ended while somebody typed: the ticket says whose it is.
    """
    if ticket_sent() is None:
        return _said(gettext("Biểu mẫu này không lưu nháp được. Hãy tải lại trang."), 403)
    try:
        kept = keep_typed()
    except AlreadySent:
        return _sent_before()
    except TooLong:
        return _said(gettext("Chưa lưu nháp: nội dung quá dài."), 422)
    except TooManyDrafts:
        sentence = gettext("Chưa lưu nháp: bạn có quá nhiều bản nháp. Hãy gửi hoặc bỏ bớt.")
        return _said(sentence, 422)
    return _kept(kept)


@pages.post("/drafts/<uuid:draft_id>/discarding")
@asks(Ask.BE_HERE)
def discard(draft_id: UUID) -> AnyResponse:
    """Throw one away, and stay where it was."""
    pages_of = {each.public_id: each.page for each in _drafts()}
    back = pages_of.get(draft_id) if request.form.get("back") == "page" else None

    def act(session: Session) -> str:
        verbs.discard(session, current_actor(), now(), draft_id)
        return back or url_for("drafts.index")

    return do(act)


def shown(drafts: Iterable[Draft]) -> list[DraftShown]:
    """Drafts of the officer, as lists show them."""
    return [_shown(draft) for draft in drafts]


def address_of(draft: Draft) -> str:
    """The page of the form, which fills in this draft and no other."""
    return f"{draft.page}?draft={draft.public_id}"


def _drafts() -> list[Draft]:
    return list(drafts_of(reading(), current_actor(), now()))


def _shown(draft: Draft) -> DraftShown:
    return DraftShown(
        draft.public_id,
        name_of(draft),
        code_of(draft),
        url_for("drafts.show", draft_id=draft.public_id),
        draft.saved_at,
        days_left(draft, now()),
    )


def _kept(kept: Kept | None) -> AnyResponse | tuple[str, int]:
    if kept is None:
        return _said(gettext("Phiên làm việc đã hết nên chưa lưu nháp được."), 422)
    if request.headers.get("Accept") != _WORDS:
        page = address_of(kept.draft) if kept.is_theirs else url_for("sessions.new", kept="yes")
        return redirect(page, 303)
    saved = gettext("Đã lưu nháp lúc %(hour)s.", hour=hour(kept.draft.saved_at))
    if not kept.is_theirs:
        ended = gettext("Phiên làm việc đã hết: hãy đăng nhập lại để gửi.")
        return _said(f"{saved} {ended}", 200)
    return _said(saved, 200)


def _sent_before() -> AnyResponse | tuple[str, int]:
    """By the button it is meant, and kept apart; by the script it only came late."""
    if request.headers.get("Accept") != _WORDS:
        return _kept(keep_quietly(is_sent=True))
    return _said(
        gettext("Biểu mẫu này đã được gửi. Muốn giữ phần gõ thêm, hãy bấm “Lưu nháp”."), 409
    )


def _said(sentence: str, status: int) -> AnyResponse | tuple[str, int]:
    if request.headers.get("Accept") == _WORDS:
        return Response(sentence, status, content_type=f"{_WORDS}; charset=utf-8")
    return render_template("layout/error.html", code=status, sentence=sentence, unmet=()), status
