"""What is handed over in the stories: what goes along, what was missing, and who disagrees."""

from datetime import timedelta
from typing import Final

from casework.actions.packet import Packet, Thing
from casework.actions.receive import Intake
from casework.demo.cast import Cast
from casework.demo.story import Story
from casework.lookups.minutes_content import Wording
from workflows.handoff_packet import Section, SharingGround
from workflows.terms import Act, AgeBand, Citizenship, SendBackGround

THINGS: Final = (
    Thing("Túi quần áo", "1 túi"),
    Thing("Điện thoại", "1 chiếc", "vỡ màn hình, còn dùng được"),
    Thing("Dây chuyền bạc", "1 chiếc"),
)
ONE_MISSING: Final = "Trong túi không có dây chuyền; đã cùng người đó xem lại."
MINUTES: Final = Wording(
    number=14,
    symbol="BB-CSTG-Mẫu",
    place="Cơ sở trợ giúp xã hội tỉnh Lạng Sơn Mẫu",
    giver="Lãnh đạo bên giao Mẫu",
    giver_position="Phó Giám đốc",
    receiver="Lãnh đạo bên nhận Mẫu",
    receiver_position="Phó Giám đốc",
)
_TOLD: Final = {
    Section.CARE: SharingGround.SUPPORT,
    Section.DANGER: SharingGround.SAFETY,
    Section.FAMILY: SharingGround.CONSENT,
}


def brought_today(cast: Cast) -> Packet:
    """On the way to the facility this afternoon: escort, place, hour and lists go along."""
    return Packet(
        escort="Một cán bộ nữ của Sở Y tế Mẫu, xe của Sở",
        meeting_place="Cổng sau của cơ sở, không dừng ở cổng chính",
        arrives_at=cast.now + timedelta(hours=2),
        other_papers=(Thing("Sổ khám bệnh", "1 quyển"),),
        belongings=THINGS,
        sections=_TOLD,
    )


def disputed(cast: Cast) -> Story:
    """The person is in, and the file came back: who leads is for both supervisors to say."""
    intake = Intake(
        safe_now="yes",
        urgent_needs="Đã ăn, đã nghỉ; chưa muốn kể.",
        age_band=AgeBand.ADULT,
        sex="female",
        citizenship=Citizenship.CITIZEN,
        found_at="Cửa khẩu Móng Cái Mẫu",
        full_name=cast.names.woman(),
    )
    story = Story(cast, "gate_qn", Act.RECEIVE_AT_GATE, cast.days_ago(2, 8), intake)
    story.find_signs("gate_qn", cast.days_ago(2, 9))
    message = "Đề nghị nhận ngay trong ngày; đồn không có chỗ nghỉ riêng cho nữ."
    story.offer(Act.BRING_TO_CASE_OWNER, "gate_qn", "health_qn", cast.days_ago(2, 10), message)
    story.take_person_in("health_qn", cast.days_ago(2, 15))
    remarks = "Hồ sơ chưa có biên bản tiếp nhận; đề nghị bổ sung rồi giao lại."
    return story.send_back("health_qn", cast.days_ago(1, 9), SendBackGround.PAPERS_MISSING, remarks)
