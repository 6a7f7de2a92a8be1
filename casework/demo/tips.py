"""Tips of the demo, one of each kind and in each state. Every person and unit is invented."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from casework.actions import tip_moves
from casework.actions.telling import Told
from casework.actions.tips import TipTold, note, register
from casework.audit import Actor
from casework.demo.cast import Cast
from casework.records.cases import Case
from casework.records.steps import Channel
from casework.records.tips import Tip
from casework.transaction import perform
from workflows.terms import Rank
from workflows.tip import TellerWish, TipKind, TipWay, Urgency


class Information:
    """One tip, told to an officer of a unit, and carried on by them."""

    def __init__(
        self,
        cast: Cast,
        key: str,
        at: datetime,
        told: TipTold,
        what: tuple[TipKind, TipWay, Urgency],
    ) -> None:
        self.cast, self.actor = cast, cast.actors[key, Rank.OFFICER]
        kind, way, urgency = what

        def act(session: Session) -> UUID:
            tip = register(
                session,
                self.actor,
                at,
                told,
                kind=kind,
                way=way,
                urgency=urgency,
                received_at=at,
            )
            return tip.id

        self.id: UUID = perform(cast.office.database, self.actor, act)

    def does(self, at: datetime, verb: Callable[..., Any], *args: Any, **more: Any) -> None:
        """A verb on it, by the same officer."""

        def act(session: Session) -> None:
            verb(session, self.actor, at, session.get_one(Tip, self.id), *args, **more)

        perform(self.cast.office.database, self.actor, act)


def told_by(cast: Cast, files: Mapping[str, UUID]) -> None:
    """Write down every tip; `files` are those of the stories, to one of which a tip led."""
    _hotline(cast)
    _missing(cast)
    _abroad(cast)
    _passed_on(cast)
    _acknowledged_on_paper(cast)
    _nothing_found(cast)
    _became_a_case(cast, files["at the gate"])


def _hotline(cast: Cast) -> None:
    """This morning, and nobody has looked yet."""
    told = TipTold(
        "Một cô gái gọi cho chị, nói đang bị giữ giấy tờ và không được ra khỏi nơi làm việc.",
        about=f"{cast.names.woman()}, khoảng 19 tuổi",
        place="Khu nhà trọ gần cửa khẩu Mẫu",
        reference="Phiếu 204/TĐ111-Mẫu",
        teller="Chị của cô gái; liên hệ qua Tổng đài 111",
        teller_wish=TellerWish.SECRET,
    )
    what = TipKind.HOTLINE, TipWay.HOTLINE, Urgency.AT_ONCE
    Information(cast, "police_ls", cast.hours_ago(3), told, what)


def _missing(cast: Cast) -> None:
    """The commune asked at school, and goes on looking."""
    told = TipTold(
        "Gia đình không liên lạc được với cháu từ khi cháu đi làm theo một người mới quen.",
        about=f"{cast.names.hmong_woman()}, học lớp 9",
        place="Xã Đồng Đăng, tỉnh Lạng Sơn Mẫu",
        teller=f"Mẹ của cháu, {cast.names.hmong_woman()}",
        teller_wish=TellerWish.NAMED,
    )
    what = TipKind.MISSING, TipWay.IN_PERSON, Urgency.SOON
    tip = Information(cast, "commune_ls", cast.days_ago(2, 8), told, what)
    tip.does(cast.days_ago(1, 15), note, "Đã hỏi nhà trường: cháu nghỉ học từ thứ hai.")


def _abroad(cast: Cast) -> None:
    """Known to the foreign affairs office from the family."""
    told = TipTold(
        "Người nhà nhận được tin nhắn: đang bị buộc làm việc trong một tòa nhà, muốn về nước.",
        about=cast.names.man(),
        place="Ở nước ngoài, chưa rõ địa chỉ",
        teller="Người nhà, nhắn qua mạng",
        teller_wish=TellerWish.SECRET,
    )
    what = TipKind.ABROAD, TipWay.ONLINE, Urgency.SOON
    Information(cast, "foreign_ls", cast.days_ago(4, 10), told, what)


def _passed_on(cast: Cast) -> None:
    """To the police of the other province, who have not taken it over yet."""
    told = TipTold(
        "Có nhóm người rủ thanh niên trong xã đi làm việc lương cao, không có hợp đồng.",
        place="Xã Hải Sơn, tỉnh Quảng Ninh Mẫu",
        teller_wish=TellerWish.ANONYMOUS,
    )
    what = TipKind.DENUNCIATION, TipWay.LETTER, Urgency.ORDINARY
    tip = Information(cast, "gate_ls", cast.days_ago(3, 9), told, what)
    message = "Việc xảy ra trên địa bàn đơn vị bạn."
    police = cast.units["police_qn"]
    tip.does(cast.days_ago(1, 10), tip_moves.pass_on, police, message=message)


def _acknowledged_on_paper(cast: Cast) -> None:
    """To a commune that is not on the system and answered by letter."""
    told = TipTold("Một người mới trở về cần được hướng dẫn làm giấy tờ tại xã.")
    what = TipKind.REPORT, TipWay.AGENCY, Urgency.ORDINARY
    tip = Information(cast, "health_ls", cast.days_ago(9, 9), told, what)
    tip.does(cast.days_ago(8, 9), tip_moves.pass_on, cast.units["commune_off"])
    said = Told("Chủ tịch UBND xã Ba Sơn Mẫu", Channel.PAPER, cast.days_ago(6, 9))
    tip.does(cast.days_ago(5, 9), tip_moves.record_taking_over, said)


def _nothing_found(cast: Cast) -> None:
    """The commune police went there and asked."""
    told = TipTold(
        "Hàng xóm thấy một phụ nữ lạ ở nhà bên, nghĩ là bị giữ.",
        place="Xã Đồng Đăng, tỉnh Lạng Sơn Mẫu",
        teller="Hàng xóm, không muốn nêu tên",
        teller_wish=TellerWish.SECRET,
    )
    what = TipKind.DENUNCIATION, TipWay.TELEPHONE, Urgency.SOON
    tip = Information(cast, "police_xa", cast.days_ago(12, 14), told, what)
    why = "Đã đến gặp riêng: là người nhà ở quê lên chơi, tự do đi lại, không cần hỗ trợ."
    tip.does(cast.days_ago(10, 16), tip_moves.find_nothing, reason=why)


def _became_a_case(cast: Cast, file_id: UUID) -> None:
    """The gate heard that somebody would be handed over; she was, and has a case."""
    told = TipTold("Phía bên kia biên giới báo trước: sẽ trao trả một người trong ngày mai.")
    what = TipKind.OTHER, TipWay.AGENCY, Urgency.SOON
    tip = Information(cast, "gate_ls", cast.days_ago(1, 7), told, what)

    def tie(session: Session, actor: Actor, at: datetime, tip: Tip) -> None:
        tip_moves.tie(session, actor, at, tip, session.get_one(Case, file_id))

    tip.does(cast.hours_ago(2), tie)
