"""Stories off the main path: the old law, a mission abroad, a foreigner, a revocation, a death."""

from datetime import datetime

from casework.actions.receive import Intake
from casework.demo import recovery
from casework.demo.cast import Cast
from casework.demo.story import Story
from casework.office import VIETNAM
from workflows.terms import Act, AgeBand, Citizenship, Letter, Paper


def last_day_of_the_old_law(cast: Cast) -> Story:
    """Received on 30/06/2025: the procedure stays that of 2011; confirmed long after."""
    received_at = datetime(2025, 6, 30, 21, 40, tzinfo=VIETNAM)
    intake = Intake(
        safe_now="yes",
        age_band=AgeBand.ADULT,
        sex="female",
        citizenship=Citizenship.CITIZEN,
        found_at="Trụ sở UBND xã Hải Sơn Mẫu",
        full_name=cast.names.woman_of_the_north(),
    )
    story = Story(cast, "commune_qn", Act.RECEIVE, received_at, intake)
    story.notify("commune_qn", "health_qn", received_at.replace(month=7, day=1, hour=8))
    story.accept("health_qn", received_at.replace(month=7, day=1, hour=15))
    story.check("health_qn", received_at.replace(month=7, day=3, hour=9))
    story.ask("health_qn", "police_qn", cast.days_ago(48, 9))
    story.answer("police_qn", cast.days_ago(36, 9), "Lời trình bày phù hợp với kết quả xác minh.")
    reasons = "Bị lừa đưa qua biên giới để bóc lột lao động."
    story.draft("police_qn", cast.days_ago(35, 9), Act.CONFIRM, reasons)
    return story.sign("police_qn", cast.days_ago(34, 9), "09/XN-CAT-Mẫu")


def abroad(cast: Cast) -> Story:
    """Came to a mission abroad; checked at home, given a travel paper, and expected at the gate."""
    intake = Intake(
        safe_now="yes",
        urgent_needs="Cần chỗ ở và thuốc điều trị.",
        age_band=AgeBand.ADULT,
        sex="female",
        citizenship=Citizenship.CITIZEN,
        found_at="Trụ sở cơ quan đại diện",
        full_name=cast.names.khmer_woman(),
    )
    story = Story(cast, "mission", Act.RECEIVE_ABROAD, cast.days_ago(21, 8), intake)
    note = "Tờ khai và giấy tờ thu thập được; nhân thân chưa rõ."
    story.do(Act.SEND_FILE_HOME, "mission", cast.days_ago(20, 9), note, "immigration")
    note = "Đề nghị xác minh nhân thân tại nơi thường trú."
    story.do(Act.ORDER_IDENTITY_CHECK, "immigration", cast.days_ago(19, 9), note, "police_ls")
    note = "Có hộ khẩu thường trú tại địa phương; đi làm xa từ ba năm trước."
    story.do(Act.REPORT_IDENTITY, "police_ls", cast.days_ago(12, 9), note)
    note = "Là công dân Việt Nam; đồng ý tiếp nhận."
    story.do(Act.ANSWER_MISSION, "immigration", cast.days_ago(10, 9), note)
    note = "Đã cấp giấy thông hành một lượt."
    story.do(Act.ISSUE_TRAVEL_PAPER, "mission", cast.days_ago(8, 9), note)
    message = "Về bằng đường bộ; cần thuốc hằng ngày, có người đi cùng đến cửa khẩu."
    return story.offer(Act.TAKE_OVER_AT_GATE, "mission", "gate_ls", cast.hours_ago(20), message)


def on_the_way_to_another_state(cast: Cast) -> Story:
    """A foreigner: the file went to the centre; the consular note was sent on paper."""
    intake = Intake(
        safe_now="yes",
        urgent_needs="Cần phiên dịch.",
        language="Tiếng Lào",
        age_band=AgeBand.ADULT,
        sex="female",
        citizenship=Citizenship.FOREIGN,
        found_at="Một nhà máy tại xã Mẫu",
        full_name=cast.names.foreigner(),
    )
    story = Story(cast, "police_qn", Act.RESCUE, cast.days_ago(24, 8), intake)
    story.give_at_once("police_qn", cast.days_ago(24, 10), Letter.C, "Phiên dịch tại chỗ.")
    message = "Người nước ngoài, cần phiên dịch."
    story.offer(Act.BRING_TO_CASE_OWNER, "police_qn", "health_qn", cast.days_ago(24, 13), message)
    story.accept("health_qn", cast.days_ago(24, 16))
    story.check("health_qn", cast.days_ago(22, 9))
    note = "Thông báo về người nước ngoài đang được hỗ trợ."
    story.do(Act.TELL_FOREIGN_CHANNEL, "health_qn", cast.days_ago(22, 11), note, "police_qn")
    note = "Đã tiếp xúc qua phiên dịch; gửi hồ sơ kèm ảnh."
    story.do(Act.REPORT_FOREIGNER, "police_qn", cast.days_ago(20, 9), note, "immigration")
    note = "Đề nghị thông báo cho phía nước ngoài."
    story.do(Act.WRITE_TO_CONSULAR, "immigration", cast.days_ago(18, 9), note, "consular")
    note, signer = "Công hàm đề nghị bảo hộ và tiếp nhận.", "Phó Cục trưởng Cục Lãnh sự Mẫu"
    at = cast.days_ago(14, 10)
    return story.told_of(Act.SEND_NOTE, "health_qn", "consular", at, signer, note)


def revoked(cast: Cast) -> Story:
    """The confirmation was revoked during support: the status changed, the stage did not."""
    story = recovery.supported(cast, 70, cast.names.man())
    number = "17/QĐ-CAT-Mẫu"
    story.attach("health_ls", cast.days_ago(6, 9), Paper.REVOCATION, number)
    note = "Theo quyết định thu hồi của cơ quan đã cấp giấy xác nhận."
    return story.do(Act.REVOKE_CONFIRMATION, "health_ls", cast.days_ago(6, 10), note)


def died(cast: Cast) -> Story:
    """Died in the facility after an illness; the relatives are awaited."""
    story = recovery.placed(cast, 30, cast.names.woman())
    note = "Qua đời sau thời gian điều trị; có kết luận của cơ quan có thẩm quyền."
    return story.do(Act.RECORD_DEATH, "facility_ls", cast.hours_ago(5), note)
