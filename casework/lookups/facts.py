"""What may be known of a person, in the office's words: names, groups, fixed answers. No values."""

from collections.abc import Mapping
from typing import Final

from workflows.terms import AgeBand, Citizenship, Term, Wish


class Fact(Term):
    """One fact of the person; its value is the name of the sealed column."""

    SAFE_NOW = "safe_now", "Hiện có an toàn không", "Safe now"
    URGENT_NEEDS = "urgent_needs", "Việc cần giúp ngay", "Urgent needs"
    DANGER = "danger", "Mối nguy hiểm", "Danger"
    SAFETY_PLAN = "safety_plan", "Kế hoạch an toàn", "Safety plan"
    CHILDREN_WITH = "children_with", "Người dưới 18 tuổi đi cùng", "Minors who accompany"
    HEALTH = "health", "Sức khỏe", "Health"
    MENTAL_STATE = "mental_state", "Tinh thần", "State of mind"
    PREGNANCY = "pregnancy", "Mang thai", "Pregnancy"
    MEDICATION = "medication", "Thuốc đang dùng", "Medication"
    NEEDS = "needs", "Nhu cầu hỗ trợ", "Needs"
    WISHES = "wishes", "Mong muốn và sự đồng ý", "Wishes and consent"
    CONSENTS = "consents", "Đồng ý từng việc", "Consents one by one"

    FULL_NAME = "full_name", "Họ và tên", "Full name"
    OTHER_NAMES = "other_names", "Tên gọi khác", "Other names"
    SEX = "sex", "Giới tính", "Sex"
    BIRTH = "birth", "Ngày, tháng, năm sinh", "Date of birth"
    AGE_BAND = "age_band", "Nhóm tuổi", "Age band"
    CITIZENSHIP = "citizenship", "Tình trạng quốc tịch", "Citizenship"
    NATIONALITY = "nationality", "Quốc tịch", "Nationality"
    ETHNICITY = "ethnicity", "Dân tộc", "Ethnicity"
    RELIGION = "religion", "Tôn giáo", "Religion"
    IDENTITY_PAPERS = "identity_papers", "Giấy tờ tùy thân", "Identity papers"
    BELONGINGS = "belongings", "Đồ dùng mang theo", "Belongings"
    MARKS = "marks", "Đặc điểm nhận dạng", "Marks"
    EDUCATION = "education", "Trình độ học vấn", "Education"
    OCCUPATION = "occupation", "Nghề nghiệp", "Occupation"

    LANGUAGE = "language", "Ngôn ngữ", "Language"
    INTERPRETER = "interpreter", "Phiên dịch", "Interpreter"
    SAFE_CONTACT = "safe_contact", "Cách liên hệ an toàn", "Safe way of contact"
    PHONE = "phone", "Điện thoại", "Telephone"
    HOME_ADDRESS = "home_address", "Địa chỉ", "Address"
    FAMILY_CONTACT = "family_contact", "Liên hệ người thân thích", "Contact of relatives"
    GUARDIAN = "guardian", "Người đại diện, người giám hộ", "Representative or guardian"
    HOUSEHOLD = "household", "Hoàn cảnh gia đình", "Household"

    FOUND_AT = "found_at", "Nơi tiếp nhận người", "Where the person was received"
    HOW_RECEIVED = "how_received", "Tiếp nhận như thế nào", "How the person was received"
    INTAKE_NOTE = "intake_note", "Ghi chú khi tiếp nhận", "Note at receipt"
    NARRATIVE = "narrative", "Lời kể", "Account"
    EXPLOITATION = "exploitation", "Hình thức bóc lột", "Exploitation"
    MEANS = "means", "Thủ đoạn", "Means"
    RECRUITED_BY = "recruited_by", "Ai đưa đi", "Who recruited"
    TRAFFICKED_FROM = "trafficked_from", "Đi từ đâu", "From where"
    TRAFFICKED_TO = "trafficked_to", "Bị đưa đến đâu", "To where"
    TRAFFICKED_WHEN = "trafficked_when", "Từ khi nào", "When"
    CROSSING = "crossing", "Qua biên giới", "Border crossing"
    OTHER_MATTERS = (
        "other_matters",
        "Việc khác với cơ quan chức năng (bị phạt, bị truy nã); không làm mất quyền được hỗ trợ",
        "Other matters with the authorities (fined, wanted); takes no right to support away",
    )


class Group(Term):
    """The groups of the page, in its order: safety before identity, the story last."""

    SAFETY = "safety", "An toàn và sức khỏe", "Safety and health"
    IDENTITY = "identity", "Nhân thân", "Identity"
    CONTACT = "contact", "Liên hệ và gia đình", "Contact and family"
    STORY = "story", "Việc đã xảy ra", "What happened"


class Unsaid(Term):
    """Three answers that are none of the others; stored as its word, "not asked" as null."""

    NOT_ASKED = "not_asked", "chưa hỏi", "not asked"
    DOES_NOT_KNOW = "does_not_know", "không biết", "does not know"
    DECLINES = "declines", "không muốn nói", "prefers not to say"


class Sex(Term):
    """As the person says."""

    FEMALE = "female", "nữ", "female"
    MALE = "male", "nam", "male"
    OTHER = "other", "khác", "other"


class Safety(Term):
    """What the officer sees; where it cannot be told, nobody is taken to be safe."""

    YES = "yes", "có", "yes"
    NO = "no", "không", "no"
    UNCLEAR = "unclear", "chưa rõ", "unclear"


class YesNo(Term):
    """Yes and no are words, because "not asked" is an answer too."""

    YES = "yes", "có", "yes"
    NO = "no", "không", "no"


GROUPS: Final[Mapping[Group, tuple[Fact, ...]]] = {
    Group.SAFETY: (
        Fact.SAFE_NOW,
        Fact.URGENT_NEEDS,
        Fact.DANGER,
        Fact.SAFETY_PLAN,
        Fact.CHILDREN_WITH,
        Fact.HEALTH,
        Fact.MENTAL_STATE,
        Fact.PREGNANCY,
        Fact.MEDICATION,
        Fact.NEEDS,
        Fact.WISHES,
        Fact.CONSENTS,
    ),
    Group.IDENTITY: (
        Fact.FULL_NAME,
        Fact.OTHER_NAMES,
        Fact.SEX,
        Fact.BIRTH,
        Fact.AGE_BAND,
        Fact.CITIZENSHIP,
        Fact.NATIONALITY,
        Fact.ETHNICITY,
        Fact.RELIGION,
        Fact.IDENTITY_PAPERS,
        Fact.BELONGINGS,
        Fact.MARKS,
        Fact.EDUCATION,
        Fact.OCCUPATION,
    ),
    Group.CONTACT: (
        Fact.LANGUAGE,
        Fact.INTERPRETER,
        Fact.SAFE_CONTACT,
        Fact.PHONE,
        Fact.HOME_ADDRESS,
        Fact.FAMILY_CONTACT,
        Fact.GUARDIAN,
        Fact.HOUSEHOLD,
    ),
    Group.STORY: (
        Fact.FOUND_AT,
        Fact.HOW_RECEIVED,
        Fact.INTAKE_NOTE,
        Fact.NARRATIVE,
        Fact.EXPLOITATION,
        Fact.MEANS,
        Fact.RECRUITED_BY,
        Fact.TRAFFICKED_FROM,
        Fact.TRAFFICKED_TO,
        Fact.TRAFFICKED_WHEN,
        Fact.CROSSING,
        Fact.OTHER_MATTERS,
    ),
}

ANSWERS: Final[Mapping[Fact, type[Term]]] = {
    Fact.AGE_BAND: AgeBand,
    Fact.CITIZENSHIP: Citizenship,
    Fact.WISHES: Wish,
    Fact.SEX: Sex,
    Fact.SAFE_NOW: Safety,
    Fact.PREGNANCY: YesNo,
}
"""Facts with fixed answers. Everything else is told in the person's or the officer's own words."""

MAY_BE_UNCLEAR: Final = frozenset({Fact.AGE_BAND, Fact.CITIZENSHIP, Fact.SAFE_NOW})
"""These have a word of their own for what is not clear: of `Unsaid` they take "not asked" only."""

LONG: Final = frozenset(
    {
        Fact.URGENT_NEEDS,
        Fact.DANGER,
        Fact.SAFETY_PLAN,
        Fact.HEALTH,
        Fact.MENTAL_STATE,
        Fact.NEEDS,
        Fact.SAFE_CONTACT,
        Fact.FAMILY_CONTACT,
        Fact.HOUSEHOLD,
        Fact.HOW_RECEIVED,
        Fact.INTAKE_NOTE,
        Fact.NARRATIVE,
        Fact.EXPLOITATION,
        Fact.MEANS,
        Fact.CROSSING,
        Fact.OTHER_MATTERS,
    }
)
"""Facts that take several lines."""
