"""The account of the reference: where each of its rows is built, or that it is unknown.

`row` is the row of the reference (part, section, number); `built` names what stands for it: acts,
papers, letters and the like of that part's regime, and by their keys clocks and standing duties.
A row that is not built says why in `unknown`. `law check` proves that what is named is there.
"""

# ruff: noqa: E501  # a table stays a table

from collections.abc import Iterator
from dataclasses import dataclass

from workflows.coordination import standing_duties_of
from workflows.identification import SHEETS
from workflows.protection import MeasureKind
from workflows.regime import Regime
from workflows.terms import Act, AgeBand, Ground, Letter, Paper, Place, Role, Status, Term, Wish

Named = Term | str


@dataclass(frozen=True, slots=True)
class Accounted:
    """One row of the reference, what it says in a few words, and what stands for it."""

    row: str
    says: str
    built: tuple[Named, ...] = ()
    unknown: str = ""


SHEET = "identification_sheet"
PARTS = {"A": "law_2011", "B": "law_2024"}
"""Part A of the reference is the law of 2011, part B that of 2024."""

# fmt: off
ACCOUNT: tuple[Accounted, ...] = (
    # --- A2.1 comes forward ---
    Accounted("A2.1-1",   "reports to any body, which moves the person on",        (Act.RECEIVE, Act.BRING_TO_COMMUNE, "transfer_to_commune")),
    Accounted("A2.1-2",   "reception, declaration PL2",                            (Act.RECEIVE, Paper.DECLARATION)),
    Accounted("A2.1-3",   "notice to the district, essential needs",               (Act.NOTIFY_CASE_OWNER, Act.DELIVER_SUPPORT, "notify_district_social")),
    Accounted("A2.1-4",   "intake and first facts within three days",              (Act.TAKE_IN, Act.INITIAL_CHECK, "district_intake")),
    Accounted("A2.1-5a",  "has a paper of Điều 28",                                (Act.RECORD_CONFIRMATION, Paper.VICTIM_PAPER)),
    Accounted("A2.1-5b",  "no paper: written request to the police",               (Act.REQUEST_VERIFICATION,)),
    Accounted("A2.1-6",   "certificate within twenty days",                        (Act.ANSWER_VERIFICATION, Act.CONFIRM, "verify_domestic", "certify_domestic")),
    Accounted("A2.1-6x",  "complex: two months, sixty days",                       (Act.REFER_COMPLEX, "verify_domestic")),
    Accounted("A2.1-7",   "not a victim: written answer",                          (Act.FIND_NOT_VICTIM,)),
    Accounted("A2.1-8",   "wants to go home: travel money",                        (Act.BEGIN_REINTEGRATION, Wish.TO_GO_HOME, Letter.E)),
    Accounted("A2.1-9",   "needs care and wishes to stay, or a child alone",       (Act.PLACE, Wish.TO_STAY, AgeBand.UNDER_16)),
    # --- A2.2 rescued ---
    Accounted("A2.2-1",   "rescue",                                                (Act.RESCUE,)),
    Accounted("A2.2-2a",  "certified before the hand-over",                        (Act.CONFIRM, Act.BRING_TO_CASE_OWNER, "rescuer_brings")),
    Accounted("A2.2-2b",  "not enough grounds: placed, pending",                   (Act.BRING_TO_CASE_OWNER, Act.PLACE)),
    Accounted("A2.2-3",   "request to the police",                                 (Act.REQUEST_VERIFICATION,)),
    Accounted("A2.2-4",   "answer",                                                (Act.ANSWER_VERIFICATION, "verify_domestic")),
    Accounted("A2.2-guard", "first facts before travel money or placement",        (Act.INITIAL_CHECK, Act.PLACE)),
    # --- A2.3 abroad ---
    Accounted("A2.3-1",   "not yet rescued: tell the host",                        (Act.TELL_HOST,)),
    Accounted("A2.3-2",   "check, collect, declaration PL1",                       (Act.RECEIVE_ABROAD, Paper.DECLARATION)),
    Accounted("A2.3-3",   "both clear: protect, help, travel paper",               (Act.ISSUE_TRAVEL_PAPER, Act.PROTECT, Paper.TRAVEL_PAPER)),
    Accounted("A2.3-4",   "unclear: send the file",                                (Act.SEND_FILE_HOME, "mission_sends_file")),
    Accounted("A2.3-5",   "organise verification at once",                         (Act.ORDER_IDENTITY_CHECK, "order_identity_check")),
    Accounted("A2.3-6",   "report in ten days",                                    (Act.REPORT_IDENTITY, "province_identity_check")),
    Accounted("A2.3-7",   "answer the mission in three days",                      (Act.ANSWER_MISSION, "central_answer_mission")),
    Accounted("A2.3-8",   "travel paper in three days",                            (Act.ISSUE_TRAVEL_PAPER, "mission_issue_laissez_passer")),
    Accounted("A2.3-9",   "not established: general law",                          (Act.CLOSE_EARLY,)),
    Accounted("A2.3-10",  "arrival notice five days before",                       (Act.NOTIFY_ARRIVAL, "mission_arrival_notice")),
    Accounted("A2.3-11a", "airport: notice three days before",                     (Act.NOTIFY_GATE, "central_gate_notice")),
    Accounted("A2.3-12a", "airport reception, PL3, PL5",                           (Act.TAKE_OVER_AT_GATE, Act.CERTIFY_RETURN, Paper.MINUTES, Paper.RETURN_CERTIFICATE)),
    Accounted("A2.3-11b", "land, rail, sea: notice three days before",             (Act.NOTIFY_GATE, "central_gate_notice")),
    Accounted("A2.3-12b", "agree the plan",                                        (Act.AGREE_RECEPTION,)),
    Accounted("A2.3-13b", "gate reception, PL3, PL1",                              (Act.TAKE_OVER_AT_GATE, Act.RECEIVE_AT_GATE, Paper.MINUTES)),
    Accounted("A2.3-14b", "hand to the immigration police, PL4",                   (Act.HAND_TO_IMMIGRATION,)),
    Accounted("A2.3-15b", "return certificate, first statement",                   (Act.CERTIFY_RETURN, Act.TAKE_STATEMENT)),
    Accounted("A2.3-16",  "goes home alone",                                       (Act.SEND_HOME, Letter.E)),
    Accounted("A2.3-17",  "child or unable: fetched or escorted",                  (Act.ARRANGE_ESCORT,)),
    Accounted("A2.3-18",  "no residence or wishes to stay: to the province",       (Act.BRING_TO_CASE_OWNER, Role.PROVINCE_SOCIAL)),
    Accounted("A2.3-19",  "word to the province of residence",                     (Act.NOTIFY_HOME_PROVINCE,)),
    # --- A2.4 returns alone ---
    Accounted("A2.4-1",   "found by border post or coast guard",                   (Act.RECEIVE, Role.RECEIVER)),
    Accounted("A2.4-2",   "to the nearest commune",                                (Act.BRING_TO_COMMUNE,)),
    Accounted("A2.4-3",   "continues as who comes forward",                        (Act.NOTIFY_CASE_OWNER,)),
    Accounted("A2.4-alt", "reports to police or local government first",           (Act.RECEIVE,)),
    # --- A2.5 foreigners ---
    Accounted("A2.5-1",   "not yet rescued: tell the criminal police",             (Act.TELL_POLICE,)),
    Accounted("A2.5-2",   "rescued or reported: to the district",                  (Act.RESCUE, Act.BRING_TO_CASE_OWNER)),
    Accounted("A2.5-3",   "placed; foreign affairs and immigration told",          (Act.PLACE, Act.TELL_FOREIGN_CHANNEL)),
    Accounted("A2.5-4",   "contact, PL2, photos, report in three days",            (Act.REPORT_FOREIGNER, "foreigner_first_contact")),
    Accounted("A2.5-5",   "grounds missing: request, twenty days",                 (Act.REQUEST_VERIFICATION, Role.INVESTIGATOR, "foreigner_verification")),
    Accounted("A2.5-6",   "letter to the consular department",                     (Act.WRITE_TO_CONSULAR, "central_to_consular")),
    Accounted("A2.5-7",   "note verbale",                                          (Act.SEND_NOTE, "consular_note")),
    Accounted("A2.5-8",   "acceptance comes back",                                 (Act.RECORD_ACCEPTANCE,)),
    Accounted("A2.5-9",   "exit visa, plan, five days",                            (Act.ISSUE_EXIT_PAPERS, "foreigner_exit_papers")),
    Accounted("A2.5-10",  "to the gate",                                           (Act.BRING_TO_GATE,)),
    Accounted("A2.5-11",  "exit",                                                  (Act.EXIT,)),
    # --- A2.6 branches ---
    Accounted("A2.6-child", "fetched or brought; guardian; family warned and assessed", (Act.ARRANGE_ESCORT, Act.APPOINT_GUARDIAN, Act.WARN_FAMILY, Act.ASSESS_HOME, "child_release_notice")),
    Accounted("A2.6-age",   "age unknown: as a child",                           (AgeBand.UNCLEAR,)),
    Accounted("A2.6-with",  "minor who came along",                              (Letter.A, Letter.B, Letter.E, Letter.G)),
    Accounted("A2.6-pending", "status pending: essential needs",                 (Status.BEING_IDENTIFIED, Letter.A)),
    Accounted("A2.6-not",   "found not a victim while in a facility",            (Act.RELEASE,)),
    Accounted("A2.6-false", "pretended: repayment",                              (Act.DEMAND_REPAYMENT, Ground.PRETENDED)),
    Accounted("A2.6-paper", "foreign papers legalised",                          (Paper.FOREIGN_PAPER, Paper.LEGALISED_PAPER)),
    Accounted("A2.6-refuses", "refuses protection",                              (Act.RECORD_REFUSAL,)),
    Accounted("A2.6-stay",  "refuses stay or support",                           (Wish.TO_STAY, Ground.DECLINED)),
    Accounted("A2.6-declines", "a service unit declines in writing",             (Act.PLACE,)),
    Accounted("A2.6-dies",  "dies in a facility: burial in 24 hours",            (Act.RECORD_DEATH, Act.BURY, "burial", Ground.DIED)),
    Accounted("A2.6-ill",   "falls gravely ill: hospital",                       (Place.HOSPITAL, Letter.B)),
    Accounted("A2.6-gone",  "goes missing: no article found",                    (Act.REPORT_MISSING, Ground.LOST_CONTACT)),
    Accounted("A2.6-treaty", "an agreement prevails",                            (Act.APPLY_AGREEMENT,)),
    # --- A3 deadlines ---
    *(Accounted(f"A3-{key}", "limit", (key,)) for key in (
        "transfer_to_commune", "notify_district_social", "district_intake", "verify_domestic", "mission_sends_file",
        "province_identity_check", "central_answer_mission", "mission_issue_laissez_passer", "mission_arrival_notice",
        "central_gate_notice", "foreigner_first_contact", "foreigner_verification", "central_to_consular", "consular_note",
        "foreigner_exit_papers", "support_application", "commune_builds_file", "district_appraises", "district_decides",
        "stay_public_facility", "child_release_notice", "burial", "facility_reimbursement")),
    # --- A4 papers ---
    Accounted("A4-declarations", "PL1, PL2",                                     (Paper.DECLARATION,)),
    Accounted("A4-minutes",      "PL3, PL4",                                     (Paper.MINUTES,)),
    Accounted("A4-certificates", "PL5, PL6",                                     (Paper.RETURN_CERTIFICATE,)),
    Accounted("A4-victim_cert",  "PL7, and the four papers of Điều 28",          (Paper.CONCLUSION, Paper.VICTIM_PAPER, Paper.LEGALISED_PAPER)),
    Accounted("A4-support_app",  "TT35 PL16",                                    (Paper.SUPPORT_APPLICATION,)),
    Accounted("A4-protection",   "requests and decisions; kept as secret files", (Paper.PROTECTION_PAPER,)),
    Accounted("A4-photos",       "photos 4x6 of foreigners",                     (Paper.OTHER,)),
    # --- A5 identification and protection ---
    Accounted("A5.1", "acts, eight sources, fallback signs",                     (SHEET,)),
    Accounted("A5.2-measures", "eight measures",                                 tuple(MeasureKind)),
    Accounted("A5.2-deciders", "who decides, for whom they received",            (Act.PROTECT, Role.COMMUNE, Role.CASE_OWNER, Role.FACILITY, Role.MISSION, Role.VERIFIER)),
    Accounted("A5.2-courts",   "procuracy and courts decide in their cases",     (Paper.PROTECTION_PAPER,)),
    Accounted("A5.2-start",    "urgent action may precede the decision",         (Act.PROTECT,)),
    Accounted("A5.2-delegation", "to the body where the person lives",           (), "việc giao lại cho cơ quan nơi cư trú chưa có bước riêng: ghi bằng văn bản đính kèm"),
    Accounted("A5.2-file",     "eight items, secret",                            (Paper.PROTECTION_PAPER,)),
    # --- A6 entitlements ---
    *(Accounted(f"A6-{name}", "support", letters) for name, letters in (
        ("essential", (Letter.A,)), ("travel", (Letter.E,)), ("escort_minor", (Act.ARRANGE_ESCORT,)), ("medical", (Letter.B,)),
        ("psychological", (Letter.G,)), ("legal_aid", (Letter.DD,)), ("schooling", (Letter.H,)), ("vocational", (Letter.I,)),
        ("initial_allowance", (Letter.K,)), ("loan", (Letter.K,)), ("abroad", (Act.DELIVER_SUPPORT, Role.MISSION)))),
    Accounted("A6.1", "newer amounts, from secondary sources",                   (), "mức tiền chưa đọc ở văn bản: nhập như tham số có văn bản, hai người xác nhận"),
    # --- A7 coordination ---
    *(Accounted(f"A7-{key}", "duty", (key,)) for key in (
        "joint_missions", "allotted_tasks", "provincial_regulation", "provincial_plan", "annual_report", "facility_report",
        "province_report", "secrecy", "closed_trial", "reports_2016", "reports_tay_ninh", "reports_binh_trung")),

    # --- B2.1 comes forward ---
    Accounted("B2.1-1", "reports to any body",                                   (Act.RECEIVE,)),
    Accounted("B2.1-2", "brought to the commune at once",                        (Act.BRING_TO_COMMUNE, "bring_to_commune")),
    Accounted("B2.1-3", "notice to the health department",                       (Act.NOTIFY_CASE_OWNER, "commune_notice")),
    Accounted("B2.1-4", "take in and support",                                   (Act.TAKE_IN, "owner_intake")),
    Accounted("B2.1-5", "check of initial information, three days",              (Act.INITIAL_CHECK, "initial_info_check")),
    Accounted("B2.1-6", "no paper: the police are asked",                        (Act.REQUEST_VERIFICATION, Act.RECORD_CONFIRMATION)),
    Accounted("B2.1-7", "verification answer; limit unknown",                    (Act.ANSWER_VERIFICATION, Act.CONFIRM, "full_verification", "conclusion")),
    Accounted("B2.1-8", "being identified is a status of its own",               (Status.BEING_IDENTIFIED,)),
    # --- B2.2 to B2.4 ---
    Accounted("B2.2",    "rescued: text not seen, as in 2011",                   (Act.RESCUE, Act.BRING_TO_CASE_OWNER, "rescuer_brings")),
    Accounted("B2.3-1",  "mission checks, helps, confirms",                      (Act.RECEIVE_ABROAD, Act.TELL_HOST, Act.CONFIRM)),
    Accounted("B2.3-2",  "asks at home; they answer",                            (Act.SEND_FILE_HOME, Act.ANSWER_MISSION, "central_answer_mission")),
    Accounted("B2.3-3",  "identity, papers, return",                             (Act.ISSUE_TRAVEL_PAPER, Act.PLAN_ENTRY)),
    Accounted("B2.3-4",  "received at the border; the victim paper there",       (Act.TAKE_OVER_AT_GATE, Act.CONFIRM, Role.GATE)),
    Accounted("B2.3-5",  "brought to the case owner at once",                    (Act.BRING_TO_CASE_OWNER, "gate_brings")),
    Accounted("B2.3-6a", "wants home: travel cost",                              (Letter.E, Act.BEGIN_REINTEGRATION)),
    Accounted("B2.3-6b", "needs care and wishes to stay",                        (Act.PLACE,)),
    Accounted("B2.3-6c", "child: fetched or escorted",                           (Act.ARRANGE_ESCORT,)),
    Accounted("B2.3-7",  "agreement prevails",                                   (Act.APPLY_AGREEMENT,)),
    Accounted("B2.4",    "foreigners: seven clauses not seen",                   (Act.TELL_FOREIGN_CHANNEL, Act.REPORT_FOREIGNER, Act.WRITE_TO_CONSULAR, Act.SEND_NOTE, Act.RECORD_ACCEPTANCE, Act.ISSUE_EXIT_PAPERS, Act.BRING_TO_GATE, Act.EXIT)),
    # --- B2.5 branches ---
    Accounted("B2.5-means",   "no means needed under 18",                        (SHEET,)),
    Accounted("B2.5-with",    "under 18 who came along",                         (Letter.H,)),
    Accounted("B2.5-abroad",  "being identified abroad: a to d",                 (Place.ABROAD, Letter.D)),
    Accounted("B2.5-here",    "being identified in Vietnam: a to g",             (Letter.G,)),
    Accounted("B2.5-foreign", "foreigners: a, b, c, d, đ, g",                    (Letter.DD,)),
    Accounted("B2.5-not",     "not a victim; pretending is banned",              (Act.FIND_NOT_VICTIM, Act.RELEASE, Act.DEMAND_REPAYMENT, Ground.PRETENDED)),
    Accounted("B2.5-refuses", "refuses protection",                              (Act.RECORD_REFUSAL,)),
    Accounted("B2.5-gone",    "dies, missing, declines: not seen",               (Act.RECORD_DEATH, Act.REPORT_MISSING, Ground.DECLINED)),
    Accounted("B2.5-stay",    "over 120 days",                                   ("essential_needs_stay",)),
    # --- B3 deadlines ---
    *(Accounted(f"B3-{key}", "limit", (key,)) for key in (
        "bring_to_commune", "commune_notice", "owner_intake", "initial_info_check", "full_verification", "mission_sends_file",
        "foreigner_first_contact", "essential_needs_stay", "support_application", "application_window")),
    Accounted("B3-licence",   "facility licence, eight working days",            (), "thủ tục cấp phép cơ sở không gắn với hồ sơ của một người"),
    Accounted("B3-insurance", "health insurance, first year",                    (Letter.B,)),
    Accounted("B3-school",    "school materials, two school years",              (Letter.H,)),
    # --- B4 papers ---
    Accounted("B4-support_app", "form 07",                                       (Paper.SUPPORT_APPLICATION,)),
    Accounted("B4-licence",     "form 19 and the licences of facilities",        (), "thủ tục cấp phép cơ sở không gắn với hồ sơ của một người"),
    Accounted("B4-victim",      "papers of khoản 1 Điều 33: list unknown",       (Paper.VICTIM_PAPER, Paper.LEGALISED_PAPER)),
    Accounted("B4-forms",       "forms 01 to 06: titles unknown",                (Paper.DECLARATION, Paper.MINUTES, Paper.RETURN_CERTIFICATE, Paper.PROTECTION_PAPER)),
    # --- B5 ---
    Accounted("B5.1", "nine sources",                                            (SHEET,)),
    Accounted("B5.2", "fallback signs, in part",                                 (SHEET,)),
    Accounted("B5.3-measures", "measures seen",                                  (MeasureKind.SHELTER, MeasureKind.PREVENT, MeasureKind.SECRET_DATA, MeasureKind.GUARD)),
    Accounted("B5.3-deciders", "who decides: unknown",                           (Act.PROTECT,)),
    Accounted("B5.3-secrecy",  "no disclosure without consent",                  (Paper.CONSENT, "secrecy")),
    Accounted("B5.3-trial",    "closed trial",                                   (MeasureKind.CLOSED_TRIAL,)),
    # --- B6 ---
    *(Accounted(f"B6-{letter.value}", "support", (letter,)) for letter in Letter),
    Accounted("B6-amounts", "amounts of TT120",                                  (), "mức tiền chưa đọc ở văn bản: nhập như tham số có văn bản, hai người xác nhận"),
    # --- B7 ---
    *(Accounted(f"B7-{key}", "duty", (key,)) for key in ("national_regulation", "provincial_regulation", "programme", "reports_khanh_hoa")),
)
# fmt: on


def account_of(regime: Regime) -> Iterator[Accounted]:
    """The rows of the reference that speak of this regime."""
    return (each for each in ACCOUNT if PARTS[each.row[0]] == regime.key)


def lost(regime: Regime, each: Accounted) -> tuple[Named, ...]:
    """What this row of the account names and the regime does not have."""
    terms, keys = _terms_of(regime), _keys_of(regime)
    return tuple(
        name for name in each.built if name not in (terms if isinstance(name, Term) else keys)
    )


def _keys_of(regime: Regime) -> frozenset[str]:
    return frozenset(
        {
            *(clock.key for clock in regime.clocks),
            *(duty.key for duty in standing_duties_of(regime.key)),
            *((SHEET,) if regime.key in SHEETS else ()),
        }
    )


def _terms_of(regime: Regime) -> frozenset[Term]:
    facts = (fact for row in regime.rows for need in row.needs for fact in need)
    return frozenset(
        {
            *facts,
            *(row.act for row in regime.rows),
            *(row.by for row in regime.rows),
            *(row.hands_to.role for row in regime.rows if row.hands_to),
            *(playing.role for playing in regime.roles),
            *(ground.ground for ground in regime.grounds),
            *(entitlement.status for entitlement in regime.entitlements),
            *(letter for entitlement in regime.entitlements for letter in entitlement.letters),
            *regime.papers,
            *MeasureKind,
            *Place,
        }
    )
