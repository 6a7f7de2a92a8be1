"""`/account-changes`: what one administrator proposed for an account and another confirms."""

from uuid import UUID

import segno
from flask import Blueprint, render_template, url_for
from flask_babel import gettext
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response

from casework.actions.account_changes import SEED, WrongChange, confirm, drop, hand_over
from casework.actions.accounts import LastAdministrators
from casework.actions.door import NotByOneAlone
from casework.lookups.officers import ChangeShown, change_page
from casework.one_time_codes import provisioning_uri
from casework.policy import Ask
from casework.web.doors import asks, current_actor, do, now, office, reading
from casework.web.words import word

pages = Blueprint("account_changes", __name__, url_prefix="/account-changes")

Answer = Response | tuple[str, int]


@pages.get("/<uuid:change_id>")
@asks(Ask.ADMINISTER)
def show(change_id: UUID) -> str:
    """What is proposed, by whom and until when; afterwards one's half, until it is handed over."""
    return _page(change_id)


@pages.post("/<uuid:change_id>/confirmation")
@asks(Ask.ADMINISTER)
def create_confirmation(change_id: UUID) -> Answer:
    """Carry it out, as the second administrator."""

    def act(session: Session) -> str:
        change = _change(session, change_id).record
        confirm(session, current_actor(), now(), change, office().clock.real())
        return url_for("account_changes.show", change_id=change_id)

    try:
        return do(act)
    except WrongChange as error:
        return _page(change_id, word(error.wrong)), 409
    except NotByOneAlone:
        return _page(change_id, gettext("Người đề xuất không tự xác nhận được.")), 409
    except LastAdministrators:
        return _page(change_id, gettext("Phải còn ít nhất hai quản trị đăng nhập được.")), 409


@pages.post("/<uuid:change_id>/dropping")
@asks(Ask.ADMINISTER)
def create_dropping(change_id: UUID) -> Response:
    """Take it back, or decide against it."""

    def act(session: Session) -> str:
        drop(session, current_actor(), now(), _change(session, change_id).record)
        return url_for("officers.index")

    return do(act)


@pages.post("/<uuid:change_id>/handing-over")
@asks(Ask.ADMINISTER)
def create_handing_over(change_id: UUID) -> Response:
    """Say that one's half reached the officer; it is shown no more."""

    def act(session: Session) -> str:
        hand_over(session, current_actor(), now(), _change(session, change_id).record)
        return url_for("account_changes.show", change_id=change_id)

    return do(act)


def _change(session: Session, change_id: UUID) -> ChangeShown:
    return change_page(session, current_actor(), now(), change_id)


def _page(change_id: UUID, said: str = "") -> str:
    view = _change(reading(), change_id)
    square = _square(view.secret, view.login or "") if view.half == SEED and view.secret else ""
    secret = _in_fours(view.secret) if square else view.secret
    return render_template(
        "officers/change.html", view=view, said=said, square=square, secret=secret
    )


def _in_fours(seed: str | None) -> str:
    """A long secret as it is typed from a screen; code apps leave the spaces out."""
    text = seed or ""
    return " ".join(text[start : start + 4] for start in range(0, len(text), 4))


def _square(seed: str, login: str) -> str:
    """What a code app takes a picture of, as an address of a picture."""
    return segno.make_qr(provisioning_uri(seed, login)).svg_data_uri(scale=4)
