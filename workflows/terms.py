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
    FORMERLY = "formerly", "đơn vị từng chủ trì hoặc đã giao", "a unit that led or gave"


class Sector(Term):
    """The branch of government a unit belongs to."""

    POLICE = "police", "Công an", "Police"
    BORDER = "border", "Bộ đội Biên phòng", "Border Guard"
    COAST = "coast", "Cảnh sát biển", "Coast Guard"
    MILITARY = "military", "Quân đội", "Military"
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
    ABROAD = "abroad", "ở nước ngoài", "abroad"


class Role(Term):
    """A part in the procedure; each regime says which units play it, by date."""

    RECEIVER = "receiver", "cơ quan tiếp nhận ban đầu", "first receiver"
    COMMUNE = "commune", "Ủy ban nhân dân cấp xã", "commune committee"
    CASE_OWNER = "case_owner", "cơ quan chuyên môn được giao hồ sơ", "case owner"
    VERIFIER = "verifier", "cơ quan xác minh", "verifier"
    RESCUER = "rescuer", "cơ quan giải cứu", "rescuer"
    GATE = "gate", "cơ quan tiếp nhận tại cửa khẩu", "gate receiver"
    FACILITY = "facility", "cơ sở trợ giúp", "support facility"
    MISSION = "mission", "cơ quan đại diện Việt Nam ở nước ngoài", "Vietnamese mission abroad"
    IMMIGRATION = "immigration", "Cục Quản lý xuất nhập cảnh", "Immigration Department"
    PROVINCE_IMMIGRATION = (
        "province_immigration",
        "cơ quan quản lý xuất nhập cảnh cấp tỉnh",
        "provincial immigration police",
    )
    INVESTIGATOR = "investigator", "cơ quan cảnh sát điều tra cấp tỉnh", "provincial investigators"
    CONSULAR = "consular", "Cục Lãnh sự", "Consular Department"
    FOREIGN_AFFAIRS = (
        "foreign_affairs",
        "cơ quan ngoại vụ cấp tỉnh",
        "provincial foreign affairs office",
    )
    PROVINCE_SOCIAL = (
        "province_social",
        "cơ quan cấp tỉnh về hỗ trợ nạn nhân",
        "provincial agency for victim support",
    )
    DECIDER = "decider", "cơ quan quyết định chế độ hỗ trợ", "body that decides on support"


class Act(Term):
    """A thing an officer does that the law knows; the verb of the same name does it."""

    RECEIVE = "receive", "tiếp nhận người đến trình báo", "receive a person who comes forward"
    RESCUE = "rescue", "giải cứu và tiếp nhận", "rescue and receive"
    RECEIVE_AT_GATE = "receive_at_gate", "tiếp nhận tại cửa khẩu", "receive at a gate"
    RECEIVE_ABROAD = (
        "receive_abroad",
        "tiếp nhận thông tin, người ở nước ngoài",
        "receive abroad",
    )
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
    REFER_COMPLEX = (
        "refer_complex",
        "báo cáo cấp tỉnh vụ việc phức tạp",
        "report a complex case to the province",
    )
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
    ASK_TO_LEAD = "ask_to_lead", "đề nghị nhận chủ trì", "ask to take over the case"
    ASK_TO_TAKE_PART = (
        "ask_to_take_part",
        "đề nghị cùng tham gia giải quyết",
        "ask another unit to take part",
    )
    TAKE_PART = "take_part", "tham gia theo đề nghị", "take part as asked"
    ASK_FOR_SERVICE = (
        "ask_for_service",
        "đề nghị cung cấp dịch vụ (chuyển tuyến dịch vụ)",
        "ask another unit for a service",
    )
    PROVIDE_SERVICE = "provide_service", "cung cấp dịch vụ theo đề nghị", "provide the service"
    BEGIN_REINTEGRATION = "begin_reintegration", "bắt đầu hòa nhập cộng đồng", "begin reintegration"
    FOLLOW_UP = "follow_up", "theo dõi sau trở về", "follow up"
    TELL_HOST = (
        "tell_host",
        "báo cơ quan có thẩm quyền nước sở tại",
        "tell the authorities of the host state",
    )
    SEND_FILE_HOME = (
        "send_file_home",
        "gửi hồ sơ về nước đề nghị xác minh",
        "send the file home for verification",
    )
    ORDER_IDENTITY_CHECK = (
        "order_identity_check",
        "giao xác minh nhân thân ở trong nước",
        "order the identity check at home",
    )
    REPORT_IDENTITY = (
        "report_identity",
        "báo cáo kết quả xác minh nhân thân",
        "report the identity check",
    )
    ANSWER_MISSION = "answer_mission", "trả lời cơ quan đại diện", "answer the mission"
    ISSUE_TRAVEL_PAPER = "issue_travel_paper", "cấp giấy thông hành", "issue a travel paper"
    PLAN_ENTRY = "plan_entry", "ấn định ngày nhập cảnh", "set the day of entry"
    NOTIFY_ARRIVAL = (
        "notify_arrival",
        "thông báo việc đưa người về nước",
        "announce the return",
    )
    NOTIFY_GATE = (
        "notify_gate",
        "thông báo cơ quan tiếp nhận ở cửa khẩu",
        "notify those who receive at the gate",
    )
    AGREE_RECEPTION = (
        "agree_reception",
        "thống nhất kế hoạch tiếp nhận",
        "agree the plan of reception",
    )
    TAKE_OVER_AT_GATE = "take_over_at_gate", "đón nhận tại cửa khẩu", "take over at the gate"
    HAND_TO_IMMIGRATION = (
        "hand_to_immigration",
        "bàn giao cơ quan quản lý xuất nhập cảnh",
        "hand over to the immigration police",
    )
    TAKE_STATEMENT = "take_statement", "lấy lời khai ban đầu", "take the first statement"
    CERTIFY_RETURN = "certify_return", "cấp giấy chứng nhận về nước", "issue the return certificate"
    ARRANGE_ESCORT = (
        "arrange_escort",
        "báo người thân đến đón hoặc cử người đưa về",
        "have relatives fetch the person, or escort them",
    )
    SEND_HOME = "send_home", "cho về nơi cư trú", "send to the place of residence"
    NOTIFY_HOME_PROVINCE = (
        "notify_home_province",
        "thông báo cơ quan nơi cư trú theo dõi",
        "tell the province of residence",
    )
    TELL_POLICE = (
        "tell_police",
        "báo cơ quan cảnh sát điều tra cấp tỉnh",
        "tell the provincial investigators",
    )
    TELL_FOREIGN_CHANNEL = (
        "tell_foreign_channel",
        "thông báo cơ quan quản lý xuất nhập cảnh, ngoại vụ",
        "tell immigration and foreign affairs",
    )
    REPORT_FOREIGNER = (
        "report_foreigner",
        "tiếp xúc, lập và gửi hồ sơ người nước ngoài",
        "meet the foreigner and report with the file",
    )
    WRITE_TO_CONSULAR = (
        "write_to_consular",
        "có văn bản gửi Cục Lãnh sự",
        "write to the consular department",
    )
    SEND_NOTE = "send_note", "gửi công hàm cho phía nước ngoài", "send the note verbale"
    RECORD_ACCEPTANCE = (
        "record_acceptance",
        "thông báo phía nước ngoài đồng ý tiếp nhận",
        "tell that the foreign state accepts",
    )
    ISSUE_EXIT_PAPERS = (
        "issue_exit_papers",
        "cấp thị thực xuất cảnh, thông báo kế hoạch",
        "issue exit papers and tell the plan",
    )
    BRING_TO_GATE = "bring_to_gate", "đưa người ra cửa khẩu", "bring the person to the gate"
    EXIT = "exit", "làm thủ tục xuất cảnh, trao trả", "exit and return"
    APPLY_AGREEMENT = (
        "apply_agreement",
        "áp dụng thỏa thuận song phương",
        "apply a bilateral agreement",
    )
    APPOINT_GUARDIAN = (
        "appoint_guardian",
        "cử người giám hộ",
        "appoint a guardian",
    )
    WARN_FAMILY = (
        "warn_family",
        "báo gia đình trước khi hết thời gian lưu trú",
        "warn the family before the stay ends",
    )
    ASSESS_HOME = (
        "assess_home",
        "đánh giá an toàn của gia đình trước khi trở về",
        "assess the safety of the family before return",
    )
    RELEASE = (
        "release",
        "làm thủ tục cho rời cơ sở (không phải nạn nhân)",
        "release from the facility (not a victim)",
    )
    DEMAND_REPAYMENT = (
        "demand_repayment",
        "yêu cầu hoàn trả khoản hỗ trợ (giả mạo)",
        "demand repayment (pretended)",
    )
    RECORD_REFUSAL = (
        "record_refusal",
        "ghi nhận việc từ chối được bảo vệ",
        "record that protection was refused",
    )
    REPORT_MISSING = (
        "report_missing",
        "báo tìm người rời đi không rõ tung tích",
        "report that the person is missing",
    )
    RECORD_DEATH = (
        "record_death",
        "ghi nhận kết luận của cơ quan có thẩm quyền về việc qua đời",
        "record the conclusion on the death",
    )
    BURY = "bury", "tổ chức mai táng", "bury"
    FORWARD_APPLICATION = (
        "forward_application",
        "chuyển hồ sơ đề nghị hỗ trợ",
        "forward the support application",
    )
    APPRAISE_APPLICATION = (
        "appraise_application",
        "thẩm định hồ sơ đề nghị hỗ trợ",
        "appraise the support application",
    )
    CLAIM_COSTS = (
        "claim_costs",
        "đề nghị thanh toán chi phí tiếp nhận, hỗ trợ",
        "claim the costs of reception and support",
    )
    PAY_COSTS = "pay_costs", "thanh toán cho cơ sở", "pay the facility"
    REVOKE_CONFIRMATION = (
        "revoke_confirmation",
        "ghi nhận việc thu hồi, hủy bỏ xác nhận",
        "record that the confirmation was revoked",
    )
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
    FOREIGN_PAPER = (
        "foreign_paper",
        "giấy tờ của nước ngoài về nạn nhân",
        "foreign paper on the status",
    )
    LEGALISED_PAPER = (
        "legalised_paper",
        "giấy tờ của nước ngoài đã hợp pháp hóa lãnh sự",
        "foreign paper, consularly legalised",
    )
    TRAVEL_PAPER = "travel_paper", "giấy thông hành", "travel paper"
    RETURN_CERTIFICATE = (
        "return_certificate",
        "giấy chứng nhận về nước",
        "return certificate",
    )
    PROTECTION_PAPER = (
        "protection_paper",
        "văn bản đề nghị, quyết định bảo vệ",
        "request for or decision on protection",
    )
    REVOCATION = (
        "revocation",
        "quyết định thu hồi, hủy bỏ xác nhận",
        "decision that revokes the confirmation",
    )
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
    PRETENDED = "pretended", "giả mạo nạn nhân", "pretended to be a victim"
    DECLINED = "declined", "không tiếp tục nhận hỗ trợ", "declined further support"
    DIED = "died", "đã qua đời", "died"
    LOST_CONTACT = "lost_contact", "mất liên lạc", "contact lost"


class SendBackGround(Term):
    """Why a file is sent back, or a placement declined. Never a reason to turn a person away."""

    NOT_OUR_PLACE = "not_our_place", "không thuộc địa bàn", "not our area"
    NOT_OUR_ROLE = "not_our_role", "không thuộc thẩm quyền", "not within our competence"
    PAPERS_MISSING = "papers_missing", "thiếu giấy tờ, thông tin", "papers or facts missing"
    DUPLICATE = "duplicate", "trùng hồ sơ", "duplicate file"
    NO_ROOM = "no_room", "không còn chỗ", "no room left"
    NOT_EQUIPPED = (
        "not_equipped",
        "không đủ điều kiện chăm sóc",
        "not equipped to give the care",
    )
