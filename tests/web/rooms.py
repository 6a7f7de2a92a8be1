"""Rooms behind the door that only tests have: one for each way in which a view can end."""

from collections.abc import Callable
from uuid import UUID, uuid4

from flask import Blueprint, render_template_string, request
from sqlalchemy.exc import InterfaceError, OperationalError
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response

from casework.keyring import Damaged, KeyDestroyed, KeyNotLoaded
from casework.policy import Ask, NotTied, OutOfReach
from casework.records.ids import new_id
from casework.records.officers import Attempt
from casework.sealing import Klass, Place
from casework.transaction import KeyReused, Overtaken, Unavailable
from casework.web.doors import asks, current_actor, do, now, public, reading, takes_up_to
from workflows.engine import Refused
from workflows.regime import Lack, Unmet
from workflows.source import OFFICE
from workflows.terms import Paper

SECRET = "Trần Thị Mật"
_PLACE = Place("person", "full_name", uuid4(), uuid4(), Klass.IDENTITY)

FAILURES: dict[str, Exception] = {
    "refused": Refused((Unmet(Lack.PAPER, frozenset({Paper.CONCLUSION}), OFFICE),)),
    "not-tied": NotTied(Ask.VISIT),
    "out-of-reach": OutOfReach(SECRET),
    "overtaken": Overtaken(),
    "key-reused": KeyReused(SECRET),
    "unavailable": Unavailable(SECRET),
    "operational": OperationalError(SECRET, {}, Exception(SECRET)),
    "interface": InterfaceError(SECRET, {}, Exception(SECRET)),
    "disk": OSError(28, SECRET),
    "damaged": Damaged(_PLACE),
    "erased": KeyDestroyed(uuid4(), Klass.IDENTITY),
    "key-away": KeyNotLoaded(),
    "unforeseen": RuntimeError(SECRET),
}


def rooms() -> Blueprint:
    pages = Blueprint("rooms", __name__, url_prefix="/rooms")
    pages.get("/undeclared")(undeclared)
    pages.get("/form")(form)
    pages.get("/law", endpoint="law")(_only_for(Ask.READ_LAW))
    pages.get("/receive", endpoint="receive")(_only_for(Ask.RECEIVE))
    pages.get("/administer", endpoint="administer")(_only_for(Ask.ADMINISTER))
    pages.get("/fail/<kind>")(fail)
    pages.get("/writes")(writes)
    pages.post("/act")(act)
    pages.post("/lose/<uuid:file_id>")(lose)
    pages.post("/upload")(upload)
    return pages


def undeclared() -> str:
    return SECRET


@public
def form() -> str:
    return render_template_string("token={{ csrf_token() }}\n")


@asks(Ask.BE_HERE)
def fail(kind: str) -> str:
    raise FAILURES[kind]


@asks(Ask.BE_HERE)
def writes() -> str:
    reading().add(_attempt())
    reading().flush()
    return ""


@asks(Ask.BE_HERE)
def act() -> Response:
    return do(_leave_a_mark("/rooms/law"))


@asks(Ask.BE_HERE)
def lose(file_id: UUID) -> Response:
    def lost(_: Session) -> str:
        raise Overtaken

    return do(lost, file_id=file_id)


@takes_up_to(2 * 1024 * 1024)
@asks(Ask.BE_HERE)
def upload() -> str:
    return str(len(request.files["scan"].read()))


def _only_for(ask: Ask) -> Callable[[], str]:
    return asks(ask)(lambda: str(current_actor().rank.value))


def _leave_a_mark(address: str) -> Callable[[Session], str]:
    def mark(session: Session) -> str:
        session.add(_attempt())
        return address

    return mark


def _attempt() -> Attempt:
    return Attempt(id=new_id(), subject="room", at=now())
