"""Stories that have just begun: at a gate, at the police, at a commune."""

from casework.actions.receive import Intake
from casework.demo.cast import Cast
from casework.demo.story import Story
from workflows.terms import Act, AgeBand, Citizenship, Letter


def at_the_gate(cast: Cast) -> Story:
    """Handed over by the foreign side this morning; nobody has looked for signs yet."""
    intake = Intake(
        safe_now="yes",
        urgent_needs="Mệt, cần ăn và nghỉ.",
        age_band=AgeBand.FROM_16_TO_18,
        sex="female",
        citizenship=Citizenship.CITIZEN,
        found_at="Cửa khẩu Hữu Nghị Mẫu",
        full_name=cast.names.hmong_woman(),
    )
    return Story(cast, "gate_ls", Act.RECEIVE_AT_GATE, cast.hours_ago(3), intake)


def screened_out(cast: Cast) -> Story:
    """A seasonal worker sent back in a group: no signs, so the file ended and counts nowhere."""
    intake = Intake(
        safe_now="yes",
        age_band=AgeBand.ADULT,
        sex="male",
        citizenship=Citizenship.CITIZEN,
        found_at="Cửa khẩu Móng Cái Mẫu",
        full_name=cast.names.man(),
    )
    story = Story(cast, "gate_qn", Act.RECEIVE_AT_GATE, cast.days_ago(4, 9), intake)
    return story.find_no_signs("gate_qn", cast.days_ago(4, 11))


def signs_at_the_gate(cast: Cast) -> Story:
    """Signs were found at the gate; the case owner has been asked to come and take in."""
    intake = Intake(
        safe_now="yes",
        urgent_needs="Sốt nhẹ; đã được quân y khám.",
        children_with="Đi cùng một con 4 tuổi.",
        age_band=AgeBand.ADULT,
        sex="female",
        citizenship=Citizenship.CITIZEN,
        found_at="Cửa khẩu Móng Cái Mẫu",
        full_name=cast.names.woman(),
    )
    story = Story(cast, "gate_qn", Act.RECEIVE_AT_GATE, cast.hours_ago(9), intake)
    story.find_signs("gate_qn", cast.hours_ago(8))
    story.give_at_once("gate_qn", cast.hours_ago(7), Letter.A, "Suất ăn, nước uống, quần áo ấm.")
    message = "Một người lớn và một cháu nhỏ; cần nơi nghỉ ngay trong ngày."
    return story.offer(Act.BRING_TO_CASE_OWNER, "gate_qn", "health_qn", cast.hours_ago(2), message)


def nameless(cast: Cast) -> Story:
    """Walked in, does not say a name, and is waiting at the commune's door."""
    intake = Intake(
        safe_now="yes",
        urgent_needs="Hoảng sợ; cần chỗ nằm nghỉ và người nói tiếng Mông.",
        language="Tiếng Mông",
        age_band=AgeBand.UNCLEAR,
        sex="female",
        citizenship=Citizenship.UNCLEAR,
        found_at="Trụ sở Công an xã Đồng Đăng Mẫu",
        intake_note="Chưa nói tên; không hỏi thêm trong đêm.",
    )
    story = Story(cast, "police_xa", Act.RECEIVE, cast.hours_ago(6), intake)
    message = "Người đi bộ đến trình báo, chưa rõ tên; cần bố trí nơi nghỉ."
    return story.offer(Act.BRING_TO_COMMUNE, "police_xa", "commune_ls", cast.hours_ago(5), message)


def taken_on_paper(cast: Cast) -> Story:
    """A commune that is not on the system took the person in and signed on paper."""
    intake = Intake(
        safe_now="yes",
        age_band=AgeBand.ADULT,
        sex="male",
        citizenship=Citizenship.CITIZEN,
        found_at="Đường mòn gần cột mốc Mẫu",
        full_name=cast.names.man(),
        intake_note="Tự trốn về; muốn gặp gia đình.",
    )
    story = Story(cast, "gate_ls", Act.RECEIVE, cast.days_ago(2, 8), intake)
    message = "Đưa người đến trụ sở UBND xã; biên bản giấy kèm theo."
    story.offer(Act.BRING_TO_COMMUNE, "gate_ls", "commune_off", cast.days_ago(2, 10), message)
    return story.accepted_on_paper("gate_ls", cast.days_ago(2, 15), "Chủ tịch UBND xã Mẫu")


def notice_unanswered(cast: Cast) -> Story:
    """The commune told the case owner two days ago, and nobody has come: late."""
    intake = Intake(
        safe_now="yes",
        urgent_needs="Cần khám sức khỏe.",
        age_band=AgeBand.ADULT,
        sex="female",
        citizenship=Citizenship.CITIZEN,
        found_at="Trụ sở UBND xã Đồng Đăng Mẫu",
        full_name=cast.names.woman_of_the_north(),
    )
    story = Story(cast, "commune_ls", Act.RECEIVE, cast.days_ago(2, 8), intake)
    return story.notify("commune_ls", "health_ls", cast.days_ago(2, 10))
