"""Luật 53/2024/QH15 with Nghị định 162/2025/NĐ-CP: in force for receipt from 01/07/2025.

One row is one sentence that a jurist can check against the article in the last column; V = read,
S = secondary, R = recalled, U = not found, OFFICE = no article. The tables hold no code.

Luật 86/2025/QH15 rewrote Điều 27 and 28 with effect from the same day: the version of 2024 with
district offices never applied. What nobody has read stands here all the same, marked: it is usable
with a warning, and never turns red.

How to read a row: at `from`, a unit that plays `by` (and leads, or is tied as RELATIONS says) may
do the act, once all that it needs is there; the case goes to `to`. A row that names a role under
`hands to` runs in two: the unit of `by` offers, a unit of that role accepts, and only then the row
is taken. So TAKE_IN stands under the commune, whose notice is the offer, and runs when the case
owner accepts it.
"""

from datetime import date

from workflows.regime import (
    Clock,
    ClosingGround,
    Entitlement,
    Limit,
    Playing,
    Regime,
    Unit,
    any_of,
    both,
    lead,
    person,
    table,
)
from workflows.regimes.documents import (
    FORM_07,
    KHANH_HOA,
    L53,
    ND162,
    PORTAL,
    REFORM,
    TT120,
    R,
    S,
    U,
    V,
)
from workflows.source import OFFICE
from workflows.terms import (
    Act,
    AgeBand,
    Citizenship,
    Ground,
    Letter,
    Level,
    Paper,
    Place,
    Relation,
    Role,
    Sector,
    Stage,
    Status,
    Unset,
    Wish,
)

START = date(2025, 7, 1)

CARE = (Stage.VERIFICATION, Stage.IDENTIFICATION, Stage.PROTECTION, Stage.SUPPORT)
BEFORE_HOME = (Stage.PROTECTION, Stage.SUPPORT)
CONFIRMED_CARE = (*BEFORE_HOME, Stage.REINTEGRATION)
IN_CARE = (*CARE, Stage.REINTEGRATION)  # the case owner has taken in
RECEIVED = (Stage.RECEIPT, *IN_CARE)  # signs were found, or the person came forward
OPEN = (Stage.SCREENING, *RECEIVED)
STAY = (Stage.VERIFICATION, Stage.IDENTIFICATION, Stage.SUPPORT, Stage.REINTEGRATION)

ENTITLED = any_of(Status.BEING_IDENTIFIED, Status.CONFIRMED)  # Luật 53/2024/QH15, Điều 37
NOT_RULED_OUT = any_of(Unset.STATUS, Status.BEING_IDENTIFIED, Status.UNDETERMINED, Status.CONFIRMED)
FACTS_CHECKED = any_of(Act.INITIAL_CHECK)
CHECKED = FACTS_CHECKED | {Status.CONFIRMED}
PROVEN = any_of(
    Paper.VICTIM_PAPER, Paper.LEGALISED_PAPER
)  # the list of khoản 1 Điều 33 was not seen
MINOR = (AgeBand.UNDER_16, AgeBand.FROM_16_TO_18, AgeBand.UNCLEAR)  # doubt is treated as minority
UNDER_AGE = any_of(*MINOR)
FOREIGNER = any_of(Citizenship.FOREIGN, Citizenship.UNCLEAR)
AT_THE_GATE = any_of(Act.RECEIVE_AT_GATE, Act.TAKE_OVER_AT_GATE)
MAY_TRAVEL = any_of(Act.ISSUE_TRAVEL_PAPER, Act.APPLY_AGREEMENT)
MAY_STAY = any_of(Wish.TO_STAY, *MINOR)
MAY_GO_HOME = any_of(Wish.TO_GO_HOME, *MINOR)

# fmt: off
ROWS = table(
    # from                  act                       by                         to (None: stays)      hands to               sets status              needs                                                                                  source

    # --- a file is opened; the unit that opens it leads it ---
    (None,                 Act.RECEIVE,              Role.RECEIVER,             Stage.RECEIPT,        None,                  Status.BEING_IDENTIFIED, set(),                                                                                 L53("27.1", V)),
    (None,                 Act.RESCUE,               Role.RESCUER,              Stage.RECEIPT,        None,                  Status.BEING_IDENTIFIED, set(),                                                                                 L53("28", R)),
    (None,                 Act.RECEIVE_ABROAD,       Role.MISSION,              Stage.RECEIPT,        None,                  Status.BEING_IDENTIFIED, set(),                                                                                 L53("29", S)),
    (None,                 Act.RECEIVE_AT_GATE,      Role.GATE,                 Stage.SCREENING,      None,                  None,                    set(),                                                                                 L53("30.1b", V)),

    # --- screening: the look for signs, not yet a victim's case ---
    (Stage.SCREENING,      Act.FIND_SIGNS,           Role.GATE,                 Stage.RECEIPT,        None,                  Status.BEING_IDENTIFIED, set(),                                                                                 OFFICE),
    (Stage.SCREENING,      Act.FIND_NO_SIGNS,        Role.GATE,                 Stage.CLOSED,         None,                  None,                    set(),                                                                                 OFFICE),
    (Stage.SCREENING,      Act.CLOSE_EARLY,          Role.GATE,                 Stage.CLOSED,         None,                  None,                    set(),                                                                                 OFFICE),
    (Stage.CLOSED,         Act.SCREEN_AGAIN,         Role.GATE,                 Stage.SCREENING,      None,                  None,                    {any_of(Act.FIND_NO_SIGNS, Act.CLOSE_EARLY), Unset.STATUS},                            OFFICE),

    # --- abroad: the mission checks, asks at home and brings back; Điều 29 was seen as a draft summary only ---
    (Stage.RECEIPT,        Act.TELL_HOST,            Role.MISSION,              None,                 None,                  None,                    {Act.RECEIVE_ABROAD},                                                                  L53("29", S)),
    (Stage.RECEIPT,        Act.SEND_FILE_HOME,       Role.MISSION,              None,                 None,                  None,                    {Act.RECEIVE_ABROAD},                                                                  L53("29", S)),
    (Stage.RECEIPT,        Act.ORDER_IDENTITY_CHECK, Role.IMMIGRATION,          None,                 None,                  None,                    {Act.SEND_FILE_HOME},                                                                  L53("29", R)),
    (Stage.RECEIPT,        Act.REPORT_IDENTITY,      Role.PROVINCE_IMMIGRATION, None,                 None,                  None,                    {Act.ORDER_IDENTITY_CHECK},                                                            L53("29", R)),
    (Stage.RECEIPT,        Act.ANSWER_MISSION,       Role.IMMIGRATION,          None,                 None,                  None,                    {Act.SEND_FILE_HOME},                                                                  L53("29", S)),
    (Stage.RECEIPT,        Act.DRAFT_CONCLUSION,     Role.MISSION,              None,                 None,                  None,                    {Act.RECEIVE_ABROAD, Status.BEING_IDENTIFIED},                                         L53("29", S)),
    (Stage.RECEIPT,        Act.CONFIRM,              Role.MISSION,              None,                 None,                  Status.CONFIRMED,        {Act.RECEIVE_ABROAD, Act.DRAFT_CONCLUSION, Paper.CONCLUSION, Status.BEING_IDENTIFIED}, L53("29", S)),
    (Stage.RECEIPT,        Act.ISSUE_TRAVEL_PAPER,   Role.MISSION,              None,                 None,                  None,                    {Act.RECEIVE_ABROAD},                                                                  L53("30.1a", V)),
    (Stage.RECEIPT,        Act.PLAN_ENTRY,           Role.MISSION,              None,                 None,                  None,                    {Act.RECEIVE_ABROAD, MAY_TRAVEL},                                                      L53("30.1a", V)),
    (Stage.RECEIPT,        Act.NOTIFY_ARRIVAL,       Role.MISSION,              None,                 None,                  None,                    {Act.PLAN_ENTRY},                                                                      L53("30.1a", R)),
    (Stage.RECEIPT,        Act.NOTIFY_GATE,          Role.IMMIGRATION,          None,                 None,                  None,                    {Act.NOTIFY_ARRIVAL},                                                                  ND162("", U)),
    (Stage.RECEIPT,        Act.AGREE_RECEPTION,      Role.PROVINCE_IMMIGRATION, None,                 None,                  None,                    {Act.NOTIFY_GATE},                                                                     ND162("", U)),
    (Stage.RECEIPT,        Act.APPLY_AGREEMENT,      Role.MISSION,              None,                 None,                  None,                    {Act.RECEIVE_ABROAD},                                                                  L53("30.2", R)),
    (Stage.RECEIPT,        Act.TAKE_OVER_AT_GATE,    Role.MISSION,              None,                 both(Role.GATE),       None,                    {Act.RECEIVE_ABROAD, MAY_TRAVEL},                                                      L53("30.1b", V)),
    (Stage.RECEIPT,        Act.CLOSE_EARLY,          Role.MISSION,              Stage.CLOSED,         None,                  None,                    {Act.RECEIVE_ABROAD},                                                                  OFFICE),

    # --- at the gate: minutes, statement, and word to the home province; which unit and form is not known ---
    (Stage.RECEIPT,        Act.TAKE_STATEMENT,       Role.GATE,                 None,                 None,                  None,                    {AT_THE_GATE},                                                                         ND162("", U)),
    (Stage.RECEIPT,        Act.CERTIFY_RETURN,       Role.GATE,                 None,                 None,                  None,                    {AT_THE_GATE},                                                                         ND162("", U)),
    (Stage.RECEIPT,        Act.ARRANGE_ESCORT,       Role.GATE,                 None,                 None,                  None,                    {AT_THE_GATE},                                                                         ND162("", U)),
    (Stage.RECEIPT,        Act.NOTIFY_HOME_PROVINCE, Role.GATE,                 None,                 None,                  None,                    {AT_THE_GATE},                                                                         ND162("", U)),

    # --- receipt: who came forward goes by the commune; an urgent notice waits for no paper ---
    (Stage.RECEIPT,        Act.BRING_TO_COMMUNE,     Role.RECEIVER,             None,                 both(Role.COMMUNE),    None,                    {Act.RECEIVE},                                                                         L53("27.1", V)),
    (Stage.RECEIPT,        Act.NOTIFY_CASE_OWNER,    Role.COMMUNE,              None,                 None,                  None,                    set(),                                                                                 L53("27.1", V)),
    (Stage.RECEIPT,        Act.TAKE_IN,              Role.COMMUNE,              Stage.VERIFICATION,   both(Role.CASE_OWNER), None,                    {Act.NOTIFY_CASE_OWNER},                                                               L53("27.2", V)),

    # --- receipt: rescuer and gate may conclude first, and bring the person to the case owner ---
    (Stage.RECEIPT,        Act.DRAFT_CONCLUSION,     Role.RESCUER,              None,                 None,                  None,                    {Act.RESCUE, Status.BEING_IDENTIFIED},                                                 L53("28", R)),
    (Stage.RECEIPT,        Act.CONFIRM,              Role.RESCUER,              None,                 None,                  Status.CONFIRMED,        {Act.RESCUE, Act.DRAFT_CONCLUSION, Paper.CONCLUSION, Status.BEING_IDENTIFIED},         L53("28", R)),
    (Stage.RECEIPT,        Act.BRING_TO_CASE_OWNER,  Role.RESCUER,              Stage.PROTECTION,     both(Role.CASE_OWNER), None,                    {Act.RESCUE, Status.CONFIRMED},                                                        L53("28", R)),
    (Stage.RECEIPT,        Act.BRING_TO_CASE_OWNER,  Role.RESCUER,              Stage.VERIFICATION,   both(Role.CASE_OWNER), None,                    {Act.RESCUE, Status.BEING_IDENTIFIED},                                                 L53("28", R)),
    (Stage.RECEIPT,        Act.DRAFT_CONCLUSION,     Role.GATE,                 None,                 None,                  None,                    {AT_THE_GATE, Status.BEING_IDENTIFIED},                                                L53("30.1b", V)),
    (Stage.RECEIPT,        Act.CONFIRM,              Role.GATE,                 None,                 None,                  Status.CONFIRMED,        {AT_THE_GATE, Act.DRAFT_CONCLUSION, Paper.CONCLUSION, Status.BEING_IDENTIFIED},        L53("30.1b", V)),
    (Stage.RECEIPT,        Act.BRING_TO_CASE_OWNER,  Role.GATE,                 Stage.PROTECTION,     both(Role.CASE_OWNER), None,                    {AT_THE_GATE, Status.CONFIRMED},                                                       L53("30.1b", V)),
    (Stage.RECEIPT,        Act.BRING_TO_CASE_OWNER,  Role.GATE,                 Stage.VERIFICATION,   both(Role.CASE_OWNER), None,                    {AT_THE_GATE, Status.BEING_IDENTIFIED},                                                L53("30.1b", V)),

    # --- verification: initial check, then a paper that exists already, or the police ---
    (Stage.VERIFICATION,   Act.INITIAL_CHECK,        Role.CASE_OWNER,           None,                 None,                  None,                    set(),                                                                                 L53("27.2", V)),
    (Stage.VERIFICATION,   Act.RECORD_CONFIRMATION,  Role.CASE_OWNER,           Stage.PROTECTION,     None,                  Status.CONFIRMED,        {Act.INITIAL_CHECK, PROVEN},                                                           L53("27.2", V)),
    (Stage.IDENTIFICATION, Act.RECORD_CONFIRMATION,  Role.CASE_OWNER,           Stage.PROTECTION,     None,                  Status.CONFIRMED,        {PROVEN},                                                                              L53("33.1", V)),
    (CONFIRMED_CARE,       Act.RECORD_CONFIRMATION,  Role.CASE_OWNER,           None,                 None,                  Status.CONFIRMED,        {PROVEN, Status.UNDETERMINED},                                                         L53("33.1", V)),
    (Stage.VERIFICATION,   Act.REQUEST_VERIFICATION, Role.CASE_OWNER,           None,                 None,                  None,                    {Act.INITIAL_CHECK},                                                                   L53("27.2", V)),
    (Stage.VERIFICATION,   Act.REFER_COMPLEX,        Role.VERIFIER,             None,                 None,                  None,                    {Act.REQUEST_VERIFICATION},                                                            L53("27.3", U)),
    (Stage.VERIFICATION,   Act.ANSWER_VERIFICATION,  Role.VERIFIER,             Stage.IDENTIFICATION, None,                  None,                    {Act.REQUEST_VERIFICATION},                                                            L53("27.3", U)),

    # --- identification: drafted by one, signed by another, in the unit that issues the paper ---
    (Stage.IDENTIFICATION, Act.DRAFT_CONCLUSION,     Role.VERIFIER,             None,                 None,                  None,                    {Status.BEING_IDENTIFIED},                                                             L53("27.3", U)),
    (Stage.IDENTIFICATION, Act.CONFIRM,              Role.VERIFIER,             Stage.PROTECTION,     None,                  Status.CONFIRMED,        {Act.DRAFT_CONCLUSION, Paper.CONCLUSION, Status.BEING_IDENTIFIED},                     L53("27.3", U)),
    (Stage.IDENTIFICATION, Act.FIND_NOT_VICTIM,      Role.VERIFIER,             None,                 None,                  Status.NOT_VICTIM,       {Act.DRAFT_CONCLUSION, Paper.CONCLUSION, Status.BEING_IDENTIFIED},                     L53("27.3", U)),
    (Stage.IDENTIFICATION, Act.LEAVE_UNDETERMINED,   Role.VERIFIER,             None,                 None,                  Status.UNDETERMINED,     {Act.DRAFT_CONCLUSION, Paper.CONCLUSION, Status.BEING_IDENTIFIED},                     L53("27.3", U)),
    (Stage.IDENTIFICATION, Act.REQUEST_VERIFICATION, Role.CASE_OWNER,           Stage.VERIFICATION,   None,                  Status.BEING_IDENTIFIED, {Status.UNDETERMINED},                                                                 OFFICE),
    (Stage.IDENTIFICATION, Act.CLOSE,                Role.CASE_OWNER,           Stage.CLOSED,         None,                  None,                    {Status.NOT_VICTIM},                                                                   OFFICE),
    (Stage.IDENTIFICATION, Act.CLOSE,                Role.CASE_OWNER,           Stage.CLOSED,         None,                  None,                    {Status.UNDETERMINED},                                                                 OFFICE),
    (Stage.IDENTIFICATION, Act.RELEASE,              Role.CASE_OWNER,           None,                 None,                  None,                    {Status.NOT_VICTIM},                                                                   ND162("", U)),
    (Stage.IDENTIFICATION, Act.RELEASE,              Role.FACILITY,             None,                 None,                  None,                    {Status.NOT_VICTIM},                                                                   ND162("", U)),
    (Stage.IDENTIFICATION, Act.DEMAND_REPAYMENT,     Role.CASE_OWNER,           None,                 None,                  None,                    {Status.NOT_VICTIM},                                                                   L53("3.11", R)),

    # --- a confirmation that is revoked: a new version of the status, at the stage where the case is ---
    (CONFIRMED_CARE,       Act.REVOKE_CONFIRMATION,  Role.CASE_OWNER,           None,                 None,                  Status.UNDETERMINED,     {Status.CONFIRMED, Paper.REVOCATION},                                                  OFFICE),
    (CONFIRMED_CARE,       Act.INITIAL_CHECK,        Role.CASE_OWNER,           None,                 None,                  None,                    {Status.UNDETERMINED},                                                                 OFFICE),
    (CONFIRMED_CARE,       Act.REQUEST_VERIFICATION, Role.CASE_OWNER,           Stage.VERIFICATION,   None,                  Status.BEING_IDENTIFIED, {Status.UNDETERMINED, FACTS_CHECKED},                                                  OFFICE),

    # --- foreigners (Điều 31, seven clauses, not seen): the steps of 2011 as a template, usable with a warning ---
    (RECEIVED,             Act.TELL_POLICE,          Role.RECEIVER,             None,                 None,                  None,                    {FOREIGNER},                                                                           L53("31", U)),
    (CARE,                 Act.TELL_FOREIGN_CHANNEL, Role.CASE_OWNER,           None,                 None,                  None,                    {FOREIGNER},                                                                           L53("31", U)),
    (CARE,                 Act.REPORT_FOREIGNER,     Role.PROVINCE_IMMIGRATION, None,                 None,                  None,                    {Act.TELL_FOREIGN_CHANNEL},                                                            L53("31", U)),
    (CARE,                 Act.WRITE_TO_CONSULAR,    Role.IMMIGRATION,          None,                 None,                  None,                    {Act.REPORT_FOREIGNER},                                                                L53("31", U)),
    (CARE,                 Act.SEND_NOTE,            Role.CONSULAR,             None,                 None,                  None,                    {Act.WRITE_TO_CONSULAR},                                                               L53("31", U)),
    (CARE,                 Act.RECORD_ACCEPTANCE,    Role.CONSULAR,             None,                 None,                  None,                    {Act.SEND_NOTE},                                                                       L53("31", U)),
    (CARE,                 Act.ISSUE_EXIT_PAPERS,    Role.IMMIGRATION,          None,                 None,                  None,                    {Act.RECORD_ACCEPTANCE},                                                               L53("31", U)),
    (CARE,                 Act.BRING_TO_GATE,        Role.CASE_OWNER,           None,                 None,                  None,                    {Act.ISSUE_EXIT_PAPERS},                                                               L53("31", U)),
    (CARE,                 Act.EXIT,                 Role.PROVINCE_IMMIGRATION, None,                 None,                  None,                    {Act.BRING_TO_GATE},                                                                   L53("31", U)),
    (CARE,                 Act.EXIT,                 Role.GATE,                 None,                 None,                  None,                    {Act.BRING_TO_GATE},                                                                   L53("31", U)),

    # --- placement: by the person's wish, never before the initial check of an unconfirmed person ---
    (CARE,                 Act.PLACE,                Role.CASE_OWNER,           None,                 person(Role.FACILITY), None,                    {CHECKED, MAY_STAY, ENTITLED},                                                         L53("30.1b", V)),
    (RECEIVED,             Act.APPOINT_GUARDIAN,     Role.CASE_OWNER,           None,                 None,                  None,                    {UNDER_AGE},                                                                           ND162("", U)),
    (RECEIVED,             Act.APPOINT_GUARDIAN,     Role.FACILITY,             None,                 None,                  None,                    {UNDER_AGE},                                                                           ND162("", U)),
    (IN_CARE,              Act.WARN_FAMILY,          Role.FACILITY,             None,                 None,                  None,                    {Act.PLACE},                                                                           ND162("", U)),
    (CONFIRMED_CARE,       Act.ASSESS_HOME,          Role.CASE_OWNER,           None,                 None,                  None,                    set(),                                                                                 ND162("", U)),
    (CONFIRMED_CARE,       Act.ASSESS_HOME,          Role.FACILITY,             None,                 None,                  None,                    set(),                                                                                 ND162("", U)),

    # --- protection measures run beside the stages; who decides was not found ---
    (OPEN,                 Act.PROTECT,              Role.CASE_OWNER,           None,                 None,                  None,                    {NOT_RULED_OUT},                                                                       ND162("13", U)),
    (OPEN,                 Act.PROTECT,              Role.VERIFIER,             None,                 None,                  None,                    {NOT_RULED_OUT},                                                                       ND162("13", U)),
    (OPEN,                 Act.PROTECT,              Role.RESCUER,              None,                 None,                  None,                    {NOT_RULED_OUT},                                                                       ND162("13", U)),
    (OPEN,                 Act.PROTECT,              Role.COMMUNE,              None,                 None,                  None,                    {NOT_RULED_OUT},                                                                       ND162("13", U)),
    (OPEN,                 Act.PROTECT,              Role.FACILITY,             None,                 None,                  None,                    {NOT_RULED_OUT},                                                                       ND162("13", U)),
    (OPEN,                 Act.PROTECT,              Role.MISSION,              None,                 None,                  None,                    {NOT_RULED_OUT},                                                                       ND162("13", U)),
    (RECEIVED,             Act.RECORD_REFUSAL,       Role.CASE_OWNER,           None,                 None,                  None,                    set(),                                                                                 ND162("", S)),
    (RECEIVED,             Act.RECORD_REFUSAL,       Role.COMMUNE,              None,                 None,                  None,                    set(),                                                                                 ND162("", S)),
    (RECEIVED,             Act.RECORD_REFUSAL,       Role.FACILITY,             None,                 None,                  None,                    set(),                                                                                 ND162("", S)),
    (RECEIVED,             Act.RECORD_REFUSAL,       Role.VERIFIER,             None,                 None,                  None,                    set(),                                                                                 ND162("", S)),

    # --- support lines, while being identified too; which letters: ENTITLEMENTS; the order: support.py ---
    (RECEIVED,             Act.PROPOSE_SUPPORT,      Role.CASE_OWNER,           None,                 None,                  None,                    {ENTITLED},                                                                            PORTAL("", V)),
    (RECEIVED,             Act.PROPOSE_SUPPORT,      Role.COMMUNE,              None,                 None,                  None,                    {ENTITLED},                                                                            PORTAL("", V)),
    (RECEIVED,             Act.PROPOSE_SUPPORT,      Role.FACILITY,             None,                 None,                  None,                    {ENTITLED},                                                                            PORTAL("", V)),
    (STAY,                 Act.APPROVE_SUPPORT,      Role.CASE_OWNER,           None,                 None,                  None,                    {Act.PROPOSE_SUPPORT, ENTITLED},                                                       PORTAL("", V)),
    (Stage.PROTECTION,     Act.APPROVE_SUPPORT,      Role.CASE_OWNER,           Stage.SUPPORT,        None,                  None,                    {Act.PROPOSE_SUPPORT, Status.CONFIRMED},                                               PORTAL("", V)),
    (Stage.RECEIPT,        Act.DELIVER_SUPPORT,      Role.RECEIVER,             None,                 None,                  None,                    {ENTITLED},                                                                            L53("27.1", V)),
    (Stage.RECEIPT,        Act.DELIVER_SUPPORT,      Role.GATE,                 None,                 None,                  None,                    {ENTITLED},                                                                            L53("30.1b", V)),
    (Stage.RECEIPT,        Act.DELIVER_SUPPORT,      Role.MISSION,              None,                 None,                  None,                    {ENTITLED},                                                                            L53("37", V)),
    (RECEIVED,             Act.DELIVER_SUPPORT,      Role.RESCUER,              None,                 None,                  None,                    {ENTITLED},                                                                            L53("37", V)),
    (RECEIVED,             Act.DELIVER_SUPPORT,      Role.COMMUNE,              None,                 None,                  None,                    {ENTITLED},                                                                            L53("37", V)),
    (RECEIVED,             Act.DELIVER_SUPPORT,      Role.CASE_OWNER,           None,                 None,                  None,                    {ENTITLED},                                                                            L53("37", V)),
    (RECEIVED,             Act.DELIVER_SUPPORT,      Role.FACILITY,             None,                 None,                  None,                    {ENTITLED},                                                                            L53("37", V)),
    (IN_CARE,              Act.CLAIM_COSTS,          Role.FACILITY,             None,                 None,                  None,                    {Act.PLACE},                                                                           TT120("", U)),
    (IN_CARE,              Act.PAY_COSTS,            Role.CASE_OWNER,           None,                 None,                  None,                    {Act.CLAIM_COSTS},                                                                     TT120("", U)),

    # --- the case goes to another province's case owner ---
    (CONFIRMED_CARE,       Act.TRANSFER_LEAD,        Role.CASE_OWNER,           None,                 lead(Role.CASE_OWNER), None,                    {Status.CONFIRMED},                                                                    OFFICE),
    (CONFIRMED_CARE,       Act.ASK_TO_LEAD,          Role.CASE_OWNER,           None,                 None,                  None,                    {Status.CONFIRMED},                                                                    OFFICE),

    # --- other units take part or give a service, and the lead stays where it is ---
    (IN_CARE,              Act.ASK_TO_TAKE_PART,     Role.CASE_OWNER,           None,                 None,                  None,                    set(),                                                                                 OFFICE),
    (IN_CARE,              Act.TAKE_PART,            Role.CASE_OWNER,           None,                 None,                  None,                    {Act.ASK_TO_TAKE_PART},                                                                OFFICE),
    (IN_CARE,              Act.TAKE_PART,            Role.COMMUNE,              None,                 None,                  None,                    {Act.ASK_TO_TAKE_PART},                                                                OFFICE),
    (IN_CARE,              Act.TAKE_PART,            Role.FACILITY,             None,                 None,                  None,                    {Act.ASK_TO_TAKE_PART},                                                                OFFICE),
    (IN_CARE,              Act.TAKE_PART,            Role.VERIFIER,             None,                 None,                  None,                    {Act.ASK_TO_TAKE_PART},                                                                OFFICE),
    (IN_CARE,              Act.ASK_FOR_SERVICE,      Role.CASE_OWNER,           None,                 None,                  None,                    set(),                                                                                 OFFICE),
    (IN_CARE,              Act.PROVIDE_SERVICE,      Role.CASE_OWNER,           None,                 None,                  None,                    {Act.ASK_FOR_SERVICE},                                                                 OFFICE),
    (IN_CARE,              Act.PROVIDE_SERVICE,      Role.COMMUNE,              None,                 None,                  None,                    {Act.ASK_FOR_SERVICE},                                                                 OFFICE),
    (IN_CARE,              Act.PROVIDE_SERVICE,      Role.FACILITY,             None,                 None,                  None,                    {Act.ASK_FOR_SERVICE},                                                                 OFFICE),

    # --- the way home ---
    (CARE,                 Act.ARRANGE_ESCORT,       Role.CASE_OWNER,           None,                 None,                  None,                    {UNDER_AGE},                                                                           L53("30.1b", V)),
    (BEFORE_HOME,          Act.BEGIN_REINTEGRATION,  Role.CASE_OWNER,           Stage.REINTEGRATION,  None,                  None,                    {MAY_GO_HOME, Status.CONFIRMED},                                                       L53("30.1b", V)),
    (Stage.REINTEGRATION,  Act.FOLLOW_UP,            Role.CASE_OWNER,           None,                 None,                  None,                    set(),                                                                                 OFFICE),
    (Stage.REINTEGRATION,  Act.CLOSE,                Role.CASE_OWNER,           Stage.CLOSED,         None,                  None,                    {Act.FOLLOW_UP},                                                                       OFFICE),

    # --- death, and who leaves without a word: no article was seen ---
    (RECEIVED,             Act.RECORD_DEATH,         Role.CASE_OWNER,           None,                 None,                  None,                    set(),                                                                                 ND162("", U)),
    (RECEIVED,             Act.RECORD_DEATH,         Role.FACILITY,             None,                 None,                  None,                    set(),                                                                                 ND162("", U)),
    (RECEIVED,             Act.BURY,                 Role.CASE_OWNER,           None,                 None,                  None,                    {Act.RECORD_DEATH},                                                                    ND162("", U)),
    (RECEIVED,             Act.BURY,                 Role.FACILITY,             None,                 None,                  None,                    {Act.RECORD_DEATH},                                                                    ND162("", U)),
    (OPEN,                 Act.REPORT_MISSING,       Role.CASE_OWNER,           None,                 None,                  None,                    set(),                                                                                 L53("", U)),
    (OPEN,                 Act.REPORT_MISSING,       Role.COMMUNE,              None,                 None,                  None,                    set(),                                                                                 L53("", U)),
    (OPEN,                 Act.REPORT_MISSING,       Role.FACILITY,             None,                 None,                  None,                    set(),                                                                                 L53("", U)),
    (OPEN,                 Act.REPORT_MISSING,       Role.GATE,                 None,                 None,                  None,                    set(),                                                                                 L53("", U)),

    # --- no article gives a closing act: all of this is an office rule, and screens say so ---
    (IN_CARE,              Act.CLOSE_EARLY,          Role.CASE_OWNER,           Stage.CLOSED,         None,                  None,                    set(),                                                                                 OFFICE),
    (Stage.RECEIPT,        Act.CLOSE_EARLY,          Role.RECEIVER,             Stage.CLOSED,         None,                  None,                    set(),                                                                                 OFFICE),
    (Stage.RECEIPT,        Act.CLOSE_EARLY,          Role.COMMUNE,              Stage.CLOSED,         None,                  None,                    set(),                                                                                 OFFICE),
    (Stage.RECEIPT,        Act.CLOSE_EARLY,          Role.RESCUER,              Stage.CLOSED,         None,                  None,                    set(),                                                                                 OFFICE),
    (Stage.RECEIPT,        Act.CLOSE_EARLY,          Role.GATE,                 Stage.CLOSED,         None,                  None,                    set(),                                                                                 OFFICE),
    (Stage.CLOSED,         Act.REOPEN,               Role.CASE_OWNER,           Stage.VERIFICATION,   None,                  Status.BEING_IDENTIFIED, {Status.NOT_VICTIM},                                                                   OFFICE),
    (Stage.CLOSED,         Act.REOPEN,               Role.CASE_OWNER,           Stage.VERIFICATION,   None,                  Status.BEING_IDENTIFIED, {Status.UNDETERMINED},                                                                 OFFICE),
    (Stage.CLOSED,         Act.REOPEN,               Role.CASE_OWNER,           Stage.VERIFICATION,   None,                  None,                    {Status.BEING_IDENTIFIED},                                                             OFFICE),
    (Stage.CLOSED,         Act.REOPEN,               Role.CASE_OWNER,           Stage.PROTECTION,     None,                  None,                    {Status.CONFIRMED},                                                                    OFFICE),
    (Stage.CLOSED,         Act.REOPEN,               Role.RECEIVER,             Stage.RECEIPT,        None,                  None,                    {Act.CLOSE_EARLY, ENTITLED},                                                           OFFICE),
    (Stage.CLOSED,         Act.REOPEN,               Role.COMMUNE,              Stage.RECEIPT,        None,                  None,                    {Act.CLOSE_EARLY, ENTITLED},                                                           OFFICE),
    (Stage.CLOSED,         Act.REOPEN,               Role.RESCUER,              Stage.RECEIPT,        None,                  None,                    {Act.CLOSE_EARLY, ENTITLED},                                                           OFFICE),
    (Stage.CLOSED,         Act.REOPEN,               Role.GATE,                 Stage.RECEIPT,        None,                  None,                    {Act.CLOSE_EARLY, ENTITLED},                                                           OFFICE),
    (Stage.CLOSED,         Act.REOPEN,               Role.MISSION,              Stage.RECEIPT,        None,                  None,                    {Act.CLOSE_EARLY, ENTITLED},                                                           OFFICE),
)

# Who may act beside the role. Where a pair is not named, only the lead may.
ASKED_OR_LEADS = frozenset({Relation.LEADS, Relation.ASKED})
AT_HAND = frozenset({Relation.LEADS, Relation.ASKED, Relation.HOUSES})
TIED = frozenset({Relation.ASKED, Relation.HOUSES, Relation.FORMERLY})  # to a case that another unit leads

ASKED_ONLY = frozenset({Relation.ASKED})

RELATIONS = {
    (Act.ASK_TO_LEAD,          Role.CASE_OWNER):           TIED,
    (Act.TAKE_PART,            Role.CASE_OWNER):           ASKED_ONLY,
    (Act.TAKE_PART,            Role.COMMUNE):              ASKED_ONLY,
    (Act.TAKE_PART,            Role.FACILITY):             ASKED_ONLY,
    (Act.TAKE_PART,            Role.VERIFIER):             ASKED_ONLY,
    (Act.PROVIDE_SERVICE,      Role.CASE_OWNER):           ASKED_ONLY,
    (Act.PROVIDE_SERVICE,      Role.COMMUNE):              ASKED_ONLY,
    (Act.PROVIDE_SERVICE,      Role.FACILITY):             ASKED_ONLY,
    (Act.ANSWER_VERIFICATION,  Role.VERIFIER):             ASKED_OR_LEADS,
    (Act.DRAFT_CONCLUSION,     Role.VERIFIER):             ASKED_OR_LEADS,
    (Act.CONFIRM,              Role.VERIFIER):             ASKED_OR_LEADS,
    (Act.FIND_NOT_VICTIM,      Role.VERIFIER):             ASKED_OR_LEADS,
    (Act.LEAVE_UNDETERMINED,   Role.VERIFIER):             ASKED_OR_LEADS,
    (Act.REFER_COMPLEX,        Role.VERIFIER):             ASKED_OR_LEADS,
    (Act.ORDER_IDENTITY_CHECK, Role.IMMIGRATION):          ASKED_OR_LEADS,
    (Act.ANSWER_MISSION,       Role.IMMIGRATION):          ASKED_OR_LEADS,
    (Act.NOTIFY_GATE,          Role.IMMIGRATION):          ASKED_OR_LEADS,
    (Act.WRITE_TO_CONSULAR,    Role.IMMIGRATION):          ASKED_OR_LEADS,
    (Act.ISSUE_EXIT_PAPERS,    Role.IMMIGRATION):          ASKED_OR_LEADS,
    (Act.REPORT_IDENTITY,      Role.PROVINCE_IMMIGRATION): ASKED_OR_LEADS,
    (Act.AGREE_RECEPTION,      Role.PROVINCE_IMMIGRATION): ASKED_OR_LEADS,
    (Act.REPORT_FOREIGNER,     Role.PROVINCE_IMMIGRATION): ASKED_OR_LEADS,
    (Act.EXIT,                 Role.PROVINCE_IMMIGRATION): ASKED_OR_LEADS,
    (Act.EXIT,                 Role.GATE):                 ASKED_OR_LEADS,
    (Act.SEND_NOTE,            Role.CONSULAR):             ASKED_OR_LEADS,
    (Act.RECORD_ACCEPTANCE,    Role.CONSULAR):             ASKED_OR_LEADS,
    (Act.RECORD_REFUSAL,       Role.COMMUNE):              AT_HAND,
    (Act.RECORD_REFUSAL,       Role.FACILITY):             AT_HAND,
    (Act.RECORD_REFUSAL,       Role.VERIFIER):             ASKED_OR_LEADS,
    (Act.APPOINT_GUARDIAN,     Role.FACILITY):             AT_HAND,
    (Act.WARN_FAMILY,          Role.FACILITY):             AT_HAND,
    (Act.ASSESS_HOME,          Role.FACILITY):             AT_HAND,
    (Act.RELEASE,              Role.FACILITY):             AT_HAND,
    (Act.RECORD_DEATH,         Role.FACILITY):             AT_HAND,
    (Act.BURY,                 Role.FACILITY):             AT_HAND,
    (Act.REPORT_MISSING,       Role.COMMUNE):              AT_HAND,
    (Act.REPORT_MISSING,       Role.FACILITY):             AT_HAND,
    (Act.CLAIM_COSTS,          Role.FACILITY):             AT_HAND,
    (Act.PROTECT,              Role.VERIFIER):             ASKED_OR_LEADS,
    (Act.PROTECT,              Role.RESCUER):              ASKED_OR_LEADS,
    (Act.PROTECT,              Role.COMMUNE):              AT_HAND,
    (Act.PROTECT,              Role.FACILITY):             AT_HAND,
    (Act.PROPOSE_SUPPORT,      Role.COMMUNE):              AT_HAND,
    (Act.PROPOSE_SUPPORT,      Role.FACILITY):             AT_HAND,
    (Act.DELIVER_SUPPORT,      Role.CASE_OWNER):           ASKED_OR_LEADS,
    (Act.DELIVER_SUPPORT,      Role.RESCUER):              AT_HAND,
    (Act.DELIVER_SUPPORT,      Role.COMMUNE):              AT_HAND,
    (Act.DELIVER_SUPPORT,      Role.FACILITY):             AT_HAND,
}

# Which act asks another unit, and for what. A request moves neither case nor person.
ASKS = {
    Act.ASK_TO_LEAD:          Act.TRANSFER_LEAD,
    Act.ASK_TO_TAKE_PART:     Act.TAKE_PART,
    Act.ASK_FOR_SERVICE:      Act.PROVIDE_SERVICE,
    Act.REQUEST_VERIFICATION: Act.ANSWER_VERIFICATION,
    Act.SEND_FILE_HOME:       Act.ANSWER_MISSION,
    Act.ORDER_IDENTITY_CHECK: Act.REPORT_IDENTITY,
    Act.NOTIFY_ARRIVAL:       Act.NOTIFY_GATE,
    Act.NOTIFY_GATE:          Act.AGREE_RECEPTION,
    Act.TELL_FOREIGN_CHANNEL: Act.REPORT_FOREIGNER,
    Act.REPORT_FOREIGNER:     Act.WRITE_TO_CONSULAR,
    Act.WRITE_TO_CONSULAR:    Act.RECORD_ACCEPTANCE,
    Act.RECORD_ACCEPTANCE:    Act.ISSUE_EXIT_PAPERS,
    Act.BRING_TO_GATE:        Act.EXIT,
}

# Acts that an act sets aside: a second verification needs a second draft. Office rule.
RENEWS = {
    Act.SCREEN_AGAIN:         frozenset({Act.FIND_NO_SIGNS, Act.CLOSE_EARLY}),
    Act.REQUEST_VERIFICATION: frozenset({Act.ANSWER_VERIFICATION, Act.DRAFT_CONCLUSION, Act.REFER_COMPLEX}),
    Act.BEGIN_REINTEGRATION:  frozenset({Act.FOLLOW_UP}),
    Act.REOPEN:               frozenset({Act.CLOSE, Act.CLOSE_EARLY, Act.REQUEST_VERIFICATION, Act.ANSWER_VERIFICATION,
                                         Act.DRAFT_CONCLUSION, Act.FOLLOW_UP}),
}

CONCLUDED = frozenset({Act.CONFIRM, Act.FIND_NOT_VICTIM, Act.LEAVE_UNDETERMINED})

# Off the main path: nobody has to do these unless the person or the facts ask for it. Office rule.
BRANCHES = frozenset({Act.RECORD_CONFIRMATION, Act.FIND_NOT_VICTIM, Act.LEAVE_UNDETERMINED, Act.PLACE, Act.PROTECT,
                      Act.TRANSFER_LEAD, Act.ASK_TO_LEAD, Act.ASK_TO_TAKE_PART, Act.TAKE_PART,
                      Act.ASK_FOR_SERVICE, Act.PROVIDE_SERVICE, Act.CLOSE_EARLY, Act.SCREEN_AGAIN, Act.REOPEN, Act.TELL_HOST,
                      Act.SEND_FILE_HOME, Act.ORDER_IDENTITY_CHECK, Act.REPORT_IDENTITY, Act.ANSWER_MISSION,
                      Act.APPLY_AGREEMENT, Act.TAKE_STATEMENT, Act.CERTIFY_RETURN, Act.ARRANGE_ESCORT,
                      Act.NOTIFY_HOME_PROVINCE, Act.NOTIFY_GATE, Act.AGREE_RECEPTION, Act.REFER_COMPLEX, Act.RELEASE,
                      Act.DEMAND_REPAYMENT, Act.REVOKE_CONFIRMATION, Act.TELL_POLICE, Act.TELL_FOREIGN_CHANNEL,
                      Act.REPORT_FOREIGNER, Act.WRITE_TO_CONSULAR, Act.SEND_NOTE, Act.RECORD_ACCEPTANCE,
                      Act.ISSUE_EXIT_PAPERS, Act.BRING_TO_GATE, Act.EXIT, Act.APPOINT_GUARDIAN, Act.WARN_FAMILY,
                      Act.ASSESS_HOME, Act.RECORD_REFUSAL, Act.RECORD_DEATH, Act.BURY, Act.REPORT_MISSING,
                      Act.CLAIM_COSTS, Act.PAY_COSTS})
LEFT_FACILITY = frozenset({Act.BEGIN_REINTEGRATION, Act.CLOSE, Act.CLOSE_EARLY, Act.EXIT, Act.RELEASE})

CLOCKS = (
    Clock("bring_to_commune", "đưa người đến UBND cấp xã", "bring the person to the commune",
          Act.RECEIVE, frozenset({Act.BRING_TO_COMMUNE, Act.NOTIFY_CASE_OWNER}), Role.RECEIVER,
          0, Unit.AT_ONCE, L53("27.1", V)),
    Clock("commune_notice", "UBND cấp xã thông báo cơ quan chuyên môn", "the commune notifies the case owner",
          Act.BRING_TO_COMMUNE, frozenset({Act.NOTIFY_CASE_OWNER}), Role.COMMUNE,
          0, Unit.AT_ONCE, L53("27.1", V)),
    Clock("owner_intake", "cơ quan chuyên môn tiếp nhận", "the case owner takes in",
          Act.NOTIFY_CASE_OWNER, frozenset({Act.TAKE_IN}), Role.CASE_OWNER,
          0, Unit.AT_ONCE, L53("27.2", V)),
    Clock("initial_info_check", "xác minh thông tin ban đầu", "initial check",
          Act.NOTIFY_CASE_OWNER, frozenset({Act.INITIAL_CHECK}), Role.CASE_OWNER,
          3, Unit.DAYS, L53("27.2", V)),
    Clock("rescuer_brings", "cơ quan giải cứu đưa người đến cơ quan chuyên môn", "the rescuer brings the person to the case owner",
          Act.RESCUE, frozenset({Act.BRING_TO_CASE_OWNER}), Role.RESCUER,
          None, Unit.AT_ONCE, L53("28", R),
          ("ngay (khoản 1 Điều 25 Luật số 66/2011/QH12)", "at once (Article 25(1), Law 66/2011/QH12)")),
    Clock("gate_brings", "cơ quan tiếp nhận tại cửa khẩu đưa người đến cơ quan chuyên môn", "the gate brings the person to the case owner",
          Act.FIND_SIGNS, frozenset({Act.BRING_TO_CASE_OWNER}), Role.GATE,
          0, Unit.AT_ONCE, L53("30.1b", V)),
    Clock("full_verification", "trả lời xác minh", "answer to the verification request",
          Act.REQUEST_VERIFICATION, frozenset({Act.ANSWER_VERIFICATION}), Role.VERIFIER,
          None, Unit.DAYS, L53("27.3", U),
          ("20 ngày, phức tạp không quá 2 tháng (khoản 4 Điều 24 Luật số 66/2011/QH12)",
           "20 days, complex cases up to 2 months (Article 24(4), Law 66/2011/QH12)")),
    Clock("conclusion", "kết luận về việc xác định nạn nhân", "conclusion on status",
          Act.ANSWER_VERIFICATION, CONCLUDED, Role.VERIFIER,
          None, Unit.DAYS, L53("27.3", U),
          ("cùng thời hạn trả lời xác minh (khoản 4 Điều 24 Luật số 66/2011/QH12)",
           "together with the answer (Article 24(4), Law 66/2011/QH12)")),
    Clock("essential_needs_stay", "thời gian lưu trú tối đa", "longest stay",
          Act.PLACE, LEFT_FACILITY, Role.FACILITY,
          120, Unit.DAYS, ND162("17", S), longest=True, ceilings=(Limit(None, Unit.DAYS, ND162("17", S)),)),
    Clock("family_warning", "báo gia đình (nếu là người chưa thành niên) trước khi hết thời gian lưu trú",
          "warn the family (of a minor) before the stay ends",
          Act.PLACE, frozenset({Act.WARN_FAMILY, *LEFT_FACILITY}), Role.FACILITY,
          None, Unit.DAYS, ND162("", U),
          ("20 ngày trước khi hết thời gian lưu trú (điểm c khoản 3 Điều 11 Thông tư số 35/2013/TT-BLĐTBXH)",
           "20 days before the stay ends (Article 11(3)(c), Circular 35/2013/TT-BLĐTBXH)"), before=True,
          before_end_of="essential_needs_stay"),
    Clock("support_application", "giải quyết đề nghị hỗ trợ", "decision on a support application",
          Act.PROPOSE_SUPPORT, frozenset({Act.APPROVE_SUPPORT}), Role.CASE_OWNER,
          9, Unit.WORKING_DAYS, PORTAL("", V), per_line=True),
    Clock("application_window", "thời hạn nộp đề nghị hỗ trợ", "time to apply for support",
          Act.CONFIRM, frozenset({Act.PROPOSE_SUPPORT}), Role.CASE_OWNER,
          None, Unit.MONTHS, ND162("", U),
          ("12 tháng từ ngày xác nhận (điểm b khoản 3 Điều 23 Nghị định số 09/2013/NĐ-CP)",
           "12 months from confirmation (Article 23(3)(b), Decree 09/2013/NĐ-CP)")),
    Clock("mission_sends_file", "cơ quan đại diện gửi hồ sơ về nước", "the mission sends the file home",
          Act.RECEIVE_ABROAD, frozenset({Act.SEND_FILE_HOME, Act.ISSUE_TRAVEL_PAPER}), Role.MISSION,
          None, Unit.DAYS, L53("29", U),
          ("3 ngày (điểm b khoản 1 Điều 4 Thông tư liên tịch số 01/2014)",
           "3 days (Article 4(1)(b), Joint Circular 01/2014)")),
    Clock("order_identity_check", "giao cơ quan cấp tỉnh xác minh", "order the check in the province",
          Act.SEND_FILE_HOME, frozenset({Act.ORDER_IDENTITY_CHECK, Act.ANSWER_MISSION}), Role.IMMIGRATION,
          None, Unit.AT_ONCE, L53("29", U),
          ("ngay (điểm a khoản 2 Điều 4 Thông tư liên tịch số 01/2014)",
           "at once (Article 4(2)(a), Joint Circular 01/2014)")),
    Clock("province_identity_check", "báo cáo kết quả xác minh nhân thân", "report of the identity check",
          Act.ORDER_IDENTITY_CHECK, frozenset({Act.REPORT_IDENTITY, Act.ANSWER_MISSION}), Role.PROVINCE_IMMIGRATION,
          None, Unit.DAYS, L53("29", U),
          ("10 ngày (điểm a khoản 2 Điều 4 Thông tư liên tịch số 01/2014)",
           "10 days (Article 4(2)(a), Joint Circular 01/2014)")),
    Clock("central_answer_mission", "trả lời cơ quan đại diện", "answer to the mission",
          Act.SEND_FILE_HOME, frozenset({Act.ANSWER_MISSION}), Role.IMMIGRATION,
          None, Unit.DAYS, L53("29", U),
          ("3 ngày từ khi có kết quả (điểm b khoản 2 Điều 4 Thông tư liên tịch số 01/2014)",
           "3 days from the result (Article 4(2)(b), Joint Circular 01/2014)")),
    Clock("mission_issue_laissez_passer", "cấp giấy thông hành", "travel paper",
          Act.ANSWER_MISSION, frozenset({Act.ISSUE_TRAVEL_PAPER, Act.CLOSE_EARLY}), Role.MISSION,
          None, Unit.DAYS, L53("30.1a", U),
          ("3 ngày (điểm b khoản 1 Điều 4 Thông tư liên tịch số 01/2014)",
           "3 days (Article 4(1)(b), Joint Circular 01/2014)")),
    Clock("mission_arrival_notice", "thông báo trước ngày nhập cảnh", "notice before the day of entry",
          Act.PLAN_ENTRY, frozenset({Act.NOTIFY_ARRIVAL}), Role.MISSION,
          None, Unit.DAYS, ND162("", U),
          ("5 ngày trước ngày nhập cảnh (điểm b khoản 1 Điều 4 Thông tư liên tịch số 01/2014)",
           "5 days before entry (Article 4(1)(b), Joint Circular 01/2014)"), before=True),
    Clock("central_gate_notice", "thông báo cơ quan ở cửa khẩu trước ngày nhập cảnh", "notice to the gate before the day of entry",
          Act.PLAN_ENTRY, frozenset({Act.NOTIFY_GATE}), Role.IMMIGRATION,
          None, Unit.DAYS, ND162("", U),
          ("3 ngày trước ngày nhập cảnh (điểm a khoản 4 Điều 4 Thông tư liên tịch số 01/2014)",
           "3 days before entry (Article 4(4)(a), Joint Circular 01/2014)"), before=True),
    Clock("foreigner_first_contact", "tiếp xúc, gửi hồ sơ người nước ngoài", "meet the foreigner and send the file",
          Act.TELL_FOREIGN_CHANNEL, frozenset({Act.REPORT_FOREIGNER}), Role.PROVINCE_IMMIGRATION,
          None, Unit.DAYS, L53("31", U),
          ("3 ngày (điểm c khoản 2 Điều 8 Thông tư liên tịch số 01/2014)",
           "3 days (Article 8(2)(c), Joint Circular 01/2014)")),
    Clock("central_to_consular", "có văn bản gửi Cục Lãnh sự", "letter to the consular department",
          Act.REPORT_FOREIGNER, frozenset({Act.WRITE_TO_CONSULAR}), Role.IMMIGRATION,
          None, Unit.DAYS, L53("31", U),
          ("3 ngày (điểm d khoản 2 Điều 8 Thông tư liên tịch số 01/2014)",
           "3 days (Article 8(2)(d), Joint Circular 01/2014)")),
    Clock("consular_note", "gửi công hàm", "note verbale",
          Act.WRITE_TO_CONSULAR, frozenset({Act.SEND_NOTE}), Role.CONSULAR,
          None, Unit.DAYS, L53("31", U),
          ("3 ngày (điểm đ khoản 2 Điều 8 Thông tư liên tịch số 01/2014)",
           "3 days (Article 8(2)(đ), Joint Circular 01/2014)")),
    Clock("foreigner_exit_papers", "cấp thị thực xuất cảnh", "exit papers",
          Act.RECORD_ACCEPTANCE, frozenset({Act.ISSUE_EXIT_PAPERS}), Role.IMMIGRATION,
          None, Unit.DAYS, L53("31", U),
          ("5 ngày (khoản 2 Điều 9 Thông tư liên tịch số 01/2014)",
           "5 days (Article 9(2), Joint Circular 01/2014)")),
    Clock("burial", "tổ chức mai táng khi người thân không đến", "burial where relatives do not come",
          Act.RECORD_DEATH, frozenset({Act.BURY, Act.CLOSE_EARLY}), Role.FACILITY,
          None, Unit.HOURS, ND162("", U),
          ("24 giờ từ khi có kết luận (khoản 4 Điều 20 Nghị định số 09/2013/NĐ-CP)",
           "24 hours from the conclusion (Article 20(4), Decree 09/2013/NĐ-CP)")),
    Clock("facility_reimbursement", "thanh toán cho cơ sở", "payment to the facility",
          Act.CLAIM_COSTS, frozenset({Act.PAY_COSTS}), Role.CASE_OWNER,
          None, Unit.WORKING_DAYS, TT120("", U),
          ("15 ngày làm việc (điểm c khoản 2 Điều 6 Thông tư liên tịch số 134/2013)",
           "15 working days (Article 6(2)(c), Joint Circular 134/2013)")),
)

COMMUNE_ONLY = frozenset({Level.COMMUNE})
PROVINCE_ONLY = frozenset({Level.PROVINCE})
ANY_LEVEL = frozenset(Level) - {Level.ABROAD}

ROLES = (
    #       role                       sector            levels                                      from   to    source
    Playing(Role.RECEIVER,             Sector.COMMITTEE, COMMUNE_ONLY,                               START, None, L53("27.1", V)),
    Playing(Role.RECEIVER,             Sector.POLICE,    frozenset({Level.COMMUNE, Level.PROVINCE}), START, None, L53("27.1", V)),
    Playing(Role.RECEIVER,             Sector.BORDER,    ANY_LEVEL,                                  START, None, L53("27.1", V)),
    Playing(Role.RECEIVER,             Sector.COAST,     ANY_LEVEL,                                  START, None, L53("27.1", V)),
    Playing(Role.RECEIVER,             Sector.FACILITY,  ANY_LEVEL,                                  START, None, L53("27.1", V)),
    Playing(Role.COMMUNE,              Sector.COMMITTEE, COMMUNE_ONLY,                               START, None, L53("27.1", V)),
    Playing(Role.CASE_OWNER,           Sector.HEALTH,    PROVINCE_ONLY,                              START, None, L53("27.2", V)),
    Playing(Role.VERIFIER,             Sector.POLICE,    PROVINCE_ONLY,                              START, None, L53("27.3", U)),
    Playing(Role.RESCUER,              Sector.POLICE,    ANY_LEVEL,                                  START, None, L53("28", S)),
    Playing(Role.RESCUER,              Sector.BORDER,    ANY_LEVEL,                                  START, None, L53("28", S)),
    Playing(Role.RESCUER,              Sector.COAST,     ANY_LEVEL,                                  START, None, L53("28", S)),
    Playing(Role.GATE,                 Sector.BORDER,    ANY_LEVEL,                                  START, None, L53("30.1b", V)),
    Playing(Role.GATE,                 Sector.POLICE,    frozenset({Level.PROVINCE, Level.CENTRAL}), START, None, L53("30.1b", V)),
    Playing(Role.GATE,                 Sector.MILITARY,  PROVINCE_ONLY,                              START, None, REFORM("", R)),
    Playing(Role.FACILITY,             Sector.FACILITY,  ANY_LEVEL,                                  START, None, L53("30.1b", V)),
    Playing(Role.MISSION,              Sector.FOREIGN,   frozenset({Level.ABROAD}),                  START, None, L53("30.1a", V)),
    Playing(Role.CONSULAR,             Sector.FOREIGN,   frozenset({Level.CENTRAL}),                 START, None, L53("30", R)),
    Playing(Role.IMMIGRATION,          Sector.POLICE,    frozenset({Level.CENTRAL}),                 START, None, L53("29", S)),
    Playing(Role.PROVINCE_IMMIGRATION, Sector.POLICE,    PROVINCE_ONLY,                              START, None, L53("29", R)),
    Playing(Role.FOREIGN_AFFAIRS,      Sector.FOREIGN,   PROVINCE_ONLY,                              START, None, L53("31", R)),
    Playing(Role.FOREIGN_AFFAIRS,      Sector.COMMITTEE, PROVINCE_ONLY,                              START, None, KHANH_HOA("", S)),
)

RESIDENT = frozenset({Citizenship.CITIZEN, Citizenship.STATELESS})
ALIEN = frozenset({Citizenship.FOREIGN})
DOUBTFUL = frozenset({Citizenship.UNCLEAR})
A_TO_K = frozenset(Letter)
A_TO_G = frozenset({Letter.A, Letter.B, Letter.C, Letter.D, Letter.DD, Letter.E, Letter.G})
A_TO_H = A_TO_G | {Letter.H}
A_TO_D = frozenset({Letter.A, Letter.B, Letter.C, Letter.D})
COMMON = A_TO_G - {Letter.E}  # what citizens and foreigners share: given while citizenship is unclear
IN_VIETNAM = frozenset(Place) - {Place.ABROAD}
ABROAD = frozenset({Place.ABROAD})

# Minors who accompany a person have a set of their own beside that of their own status: the status
# here is that of whom they came with. That person's citizenship stays sealed in another case, so a
# minor who is no resident has what citizens and foreigners share (office).
ENTITLEMENTS = (
    #           status                   citizenship                       letters source            where
    Entitlement(Status.CONFIRMED,        RESIDENT,                         A_TO_K, L53("37.1", V)),
    Entitlement(Status.CONFIRMED,        ALIEN,                            COMMON, L53("37.4", V)),
    Entitlement(Status.CONFIRMED,        DOUBTFUL,                         COMMON, OFFICE),
    Entitlement(Status.BEING_IDENTIFIED, RESIDENT,                         A_TO_G, L53("37.3", V),   IN_VIETNAM),
    Entitlement(Status.BEING_IDENTIFIED, frozenset({Citizenship.CITIZEN}), A_TO_D, L53("37.3", V),   ABROAD),
    Entitlement(Status.BEING_IDENTIFIED, ALIEN,                            COMMON, L53("37.4", V)),
    Entitlement(Status.BEING_IDENTIFIED, DOUBTFUL,                         COMMON, OFFICE),
    Entitlement(Status.CONFIRMED,        RESIDENT,                         A_TO_H, L53("37.2", V),               accompanies=True),
    Entitlement(Status.CONFIRMED,        ALIEN | DOUBTFUL,                 COMMON, OFFICE,                       accompanies=True),
    Entitlement(Status.BEING_IDENTIFIED, RESIDENT,                         A_TO_G, L53("37.3", V),   IN_VIETNAM, accompanies=True),
    Entitlement(Status.BEING_IDENTIFIED, frozenset(Citizenship),           A_TO_D, L53("37.3", V),   ABROAD,     accompanies=True),
    Entitlement(Status.BEING_IDENTIFIED, ALIEN | DOUBTFUL,                 COMMON, OFFICE,           IN_VIETNAM, accompanies=True),
)

CONFIRMED = frozenset({Status.CONFIRMED})
UNCERTAIN = frozenset({Status.BEING_IDENTIFIED, Status.UNDETERMINED, Status.CONFIRMED})
ANYONE = frozenset({*Status, None})

GROUNDS = (
    #             ground                 act                statuses
    ClosingGround(Ground.NO_SIGNS,       Act.FIND_NO_SIGNS, frozenset({None}),                 OFFICE),
    ClosingGround(Ground.NOT_A_VICTIM,   Act.CLOSE,         frozenset({Status.NOT_VICTIM}),    OFFICE),
    ClosingGround(Ground.PRETENDED,      Act.CLOSE,         frozenset({Status.NOT_VICTIM}),    L53("3.11", V)),
    ClosingGround(Ground.NOT_DETERMINED, Act.CLOSE,         frozenset({Status.UNDETERMINED}),  OFFICE),
    ClosingGround(Ground.SETTLED,        Act.CLOSE,         CONFIRMED,                         OFFICE),
    ClosingGround(Ground.REPATRIATED,    Act.CLOSE,         CONFIRMED,                         OFFICE),
    ClosingGround(Ground.DECLINED,       Act.CLOSE,         CONFIRMED,                         OFFICE),
    ClosingGround(Ground.NOT_DETERMINED, Act.CLOSE_EARLY,   frozenset({Status.UNDETERMINED}),  OFFICE),
    ClosingGround(Ground.DECLINED,       Act.CLOSE_EARLY,   UNCERTAIN,                         OFFICE),
    ClosingGround(Ground.REPATRIATED,    Act.CLOSE_EARLY,   ANYONE,                            OFFICE),
    ClosingGround(Ground.DIED,           Act.CLOSE_EARLY,   ANYONE,                            OFFICE),
    ClosingGround(Ground.LOST_CONTACT,   Act.CLOSE_EARLY,   ANYONE,                            OFFICE),
)

PAPERS = {
    Paper.CONCLUSION:          L53("27.3", U),
    Paper.VICTIM_PAPER:        L53("33.1", V),  # that it exists; the list was not seen
    Paper.FOREIGN_PAPER:       L53("33.1", U),
    Paper.LEGALISED_PAPER:     L53("33.1", U),
    Paper.DECLARATION:         ND162("", U),
    Paper.TRAVEL_PAPER:        L53("30.1a", V),
    Paper.RETURN_CERTIFICATE:  ND162("", U),
    Paper.PROTECTION_PAPER:    ND162("", U),
    Paper.REVOCATION:          OFFICE,
    Paper.MINUTES:             ND162("", U),
    Paper.CONSENT:             L53("3.10", V),
    Paper.SUPPORT_APPLICATION: FORM_07("", V),
    Paper.IDENTITY_PAPER:      OFFICE,
    Paper.OTHER:               OFFICE,
}

REGIME = Regime(
    key="law_2024",
    vi="Luật Phòng, chống mua bán người số 53/2024/QH15",
    en="Law on prevention of and fight against human trafficking, No. 53/2024/QH15",
    valid_from=START,
    valid_to=None,
    rows=ROWS,
    clocks=CLOCKS,
    roles=ROLES,
    entitlements=ENTITLEMENTS,
    grounds=GROUNDS,
    papers=PAPERS,
    relations=RELATIONS,
    renews=RENEWS,
    asks=ASKS,
    branches=BRANCHES,
    concluding=CONCLUDED,
)
# fmt: on
