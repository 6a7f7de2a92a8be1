"""The nouns of the law and of the office, in Vietnamese and English. No rule lives here."""

from enum import StrEnum
from typing import Self


class Term(StrEnum):
    """A closed set of words; each member carries its Vietnamese and its English name."""

    vi: str
    en: str

    def __new__(cls, value: str, vi: str, en: str) -> Self:
        member = str.__new__(cls, value)
        member._value_ = value
        member.vi = vi
        member.en = en
        return member

    @classmethod
    def of(cls, value: object) -> Self:
        """The member stored as `value`; raises ValueError where there is none."""
        found = next((member for member in cls if member.value == value), None)
        if found is None:
            raise ValueError(cls.__name__)
        return found

    # A string enum compares by its text, so AgeBand.UNCLEAR would equal Citizenship.UNCLEAR and
    # one fact would stand for the other in a set. Words of different kinds are never equal.
    def __eq__(self, other: object) -> bool:
        return _comparable(self, other) and str.__eq__(self, other)

    def __ne__(self, other: object) -> bool:
        return not self == other

    __hash__ = str.__hash__


def _comparable(word: Term, other: object) -> bool:
    return not isinstance(other, Term) or type(other) is type(word)


class Stage(Term):
    """What the case is about now."""

    SCREENING = "screening", "sàng lọc", "screening"
    RECEIPT = "receipt", "tiếp nhận", "receipt"
    VERIFICATION = "verification", "xác minh", "verification"
    IDENTIFICATION = "identification", "xác định nạn nhân", "identification"
    PROTECTION = "protection", "bảo vệ", "protection"
    SUPPORT = "support", "hỗ trợ", "support"
    REINTEGRATION = "reintegration", "hòa nhập cộng đồng", "reintegration"
    CLOSED = "closed", "kết thúc", "closed"


class Status(Term):
    """What the person is entitled to; moves independently of the stage."""

    BEING_IDENTIFIED = (
        "being_identified",
        "người đang trong quá trình xác định là nạn nhân",
        "person being identified",
    )
    CONFIRMED = "confirmed", "nạn nhân", "confirmed victim"
    NOT_VICTIM = "not_victim", "không phải nạn nhân", "not a victim"
    UNDETERMINED = "undetermined", "chưa đủ căn cứ xác định", "undetermined"


class Unset(Term):
    """Facts that are not there yet; a row may ask for the absence by name."""

    STATUS = "no_status", "chưa có tình trạng pháp lý", "no legal status yet"


class Relation(Term):
    """What ties the acting unit to the case; each act says which relation it asks for."""

    LEADS = "leads", "đơn vị chủ trì", "the lead unit"
    HOUSES = "houses", "đơn vị đang chăm sóc", "the unit that houses the person"
    ASKED = "asked", "đơn vị được đề nghị", "a unit that was asked"
    OFFERED = "offered", "đơn vị được đề nghị nhận", "the unit that was offered the case"


class Sector(Term):
    """The branch of government a unit belongs to."""

    POLICE = "police", "Công an", "Police"
    BORDER = "border", "Bộ đội Biên phòng", "Border Guard"
    COAST = "coast", "Cảnh sát biển", "Coast Guard"
    LABOUR = "labour", "Lao động - Thương binh và Xã hội", "Labour and Social Affairs"
    HEALTH = "health", "Y tế", "Health"
    FOREIGN = "foreign", "Ngoại vụ", "Foreign Affairs"
    COMMITTEE = "committee", "Ủy ban nhân dân", "People's Committee"
    FACILITY = "facility", "Cơ sở trợ giúp", "Support facility"


class Level(Term):
    """Where in the administration a unit stands."""

    COMMUNE = "commune", "cấp xã", "commune"
    DISTRICT = "district", "cấp huyện", "district"
    PROVINCE = "province", "cấp tỉnh", "province"
    CENTRAL = "central", "trung ương", "central"


class Role(Term):
    """A part in the procedure; each regime says which units play it, by date."""

    RECEIVER = "receiver", "cơ quan tiếp nhận ban đầu", "first receiver"
    COMMUNE = "commune", "Ủy ban nhân dân cấp xã", "commune committee"
    CASE_OWNER = "case_owner", "cơ quan chuyên môn được giao hồ sơ", "case owner"
    VERIFIER = "verifier", "cơ quan xác minh", "verifier"
    RESCUER = "rescuer", "cơ quan giải cứu", "rescuer"
    GATE = "gate", "cơ quan tiếp nhận tại cửa khẩu", "gate receiver"
    FACILITY = "facility", "cơ sở trợ giúp", "support facility"


class Act(Term):
    """A thing an officer does that the law knows; the verb of the same name does it."""

    RECEIVE = "receive", "tiếp nhận người đến trình báo", "receive a person who comes forward"
    RESCUE = "rescue", "giải cứu và tiếp nhận", "rescue and receive"
    RECEIVE_AT_GATE = "receive_at_gate", "tiếp nhận tại cửa khẩu", "receive at a gate"
    FIND_SIGNS = "find_signs", "sàng lọc: có dấu hiệu", "screen: signs found"
    FIND_NO_SIGNS = "find_no_signs", "sàng lọc: không có dấu hiệu", "screen: no signs"
    SCREEN_AGAIN = "screen_again", "sàng lọc lại", "screen again"
    BRING_TO_COMMUNE = "bring_to_commune", "đưa người đến UBND cấp xã", "bring to the commune"
    NOTIFY_CASE_OWNER = "notify_case_owner", "thông báo cơ quan chuyên môn", "notify the case owner"
    TAKE_IN = "take_in", "tiếp nhận vào cơ quan chuyên môn", "take in"
    BRING_TO_CASE_OWNER = (
        "bring_to_case_owner",
        "đưa người đến cơ quan chuyên môn",
        "bring to the case owner",
    )
    INITIAL_CHECK = "initial_check", "xác minh thông tin ban đầu", "initial check"
    RECORD_CONFIRMATION = (
        "record_confirmation",
        "ghi nhận giấy tờ xác nhận đã có",
        "record an existing confirmation",
    )
    REQUEST_VERIFICATION = "request_verification", "đề nghị xác minh", "request verification"
    ANSWER_VERIFICATION = "answer_verification", "trả lời xác minh", "answer verification"
    DRAFT_CONCLUSION = "draft_conclusion", "soạn kết luận", "draft the conclusion"
    CONFIRM = "confirm", "kết luận: là nạn nhân", "conclude: victim confirmed"
    FIND_NOT_VICTIM = "find_not_victim", "kết luận: không phải nạn nhân", "conclude: not a victim"
    LEAVE_UNDETERMINED = (
        "leave_undetermined",
        "kết luận: chưa đủ căn cứ",
        "conclude: undetermined",
    )
    PLACE = "place", "bố trí vào cơ sở trợ giúp", "place in a facility"
    PROTECT = "protect", "áp dụng biện pháp bảo vệ", "apply protection measures"
    PROPOSE_SUPPORT = "propose_support", "đề xuất chế độ hỗ trợ", "propose support"
    APPROVE_SUPPORT = "approve_support", "duyệt chế độ hỗ trợ", "approve support"
    DELIVER_SUPPORT = "deliver_support", "thực hiện hỗ trợ", "deliver support"
    TRANSFER_LEAD = "transfer_lead", "chuyển đơn vị chủ trì", "transfer the case"
    BEGIN_REINTEGRATION = "begin_reintegration", "bắt đầu hòa nhập cộng đồng", "begin reintegration"
    FOLLOW_UP = "follow_up", "theo dõi sau trở về", "follow up"
    CLOSE = "close", "kết thúc hồ sơ", "close the case"
    CLOSE_EARLY = "close_early", "kết thúc hồ sơ trước hạn", "close the case early"
    REOPEN = "reopen", "mở lại hồ sơ", "reopen the case"


class Paper(Term):
    """A kind of paper on the file."""

    CONCLUSION = "conclusion", "văn bản kết luận về việc xác định nạn nhân", "conclusion on status"
    VICTIM_PAPER = (
        "victim_paper",
        "giấy tờ, tài liệu xác nhận nạn nhân",
        "paper that proves victim status",
    )
    DECLARATION = "declaration", "tờ khai", "declaration"
    MINUTES = "minutes", "biên bản giao, nhận", "minutes of handover"
    CONSENT = "consent", "văn bản đồng ý", "written consent"
    SUPPORT_APPLICATION = "support_application", "đơn đề nghị hỗ trợ", "support application"
    IDENTITY_PAPER = "identity_paper", "giấy tờ tùy thân", "identity paper"
    OTHER = "other", "giấy tờ khác", "other paper"


class AgeBand(Term):
    """A child (trẻ em) is under 16; doubt is treated as minority."""

    UNDER_16 = "under_16", "dưới 16", "under 16"
    FROM_16_TO_18 = "from_16_to_18", "từ 16 đến dưới 18", "16 to under 18"
    ADULT = "adult", "từ 18", "18 or over"
    UNCLEAR = "unclear", "chưa rõ", "unclear"


class Citizenship(Term):
    """What decides the set of entitlements."""

    CITIZEN = "citizen", "công dân Việt Nam", "Vietnamese citizen"
    STATELESS = "stateless", "người không quốc tịch thường trú", "stateless resident"
    FOREIGN = "foreign", "người nước ngoài", "foreigner"
    UNCLEAR = "unclear", "chưa rõ", "unclear"


class Place(Term):
    """The kind of place where the person physically is."""

    UNIT = "unit", "tại đơn vị", "at a unit"
    HOSPITAL = "hospital", "bệnh viện", "hospital"
    FACILITY = "facility", "cơ sở trợ giúp", "support facility"
    HOME = "home", "tại nhà, cộng đồng", "home or community"
    ABROAD = "abroad", "ở nước ngoài", "abroad"
    UNKNOWN = "unknown", "chưa rõ", "unknown"


class Wish(Term):
    """What the person (or the lawful representative) has asked for or agreed to."""

    TO_STAY = "to_stay", "mong muốn ở lại cơ sở", "wishes to stay in a facility"
    TO_GO_HOME = "to_go_home", "mong muốn trở về", "wishes to go home"
    TO_SHARE = "to_share", "đồng ý chia sẻ thông tin", "agrees to information being shared"


class Letter(Term):
    """The support of khoản 1 Điều 37 Luật số 53/2024/QH15, by its letter."""

    A = "a", "hỗ trợ nhu cầu thiết yếu", "essential needs"
    B = "b", "hỗ trợ y tế", "medical support"
    C = "c", "hỗ trợ phiên dịch", "interpreting"
    D = "d", "hỗ trợ pháp luật", "legal support"
    DD = "dd", "trợ giúp pháp lý", "legal aid"
    E = "e", "hỗ trợ chi phí đi lại", "travel cost"
    G = "g", "hỗ trợ tâm lý", "psychological support"
    H = "h", "hỗ trợ học văn hóa", "schooling"
    I = (  # noqa: E741
        "i",
        "hỗ trợ học nghề, tư vấn việc làm",
        "vocational training and job advice",
    )
    K = (
        "k",
        "trợ cấp khó khăn ban đầu, hỗ trợ vay vốn",
        "initial allowance and loan",
    )


class Moves(Term):
    """What an accepted handoff moves, and nothing else."""

    LEAD = "lead", "chuyển hồ sơ", "transfer of the case"
    PERSON = "person", "bàn giao người", "hand-over of the person"
    BOTH = "both", "chuyển hồ sơ và bàn giao người", "transfer of the case and the person"


class Rank(Term):
    """What an officer may ask of the system; drafter and checker are acts, not ranks."""

    OFFICER = "officer", "cán bộ", "officer"
    SUPERVISOR = "supervisor", "lãnh đạo phụ trách", "supervisor"
    AUDITOR = "auditor", "kiểm tra viên", "auditor"
    ADMINISTRATOR = "administrator", "quản trị", "administrator"


class Ground(Term):
    """Why a case ends. No article gives a closing act: the list is an office rule."""

    SETTLED = "settled", "đã hòa nhập, tự lập", "settled and self-reliant"
    NOT_A_VICTIM = "not_a_victim", "không phải nạn nhân", "not a victim"
    NOT_DETERMINED = "not_determined", "chưa đủ căn cứ xác định", "undetermined"
    NO_SIGNS = "no_signs", "không có dấu hiệu", "no signs"
    REPATRIATED = "repatriated", "đã về nước", "repatriated"
    DECLINED = "declined", "không tiếp tục nhận hỗ trợ", "declined further support"
    DIED = "died", "đã qua đời", "died"
    LOST_CONTACT = "lost_contact", "mất liên lạc", "contact lost"


class SendBackGround(Term):
    """Why a file may be sent back. Never a reason to turn a person away."""

    NOT_OUR_PLACE = "not_our_place", "không thuộc địa bàn", "not our area"
    NOT_OUR_ROLE = "not_our_role", "không thuộc thẩm quyền", "not within our competence"
    PAPERS_MISSING = "papers_missing", "thiếu giấy tờ, thông tin", "papers or facts missing"
    DUPLICATE = "duplicate", "trùng hồ sơ", "duplicate file"
