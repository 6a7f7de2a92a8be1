"""Every refusal and failure as a page: status, sentence, what to do next. Nothing is 500."""

from typing import Any
from uuid import UUID, uuid4

from flask import Flask, Response, current_app, g, redirect, render_template, request
from flask_babel import gettext as _
from flask_wtf.csrf import CSRFError
from jinja2 import TemplateError
from sqlalchemy.exc import InterfaceError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolEmpty
from werkzeug.exceptions import HTTPException, InternalServerError, SecurityError
from werkzeug.sansio.response import Response as AnyResponse

from casework import log
from casework.database import Scope
from casework.keyring import Damaged, KeyDestroyed, KeyTrouble, NotDisclosed
from casework.lookups.door import Quicker, who_was_quicker
from casework.lookups.naming import Names
from casework.lookups.reasons import reasons_told
from casework.policy import NotTied, OutOfReach
from casework.transaction import KeyReused, Overtaken, Unavailable
from casework.web.doors import KEEP, BadKey, answer_before, current_actor, office, reading
from casework.web.drafts import keep
from casework.web.typed import keep_quietly
from casework.web.words import named, upfirst, when, word
from workflows.engine import Refused
from workflows.life import MoveRefused

Answer = tuple[str, int]

_OUR_STATUS = {400: 422}  # whatever could not be read is bad input, and there is one answer to that


def init_errors(app: Flask) -> None:
    """Answer every known error with its page, and an unknown one with 503 and a log line."""
    for error, answer in ANSWERS.items():
        app.register_error_handler(error, answer)
    app.after_request(answer_as_before)  # the last to be named runs first: headers come after


def answer_as_before(response: Response) -> Response:
    """Answer a form that is sent again as it was answered first, whatever its view says now.

    A view judges what it is sent by how things stand, and the first copy may have changed that. A
    form that is done costs nothing here: the earlier answer is looked for only behind a refusal.
    """
    if not 400 <= response.status_code < 500:
        return response
    try:
        earlier = answer_before()
    except KeyReused as error:
        return current_app.make_response(_key_reused(error))
    return current_app.make_response(redirect(earlier, 303)) if earlier else response


def out_of_reach_meanwhile() -> Answer:
    """What the officer answered was within reach a moment ago: say what became of it, no more."""
    return _page(
        409,
        _(
            "Đề nghị này vừa được rút, hoặc đơn vị bạn vừa trả lời xong, nên hồ sơ không còn trong "
            "phạm vi của đơn vị bạn. Nội dung của bạn chưa được ghi."
        ),
    )


def request_id() -> str:
    """The id under which this request is found in the log."""
    if "request_id" not in g:
        g.request_id = uuid4().hex
    found: str = g.request_id
    return found


def _page(code: int, sentence: str = "", unmet: tuple[Any, ...] = ()) -> Answer:
    """A refusal; what the form held is kept first, so that the page can say where it is."""
    keep_quietly()
    page = render_template("layout/error.html", code=code, sentence=sentence, unmet=unmet)
    return page, code


def _refused(error: Refused) -> Answer:
    """Who may not open the age or the wish is told neither by what an act asks for."""
    told = reasons_told(reading(), current_actor(), g.get("acting_on"), error.unmet)
    return _page(409, unmet=told)


def _no_such_move(_error: MoveRefused) -> Answer:
    return _page(409, _("Việc này đã được trả lời hoặc đã kết thúc, nên không làm được nữa."))


def _not_tied(error: NotTied) -> Answer:
    if error.only_oversees:
        return _page(
            409, _("Đơn vị bạn giám sát hồ sơ này nên không thực hiện các bước của hồ sơ.")
        )
    return _page(
        409,
        _(
            "Quan hệ hiện nay của đơn vị bạn với hồ sơ này không cho phép: %(ask)s.",
            ask=word(error.ask),
        ),
    )


def _out_of_reach(_error: OutOfReach) -> Answer:
    return _page(404)


def _overtaken(_error: Overtaken) -> Answer:
    quicker = _quicker(g.get("acting_on"))
    if quicker is None:
        return _page(
            409, _("Người khác vừa thay đổi việc này trước bạn. Nội dung của bạn chưa được ghi.")
        )
    return _page(
        409,
        _(
            "%(name)s (%(unit)s) đã làm trước bạn lúc %(at)s. Nội dung của bạn chưa được ghi; "
            "diễn biến có trên trang hồ sơ.",
            name=upfirst(named(quicker.name)),
            unit=named(quicker.unit),
            at=when(quicker.at),
        ),
    )


def _quicker(file_id: UUID | None) -> Quicker | None:
    """Asked in a session of its own: the one of this request may still see the time before."""
    if file_id is None:
        return None
    actor = current_actor()
    with office().database.reading(Scope.of_unit(actor.unit_id)) as session:
        return who_was_quicker(session, Names(session, actor, file_id), file_id)


def _key_reused(_error: KeyReused) -> Answer:
    keep_quietly(is_sent=True)
    return _page(
        422, _("Biểu mẫu này đã được gửi với nội dung khác. Hãy mở lại trang rồi điền lại.")
    )


def _bad_key(_error: BadKey) -> Answer:
    return _page(422, _("Biểu mẫu thiếu mã gửi. Hãy mở lại trang rồi gửi lại."))


def _bad_token(_error: CSRFError) -> Answer | AnyResponse:
    """The ticket of a draft is as hard to guess as the token, and outlives the sign-in."""
    if request.endpoint == KEEP:
        return keep()
    return _page(
        403,
        _("Phiên làm việc đã đổi, nên biểu mẫu chưa được nhận. Hãy tải lại trang rồi gửi lại."),
    )


def _not_disclosed(_error: NotDisclosed) -> Answer:
    return _page(403, _("Thông tin này chưa được mở cho bạn, hoặc thời gian mở đã hết."))


def _erased(_error: KeyDestroyed) -> Answer:
    return _page(409, _("Thông tin này đã được xóa theo quy định và không khôi phục được."))


def _damaged(error: Damaged) -> Answer:
    log.unexpected(error, request_id=request_id(), endpoint=request.endpoint)
    return _page(
        503,
        _(
            "Một giá trị đã lưu bị hỏng và không mở được. Hãy báo quản trị mã yêu cầu %(id)s.",
            id=request_id(),
        ),
    )


def _away(error: Exception) -> Answer:
    """A database, a disk or a key is away. A template that is not there is a fault of ours."""
    if isinstance(error, TemplateError):
        raise error
    g.setdefault("officer", None)  # asking who is signed in would fail in the same way
    log.unexpected(error, request_id=request_id(), endpoint=request.endpoint)
    return _page(503, _("Mã yêu cầu: %(id)s.", id=request_id()))


def _unforeseen(error: InternalServerError) -> Answer:
    """Nobody foresaw this. The log has its kind and place; the page has only an id."""
    g.setdefault("officer", None)
    cause = error.original_exception or error
    log.unexpected(cause, request_id=request_id(), endpoint=request.endpoint)
    return _page(503, _("Mã yêu cầu: %(id)s.", id=request_id()))


def _foreign_host(_error: SecurityError) -> Answer:
    """The host is not ours: no page, since every address in it would be built on that host."""
    return "400\n", 400


def _other(error: HTTPException) -> Answer | AnyResponse:
    if error.response is not None:
        return error.response
    code = _OUR_STATUS.get(error.code or 503, error.code or 503)
    return _page(code if code < 500 else 503, _sentence(code))


def _sentence(code: int) -> str:
    sentences: dict[int, str] = {
        405: _("Trang này không nhận biểu mẫu gửi theo cách đó."),
        413: _("Nội dung gửi lên quá lớn. Biểu mẫu nhận tối đa 1 MiB, tệp tối đa 25 MiB."),
    }
    return sentences.get(code, "")


# Any: each handler takes the error of its own line.
ANSWERS: dict[type[Exception], Any] = {
    Refused: _refused,
    MoveRefused: _no_such_move,
    NotTied: _not_tied,
    OutOfReach: _out_of_reach,
    Overtaken: _overtaken,
    KeyReused: _key_reused,
    BadKey: _bad_key,
    CSRFError: _bad_token,
    NotDisclosed: _not_disclosed,
    KeyDestroyed: _erased,
    Damaged: _damaged,
    Unavailable: _away,
    OperationalError: _away,
    InterfaceError: _away,
    PoolEmpty: _away,
    OSError: _away,
    KeyTrouble: _away,
    SecurityError: _foreign_host,
    InternalServerError: _unforeseen,
    HTTPException: _other,
}
"""What each error is to the browser."""
