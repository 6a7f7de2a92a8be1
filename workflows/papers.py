"""The catalogue of papers: which forms each law has, who issues them, what they prove.

A row is one form that a jurist can check. A form whose title was not seen stands here as unknown;
nothing rests on a form alone: rows of a regime ask for a kind of paper (`terms.Paper`).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from workflows.regimes.documents import (
    FORM_07,
    L53,
    L66,
    ND62,
    ND162,
    TT35,
    TTLT01,
    Document,
    S,
    U,
    V,
)
from workflows.source import OFFICE, Source
from workflows.terms import Paper, Role, Term

FORM_19 = Document("Mẫu số 19 ban hành kèm theo Nghị định số 162/2025/NĐ-CP")


class Issuer(Term):
    """Who issues or fills a paper and plays no role in the procedure."""

    PERSON = "person", "người khai hoặc người đại diện hợp pháp", "the person or representative"
    FAMILY = "family", "nạn nhân hoặc gia đình", "the victim or the family"
    PROCEEDINGS = (
        "proceedings",
        "cơ quan điều tra, viện kiểm sát, tòa án",
        "investigators, procuracy or court",
    )
    FOREIGN = "foreign", "cơ quan có thẩm quyền nước ngoài", "a foreign authority"
    PROTECTION = (
        "protection",
        "người có thẩm quyền quyết định bảo vệ",
        "whoever may decide on protection",
    )
    APPLICANT = "applicant", "tổ chức xin phép hoạt động", "an organisation that asks for a licence"
    UNKNOWN = "unknown", "chưa rõ", "not known"


@dataclass(frozen=True, slots=True)
class Form:
    """One form or paper of a law; `number` as its document counts it, where it has one.

    `proves` whether it proves victim status by itself; `to_legalise` whether it must first be
    consularly legalised; `of_case` whether it belongs on the file of a person at all.
    """

    key: str
    vi: str
    en: str
    kind: Paper
    number: str | None
    issuers: tuple[Role | Issuer, ...]
    source: Source
    proves: bool = False
    to_legalise: bool = False
    of_case: bool = True


CLASSIFIED: Final = frozenset({Paper.PROTECTION_PAPER})
"""Secret papers: only number, day, decider and whether in force are kept (design 4, ND62 Đ.11)."""

# fmt: off
LAW_2011 = (
    #    key                   Vietnamese                                                           English                                       kind                       number  issued or filled by                                source
    Form("decl_abroad",        "Tờ khai dùng cho nạn nhân bị mua bán từ nước ngoài trở về",         "Declaration, victim returned from abroad",   Paper.DECLARATION,         "PL1",  (Issuer.PERSON, Role.MISSION, Role.GATE),          TTLT01("4", V)),
    Form("decl_domestic",      "Tờ khai dùng cho nạn nhân bị mua bán trong nước",                   "Declaration, trafficked within Vietnam",     Paper.DECLARATION,         "PL2",  (Issuer.PERSON, Role.COMMUNE),                     TTLT01("6", V)),
    Form("handover_foreign",   "Biên bản giao, nhận nạn nhân với phía nước ngoài",                  "Minutes of handover with the foreign side",  Paper.MINUTES,             "PL3",  (Role.IMMIGRATION, Role.GATE),                     TTLT01("4", V)),
    Form("handover_internal",  "Biên bản giao, nhận nạn nhân giữa các cơ quan Việt Nam",            "Minutes of handover between our agencies",   Paper.MINUTES,             "PL4",  (Role.GATE, Role.PROVINCE_IMMIGRATION),            TTLT01("4.4c", V)),
    Form("return_central",     "Giấy chứng nhận về nước do cấp trung ương cấp",                     "Return certificate, central",                Paper.RETURN_CERTIFICATE,  "PL5",  (Role.IMMIGRATION,),                               TTLT01("4.3a", V)),
    Form("return_province",    "Giấy chứng nhận về nước do cấp tỉnh cấp",                           "Return certificate, provincial",             Paper.RETURN_CERTIFICATE,  "PL6",  (Role.PROVINCE_IMMIGRATION,),                      TTLT01("4.4d", V)),
    Form("victim_cert",        "Giấy xác nhận nạn nhân bị mua bán",                                 "Certificate of victim of trafficking",       Paper.VICTIM_PAPER,        "PL7",  (Role.VERIFIER, Role.RESCUER, Role.INVESTIGATOR),  TTLT01("6", V),    proves=True),
    Form("proceedings_cert",   "Giấy xác nhận nạn nhân của cơ quan tiến hành tố tụng",              "Certificate by a body of proceedings",       Paper.VICTIM_PAPER,        None,   (Issuer.PROCEEDINGS,),                             L66("28.3", V),    proves=True),
    Form("foreign_status",     "Giấy tờ của nước ngoài chứng nhận nạn nhân",                        "Foreign paper on victim status",             Paper.FOREIGN_PAPER,       None,   (Issuer.FOREIGN,),                                 L66("28.4", V),    to_legalise=True),
    Form("foreign_legalised",  "Giấy tờ của nước ngoài đã được hợp pháp hóa lãnh sự",               "Foreign paper, consularly legalised",        Paper.LEGALISED_PAPER,     None,   (Issuer.FOREIGN, Role.CONSULAR),                   L66("28.4", V),    proves=True),
    Form("written_answer",     "Văn bản trả lời xác minh, kết luận về nạn nhân",                    "Written answer to the verification",         Paper.CONCLUSION,          None,   (Role.VERIFIER,),                                  TTLT01("6.3", V)),
    Form("laissez_passer",     "Giấy thông hành",                                                   "Travel paper (laissez-passer)",              Paper.TRAVEL_PAPER,        None,   (Role.MISSION,),                                   TTLT01("4.1b", V)),
    Form("support_app_2011",   "Đơn đề nghị hỗ trợ, có xác nhận của cấp xã",                        "Support application, commune confirmed",     Paper.SUPPORT_APPLICATION, "PL16", (Issuer.FAMILY, Role.COMMUNE),                     TT35("16", V)),
    Form("protect_request",    "Văn bản đề nghị bảo vệ",                                            "Request for protection",                     Paper.PROTECTION_PAPER,    None,   (Issuer.PERSON,),                                  ND62("10-11", V)),
    Form("protect_decision",   "Quyết định áp dụng biện pháp bảo vệ",                               "Decision on protection",                     Paper.PROTECTION_PAPER,    None,   (Issuer.PROTECTION,),                              ND62("10-11", V)),
    Form("protect_supplement", "Quyết định bổ sung biện pháp bảo vệ",                               "Supplement to the protection",               Paper.PROTECTION_PAPER,    None,   (Issuer.PROTECTION,),                              ND62("10-11", V)),
    Form("protect_end",        "Quyết định chấm dứt biện pháp bảo vệ",                              "End of the protection",                      Paper.PROTECTION_PAPER,    None,   (Issuer.PROTECTION,),                              ND62("10-11", V)),
    Form("photos",             "Ảnh 4x6 của người nước ngoài (6 ảnh)",                              "Photographs 4x6 of a foreigner (six)",       Paper.OTHER,               None,   (Issuer.PERSON, Role.PROVINCE_IMMIGRATION),        TTLT01("8", V)),
)

LAW_2024 = (
    #    key                   Vietnamese                                                           English                                       kind                       number  issued or filled by                                source
    Form("victim_paper_2024",  "Giấy tờ, tài liệu xác nhận nạn nhân",                               "Paper that proves victim status",            Paper.VICTIM_PAPER,        None,   (Issuer.UNKNOWN,),                                 L53("33.1", V),    proves=True),  # that it exists; the list was not seen
    Form("foreign_2024",       "Giấy tờ của nước ngoài chứng nhận nạn nhân",                        "Foreign paper on victim status",             Paper.FOREIGN_PAPER,       None,   (Issuer.FOREIGN,),                                 L53("33.1", U),    to_legalise=True),
    Form("legalised_2024",     "Giấy tờ của nước ngoài đã được hợp pháp hóa lãnh sự",               "Foreign paper, consularly legalised",        Paper.LEGALISED_PAPER,     None,   (Issuer.FOREIGN, Role.CONSULAR),                   L53("33.1", U),    proves=True),
    Form("conclusion_2024",    "Văn bản kết luận về việc xác định nạn nhân",                        "Conclusion on status",                       Paper.CONCLUSION,          None,   (Role.VERIFIER, Role.RESCUER, Role.GATE),          L53("27.3", U)),
    Form("travel_paper_2024",  "Giấy tờ đi lại do cơ quan đại diện cấp",                            "Travel paper of the mission",                Paper.TRAVEL_PAPER,        None,   (Role.MISSION,),                                   L53("30.1a", V)),
    Form("declaration_2024",   "Tờ khai (chưa rõ mẫu)",                                             "Declaration (form not known)",               Paper.DECLARATION,         None,   (Issuer.PERSON,),                                  ND162("", U)),
    Form("handover_2024",      "Biên bản giao, nhận (chưa rõ mẫu)",                                 "Minutes of handover (form not known)",       Paper.MINUTES,             None,   (Issuer.UNKNOWN,),                                 ND162("", U)),
    Form("return_2024",        "Giấy chứng nhận về nước (chưa rõ mẫu)",                             "Return certificate (form not known)",        Paper.RETURN_CERTIFICATE,  None,   (Issuer.UNKNOWN,),                                 ND162("", U)),
    Form("protection_2024",    "Văn bản đề nghị, quyết định bảo vệ (chưa rõ mẫu)",                  "Protection paper (form not known)",          Paper.PROTECTION_PAPER,    None,   (Issuer.PROTECTION,),                              ND162("13", S)),
    Form("support_app_2024",   "Đơn đề nghị hỗ trợ học văn hóa, học nghề, trợ cấp khó khăn ban đầu", "Application for schooling, training, allowance", Paper.SUPPORT_APPLICATION, "Mẫu 07", (Issuer.FAMILY,),                               FORM_07("", V)),
    Form("licence_app",        "Đơn đề nghị cấp Giấy phép hoạt động hỗ trợ nạn nhân",               "Application for a licence to support victims", Paper.OTHER,             "Mẫu 19", (Issuer.APPLICANT,),                               FORM_19("", V),    of_case=False),
    *(Form(f"form_{number:02}", f"Mẫu số {number:02} (chưa biết tên)",                              f"Form {number:02} (title not known)",        Paper.OTHER,               f"Mẫu {number:02}", (Issuer.UNKNOWN,),                         ND162("", U))
      for number in (*range(1, 7), *range(8, 19))),
)

COMMON = (
    Form("revocation_decision", "Quyết định thu hồi, hủy bỏ việc xác nhận nạn nhân",                 "Decision that revokes the confirmation",     Paper.REVOCATION,          None,   (Issuer.UNKNOWN,),                                 OFFICE),
)
# fmt: on

FORMS: Mapping[str, tuple[Form, ...]] = {
    "law_2011": (*LAW_2011, *COMMON),
    "law_2024": (*LAW_2024, *COMMON),
}
"""By the key of the regime, in its order."""


def form_of(regime: str, key: str | None) -> Form | None:
    """The form of this key under this law; None where there is none."""
    return next((form for form in FORMS[regime] if form.key == key), None)


def forms_for_a_case(regime: str) -> tuple[Form, ...]:
    """The forms that may lie on the file of a person."""
    return tuple(form for form in FORMS[regime] if form.of_case)


def proving(regime: str) -> frozenset[Paper]:
    """The kinds of paper that prove victim status; a foreign paper only once legalised (2011)."""
    return frozenset(form.kind for form in FORMS[regime] if form.proves)
