"""The duties between agencies: on this act, who owes whom what, within which clock, on which form.

A duty of a case begins with an act and ends with another, which is its proof. A standing duty hangs
on no case: reports and what the ministries owe each other. The national regulation that replaces
Quy chế 2548 was not found; of that one only a summary was seen, of Quy chế 734 only that it exists.
"""

# ruff: noqa: E501  # a table stays a table

from dataclasses import dataclass

from workflows.regimes.documents import (
    FORM_07,
    KHANH_HOA,
    L53,
    L66,
    ND09,
    ND162,
    PLAN_148,
    PLAN_2016,
    PLAN_BT,
    PLAN_TN,
    PORTAL,
    QC734,
    QC2548,
    QD33,
    TT35,
    TTLT01,
    TTLT134,
    R,
    S,
    U,
    V,
)
from workflows.source import OFFICE, Source
from workflows.terms import Act, Paper, Role


@dataclass(frozen=True, slots=True)
class Duty:
    """After `on`, `owes` must do `act` towards `to`; `within` names a clock of the regime.

    `form` is the kind of paper on which it is done, where the source names one.
    """

    on: Act
    owes: Role
    to: Role
    act: Act
    within: str | None
    form: Paper | None
    source: Source

    @property
    def key(self) -> str:
        """The two acts by which it is named: no two duties of a regime have both."""
        return f"{self.on.value}.{self.act.value}"


@dataclass(frozen=True, slots=True)
class StandingDuty:
    """What an agency owes without any case: `due_vi` and `due_en` say when, as the source does."""

    key: str
    vi: str
    en: str
    owes_vi: str
    owes_en: str
    due_vi: str
    due_en: str
    source: Source


# fmt: off
DUTIES: dict[str, tuple[Duty, ...]] = {
    "law_2024": (
        #    on                        owes                       to                         act                       within (clock)                 form                       source
        Duty(Act.RECEIVE,              Role.RECEIVER,             Role.COMMUNE,              Act.BRING_TO_COMMUNE,     "bring_to_commune",            None,                      L53("27.1", V)),
        Duty(Act.BRING_TO_COMMUNE,     Role.COMMUNE,              Role.CASE_OWNER,           Act.NOTIFY_CASE_OWNER,    "commune_notice",              None,                      L53("27.1", V)),
        Duty(Act.NOTIFY_CASE_OWNER,    Role.CASE_OWNER,           Role.COMMUNE,              Act.TAKE_IN,              "owner_intake",                None,                      L53("27.2", V)),
        Duty(Act.NOTIFY_CASE_OWNER,    Role.CASE_OWNER,           Role.VERIFIER,             Act.INITIAL_CHECK,        "initial_info_check",          None,                      L53("27.2", V)),
        Duty(Act.RESCUE,               Role.RESCUER,              Role.CASE_OWNER,           Act.BRING_TO_CASE_OWNER,  "rescuer_brings",              None,                      L53("28", R)),
        Duty(Act.FIND_SIGNS,           Role.GATE,                 Role.CASE_OWNER,           Act.BRING_TO_CASE_OWNER,  "gate_brings",                 None,                      L53("30.1b", V)),
        Duty(Act.TAKE_OVER_AT_GATE,    Role.GATE,                 Role.CASE_OWNER,           Act.BRING_TO_CASE_OWNER,  None,                          None,                      L53("30.1b", V)),
        Duty(Act.REQUEST_VERIFICATION, Role.VERIFIER,             Role.CASE_OWNER,           Act.ANSWER_VERIFICATION,  "full_verification",           None,                      L53("27.3", U)),
        Duty(Act.SEND_FILE_HOME,       Role.IMMIGRATION,          Role.MISSION,              Act.ANSWER_MISSION,       "central_answer_mission",      None,                      L53("29", S)),
        Duty(Act.ORDER_IDENTITY_CHECK, Role.PROVINCE_IMMIGRATION, Role.IMMIGRATION,          Act.REPORT_IDENTITY,      "province_identity_check",     None,                      L53("29", R)),
        Duty(Act.ANSWER_MISSION,       Role.MISSION,              Role.IMMIGRATION,          Act.ISSUE_TRAVEL_PAPER,   "mission_issue_laissez_passer", Paper.TRAVEL_PAPER,       L53("30.1a", V)),
        Duty(Act.PLAN_ENTRY,           Role.MISSION,              Role.IMMIGRATION,          Act.NOTIFY_ARRIVAL,       "mission_arrival_notice",      None,                      L53("30.1a", R)),
        Duty(Act.NOTIFY_ARRIVAL,       Role.IMMIGRATION,          Role.GATE,                 Act.NOTIFY_GATE,          "central_gate_notice",         None,                      ND162("", U)),
        Duty(Act.NOTIFY_GATE,          Role.PROVINCE_IMMIGRATION, Role.GATE,                 Act.AGREE_RECEPTION,      None,                          None,                      ND162("", U)),
        Duty(Act.TELL_FOREIGN_CHANNEL, Role.PROVINCE_IMMIGRATION, Role.IMMIGRATION,          Act.REPORT_FOREIGNER,     "foreigner_first_contact",     Paper.DECLARATION,         L53("31", U)),
        Duty(Act.REPORT_FOREIGNER,     Role.IMMIGRATION,          Role.CONSULAR,             Act.WRITE_TO_CONSULAR,    "central_to_consular",         None,                      L53("31", U)),
        Duty(Act.WRITE_TO_CONSULAR,    Role.CONSULAR,             Role.IMMIGRATION,          Act.SEND_NOTE,            "consular_note",               None,                      L53("31", U)),
        Duty(Act.SEND_NOTE,            Role.CONSULAR,             Role.IMMIGRATION,          Act.RECORD_ACCEPTANCE,    None,                          None,                      L53("31", U)),
        Duty(Act.RECORD_ACCEPTANCE,    Role.IMMIGRATION,          Role.PROVINCE_IMMIGRATION, Act.ISSUE_EXIT_PAPERS,    "foreigner_exit_papers",       None,                      L53("31", U)),
        Duty(Act.ISSUE_EXIT_PAPERS,    Role.CASE_OWNER,           Role.GATE,                 Act.BRING_TO_GATE,        None,                          None,                      L53("31", U)),
        Duty(Act.BRING_TO_GATE,        Role.GATE,                 Role.CASE_OWNER,           Act.EXIT,                 None,                          None,                      L53("31", U)),
        Duty(Act.PROPOSE_SUPPORT,      Role.CASE_OWNER,           Role.FACILITY,             Act.APPROVE_SUPPORT,      "support_application",         Paper.SUPPORT_APPLICATION, PORTAL("", V)),
        Duty(Act.CLAIM_COSTS,          Role.CASE_OWNER,           Role.FACILITY,             Act.PAY_COSTS,            "facility_reimbursement",      None,                      ND162("", U)),
        Duty(Act.BEGIN_REINTEGRATION,  Role.CASE_OWNER,           Role.COMMUNE,              Act.FOLLOW_UP,            None,                          None,                      OFFICE),
    ),
    "law_2011": (
        Duty(Act.RECEIVE,              Role.RECEIVER,             Role.COMMUNE,              Act.BRING_TO_COMMUNE,     "transfer_to_commune",         None,                      L66("24.1", V)),
        Duty(Act.BRING_TO_COMMUNE,     Role.COMMUNE,              Role.CASE_OWNER,           Act.NOTIFY_CASE_OWNER,    "notify_district_social",      Paper.DECLARATION,         TTLT01("6.1", V)),
        Duty(Act.NOTIFY_CASE_OWNER,    Role.CASE_OWNER,           Role.COMMUNE,              Act.INITIAL_CHECK,        "district_intake",             None,                      L66("24.2", V)),
        Duty(Act.RESCUE,               Role.RESCUER,              Role.CASE_OWNER,           Act.BRING_TO_CASE_OWNER,  "rescuer_brings",              Paper.CONCLUSION,          TTLT01("7.1a", V)),
        Duty(Act.REQUEST_VERIFICATION, Role.VERIFIER,             Role.CASE_OWNER,           Act.ANSWER_VERIFICATION,  "verify_domestic",             Paper.CONCLUSION,          TTLT01("6.3", V)),
        Duty(Act.SEND_FILE_HOME,       Role.IMMIGRATION,          Role.PROVINCE_IMMIGRATION, Act.ORDER_IDENTITY_CHECK, "order_identity_check",        None,                      TTLT01("4.2a", V)),
        Duty(Act.ORDER_IDENTITY_CHECK, Role.PROVINCE_IMMIGRATION, Role.IMMIGRATION,          Act.REPORT_IDENTITY,      "province_identity_check",     None,                      TTLT01("4.2a", V)),
        Duty(Act.REPORT_IDENTITY,      Role.IMMIGRATION,          Role.MISSION,              Act.ANSWER_MISSION,       "central_answer_mission",      None,                      TTLT01("4.2b", V)),
        Duty(Act.ANSWER_MISSION,       Role.MISSION,              Role.IMMIGRATION,          Act.ISSUE_TRAVEL_PAPER,   "mission_issue_laissez_passer", Paper.TRAVEL_PAPER,       TTLT01("4.1b", V)),
        Duty(Act.PLAN_ENTRY,           Role.MISSION,              Role.IMMIGRATION,          Act.NOTIFY_ARRIVAL,       "mission_arrival_notice",      None,                      TTLT01("4.1b", V)),
        Duty(Act.NOTIFY_ARRIVAL,       Role.IMMIGRATION,          Role.GATE,                 Act.NOTIFY_GATE,          "central_gate_notice",         None,                      TTLT01("4.4a", V)),
        Duty(Act.NOTIFY_GATE,          Role.PROVINCE_IMMIGRATION, Role.GATE,                 Act.AGREE_RECEPTION,      None,                          None,                      TTLT01("4.4b", V)),
        Duty(Act.TAKE_OVER_AT_GATE,    Role.GATE,                 Role.PROVINCE_IMMIGRATION, Act.HAND_TO_IMMIGRATION,  None,                          Paper.MINUTES,             TTLT01("4.4c", V)),
        Duty(Act.HAND_TO_IMMIGRATION,  Role.PROVINCE_IMMIGRATION, Role.CASE_OWNER,           Act.CERTIFY_RETURN,       None,                          Paper.RETURN_CERTIFICATE,  TTLT01("4.4d", V)),
        Duty(Act.CERTIFY_RETURN,       Role.PROVINCE_IMMIGRATION, Role.CASE_OWNER,           Act.NOTIFY_HOME_PROVINCE, None,                          None,                      TTLT01("4.4đ", V)),
        Duty(Act.TELL_FOREIGN_CHANNEL, Role.PROVINCE_IMMIGRATION, Role.IMMIGRATION,          Act.REPORT_FOREIGNER,     "foreigner_first_contact",     Paper.DECLARATION,         TTLT01("8.2c", V)),
        Duty(Act.REPORT_FOREIGNER,     Role.IMMIGRATION,          Role.CONSULAR,             Act.WRITE_TO_CONSULAR,    "central_to_consular",         None,                      TTLT01("8.2d", V)),
        Duty(Act.WRITE_TO_CONSULAR,    Role.CONSULAR,             Role.IMMIGRATION,          Act.SEND_NOTE,            "consular_note",               None,                      TTLT01("8.2đ", V)),
        Duty(Act.SEND_NOTE,            Role.CONSULAR,             Role.IMMIGRATION,          Act.RECORD_ACCEPTANCE,    None,                          None,                      TTLT01("9.1", V)),
        Duty(Act.RECORD_ACCEPTANCE,    Role.IMMIGRATION,          Role.PROVINCE_IMMIGRATION, Act.ISSUE_EXIT_PAPERS,    "foreigner_exit_papers",       None,                      TTLT01("9.2", V)),
        Duty(Act.ISSUE_EXIT_PAPERS,    Role.PROVINCE_SOCIAL,      Role.GATE,                 Act.BRING_TO_GATE,        None,                          None,                      TTLT01("9.3", V)),
        Duty(Act.BRING_TO_GATE,        Role.PROVINCE_IMMIGRATION, Role.PROVINCE_SOCIAL,      Act.EXIT,                 None,                          None,                      TTLT01("9.4", V)),
        Duty(Act.PLACE,                Role.FACILITY,             Role.CASE_OWNER,           Act.WARN_FAMILY,          "child_release_notice",        None,                      TT35("11.3c", V)),
        Duty(Act.PROPOSE_SUPPORT,      Role.COMMUNE,              Role.CASE_OWNER,           Act.FORWARD_APPLICATION,  "commune_builds_file",         Paper.SUPPORT_APPLICATION, ND09("23.3b", V)),
        Duty(Act.FORWARD_APPLICATION,  Role.CASE_OWNER,           Role.DECIDER,              Act.APPRAISE_APPLICATION, "district_appraises",          None,                      ND09("23.3b", V)),
        Duty(Act.APPRAISE_APPLICATION, Role.DECIDER,              Role.COMMUNE,              Act.APPROVE_SUPPORT,      "district_decides",            None,                      ND09("23.3b", V)),
        Duty(Act.CLAIM_COSTS,          Role.PROVINCE_SOCIAL,      Role.FACILITY,             Act.PAY_COSTS,            "facility_reimbursement",      Paper.MINUTES,             TTLT134("6.2c", V)),
        Duty(Act.BEGIN_REINTEGRATION,  Role.CASE_OWNER,           Role.COMMUNE,              Act.FOLLOW_UP,            None,                          None,                      TT35("15", V)),
    ),
}
# fmt: on

STANDING: dict[str, tuple[StandingDuty, ...]] = {
    "law_2011": (
        StandingDuty(
            "joint_missions",
            "phối hợp tiếp nhận, bảo vệ, hỗ trợ; giải quyết vụ việc khẩn cấp; kiểm tra liên ngành",
            "joint reception, protection and support; urgent matters; joint inspection",
            "bốn bộ",
            "four ministries",
            "thời hạn chưa tìm thấy",
            "no period found",
            QC2548("", S),
        ),
        StandingDuty(
            "allotted_tasks",
            "phân công từng bộ: thông tin, giấy tờ; tiếp nhận; an toàn; nhu cầu thiết yếu; thống kê",
            "the tasks of each ministry: papers; reception; safety; essential needs; statistics",
            "bốn bộ",
            "four ministries",
            "thời hạn chưa tìm thấy",
            "no period found",
            QC2548("", S),
        ),
        StandingDuty(
            "provincial_regulation",
            "quy chế phối hợp của tỉnh Lạng Sơn (nội dung chưa tìm thấy)",
            "the regulation of Lạng Sơn province (text not found)",
            "bốn cơ quan cấp tỉnh",
            "four provincial agencies",
            "thời hạn chưa tìm thấy",
            "no period found",
            QC734("", U),
        ),
        StandingDuty(
            "provincial_plan",
            "kế hoạch cấp tỉnh thực hiện Quy chế 2548 (tỉnh Bạc Liêu)",
            "a provincial plan that carries Regulation 2548 down (Bạc Liêu)",
            "cơ quan lao động, công an, biên phòng cấp tỉnh",
            "labour, police and border guard of the province",
            "nội dung chưa tìm thấy",
            "content not found",
            PLAN_148("", U),
        ),
        StandingDuty(
            "annual_report",
            "báo cáo năm về xác minh, xác định, tiếp nhận, trao trả gửi Bộ Công an",
            "annual report on verification, identification, reception and return to Public Security",
            "đơn vị chức năng của bốn bộ",
            "functional units of the four ministries",
            "hằng năm",
            "every year",
            TTLT01("11", V),
        ),
        StandingDuty(
            "facility_report",
            "cơ sở hỗ trợ báo cáo định kỳ cơ quan lao động cấp tỉnh",
            "the facility reports to the provincial labour department",
            "cơ sở hỗ trợ nạn nhân",
            "support facility",
            "định kỳ",
            "periodically",
            ND09("16.3", V),
        ),
        StandingDuty(
            "province_report",
            "báo cáo công tác hỗ trợ, định kỳ và đột xuất",
            "reports on support, periodic and ad hoc",
            "Ủy ban nhân dân cấp tỉnh",
            "provincial People's Committee",
            "định kỳ, đột xuất",
            "periodically and ad hoc",
            ND09("27.4", V),
        ),
        StandingDuty(
            "secrecy",
            "giữ bí mật thông tin về nạn nhân và người thân thích",
            "secrecy of information on victims and relatives",
            "mọi cơ quan",
            "every agency",
            "luôn luôn",
            "always",
            L66("3.10", V),
        ),
        StandingDuty(
            "closed_trial",
            "xét xử kín khi có yêu cầu",
            "closed trial on request",
            "Tòa án",
            "court",
            "khi có yêu cầu",
            "on request",
            L66("31.2", V),
        ),
        StandingDuty(
            "reports_2016",
            "báo cáo quý, 6 tháng, năm (Kế hoạch 2016, hiệp định với Trung Quốc)",
            "quarterly, half-year and yearly reports (plan of 2016, agreement with China)",
            "các bộ, các tỉnh",
            "ministries and provinces",
            "quý, 6 tháng, năm; không nêu ngày",
            "quarter, half-year, year; no day given",
            PLAN_2016("", V),
        ),
        StandingDuty(
            "reports_tay_ninh",
            "báo cáo 6 tháng, năm của tỉnh Tây Ninh (2019)",
            "half-year and yearly reports of Tây Ninh (2019)",
            "sở, ban, ngành",
            "departments of the province",
            "trước 20/5 và trước 20/11",
            "before 20 May and before 20 November",
            PLAN_TN("", V),
        ),
        StandingDuty(
            "reports_binh_trung",
            "báo cáo quý I, 6 tháng, quý III, năm của xã Bình Trung (2024)",
            "reports of the first quarter, half-year, third quarter and year, Bình Trung (2024)",
            "ban, ngành cấp xã",
            "commune bodies",
            "trước 10/3, 10/6, 10/9, 10/12",
            "before 10 March, June, September and December",
            PLAN_BT("", V),
        ),
    ),
    "law_2024": (
        StandingDuty(
            "national_regulation",
            "quy chế phối hợp thay thế Quy chế 2548",
            "the regulation that replaces Regulation 2548",
            "các bộ",
            "ministries",
            "chưa tìm thấy",
            "not found",
            QC2548("", U),
        ),
        StandingDuty(
            "provincial_regulation",
            "quy chế phối hợp cấp tỉnh thay thế Quy chế 734",
            "the provincial regulation that replaces Regulation 734",
            "cơ quan cấp tỉnh",
            "provincial agencies",
            "chưa tìm thấy",
            "not found",
            QC734("", U),
        ),
        StandingDuty(
            "programme",
            "Chương trình phòng, chống mua bán người giai đoạn 2026-2030",
            "programme against trafficking 2026-2030",
            "các bộ, các tỉnh",
            "ministries and provinces",
            "nội dung chưa đọc",
            "content not read",
            QD33("", V),
        ),
        StandingDuty(
            "reports_khanh_hoa",
            "báo cáo quý I, 6 tháng, quý III, năm của tỉnh Khánh Hòa (2025)",
            "reports of the first quarter, half-year, third quarter and year, Khánh Hòa (2025)",
            "sở, ban, ngành",
            "departments of the province",
            "trước ngày 16 của tháng báo cáo",
            "before the 16th of the month of the report",
            KHANH_HOA("", V),
        ),
        StandingDuty(
            "secrecy",
            "không tiết lộ thông tin về nạn nhân, người đang được xác định khi chưa được đồng ý",
            "no disclosure on victims or persons being identified without their consent",
            "mọi cơ quan",
            "every agency",
            "luôn luôn",
            "always",
            L53("3.10", V),
        ),
        StandingDuty(
            "support_form",
            "đơn đề nghị hỗ trợ theo Mẫu số 07",
            "support applications on form 07",
            "người được hỗ trợ, cơ quan tiếp nhận",
            "the person, the receiving agency",
            "theo từng đề nghị",
            "with each application",
            FORM_07("", V),
        ),
    ),
}
"""What hangs on no case; the calendar of reports keeps their days, and they are data, not rules."""


def duties_of(regime_key: str) -> tuple[Duty, ...]:
    """The duties of a regime; none where the table has none."""
    return DUTIES.get(regime_key, ())


def standing_duties_of(regime_key: str) -> tuple[StandingDuty, ...]:
    """The duties of a regime that hang on no case; none where the table has none."""
    return STANDING.get(regime_key, ())
