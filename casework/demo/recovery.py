"""Stories after confirmation: a place to stay, support, a transfer, the way home, the end."""

from datetime import timedelta

from casework.actions.packet import Packet
from casework.actions.receive import Intake
from casework.demo.cast import Cast
from casework.demo.handovers import MINUTES, ONE_MISSING, THINGS, brought_today
from casework.demo.inquiries import answered
from casework.demo.story import Story
from casework.office import vietnam_day
from workflows.terms import Act, AgeBand, Citizenship, Ground, Letter, SendBackGround

_OFFER_PLACE = "Đề nghị bố trí phòng riêng; người đó mong muốn ở lại."
_OFFER_CASE = "Gia đình ở Quảng Ninh Mẫu; đề nghị chủ trì tiếp."


def confirmed(cast: Cast, days: int, name: str, *wishes: str) -> Story:
    """Confirmed as a victim ten days after receipt; says what they wish and what happened."""
    story = answered(cast, days, name, "Có căn cứ xác định là nạn nhân.")
    reasons = "Bị tuyển mộ bằng lời hứa việc làm, bị giữ giấy tờ và bóc lột sức lao động."
    story.draft("police_ls", cast.days_ago(days - 8, 9), Act.CONFIRM, reasons)
    story.sign("police_ls", cast.days_ago(days - 9, 9), f"{days}/KL-CAT-Mẫu")
    return story.learn(
        "health_ls",
        cast.days_ago(days - 10, 9),
        wishes=list(wishes),
        phone=cast.names.phone(),
        home_address="Thôn Mẫu, xã Hải Sơn Mẫu, tỉnh Quảng Ninh Mẫu",
        health="Suy nhược, mất ngủ; không có thương tích cần mổ.",
        narrative="Được hứa việc làm trong quán ăn; sau đó bị giữ giấy tờ và không được ra ngoài.",
    )


def placed(cast: Cast, days: int, name: str, *wishes: str) -> Story:
    """Confirmed, and received by the facility eleven days after receipt."""
    story = confirmed(cast, days, name, "to_stay", *wishes)
    story.offer(Act.PLACE, "health_ls", "facility_ls", cast.days_ago(days - 11, 9), _OFFER_PLACE)
    return story.accept("facility_ls", cast.days_ago(days - 11, 14))


def supported(cast: Cast, days: int, name: str, *wishes: str) -> Story:
    """In the facility, with a first support line approved and delivered."""
    story = placed(cast, days, name, *wishes)
    story.propose("facility_ls", cast.days_ago(days - 12, 9), Letter.G, "Tham vấn hằng tuần.")
    story.approve("health_ls", cast.days_ago(days - 13, 9))
    return story.deliver("facility_ls", cast.days_ago(days - 15, 9), "Đã tham vấn bốn buổi.")


def waiting_for_a_place(cast: Cast) -> Story:
    """Confirmed; the facility has been asked since yesterday and knows what will come along."""
    story = confirmed(cast, 18, cast.names.woman(), "to_stay", "to_share")
    at, packet = cast.days_ago(1, 10), brought_today(cast)
    return story.offer(Act.PLACE, "health_ls", "facility_ls", at, _OFFER_PLACE, packet)


def in_the_facility(cast: Cast) -> Story:
    """Protected and supported; one line approved, one proposed and waiting.

    Of what came along one thing was missing, and the minutes wait for both heads.
    """
    story = confirmed(cast, 40, cast.names.woman(), "to_stay", "to_share")
    at, packet = cast.days_ago(29, 9), Packet(belongings=THINGS)
    story.offer(Act.PLACE, "health_ls", "facility_ls", at, _OFFER_PLACE, packet)
    story.accept_without_last("facility_ls", cast.days_ago(29, 14), ONE_MISSING)
    story.draft_minutes("facility_ls", cast.days_ago(28, 8), MINUTES)
    story.check_minutes("facility_ls", cast.days_ago(28, 11))
    story.protect("health_ls", cast.days_ago(28, 9))
    story.propose("facility_ls", cast.days_ago(20, 9), Letter.G, "Tham vấn hằng tuần.")
    story.approve("health_ls", cast.days_ago(18, 9))
    return story.propose("facility_ls", cast.days_ago(4, 9), Letter.I, "Học nghề may sáu tháng.")


def child(cast: Cast) -> Story:
    """Under 16, rescued and confirmed by the police, in the facility without relatives."""
    intake = Intake(
        safe_now="yes",
        urgent_needs="Cần người chăm sóc ban đêm.",
        age_band=AgeBand.UNDER_16,
        sex="female",
        citizenship=Citizenship.CITIZEN,
        found_at="Một cơ sở dịch vụ tại phường Mẫu",
        full_name=cast.names.khmer_woman(),
    )
    story = Story(cast, "police_qn", Act.RESCUE, cast.days_ago(16, 8), intake)
    story.give_at_once("police_qn", cast.days_ago(16, 10), Letter.A, "Suất ăn và quần áo.")
    reasons = "Người dưới 16 tuổi bị tuyển mộ và bóc lột; không cần thủ đoạn."
    story.draft("police_qn", cast.days_ago(15, 9), Act.CONFIRM, reasons)
    story.sign("police_qn", cast.days_ago(15, 14), "12/KL-CAT-Mẫu")
    message = "Trẻ em, chưa tìm được người thân; cần người giám hộ tạm thời."
    story.offer(Act.BRING_TO_CASE_OWNER, "police_qn", "health_qn", cast.days_ago(14, 8), message)
    story.accept("health_qn", cast.days_ago(14, 10))
    story.offer(Act.PLACE, "health_qn", "facility_qn", cast.days_ago(14, 13), _OFFER_PLACE)
    story.accept("facility_qn", cast.days_ago(14, 15), "Cháu hơi sốt khi đến; đã báo y tế.")
    return story.propose("facility_qn", cast.days_ago(2, 9), Letter.H, "Trở lại lớp 6.")


def transfer_offered(cast: Cast) -> Story:
    """Offered to the other province, where the family lives; waiting for an answer."""
    story = supported(cast, 50, cast.names.woman(), "to_go_home")
    return story.offer(
        Act.TRANSFER_LEAD, "health_ls", "health_qn", cast.days_ago(3, 9), _OFFER_CASE
    )


def transfer_sent_back(cast: Cast) -> Story:
    """The other province sent the file back; the sender led it all the time."""
    story = supported(cast, 60, cast.names.hmong_woman(), "to_go_home")
    story.offer(Act.TRANSFER_LEAD, "health_ls", "health_qn", cast.days_ago(9, 9), _OFFER_CASE)
    remarks = "Thiếu văn bản đồng ý của người đó; gửi lại khi đủ."
    return story.send_back(
        "health_qn", cast.days_ago(7, 15), SendBackGround.PAPERS_MISSING, remarks
    )


def at_home(cast: Cast) -> Story:
    """Back home; seen twice, and to be seen again."""
    story = supported(cast, 110, cast.names.woman_of_the_north(), "to_go_home")
    story.go_home("health_ls", cast.days_ago(80, 9), "Thôn Mẫu, xã Hải Sơn Mẫu")
    today = vietnam_day(cast.now)
    next_on = today - timedelta(days=20)
    story.look_in("health_ls", cast.days_ago(50, 9), next_on, "Ở với bố mẹ, đang học nghề.")
    next_on = today + timedelta(days=10)
    return story.look_in("health_ls", cast.days_ago(20, 9), next_on, "Có việc làm gần nhà.")


def settled(cast: Cast) -> Story:
    """Self-reliant; the case is closed with reasons."""
    story = supported(cast, 170, cast.names.woman(), "to_go_home")
    story.go_home("health_ls", cast.days_ago(140, 9), "Thôn Mẫu, xã Hải Sơn Mẫu")
    story.look_in("health_ls", cast.days_ago(60, 9), None, "Có việc làm ổn định, con đi học.")
    return story.close("health_ls", cast.days_ago(30, 9), Ground.SETTLED, "Đã tự lập, đồng ý dừng.")
