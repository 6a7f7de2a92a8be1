"""An invented town for the tests of acts, handoffs and requests: one officer in each unit."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import TypeVar
from uuid import UUID, uuid4

from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from casework.actions import handoff, verification
from casework.actions.notice import notify_case_owner
from casework.actions.opening import open_summary
from casework.actions.telling import Told
from casework.audit import Actor
from casework.database import Scope
from casework.records.cases import Case
from casework.records.handoffs import Handoff
from casework.records.officers import Officer
from casework.records.requests import Request
from casework.records.steps import Channel
from casework.records.units import Unit
from tests.office import make
from tests.web.doorway import Door, post, signed_in
from workflows.terms import Act, Level, Rank, Sector, Stage, Status

T = TypeVar("T")

FACTS = {
    "full_name": "Người Mẫu Giấu Tên",
    "sex": "female",
    "age_band": "adult",
    "danger": "có người đang tìm",
    "health": "gãy tay trái",
    "language": "tiếng Mông",
    "narrative": "chuyện không kể ở đây",
    "wishes": ["to_stay"],
}


@dataclass(frozen=True)
class Town:
    """The officers by where they work; `far` is a commune that is not on the system."""

    door: Door
    post: Officer
    commune: Officer
    owner: Officer
    second_owner: Officer
    police: Officer
    facility: Officer
    far: Unit
    far_police: Unit


def town(door: Door) -> Town:
    with door.office.database.writing(Scope.of_job("test")) as session:
        built = Town(
            door,
            _officer(session, "Đồn Biên phòng Mẫu", Sector.BORDER, Level.COMMUNE),
            _officer(session, "UBND xã Mẫu", Sector.COMMITTEE, Level.COMMUNE),
            _officer(session, "Sở Y tế tỉnh Mẫu", Sector.HEALTH, Level.PROVINCE),
            _officer(
                session, "Sở Y tế tỉnh Hai Mẫu", Sector.HEALTH, Level.PROVINCE, "Tỉnh Hai Mẫu"
            ),
            _officer(session, "Công an tỉnh Mẫu", Sector.POLICE, Level.PROVINCE),
            _officer(session, "Trung tâm trợ giúp Mẫu", Sector.FACILITY, Level.PROVINCE),
            _unit(session, "UBND xã Xa Mẫu", Sector.COMMITTEE, Level.COMMUNE),
            _unit(session, "Công an tỉnh Xa Mẫu", Sector.POLICE, Level.PROVINCE),
        )
        session.commit()
    return built


def _officer(
    session: Session, name: str, sector: Sector, level: Level, province: str = "Tỉnh Mẫu"
) -> Officer:
    unit = make.unit(session, name, sector=sector, level=level, province=province)
    return make.officer(session, unit)


def _unit(session: Session, name: str, sector: Sector, level: Level) -> Unit:
    return make.unit(session, name, sector=sector, level=level, on_system=False)


def colleague(built: Town, of: Officer, *, rank: Rank = Rank.OFFICER) -> Officer:
    """One more officer in the unit of another."""
    with built.door.office.database.writing(Scope.of_job("test")) as session:
        made = make.officer(session, session.get_one(Unit, of.unit_id), rank=rank)
        session.commit()
    return made


def colleagues(built: Town, of: Officer, many: int) -> list[Officer]:
    """Further officers in the unit of another."""
    with built.door.office.database.writing(Scope.of_job("test")) as session:
        unit = session.get_one(Unit, of.unit_id)
        made = [make.officer(session, unit) for _ in range(many)]
        session.commit()
    return made


def case_led_by(
    built: Town, lead: Officer, *, stage: Stage = Stage.RECEIPT, status: Status | None = None
) -> str:
    """A case that came forward at the lead's own door; its code."""
    with built.door.office.database.writing(Scope.of_unit(lead.unit_id)) as session:
        made = make.case(
            session,
            by=lead,
            stage=stage,
            status=status or Status.BEING_IDENTIFIED,
            received_at=built.door.wall() - timedelta(days=1),
            **FACTS,
        )
        make.commit(session)
        return made.code


def does(built: Town, who: Officer, code: str, verb: Callable[[Session, Actor, Case], T]) -> T:
    """Let an officer act on a case through the verb itself."""
    with built.door.office.database.writing(Scope.of_unit(who.unit_id)) as session:
        case = session.scalars(select(Case).where(Case.code == code)).one()
        done = verb(session, make.actor(who), case)
        make.commit(session)
    return done


def offered(
    built: Town, code: str, giver: Officer, act: Act, to: UUID, message: str | None = None
) -> Handoff:
    now = built.door.wall()
    return does(
        built,
        giver,
        code,
        lambda session, actor, case: handoff.offer(
            session, actor, now, case, act, to, message=message
        ),
    )


def accepted(built: Town, code: str, taker: Officer, offer: Handoff) -> None:
    now = built.door.wall()

    def take(session: Session, actor: Actor, case: Case) -> None:
        offered = session.get_one(Handoff, offer.id)
        open_summary(session, actor, now, case, offered)
        session.flush()
        handoff.accept(session, actor, now, case, offered)

    does(built, taker, code, take)


def notified(built: Town, code: str, commune: Officer, to: UUID) -> Handoff:
    now = built.door.wall()
    return does(
        built,
        commune,
        code,
        lambda session, actor, case: notify_case_owner(session, actor, now, case, to),
    )


def led_by_far_commune(built: Town) -> str:
    """A case that the post brought to a commune which answered on paper."""
    code, now = case_led_by(built, built.post), built.door.wall()
    offer = offered(built, code, built.post, Act.BRING_TO_COMMUNE, built.far.id)
    told = Told("Ông Mẫu, Chủ tịch", Channel.PAPER, now)

    def record(session: Session, actor: Actor, case: Case) -> None:
        waiting = session.get_one(Handoff, offer.id)
        handoff.record_acceptance(session, actor, now, case, waiting, told)

    does(built, built.post, code, record)
    return code


def taken_in(built: Town) -> str:
    """A case that the commune notified and the owner took in, with the first check done."""
    code = case_led_by(built, built.commune)
    accepted(built, code, built.owner, notified(built, code, built.commune, built.owner.unit_id))
    now = built.door.wall()
    does(
        built,
        built.owner,
        code,
        lambda session, actor, case: verification.initial_check(session, actor, now, case, None),
    )
    return code


def asked(built: Town, code: str, to: UUID, question: str = "Người này là ai?") -> Request:
    now = built.door.wall()
    return does(
        built,
        built.owner,
        code,
        lambda session, actor, case: verification.request_verification(
            session, actor, now, case, to, question=question
        ),
    )


def stored(built: Town, code: str) -> Case:
    with built.door.office.database.reading(Scope.of_job("test")) as session:
        return session.scalars(select(Case).where(Case.code == code)).one()


def kept(built: Town, offer: Handoff) -> Handoff:
    with built.door.office.database.reading(Scope.of_job("test")) as session:
        return session.get_one(Handoff, offer.id)


def at_desk(built: Town, who: Officer) -> FlaskClient:
    return signed_in(built.door, who)


def send(client: FlaskClient, path: str, **fields: object) -> TestResponse:
    """A form as a browser sends it, with a key of its own unless one is given."""
    return post(client, path, **{"idempotency_key": uuid4(), **fields})


def found_again(built: Town, request: Request) -> Request:
    with built.door.office.database.reading(Scope.of_job("test")) as session:
        return session.get_one(Request, request.id)
