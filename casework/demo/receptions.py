"""Reception batches of the demo: a group handed over at a gate, and one whose list still waits."""

from collections.abc import Iterator
from datetime import datetime

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from casework.actions.batch_entry import Finding, enter, screen_persons
from casework.actions.batches import Line, Shared, leave_out, open_batch, type_rows
from casework.actions.handoff_groups import offer_group
from casework.actions.opening import visit_batch
from casework.audit import Actor
from casework.demo.cast import Cast
from casework.intake.columns import Column
from casework.keyring import Disclosure
from casework.lookups.disclosures import eyes
from casework.records.batches import Batch, BatchRow, RowState
from casework.records.cases import Case
from casework.transaction import perform
from workflows.terms import Act, Rank, Stage

HANDED_OVER = 36
WAITING = 18
_PROVINCES = (
    "xã Đồng Đăng, tỉnh Lạng Sơn Mẫu",
    "thôn Mẫu, huyện Bắc Quang, tỉnh Hà Giang",
    "không rõ",
)


def handed_over(cast: Cast) -> None:
    """Yesterday's group: everybody has a case; eight showed signs, twenty showed none."""
    actor, at = cast.actors["gate_ls", Rank.OFFICER], cast.days_ago(1, 9)
    shared = Shared(
        place="Cửa khẩu Hữu Nghị Mẫu",
        given_by="Cơ quan chức năng phía nước ngoài (Mẫu)",
        minutes="Biên bản 17/BBGN Mẫu",
        signers="Đại diện Đồn Biên phòng Mẫu\nĐại diện Công an tỉnh Mẫu",
    )
    lines = list(_people(cast, HANDED_OVER))

    def act(session: Session) -> None:
        batch = _open(session, actor, at, shared)
        type_rows(session, actor, at, batch, lines)
        enter(session, actor, at, batch, _sight(session, actor, at, batch))
        _screen(session, actor, at, batch)

    perform(cast.office.database, actor, act)
    _handed_on(cast)


def _handed_on(cast: Cast) -> None:
    """Three of those with signs go to the province in one vehicle, on one list; it waits."""
    actor, at = cast.actors["gate_ls", Rank.OFFICER], cast.hours_ago(2)

    def act(session: Session) -> None:
        of_batch = select(BatchRow.case_id).join(Batch, Batch.file_id == BatchRow.file_id)
        ready = select(Case).where(Case.file_id.in_(of_batch), Case.stage == Stage.RECEIPT)
        cases = session.scalars(ready.order_by(Case.received_at, Case.file_id).limit(3)).all()
        message = "Đi cùng một xe; một người say xe, cần nước và chỗ nằm nghỉ."
        to = cast.units["health_ls"]
        offer_group(session, actor, at, cases, Act.BRING_TO_CASE_OWNER, to, message=message)

    perform(cast.office.database, actor, act)


def list_waits(cast: Cast) -> None:
    """This morning's list: three rows are to be mended, one was left out, nobody has a case yet."""
    actor, at = cast.actors["gate_qn", Rank.OFFICER], cast.hours_ago(2)
    shared = Shared(place="Cửa khẩu Móng Cái Mẫu", given_by="Phía nước ngoài (Mẫu)")
    lines = list(_people(cast, WAITING))
    faulty = [_faulty(line) for line in lines[:3]]

    def act(session: Session) -> None:
        batch = _open(session, actor, at, shared)
        type_rows(session, actor, at, batch, [*faulty, *lines[3:]])
        last = session.scalars(_rows(batch).where(BatchRow.number == WAITING)).one()
        leave_out(session, actor, at, last, "Tên ghi hai lần trong danh sách; là một người.")

    perform(cast.office.database, actor, act)


def _open(session: Session, actor: Actor, at: datetime, shared: Shared) -> Batch:
    return open_batch(session, actor, at, shared, entry=Act.RECEIVE_AT_GATE, received_at=at)


def _sight(session: Session, actor: Actor, at: datetime, batch: Batch) -> Disclosure:
    visit_batch(session, actor, at, batch)
    session.flush()
    return eyes(session, actor, batch, at).disclosure_for(batch, "place")


def _screen(session: Session, actor: Actor, at: datetime, batch: Batch) -> None:
    rows = session.scalars(_rows(batch).where(BatchRow.state == RowState.ENTERED)).all()
    signs = Finding(has_signs=True, note="Không được giữ giấy tờ, không được trả công.")
    none = Finding(has_signs=False, note="Đi làm thời vụ, được trả công; không có dấu hiệu.")
    cases = [session.get_one(Case, row.case_id).file_id for row in rows]
    findings = {**dict.fromkeys(cases[:8], signs), **dict.fromkeys(cases[8:28], none)}
    screen_persons(session, actor, at, batch, findings)


def _people(cast: Cast, count: int) -> Iterator[Line]:
    names, dice = cast.names, cast.dice
    makers = (names.woman, names.man, names.hmong_woman, names.khmer_woman)
    for number in range(1, count + 1):
        maker = dice.choice(makers)
        written = {
            Column.NUMBER: str(number),
            Column.FULL_NAME: maker(),
            Column.BIRTH: str(dice.randrange(1985, 2012)),
            Column.SEX: "Nam" if maker == names.man else "Nữ",
            Column.NATIONALITY: "Việt Nam",
            Column.HOME_ADDRESS: dice.choice(_PROVINCES),
        }
        digest = cast.office.keyring.digest(f"demo list {number}".encode())
        yield Line(written, digest, is_ready=True, number=number)


def _faulty(line: Line) -> Line:
    written = {**line.written, Column.SEX: "N", Column.BIRTH: "30/02/2001"}
    return Line(written, line.digest, is_ready=False, number=line.number)


def _rows(batch: Batch) -> Select[BatchRow]:
    return select(BatchRow).where(BatchRow.file_id == batch.file_id).order_by(BatchRow.place)
