"""Stories in verification and identification: on time, due today, late, waiting, concluded."""

from datetime import datetime

from casework.actions.receive import Intake
from casework.demo.cast import Cast
from casework.demo.story import Story
from casework.office import VIETNAM
from workflows.terms import Act, AgeBand, Citizenship, Letter

_MATCHES = "Lời trình bày phù hợp với kết quả điều tra ban đầu."


def taken_in(cast: Cast, days: int, name: str) -> Story:
    """Came to the commune `days` ago; the case owner took in on the same day."""
    intake = Intake(
        safe_now="yes",
        age_band=AgeBand.ADULT,
        sex="female",
        citizenship=Citizenship.CITIZEN,
        found_at="Trụ sở UBND xã Đồng Đăng Mẫu",
        full_name=name,
    )
    story = Story(cast, "commune_ls", Act.RECEIVE, cast.days_ago(days, 8), intake)
    story.notify("commune_ls", "health_ls", cast.days_ago(days, 10))
    return story.accept("health_ls", cast.days_ago(days, 14))


def asked(cast: Cast, days: int, name: str) -> Story:
    """The police of the province were asked to verify, a day after the person was taken in."""
    story = taken_in(cast, days, name)
    story.check("health_ls", cast.days_ago(days - 1, 9))
    return story.ask("health_ls", "police_ls", cast.days_ago(days - 1, 11))


def answered(cast: Cast, days: int, name: str, answer: str) -> Story:
    """The police answered six days after they were asked."""
    story = asked(cast, days, name)
    return story.answer("police_ls", cast.days_ago(days - 7, 10), answer)


def check_on_time(cast: Cast) -> Story:
    """Taken in yesterday: two days are left for the initial check."""
    return taken_in(cast, 1, cast.names.woman())


def check_due(cast: Cast) -> Story:
    """The third day for the initial check ends today."""
    return taken_in(cast, 3, cast.names.woman_of_the_north())


def check_late(cast: Cast) -> Story:
    """The three days for the initial check are over."""
    return taken_in(cast, 6, cast.names.woman())


def waiting_for_police(cast: Cast) -> Story:
    """The police have been asked, and were told days later that it still waits for them; the law
    in force names no limit that was read."""
    key = "request_verification.answer_verification"
    story = asked(cast, 9, cast.names.khmer_woman())
    return story.tell("health_ls", "police_ls", cast.days_ago(1, 9), key)


def draft_to_sign(cast: Cast) -> Story:
    """A conclusion is drafted and waits for another hand."""
    story = answered(cast, 12, cast.names.woman(), _MATCHES)
    reasons = "Có hành vi đe dọa, tuyển mộ và bóc lột; người đó không biết trước."
    return story.draft("police_ls", cast.days_ago(1, 15), Act.CONFIRM, reasons)


def not_a_victim(cast: Cast) -> Story:
    """Concluded: not a victim; the case owner has still to close with reasons."""
    story = answered(cast, 20, cast.names.woman(), "Không có hành vi mua bán người.")
    reasons = "Tranh chấp tiền công; không có tuyển mộ, chuyển giao hay bóc lột."
    story.draft("police_ls", cast.days_ago(6, 9), Act.FIND_NOT_VICTIM, reasons)
    return story.sign("police_ls", cast.days_ago(5, 9), "31/KL-CAT-Mẫu")


def undetermined(cast: Cast) -> Story:
    """Concluded: not enough to say; another verification may be asked for."""
    story = answered(cast, 26, cast.names.hmong_woman(), "Chưa xác minh được nơi bị đưa đến.")
    reasons = "Thiếu thông tin từ phía nước ngoài; dấu hiệu chưa đủ rõ."
    story.draft("police_ls", cast.days_ago(8, 9), Act.LEAVE_UNDETERMINED, reasons)
    return story.sign("police_ls", cast.days_ago(7, 14), "27/KL-CAT-Mẫu")


def foreigner(cast: Cast) -> Story:
    """A foreigner found in Vietnam: other support, an interpreter from the first hour."""
    intake = Intake(
        safe_now="yes",
        urgent_needs="Cần phiên dịch và khám sức khỏe.",
        language="Tiếng Lào",
        age_band=AgeBand.ADULT,
        sex="female",
        citizenship=Citizenship.FOREIGN,
        found_at="Một cơ sở dịch vụ tại phường Mẫu",
        full_name=cast.names.foreigner(),
    )
    story = Story(cast, "police_qn", Act.RESCUE, cast.days_ago(5, 8), intake)
    story.give_at_once("police_qn", cast.days_ago(5, 10), Letter.C, "Phiên dịch qua điện thoại.")
    message = "Người nước ngoài, cần phiên dịch; đã thông báo Sở Ngoại vụ bằng văn bản."
    story.offer(Act.BRING_TO_CASE_OWNER, "police_qn", "health_qn", cast.days_ago(5, 13), message)
    story.accept("health_qn", cast.days_ago(5, 16), "Nhận người khỏe, có phiên dịch đi cùng.")
    story.check("health_qn", cast.days_ago(3, 9))
    return story.ask("health_qn", "police_qn", cast.days_ago(2, 9))


def under_the_old_law(cast: Cast) -> Story:
    """Received before 01/07/2025: the law of 2011 still governs, with its twenty days."""
    received_at = datetime(2025, 6, 20, 9, 10, tzinfo=VIETNAM)
    intake = Intake(
        safe_now="yes",
        age_band=AgeBand.ADULT,
        sex="male",
        citizenship=Citizenship.CITIZEN,
        found_at="Trụ sở UBND xã Đồng Đăng Mẫu",
        full_name=cast.names.man(),
    )
    story = Story(cast, "commune_ls", Act.RECEIVE, received_at, intake)
    story.notify("commune_ls", "health_ls", received_at.replace(month=7, day=2))
    story.accept("health_ls", received_at.replace(month=7, day=3))
    story.check("health_ls", received_at.replace(month=7, day=4))
    return story.ask("health_ls", "police_ls", cast.days_ago(14, 9))
