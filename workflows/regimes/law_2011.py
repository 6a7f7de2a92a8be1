"""Luật 66/2011/QH12 with its decrees and circulars: for persons received before 01/07/2025.

One row is one sentence that a jurist can check against the article in the last column; V = read,
S = secondary, R = recalled, U = not found, OFFICE = no article. The tables hold no code; how to
read a row is said in `law_2024.py`. Districts ended in 2025: who plays a role follows the day of
the act, and the successors are our inference (R), for files received under this law and still open.
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
    KHANH_HOA,
    L66,
    ND09,
    ND62,
    REFORM,
    TT35,
    TT84,
    TTLT01,
    TTLT134,
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

START = date(2012, 1, 1)
END = date(2025, 7, 1)
LABOUR_ENDS = date(2025, 3, 1)  # labour departments, and the police of the districts
DISTRICTS_END = END

CARE = (Stage.VERIFICATION, Stage.IDENTIFICATION, Stage.PROTECTION, Stage.SUPPORT)
BEFORE_HOME = (Stage.PROTECTION, Stage.SUPPORT)
CONFIRMED_CARE = (*BEFORE_HOME, Stage.REINTEGRATION)
IN_CARE = (*CARE, Stage.REINTEGRATION)  # the case owner has taken in
RECEIVED = (Stage.RECEIPT, *IN_CARE)  # signs were found, or the person came forward
OPEN = (Stage.SCREENING, *RECEIVED)
STAY = (Stage.VERIFICATION, Stage.IDENTIFICATION, Stage.SUPPORT, Stage.REINTEGRATION)

ENTITLED = any_of(Status.BEING_IDENTIFIED, Status.CONFIRMED)
NOT_RULED_OUT = any_of(Unset.STATUS, Status.BEING_IDENTIFIED, Status.UNDETERMINED, Status.CONFIRMED)
FACTS_CHECKED = any_of(Act.INITIAL_CHECK, Act.CERTIFY_RETURN, Act.REPORT_FOREIGNER)
CHECKED = FACTS_CHECKED | {Status.CONFIRMED}
PROVEN = any_of(Paper.VICTIM_PAPER, Paper.LEGALISED_PAPER)  # L66 Điều 28: foreign papers legalised
MINOR = (AgeBand.UNDER_16, AgeBand.FROM_16_TO_18, AgeBand.UNCLEAR)  # TT35 19(4): doubt protects
UNDER_AGE = any_of(*MINOR)
MAY_STAY = any_of(Wish.TO_STAY, *MINOR)
MAY_GO_HOME = any_of(Wish.TO_GO_HOME, *MINOR)
HOME_IS_SAFE = any_of(AgeBand.ADULT, Act.ASSESS_HOME)
FOREIGNER = any_of(Citizenship.FOREIGN, Citizenship.UNCLEAR)
AT_THE_GATE = any_of(Act.RECEIVE_AT_GATE, Act.TAKE_OVER_AT_GATE)
MAY_TRAVEL = any_of(Act.ISSUE_TRAVEL_PAPER, Act.APPLY_AGREEMENT)

# fmt: off
ROWS = table(
    # from                  act                       by                         to (None: stays)      hands to                         sets status              needs                                                                          source

    # --- a file is opened; the unit that opens it leads it ---
    (None,                 Act.RECEIVE,              Role.RECEIVER,             Stage.RECEIPT,        None,                            Status.BEING_IDENTIFIED, set(),                                                                         L66("24.1", V)),
    (None,                 Act.RESCUE,               Role.RESCUER,              Stage.RECEIPT,        None,                            Status.BEING_IDENTIFIED, set(),                                                                         L66("25.1", V)),
    (None,                 Act.RECEIVE_ABROAD,       Role.MISSION,              Stage.RECEIPT,        None,                            Status.BEING_IDENTIFIED, set(),                                                                         TTLT01("4.1b", V)),
    (None,                 Act.RECEIVE_AT_GATE,      Role.GATE,                 Stage.SCREENING,      None,                            None,                    set(),                                                                         TTLT01("4.4c", V)),

    # --- screening of those whom the foreign side hands over directly ---
    (Stage.SCREENING,      Act.FIND_SIGNS,           Role.GATE,                 Stage.RECEIPT,        None,                            Status.BEING_IDENTIFIED, set(),                                                                         OFFICE),
    (Stage.SCREENING,      Act.FIND_NO_SIGNS,        Role.GATE,                 Stage.CLOSED,         None,                            None,                    set(),                                                                         OFFICE),
    (Stage.SCREENING,      Act.CLOSE_EARLY,          Role.GATE,                 Stage.CLOSED,         None,                            None,                    set(),                                                                         OFFICE),
    (Stage.CLOSED,         Act.SCREEN_AGAIN,         Role.GATE,                 Stage.SCREENING,      None,                            None,                    {any_of(Act.FIND_NO_SIGNS, Act.CLOSE_EARLY), Unset.STATUS},                    OFFICE),

    # --- abroad: the mission checks and, where something is unclear, asks at home ---
    (Stage.RECEIPT,        Act.TELL_HOST,            Role.MISSION,              None,                 None,                            None,                    {Act.RECEIVE_ABROAD},                                                          TTLT01("4.1a", V)),
    (Stage.RECEIPT,        Act.SEND_FILE_HOME,       Role.MISSION,              None,                 None,                            None,                    {Act.RECEIVE_ABROAD},                                                          TTLT01("4.1b", V)),
    (Stage.RECEIPT,        Act.ORDER_IDENTITY_CHECK, Role.IMMIGRATION,          None,                 None,                            None,                    {Act.SEND_FILE_HOME},                                                          TTLT01("4.2a", V)),
    (Stage.RECEIPT,        Act.REPORT_IDENTITY,      Role.PROVINCE_IMMIGRATION, None,                 None,                            None,                    {Act.ORDER_IDENTITY_CHECK},                                                    TTLT01("4.2a", V)),
    (Stage.RECEIPT,        Act.ANSWER_MISSION,       Role.IMMIGRATION,          None,                 None,                            None,                    {Act.REPORT_IDENTITY},                                                         TTLT01("4.2b", V)),
    (Stage.RECEIPT,        Act.ISSUE_TRAVEL_PAPER,   Role.MISSION,              None,                 None,                            None,                    {Act.RECEIVE_ABROAD},                                                          TTLT01("4.1b", V)),
    (Stage.RECEIPT,        Act.PLAN_ENTRY,           Role.MISSION,              None,                 None,                            None,                    {Act.RECEIVE_ABROAD, MAY_TRAVEL},                                              OFFICE),
    (Stage.RECEIPT,        Act.NOTIFY_ARRIVAL,       Role.MISSION,              None,                 None,                            None,                    {Act.PLAN_ENTRY},                                                              TTLT01("4.1b", V)),
    (Stage.RECEIPT,        Act.NOTIFY_GATE,          Role.IMMIGRATION,          None,                 None,                            None,                    {Act.NOTIFY_ARRIVAL},                                                          TTLT01("4.4a", V)),
    (Stage.RECEIPT,        Act.AGREE_RECEPTION,      Role.PROVINCE_IMMIGRATION, None,                 None,                            None,                    {Act.NOTIFY_GATE},                                                             TTLT01("4.4b", V)),
    (Stage.RECEIPT,        Act.APPLY_AGREEMENT,      Role.MISSION,              None,                 None,                            None,                    {Act.RECEIVE_ABROAD},                                                          L66("26.2", V)),
    (Stage.RECEIPT,        Act.TAKE_OVER_AT_GATE,    Role.MISSION,              None,                 both(Role.GATE),                 None,                    {Act.RECEIVE_ABROAD, MAY_TRAVEL},                                              TTLT01("4.4c", V)),
    (Stage.RECEIPT,        Act.CLOSE_EARLY,          Role.MISSION,              Stage.CLOSED,         None,                            None,                    {Act.RECEIVE_ABROAD},                                                          TTLT01("4.1b", V)),

    # --- at the gate: by land, rail and sea the border post receives and hands on; by air the department itself ---
    (Stage.RECEIPT,        Act.HAND_TO_IMMIGRATION,  Role.GATE,                 None,                 both(Role.PROVINCE_IMMIGRATION), None,                    {AT_THE_GATE},                                                                 TTLT01("4.4c", V)),
    (Stage.RECEIPT,        Act.CERTIFY_RETURN,       Role.IMMIGRATION,          None,                 None,                            None,                    {AT_THE_GATE},                                                                 TTLT01("4.3a", V)),
    (Stage.RECEIPT,        Act.CERTIFY_RETURN,       Role.PROVINCE_IMMIGRATION, None,                 None,                            None,                    {Act.HAND_TO_IMMIGRATION},                                                     TTLT01("4.4d", V)),
    (Stage.RECEIPT,        Act.TAKE_STATEMENT,       Role.IMMIGRATION,          None,                 None,                            None,                    {AT_THE_GATE},                                                                 TTLT01("4.3b", V)),
    (Stage.RECEIPT,        Act.TAKE_STATEMENT,       Role.PROVINCE_IMMIGRATION, None,                 None,                            None,                    {Act.HAND_TO_IMMIGRATION},                                                     TTLT01("4.4d", V)),
    (Stage.RECEIPT,        Act.ARRANGE_ESCORT,       Role.IMMIGRATION,          None,                 None,                            None,                    {Act.CERTIFY_RETURN},                                                          TTLT01("4.3a", V)),
    (Stage.RECEIPT,        Act.ARRANGE_ESCORT,       Role.PROVINCE_IMMIGRATION, None,                 None,                            None,                    {Act.CERTIFY_RETURN},                                                          TTLT01("4.4d", V)),
    (Stage.RECEIPT,        Act.NOTIFY_HOME_PROVINCE, Role.IMMIGRATION,          None,                 None,                            None,                    {Act.CERTIFY_RETURN},                                                          TTLT01("4.3a", V)),
    (Stage.RECEIPT,        Act.NOTIFY_HOME_PROVINCE, Role.PROVINCE_IMMIGRATION, None,                 None,                            None,                    {Act.CERTIFY_RETURN},                                                          TTLT01("4.4đ", V)),
    (Stage.RECEIPT,        Act.SEND_HOME,            Role.IMMIGRATION,          Stage.VERIFICATION,   lead(Role.CASE_OWNER),           None,                    {Act.CERTIFY_RETURN, Status.BEING_IDENTIFIED},                                 TTLT01("4.3a", V)),
    (Stage.RECEIPT,        Act.SEND_HOME,            Role.PROVINCE_IMMIGRATION, Stage.VERIFICATION,   lead(Role.CASE_OWNER),           None,                    {Act.CERTIFY_RETURN, Status.BEING_IDENTIFIED},                                 TTLT01("4.4d", V)),
    (Stage.RECEIPT,        Act.BRING_TO_CASE_OWNER,  Role.IMMIGRATION,          Stage.VERIFICATION,   both(Role.PROVINCE_SOCIAL),      None,                    {Act.CERTIFY_RETURN, Status.BEING_IDENTIFIED},                                 TTLT01("4.3c", V)),
    (Stage.RECEIPT,        Act.BRING_TO_CASE_OWNER,  Role.PROVINCE_IMMIGRATION, Stage.VERIFICATION,   both(Role.PROVINCE_SOCIAL),      None,                    {Act.CERTIFY_RETURN, Status.BEING_IDENTIFIED},                                 TTLT01("4.4e", V)),

    # --- who came forward, or came back alone, goes by the commune; an urgent notice waits for no paper ---
    (Stage.RECEIPT,        Act.BRING_TO_COMMUNE,     Role.RECEIVER,             None,                 both(Role.COMMUNE),              None,                    {Act.RECEIVE},                                                                 L66("24.1", V)),
    (Stage.RECEIPT,        Act.NOTIFY_CASE_OWNER,    Role.COMMUNE,              None,                 None,                            None,                    set(),                                                                         L66("24.1", V)),
    (Stage.RECEIPT,        Act.TAKE_IN,              Role.COMMUNE,              Stage.VERIFICATION,   both(Role.CASE_OWNER),           None,                    {Act.NOTIFY_CASE_OWNER},                                                       L66("24.2", V)),

    # --- the rescuer certifies before the hand-over where the grounds suffice ---
    (Stage.RECEIPT,        Act.DRAFT_CONCLUSION,     Role.RESCUER,              None,                 None,                            None,                    {Act.RESCUE, Status.BEING_IDENTIFIED},                                         TTLT01("7.1a", V)),
    (Stage.RECEIPT,        Act.CONFIRM,              Role.RESCUER,              None,                 None,                            Status.CONFIRMED,        {Act.RESCUE, Act.DRAFT_CONCLUSION, Paper.CONCLUSION, Status.BEING_IDENTIFIED}, TTLT01("7.1a", V)),
    (Stage.RECEIPT,        Act.BRING_TO_CASE_OWNER,  Role.RESCUER,              Stage.PROTECTION,     both(Role.CASE_OWNER),           None,                    {Act.RESCUE, Status.CONFIRMED},                                                TTLT01("7.1a", V)),
    (Stage.RECEIPT,        Act.BRING_TO_CASE_OWNER,  Role.RESCUER,              Stage.VERIFICATION,   both(Role.CASE_OWNER),           None,                    {Act.RESCUE, Status.BEING_IDENTIFIED},                                         TTLT01("7.1b", V)),

    # --- verification: first facts, then a paper that exists already, or the police ---
    (Stage.VERIFICATION,   Act.INITIAL_CHECK,        Role.CASE_OWNER,           None,                 None,                            None,                    set(),                                                                         L66("24.2", V)),
    (Stage.VERIFICATION,   Act.RECORD_CONFIRMATION,  Role.CASE_OWNER,           Stage.PROTECTION,     None,                            Status.CONFIRMED,        {Act.INITIAL_CHECK, PROVEN},                                                   TTLT01("6.2a", V)),
    (Stage.IDENTIFICATION, Act.RECORD_CONFIRMATION,  Role.CASE_OWNER,           Stage.PROTECTION,     None,                            Status.CONFIRMED,        {PROVEN},                                                                      L66("28", V)),
    (CONFIRMED_CARE,       Act.RECORD_CONFIRMATION,  Role.CASE_OWNER,           None,                 None,                            Status.CONFIRMED,        {PROVEN, Status.UNDETERMINED},                                                 L66("28", V)),
    (Stage.VERIFICATION,   Act.REQUEST_VERIFICATION, Role.CASE_OWNER,           None,                 None,                            None,                    {Act.INITIAL_CHECK},                                                           TTLT01("6.2b", V)),
    (Stage.VERIFICATION,   Act.REFER_COMPLEX,        Role.VERIFIER,             None,                 None,                            None,                    {Act.REQUEST_VERIFICATION},                                                    TTLT01("6.3c", V)),
    (Stage.VERIFICATION,   Act.ANSWER_VERIFICATION,  Role.VERIFIER,             Stage.IDENTIFICATION, None,                            None,                    {Act.REQUEST_VERIFICATION},                                                    TTLT01("6.3", V)),

    # --- identification: drafted by one, signed by another, in the unit that issues the certificate ---
    (Stage.IDENTIFICATION, Act.DRAFT_CONCLUSION,     Role.VERIFIER,             None,                 None,                            None,                    {Status.BEING_IDENTIFIED},                                                     L66("24.4", V)),
    (Stage.IDENTIFICATION, Act.CONFIRM,              Role.VERIFIER,             Stage.PROTECTION,     None,                            Status.CONFIRMED,        {Act.DRAFT_CONCLUSION, Paper.CONCLUSION, Status.BEING_IDENTIFIED},             L66("24.4", V)),
    (Stage.IDENTIFICATION, Act.FIND_NOT_VICTIM,      Role.VERIFIER,             None,                 None,                            Status.NOT_VICTIM,       {Act.DRAFT_CONCLUSION, Paper.CONCLUSION, Status.BEING_IDENTIFIED},             TTLT01("7.3", V)),
    (Stage.IDENTIFICATION, Act.LEAVE_UNDETERMINED,   Role.VERIFIER,             None,                 None,                            Status.UNDETERMINED,     {Act.DRAFT_CONCLUSION, Paper.CONCLUSION, Status.BEING_IDENTIFIED},             OFFICE),
    (Stage.IDENTIFICATION, Act.REQUEST_VERIFICATION, Role.CASE_OWNER,           Stage.VERIFICATION,   None,                            Status.BEING_IDENTIFIED, {Status.UNDETERMINED},                                                         OFFICE),
    (Stage.IDENTIFICATION, Act.CLOSE,                Role.CASE_OWNER,           Stage.CLOSED,         None,                            None,                    {Status.UNDETERMINED},                                                         OFFICE),
    (Stage.IDENTIFICATION, Act.RELEASE,              Role.CASE_OWNER,           None,                 None,                            None,                    {Status.NOT_VICTIM},                                                           TTLT01("7.3", V)),
    (Stage.IDENTIFICATION, Act.RELEASE,              Role.FACILITY,             None,                 None,                            None,                    {Status.NOT_VICTIM},                                                           TTLT01("7.3", V)),
    (Stage.IDENTIFICATION, Act.DEMAND_REPAYMENT,     Role.CASE_OWNER,           None,                 None,                            None,                    {Status.NOT_VICTIM},                                                           L66("23.3", V)),
    (Stage.IDENTIFICATION, Act.CLOSE,                Role.CASE_OWNER,           Stage.CLOSED,         None,                            None,                    {Status.NOT_VICTIM},                                                           OFFICE),

    # --- a confirmation that is revoked: a new version of the status, at the stage where the case is ---
    (CONFIRMED_CARE,       Act.REVOKE_CONFIRMATION,  Role.CASE_OWNER,           None,                 None,                            Status.UNDETERMINED,     {Status.CONFIRMED, Paper.REVOCATION},                                          OFFICE),
    (CONFIRMED_CARE,       Act.INITIAL_CHECK,        Role.CASE_OWNER,           None,                 None,                            None,                    {Status.UNDETERMINED},                                                         OFFICE),
    (CONFIRMED_CARE,       Act.REQUEST_VERIFICATION, Role.CASE_OWNER,           Stage.VERIFICATION,   None,                            Status.BEING_IDENTIFIED, {Status.UNDETERMINED, FACTS_CHECKED},                                          OFFICE),

    # --- foreigners: the way home goes through the police, the consular department and the foreign state ---
    (RECEIVED,             Act.TELL_POLICE,          Role.RECEIVER,             None,                 None,                            None,                    {FOREIGNER},                                                                   TTLT01("8.1", V)),
    (CARE,                 Act.TELL_FOREIGN_CHANNEL, Role.CASE_OWNER,           None,                 None,                            None,                    {FOREIGNER},                                                                   TTLT01("8.2b", V)),
    (CARE,                 Act.REPORT_FOREIGNER,     Role.PROVINCE_IMMIGRATION, None,                 None,                            None,                    {Act.TELL_FOREIGN_CHANNEL},                                                    TTLT01("8.2c", V)),
    (Stage.VERIFICATION,   Act.REQUEST_VERIFICATION, Role.PROVINCE_IMMIGRATION, None,                 None,                            None,                    {Act.REPORT_FOREIGNER},                                                        TTLT01("8.2c", V)),
    (Stage.VERIFICATION,   Act.ANSWER_VERIFICATION,  Role.INVESTIGATOR,         Stage.IDENTIFICATION, None,                            None,                    {Act.REQUEST_VERIFICATION, Act.REPORT_FOREIGNER},                              TTLT01("8.2c", V)),
    (CARE,                 Act.WRITE_TO_CONSULAR,    Role.IMMIGRATION,          None,                 None,                            None,                    {Act.REPORT_FOREIGNER},                                                        TTLT01("8.2d", V)),
    (CARE,                 Act.SEND_NOTE,            Role.CONSULAR,             None,                 None,                            None,                    {Act.WRITE_TO_CONSULAR},                                                       TTLT01("8.2đ", V)),
    (CARE,                 Act.RECORD_ACCEPTANCE,    Role.CONSULAR,             None,                 None,                            None,                    {Act.SEND_NOTE},                                                               TTLT01("9.1", V)),
    (CARE,                 Act.ISSUE_EXIT_PAPERS,    Role.IMMIGRATION,          None,                 None,                            None,                    {Act.RECORD_ACCEPTANCE},                                                       TTLT01("9.2", V)),
    (CARE,                 Act.BRING_TO_GATE,        Role.PROVINCE_SOCIAL,      None,                 None,                            None,                    {Act.ISSUE_EXIT_PAPERS},                                                       TTLT01("9.3", V)),
    (CARE,                 Act.BRING_TO_GATE,        Role.CASE_OWNER,           None,                 None,                            None,                    {Act.ISSUE_EXIT_PAPERS},                                                       TTLT01("9.3", V)),
    (CARE,                 Act.EXIT,                 Role.PROVINCE_IMMIGRATION, None,                 None,                            None,                    {Act.BRING_TO_GATE},                                                           TTLT01("9.4", V)),
    (CARE,                 Act.EXIT,                 Role.GATE,                 None,                 None,                            None,                    {Act.BRING_TO_GATE},                                                           TTLT01("9.4", V)),

    # --- placement: by the person's wish, never before the check of an unconfirmed person ---
    (CARE,                 Act.PLACE,                Role.CASE_OWNER,           None,                 person(Role.FACILITY),           None,                    {CHECKED, MAY_STAY, ENTITLED},                                                 L66("24.3", V)),
    (RECEIVED,             Act.APPOINT_GUARDIAN,     Role.CASE_OWNER,           None,                 None,                            None,                    {UNDER_AGE},                                                                   ND09("19.3", V)),
    (RECEIVED,             Act.APPOINT_GUARDIAN,     Role.FACILITY,             None,                 None,                            None,                    {UNDER_AGE},                                                                   ND09("19.3", V)),
    (IN_CARE,              Act.WARN_FAMILY,          Role.FACILITY,             None,                 None,                            None,                    {Act.PLACE},                                                                   TT35("11.3c", V)),
    (CONFIRMED_CARE,       Act.ASSESS_HOME,          Role.CASE_OWNER,           None,                 None,                            None,                    set(),                                                                         TT35("11", V)),
    (CONFIRMED_CARE,       Act.ASSESS_HOME,          Role.FACILITY,             None,                 None,                            None,                    set(),                                                                         TT35("11", V)),

    # --- protection runs beside the stages; each protects whom it received ---
    (OPEN,                 Act.PROTECT,              Role.CASE_OWNER,           None,                 None,                            None,                    {NOT_RULED_OUT},                                                               ND62("6-11", V)),
    (OPEN,                 Act.PROTECT,              Role.VERIFIER,             None,                 None,                            None,                    {NOT_RULED_OUT},                                                               ND62("6-11", V)),
    (OPEN,                 Act.PROTECT,              Role.RESCUER,              None,                 None,                            None,                    {NOT_RULED_OUT},                                                               ND62("6-11", V)),
    (OPEN,                 Act.PROTECT,              Role.COMMUNE,              None,                 None,                            None,                    {NOT_RULED_OUT},                                                               ND62("6-11", V)),
    (OPEN,                 Act.PROTECT,              Role.FACILITY,             None,                 None,                            None,                    {NOT_RULED_OUT},                                                               ND62("6-11", V)),
    (OPEN,                 Act.PROTECT,              Role.MISSION,              None,                 None,                            None,                    {NOT_RULED_OUT},                                                               ND62("6-11", V)),
    (RECEIVED,             Act.RECORD_REFUSAL,       Role.CASE_OWNER,           None,                 None,                            None,                    set(),                                                                         ND62("3", V)),
    (RECEIVED,             Act.RECORD_REFUSAL,       Role.COMMUNE,              None,                 None,                            None,                    set(),                                                                         ND62("3", V)),
    (RECEIVED,             Act.RECORD_REFUSAL,       Role.FACILITY,             None,                 None,                            None,                    set(),                                                                         ND62("3", V)),
    (RECEIVED,             Act.RECORD_REFUSAL,       Role.VERIFIER,             None,                 None,                            None,                    set(),                                                                         ND62("3", V)),

    # --- support lines; which kinds: ENTITLEMENTS; applications go through the commune ---
    (RECEIVED,             Act.PROPOSE_SUPPORT,      Role.CASE_OWNER,           None,                 None,                            None,                    {ENTITLED},                                                                    ND09("19", V)),
    (RECEIVED,             Act.PROPOSE_SUPPORT,      Role.COMMUNE,              None,                 None,                            None,                    {ENTITLED},                                                                    ND09("23.3b", V)),
    (RECEIVED,             Act.PROPOSE_SUPPORT,      Role.FACILITY,             None,                 None,                            None,                    {ENTITLED},                                                                    ND09("19", V)),
    (IN_CARE,              Act.FORWARD_APPLICATION,  Role.COMMUNE,              None,                 None,                            None,                    {Act.PROPOSE_SUPPORT},                                                         ND09("23.3b", V)),
    (IN_CARE,              Act.APPRAISE_APPLICATION, Role.CASE_OWNER,           None,                 None,                            None,                    {Act.PROPOSE_SUPPORT},                                                         ND09("23.3b", V)),
    (STAY,                 Act.APPROVE_SUPPORT,      Role.DECIDER,              None,                 None,                            None,                    {Act.PROPOSE_SUPPORT, ENTITLED},                                               ND09("23.3b", V)),
    (STAY,                 Act.APPROVE_SUPPORT,      Role.CASE_OWNER,           None,                 None,                            None,                    {Act.PROPOSE_SUPPORT, ENTITLED},                                               ND09("19", V)),
    (Stage.PROTECTION,     Act.APPROVE_SUPPORT,      Role.DECIDER,              Stage.SUPPORT,        None,                            None,                    {Act.PROPOSE_SUPPORT, Status.CONFIRMED},                                       ND09("23.3b", V)),
    (Stage.PROTECTION,     Act.APPROVE_SUPPORT,      Role.CASE_OWNER,           Stage.SUPPORT,        None,                            None,                    {Act.PROPOSE_SUPPORT, Status.CONFIRMED},                                       ND09("19", V)),
    (Stage.RECEIPT,        Act.DELIVER_SUPPORT,      Role.RECEIVER,             None,                 None,                            None,                    {ENTITLED},                                                                    ND09("19", V)),
    (Stage.RECEIPT,        Act.DELIVER_SUPPORT,      Role.GATE,                 None,                 None,                            None,                    {ENTITLED},                                                                    ND09("19", V)),
    (Stage.RECEIPT,        Act.DELIVER_SUPPORT,      Role.MISSION,              None,                 None,                            None,                    {ENTITLED},                                                                    TTLT134("5", V)),
    (Stage.RECEIPT,        Act.DELIVER_SUPPORT,      Role.PROVINCE_IMMIGRATION, None,                 None,                            None,                    {ENTITLED},                                                                    TTLT01("4.4d", V)),
    (RECEIVED,             Act.DELIVER_SUPPORT,      Role.RESCUER,              None,                 None,                            None,                    {ENTITLED},                                                                    L66("25.1", V)),
    (RECEIVED,             Act.DELIVER_SUPPORT,      Role.COMMUNE,              None,                 None,                            None,                    {ENTITLED},                                                                    TTLT01("6.1", V)),
    (RECEIVED,             Act.DELIVER_SUPPORT,      Role.CASE_OWNER,           None,                 None,                            None,                    {ENTITLED},                                                                    ND09("19", V)),
    (RECEIVED,             Act.DELIVER_SUPPORT,      Role.FACILITY,             None,                 None,                            None,                    {ENTITLED},                                                                    ND09("19", V)),
    (IN_CARE,              Act.CLAIM_COSTS,          Role.FACILITY,             None,                 None,                            None,                    {Act.PLACE},                                                                   TTLT134("6.2c", V)),
    (IN_CARE,              Act.PAY_COSTS,            Role.PROVINCE_SOCIAL,      None,                 None,                            None,                    {Act.CLAIM_COSTS},                                                             TTLT134("6.2c", V)),

    # --- the case goes to another case owner ---
    (CONFIRMED_CARE,       Act.TRANSFER_LEAD,        Role.CASE_OWNER,           None,                 lead(Role.CASE_OWNER),           None,                    {Status.CONFIRMED},                                                            OFFICE),
    (CONFIRMED_CARE,       Act.ASK_TO_LEAD,          Role.CASE_OWNER,           None,                 None,                            None,                    {Status.CONFIRMED},                                                            OFFICE),

    # --- other units take part or give a service, and the lead stays where it is ---
    (IN_CARE,              Act.ASK_TO_TAKE_PART,     Role.CASE_OWNER,           None,                 None,                            None,                    set(),                                                                         OFFICE),
    (IN_CARE,              Act.TAKE_PART,            Role.CASE_OWNER,           None,                 None,                            None,                    {Act.ASK_TO_TAKE_PART},                                                        OFFICE),
    (IN_CARE,              Act.TAKE_PART,            Role.COMMUNE,              None,                 None,                            None,                    {Act.ASK_TO_TAKE_PART},                                                        OFFICE),
    (IN_CARE,              Act.TAKE_PART,            Role.FACILITY,             None,                 None,                            None,                    {Act.ASK_TO_TAKE_PART},                                                        OFFICE),
    (IN_CARE,              Act.TAKE_PART,            Role.VERIFIER,             None,                 None,                            None,                    {Act.ASK_TO_TAKE_PART},                                                        OFFICE),
    (IN_CARE,              Act.ASK_FOR_SERVICE,      Role.CASE_OWNER,           None,                 None,                            None,                    set(),                                                                         OFFICE),
    (IN_CARE,              Act.PROVIDE_SERVICE,      Role.CASE_OWNER,           None,                 None,                            None,                    {Act.ASK_FOR_SERVICE},                                                         OFFICE),
    (IN_CARE,              Act.PROVIDE_SERVICE,      Role.COMMUNE,              None,                 None,                            None,                    {Act.ASK_FOR_SERVICE},                                                         OFFICE),
    (IN_CARE,              Act.PROVIDE_SERVICE,      Role.FACILITY,             None,                 None,                            None,                    {Act.ASK_FOR_SERVICE},                                                         OFFICE),

    # --- the way home; a minor's family is looked at first ---
    (CARE,                 Act.ARRANGE_ESCORT,       Role.CASE_OWNER,           None,                 None,                            None,                    {UNDER_AGE},                                                                   L66("24.3", V)),
    (BEFORE_HOME,          Act.BEGIN_REINTEGRATION,  Role.CASE_OWNER,           Stage.REINTEGRATION,  None,                            None,                    {MAY_GO_HOME, HOME_IS_SAFE, Status.CONFIRMED},                                 L66("24.3", V)),
    (Stage.REINTEGRATION,  Act.FOLLOW_UP,            Role.CASE_OWNER,           None,                 None,                            None,                    set(),                                                                         TT35("15", V)),
    (Stage.REINTEGRATION,  Act.CLOSE,                Role.CASE_OWNER,           Stage.CLOSED,         None,                            None,                    {Act.FOLLOW_UP},                                                               OFFICE),

    # --- death, and who leaves without a word ---
    (RECEIVED,             Act.RECORD_DEATH,         Role.CASE_OWNER,           None,                 None,                            None,                    set(),                                                                         ND09("20.4", V)),
    (RECEIVED,             Act.RECORD_DEATH,         Role.FACILITY,             None,                 None,                            None,                    set(),                                                                         ND09("20.4", V)),
    (RECEIVED,             Act.BURY,                 Role.FACILITY,             None,                 None,                            None,                    {Act.RECORD_DEATH},                                                            ND09("20.4", V)),
    (RECEIVED,             Act.BURY,                 Role.CASE_OWNER,           None,                 None,                            None,                    {Act.RECORD_DEATH},                                                            OFFICE),
    (OPEN,                 Act.REPORT_MISSING,       Role.CASE_OWNER,           None,                 None,                            None,                    set(),                                                                         L66("", U)),
    (OPEN,                 Act.REPORT_MISSING,       Role.COMMUNE,              None,                 None,                            None,                    set(),                                                                         L66("", U)),
    (OPEN,                 Act.REPORT_MISSING,       Role.FACILITY,             None,                 None,                            None,                    set(),                                                                         L66("", U)),
    (OPEN,                 Act.REPORT_MISSING,       Role.GATE,                 None,                 None,                            None,                    set(),                                                                         L66("", U)),

    # --- no article gives a closing act: all of this is an office rule, and screens say so ---
    (IN_CARE,              Act.CLOSE_EARLY,          Role.CASE_OWNER,           Stage.CLOSED,         None,                            None,                    set(),                                                                         OFFICE),
    (Stage.RECEIPT,        Act.CLOSE_EARLY,          Role.RECEIVER,             Stage.CLOSED,         None,                            None,                    set(),                                                                         OFFICE),
    (Stage.RECEIPT,        Act.CLOSE_EARLY,          Role.COMMUNE,              Stage.CLOSED,         None,                            None,                    set(),                                                                         OFFICE),
    (Stage.RECEIPT,        Act.CLOSE_EARLY,          Role.RESCUER,              Stage.CLOSED,         None,                            None,                    set(),                                                                         OFFICE),
    (Stage.RECEIPT,        Act.CLOSE_EARLY,          Role.GATE,                 Stage.CLOSED,         None,                            None,                    set(),                                                                         OFFICE),
    (Stage.RECEIPT,        Act.CLOSE_EARLY,          Role.PROVINCE_IMMIGRATION, Stage.CLOSED,         None,                            None,                    set(),                                                                         OFFICE),
    (Stage.CLOSED,         Act.REOPEN,               Role.CASE_OWNER,           Stage.VERIFICATION,   None,                            Status.BEING_IDENTIFIED, {Status.NOT_VICTIM},                                                           OFFICE),
    (Stage.CLOSED,         Act.REOPEN,               Role.CASE_OWNER,           Stage.VERIFICATION,   None,                            Status.BEING_IDENTIFIED, {Status.UNDETERMINED},                                                         OFFICE),
    (Stage.CLOSED,         Act.REOPEN,               Role.CASE_OWNER,           Stage.VERIFICATION,   None,                            None,                    {Status.BEING_IDENTIFIED},                                                     OFFICE),
    (Stage.CLOSED,         Act.REOPEN,               Role.CASE_OWNER,           Stage.PROTECTION,     None,                            None,                    {Status.CONFIRMED},                                                            OFFICE),
    (Stage.CLOSED,         Act.REOPEN,               Role.RECEIVER,             Stage.RECEIPT,        None,                            None,                    {Act.CLOSE_EARLY, ENTITLED},                                                   OFFICE),
    (Stage.CLOSED,         Act.REOPEN,               Role.COMMUNE,              Stage.RECEIPT,        None,                            None,                    {Act.CLOSE_EARLY, ENTITLED},                                                   OFFICE),
    (Stage.CLOSED,         Act.REOPEN,               Role.RESCUER,              Stage.RECEIPT,        None,                            None,                    {Act.CLOSE_EARLY, ENTITLED},                                                   OFFICE),
    (Stage.CLOSED,         Act.REOPEN,               Role.GATE,                 Stage.RECEIPT,        None,                            None,                    {Act.CLOSE_EARLY, ENTITLED},                                                   OFFICE),
    (Stage.CLOSED,         Act.REOPEN,               Role.MISSION,              Stage.RECEIPT,        None,                            None,                    {Act.CLOSE_EARLY, ENTITLED},                                                   OFFICE),
    (Stage.CLOSED,         Act.REOPEN,               Role.PROVINCE_IMMIGRATION, Stage.RECEIPT,        None,                            None,                    {Act.CLOSE_EARLY, ENTITLED},                                                   OFFICE),
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
    (Act.REFER_COMPLEX,        Role.VERIFIER):             ASKED_OR_LEADS,
    (Act.ANSWER_VERIFICATION,  Role.VERIFIER):             ASKED_OR_LEADS,
    (Act.DRAFT_CONCLUSION,     Role.VERIFIER):             ASKED_OR_LEADS,
    (Act.CONFIRM,              Role.VERIFIER):             ASKED_OR_LEADS,
    (Act.FIND_NOT_VICTIM,      Role.VERIFIER):             ASKED_OR_LEADS,
    (Act.LEAVE_UNDETERMINED,   Role.VERIFIER):             ASKED_OR_LEADS,
    (Act.ANSWER_VERIFICATION,  Role.INVESTIGATOR):         ASKED_OR_LEADS,
    (Act.ORDER_IDENTITY_CHECK, Role.IMMIGRATION):          ASKED_OR_LEADS,
    (Act.ANSWER_MISSION,       Role.IMMIGRATION):          ASKED_OR_LEADS,
    (Act.NOTIFY_GATE,          Role.IMMIGRATION):          ASKED_OR_LEADS,
    (Act.WRITE_TO_CONSULAR,    Role.IMMIGRATION):          ASKED_OR_LEADS,
    (Act.ISSUE_EXIT_PAPERS,    Role.IMMIGRATION):          ASKED_OR_LEADS,
    (Act.REPORT_IDENTITY,      Role.PROVINCE_IMMIGRATION): ASKED_OR_LEADS,
    (Act.AGREE_RECEPTION,      Role.PROVINCE_IMMIGRATION): ASKED_OR_LEADS,
    (Act.REPORT_FOREIGNER,     Role.PROVINCE_IMMIGRATION): ASKED_OR_LEADS,
    (Act.REQUEST_VERIFICATION, Role.PROVINCE_IMMIGRATION): ASKED_OR_LEADS,
    (Act.EXIT,                 Role.PROVINCE_IMMIGRATION): ASKED_OR_LEADS,
    (Act.EXIT,                 Role.GATE):                 ASKED_OR_LEADS,
    (Act.SEND_NOTE,            Role.CONSULAR):             ASKED_OR_LEADS,
    (Act.RECORD_ACCEPTANCE,    Role.CONSULAR):             ASKED_OR_LEADS,
    (Act.BRING_TO_GATE,        Role.PROVINCE_SOCIAL):      AT_HAND,
    (Act.PAY_COSTS,            Role.PROVINCE_SOCIAL):      ASKED_OR_LEADS,
    (Act.APPROVE_SUPPORT,      Role.DECIDER):              ASKED_OR_LEADS,
    (Act.PROTECT,              Role.VERIFIER):             ASKED_OR_LEADS,
    (Act.PROTECT,              Role.RESCUER):              ASKED_OR_LEADS,
    (Act.PROTECT,              Role.COMMUNE):              AT_HAND,
    (Act.PROTECT,              Role.FACILITY):             AT_HAND,
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
    (Act.PROPOSE_SUPPORT,      Role.COMMUNE):              AT_HAND,
    (Act.PROPOSE_SUPPORT,      Role.FACILITY):             AT_HAND,
    (Act.FORWARD_APPLICATION,  Role.COMMUNE):              AT_HAND,
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
    Act.CLAIM_COSTS:          Act.PAY_COSTS,
}

# Acts that an act sets aside: a second verification needs a second draft. Office rule.
RENEWS = {
    Act.SCREEN_AGAIN:         frozenset({Act.FIND_NO_SIGNS, Act.CLOSE_EARLY}),
    Act.REQUEST_VERIFICATION: frozenset({Act.ANSWER_VERIFICATION, Act.DRAFT_CONCLUSION, Act.REFER_COMPLEX}),
    Act.BEGIN_REINTEGRATION:  frozenset({Act.FOLLOW_UP}),
    Act.REOPEN:               frozenset({Act.CLOSE, Act.CLOSE_EARLY, Act.REQUEST_VERIFICATION, Act.ANSWER_VERIFICATION,
                                         Act.DRAFT_CONCLUSION, Act.FOLLOW_UP}),
}

# By these the first facts count as checked: by the case owner with the police, by the police who
# certify a return, by the police who met a foreigner.
CHECKS = frozenset({Act.INITIAL_CHECK, Act.CERTIFY_RETURN, Act.REPORT_FOREIGNER})

CONCLUDED = frozenset({Act.CONFIRM, Act.FIND_NOT_VICTIM, Act.LEAVE_UNDETERMINED})

# Off the main path: nobody has to do these unless the person or the facts ask for it. Office rule.
BRANCHES = frozenset({Act.RECORD_CONFIRMATION, Act.FIND_NOT_VICTIM, Act.LEAVE_UNDETERMINED, Act.PLACE, Act.PROTECT,
                      Act.TRANSFER_LEAD, Act.ASK_TO_LEAD, Act.ASK_TO_TAKE_PART, Act.TAKE_PART,
                      Act.ASK_FOR_SERVICE, Act.PROVIDE_SERVICE, Act.CLOSE_EARLY, Act.SCREEN_AGAIN, Act.REOPEN, Act.TELL_HOST,
                      Act.SEND_FILE_HOME, Act.APPLY_AGREEMENT, Act.TAKE_STATEMENT, Act.ARRANGE_ESCORT,
                      Act.REFER_COMPLEX, Act.RELEASE, Act.DEMAND_REPAYMENT, Act.REVOKE_CONFIRMATION, Act.TELL_POLICE,
                      Act.TELL_FOREIGN_CHANNEL, Act.REPORT_FOREIGNER, Act.WRITE_TO_CONSULAR, Act.SEND_NOTE,
                      Act.RECORD_ACCEPTANCE, Act.ISSUE_EXIT_PAPERS, Act.BRING_TO_GATE, Act.EXIT, Act.APPOINT_GUARDIAN,
                      Act.WARN_FAMILY, Act.ASSESS_HOME, Act.RECORD_REFUSAL, Act.RECORD_DEATH, Act.BURY,
                      Act.REPORT_MISSING, Act.CLAIM_COSTS, Act.PAY_COSTS, Act.FORWARD_APPLICATION,
                      Act.APPRAISE_APPLICATION})
LEFT_FACILITY = frozenset({Act.BEGIN_REINTEGRATION, Act.CLOSE, Act.CLOSE_EARLY, Act.EXIT, Act.RELEASE})
ON_THE_WAY_IN = frozenset({Act.BRING_TO_COMMUNE, Act.NOTIFY_CASE_OWNER})

CLOCKS = (
    # --- who comes forward ---
    Clock("transfer_to_commune", "đưa người đến UBND cấp xã", "bring the person to the commune",
          Act.RECEIVE, ON_THE_WAY_IN, Role.RECEIVER,
          0, Unit.AT_ONCE, L66("24.1", V)),
    Clock("notify_district_social", "UBND cấp xã thông báo cơ quan chuyên môn", "the commune notifies the case owner",
          Act.BRING_TO_COMMUNE, frozenset({Act.NOTIFY_CASE_OWNER}), Role.COMMUNE,
          0, Unit.AT_ONCE, L66("24.1", V)),
    Clock("district_intake", "tiếp nhận và xác định thông tin ban đầu", "intake and initial check",
          Act.NOTIFY_CASE_OWNER, frozenset({Act.INITIAL_CHECK}), Role.CASE_OWNER,
          3, Unit.DAYS, L66("24.2", V)),
    Clock("verify_domestic", "trả lời xác minh", "answer to the verification request",
          Act.REQUEST_VERIFICATION, frozenset({Act.ANSWER_VERIFICATION}), Role.VERIFIER,
          20, Unit.DAYS, L66("24.4", V),
          ceilings=(Limit(2, Unit.MONTHS, L66("24.4", V)), Limit(60, Unit.DAYS, TTLT01("6.3c", V), Act.REFER_COMPLEX))),
    Clock("certify_domestic", "cấp giấy xác nhận hoặc kết luận", "certificate or conclusion",
          Act.REQUEST_VERIFICATION, CONCLUDED, Role.VERIFIER,
          20, Unit.DAYS, TTLT01("6.3", V),
          ceilings=(Limit(2, Unit.MONTHS, L66("24.4", V)), Limit(60, Unit.DAYS, TTLT01("6.3c", V), Act.REFER_COMPLEX))),

    # --- who is rescued ---
    Clock("rescuer_brings", "cơ quan giải cứu đưa người đến cơ quan chuyên môn", "the rescuer brings the person to the case owner",
          Act.RESCUE, frozenset({Act.BRING_TO_CASE_OWNER}), Role.RESCUER,
          0, Unit.AT_ONCE, L66("25.1", V)),

    # --- who is abroad ---
    Clock("mission_sends_file", "cơ quan đại diện gửi hồ sơ về nước", "the mission sends the file home",
          Act.RECEIVE_ABROAD, frozenset({Act.SEND_FILE_HOME, Act.ISSUE_TRAVEL_PAPER}), Role.MISSION,
          3, Unit.DAYS, TTLT01("4.1b", V)),
    Clock("order_identity_check", "giao cơ quan cấp tỉnh xác minh", "order the check in the province",
          Act.SEND_FILE_HOME, frozenset({Act.ORDER_IDENTITY_CHECK}), Role.IMMIGRATION,
          0, Unit.AT_ONCE, TTLT01("4.2a", V)),
    Clock("province_identity_check", "báo cáo kết quả xác minh nhân thân", "report of the identity check",
          Act.ORDER_IDENTITY_CHECK, frozenset({Act.REPORT_IDENTITY}), Role.PROVINCE_IMMIGRATION,
          10, Unit.DAYS, TTLT01("4.2a", V)),
    Clock("central_answer_mission", "trả lời cơ quan đại diện", "answer to the mission",
          Act.REPORT_IDENTITY, frozenset({Act.ANSWER_MISSION}), Role.IMMIGRATION,
          3, Unit.DAYS, TTLT01("4.2b", V)),
    Clock("mission_issue_laissez_passer", "cấp giấy thông hành", "travel paper",
          Act.ANSWER_MISSION, frozenset({Act.ISSUE_TRAVEL_PAPER, Act.CLOSE_EARLY}), Role.MISSION,
          3, Unit.DAYS, TTLT01("4.1b", V)),
    Clock("mission_arrival_notice", "thông báo trước ngày nhập cảnh", "notice before the day of entry",
          Act.PLAN_ENTRY, frozenset({Act.NOTIFY_ARRIVAL}), Role.MISSION,
          5, Unit.DAYS, TTLT01("4.1b", V), before=True),
    Clock("central_gate_notice", "thông báo cơ quan ở cửa khẩu trước ngày nhập cảnh", "notice to the gate before the day of entry",
          Act.PLAN_ENTRY, frozenset({Act.NOTIFY_GATE}), Role.IMMIGRATION,
          3, Unit.DAYS, TTLT01("4.4a", V), before=True),

    # --- foreigners ---
    Clock("foreigner_first_contact", "tiếp xúc, gửi hồ sơ người nước ngoài", "meet the foreigner and send the file",
          Act.TELL_FOREIGN_CHANNEL, frozenset({Act.REPORT_FOREIGNER}), Role.PROVINCE_IMMIGRATION,
          3, Unit.DAYS, TTLT01("8.2c", V)),
    Clock("foreigner_verification", "trả lời xác minh người nước ngoài", "answer on a foreigner",
          Act.REQUEST_VERIFICATION, frozenset({Act.ANSWER_VERIFICATION}), Role.INVESTIGATOR,
          20, Unit.DAYS, TTLT01("8.2c", V), after=Act.REPORT_FOREIGNER),
    Clock("central_to_consular", "có văn bản gửi Cục Lãnh sự", "letter to the consular department",
          Act.REPORT_FOREIGNER, frozenset({Act.WRITE_TO_CONSULAR}), Role.IMMIGRATION,
          3, Unit.DAYS, TTLT01("8.2d", V)),
    Clock("consular_note", "gửi công hàm", "note verbale",
          Act.WRITE_TO_CONSULAR, frozenset({Act.SEND_NOTE}), Role.CONSULAR,
          3, Unit.DAYS, TTLT01("8.2đ", V)),
    Clock("foreigner_exit_papers", "cấp thị thực xuất cảnh", "exit papers",
          Act.RECORD_ACCEPTANCE, frozenset({Act.ISSUE_EXIT_PAPERS}), Role.IMMIGRATION,
          5, Unit.DAYS, TTLT01("9.2", V)),

    # --- care and support ---
    Clock("stay_public_facility", "thời gian lưu trú tối đa", "longest stay",
          Act.PLACE, LEFT_FACILITY, Role.FACILITY,
          60, Unit.DAYS, TT35("14.1", V), longest=True, also=(Limit(3, Unit.MONTHS, TT84("", S)),)),
    Clock("child_release_notice", "báo gia đình (nếu là người chưa thành niên) trước khi hết thời gian lưu trú",
          "warn the family (of a minor) before the stay ends",
          Act.PLACE, frozenset({Act.WARN_FAMILY, *LEFT_FACILITY}), Role.FACILITY,
          20, Unit.DAYS, TT35("11.3c", V), before=True, before_end_of="stay_public_facility"),
    Clock("support_application", "thời hạn nộp đề nghị hỗ trợ", "time to apply for support",
          Act.CONFIRM, frozenset({Act.PROPOSE_SUPPORT}), Role.CASE_OWNER,
          12, Unit.MONTHS, ND09("23.3b", V)),
    Clock("support_application_by_paper", "thời hạn nộp đề nghị hỗ trợ (theo giấy xác nhận đã có)", "time to apply for support (by an existing paper)",
          Act.RECORD_CONFIRMATION, frozenset({Act.PROPOSE_SUPPORT}), Role.CASE_OWNER,
          12, Unit.MONTHS, ND09("23.3b", V)),
    Clock("commune_builds_file", "UBND cấp xã lập, chuyển hồ sơ đề nghị", "the commune builds the file",
          Act.PROPOSE_SUPPORT, frozenset({Act.FORWARD_APPLICATION, Act.APPRAISE_APPLICATION, Act.APPROVE_SUPPORT}), Role.COMMUNE,
          3, Unit.WORKING_DAYS, ND09("23.3b", V)),
    Clock("district_appraises", "thẩm định hồ sơ đề nghị", "appraisal of the application",
          Act.FORWARD_APPLICATION, frozenset({Act.APPRAISE_APPLICATION, Act.APPROVE_SUPPORT}), Role.CASE_OWNER,
          5, Unit.WORKING_DAYS, ND09("23.3b", V)),
    Clock("district_decides", "quyết định hỗ trợ", "decision on support",
          Act.APPRAISE_APPLICATION, frozenset({Act.APPROVE_SUPPORT}), Role.DECIDER,
          3, Unit.WORKING_DAYS, ND09("23.3b", V)),
    Clock("facility_reimbursement", "thanh toán cho cơ sở", "payment to the facility",
          Act.CLAIM_COSTS, frozenset({Act.PAY_COSTS}), Role.PROVINCE_SOCIAL,
          15, Unit.WORKING_DAYS, TTLT134("6.2c", V)),
    Clock("burial", "tổ chức mai táng khi người thân không đến", "burial where relatives do not come",
          Act.RECORD_DEATH, frozenset({Act.BURY, Act.CLOSE_EARLY}), Role.FACILITY,
          24, Unit.HOURS, ND09("20.4", V)),
)

COMMUNE_ONLY = frozenset({Level.COMMUNE})
DISTRICT_ONLY = frozenset({Level.DISTRICT})
PROVINCE_ONLY = frozenset({Level.PROVINCE})
CENTRAL_ONLY = frozenset({Level.CENTRAL})
ABROAD_ONLY = frozenset({Level.ABROAD})
IN_VIETNAM_ANY = frozenset(Level) - ABROAD_ONLY

ROLES = (
    #       role                       sector            levels          from           to             source
    Playing(Role.RECEIVER,             Sector.COMMITTEE, COMMUNE_ONLY,   START,         None,          L66("24.1", V)),
    Playing(Role.RECEIVER,             Sector.POLICE,    IN_VIETNAM_ANY, START,         None,          TTLT01("6.1", V)),
    Playing(Role.RECEIVER,             Sector.BORDER,    IN_VIETNAM_ANY, START,         None,          TTLT01("5.1a", V)),
    Playing(Role.RECEIVER,             Sector.COAST,     IN_VIETNAM_ANY, START,         None,          TTLT01("5.1a", V)),
    Playing(Role.RECEIVER,             Sector.FACILITY,  IN_VIETNAM_ANY, START,         None,          L66("24.1", V)),
    Playing(Role.COMMUNE,              Sector.COMMITTEE, COMMUNE_ONLY,   START,         None,          L66("24.1", V)),
    Playing(Role.CASE_OWNER,           Sector.LABOUR,    DISTRICT_ONLY,  START,         LABOUR_ENDS,   L66("24.2", V)),
    Playing(Role.CASE_OWNER,           Sector.LABOUR,    PROVINCE_ONLY,  START,         LABOUR_ENDS,   TTLT01("4.3c", V)),
    Playing(Role.CASE_OWNER,           Sector.HEALTH,    DISTRICT_ONLY,  LABOUR_ENDS,   DISTRICTS_END, REFORM("", R)),
    Playing(Role.CASE_OWNER,           Sector.HEALTH,    PROVINCE_ONLY,  LABOUR_ENDS,   None,          REFORM("", R)),
    Playing(Role.VERIFIER,             Sector.POLICE,    DISTRICT_ONLY,  START,         LABOUR_ENDS,   L66("24.4", V)),
    Playing(Role.VERIFIER,             Sector.POLICE,    PROVINCE_ONLY,  LABOUR_ENDS,   None,          REFORM("", R)),
    Playing(Role.INVESTIGATOR,         Sector.POLICE,    PROVINCE_ONLY,  START,         None,          TTLT01("6.3c", V)),
    Playing(Role.RESCUER,              Sector.POLICE,    IN_VIETNAM_ANY, START,         None,          L66("25.1", V)),
    Playing(Role.RESCUER,              Sector.BORDER,    IN_VIETNAM_ANY, START,         None,          L66("25.1", V)),
    Playing(Role.RESCUER,              Sector.COAST,     IN_VIETNAM_ANY, START,         None,          L66("25.1", V)),
    Playing(Role.GATE,                 Sector.POLICE,    CENTRAL_ONLY,   START,         None,          TTLT01("4.3a", V)),
    Playing(Role.GATE,                 Sector.BORDER,    IN_VIETNAM_ANY, START,         None,          TTLT01("4.4c", V)),
    Playing(Role.GATE,                 Sector.MILITARY,  PROVINCE_ONLY,  END,           None,          REFORM("", R)),
    Playing(Role.IMMIGRATION,          Sector.POLICE,    CENTRAL_ONLY,   START,         None,          TTLT01("4.2a", V)),
    Playing(Role.PROVINCE_IMMIGRATION, Sector.POLICE,    PROVINCE_ONLY,  START,         None,          TTLT01("4.2a", V)),
    Playing(Role.MISSION,              Sector.FOREIGN,   ABROAD_ONLY,    START,         None,          TTLT01("4.1", V)),
    Playing(Role.CONSULAR,             Sector.FOREIGN,   CENTRAL_ONLY,   START,         None,          TTLT01("8.2đ", V)),
    Playing(Role.FOREIGN_AFFAIRS,      Sector.FOREIGN,   PROVINCE_ONLY,  START,         None,          TTLT01("8.2b", V)),
    Playing(Role.FOREIGN_AFFAIRS,      Sector.COMMITTEE, PROVINCE_ONLY,  LABOUR_ENDS,   None,          KHANH_HOA("", S)),
    Playing(Role.PROVINCE_SOCIAL,      Sector.LABOUR,    PROVINCE_ONLY,  START,         LABOUR_ENDS,   TTLT01("4.3c", V)),
    Playing(Role.PROVINCE_SOCIAL,      Sector.HEALTH,    PROVINCE_ONLY,  LABOUR_ENDS,   None,          REFORM("", R)),
    Playing(Role.DECIDER,              Sector.COMMITTEE, DISTRICT_ONLY,  START,         DISTRICTS_END, ND09("23.3b", V)),
    Playing(Role.DECIDER,              Sector.HEALTH,    PROVINCE_ONLY,  DISTRICTS_END, None,          REFORM("", R)),
    Playing(Role.FACILITY,             Sector.FACILITY,  IN_VIETNAM_ANY, START,         None,          L66("40", V)),
)

RESIDENT = frozenset({Citizenship.CITIZEN, Citizenship.STATELESS})
ALIEN = frozenset({Citizenship.FOREIGN})
DOUBTFUL = frozenset({Citizenship.UNCLEAR})
FOR_ALL = frozenset({Letter.A, Letter.B, Letter.DD, Letter.E, Letter.G})
WITH_A_VICTIM = frozenset({Letter.A, Letter.B, Letter.E, Letter.G})
WITH_SCHOOL_AND_WORK = FOR_ALL | {Letter.H, Letter.I, Letter.K}  # with conditions on poor households
ABROAD = frozenset({Place.ABROAD})

# The kinds of support of this law, under the letters of the law of 2024 that replaced them. Of a
# minor who accompanies a victim, the status is that of whom they came with.
ENTITLEMENTS = (
    Entitlement(Status.CONFIRMED,        RESIDENT,               WITH_SCHOOL_AND_WORK,  L66("32.1", V)),
    Entitlement(Status.CONFIRMED,        ALIEN,                  FOR_ALL,               L66("32.2", V)),
    Entitlement(Status.CONFIRMED,        DOUBTFUL,               FOR_ALL,               OFFICE),
    Entitlement(Status.BEING_IDENTIFIED, frozenset(Citizenship), frozenset({Letter.A}), ND09("19.1b", V)),
    Entitlement(Status.CONFIRMED,        frozenset(Citizenship), WITH_A_VICTIM,         L66("32.3", V), accompanies=True),
)

CONFIRMED = frozenset({Status.CONFIRMED})
UNCERTAIN = frozenset({Status.BEING_IDENTIFIED, Status.UNDETERMINED, Status.CONFIRMED})
ANYONE = frozenset({*Status, None})

GROUNDS = (
    #             ground                 act                statuses
    ClosingGround(Ground.NO_SIGNS,       Act.FIND_NO_SIGNS, frozenset({None}),                 OFFICE),
    ClosingGround(Ground.NOT_A_VICTIM,   Act.CLOSE,         frozenset({Status.NOT_VICTIM}),    OFFICE),
    ClosingGround(Ground.PRETENDED,      Act.CLOSE,         frozenset({Status.NOT_VICTIM}),    L66("3.11", V)),
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
    Paper.CONCLUSION:          TTLT01("6.3", V),
    Paper.VICTIM_PAPER:        L66("28", V),
    Paper.FOREIGN_PAPER:       L66("28.4", V),
    Paper.LEGALISED_PAPER:     L66("28.4", V),
    Paper.DECLARATION:         TTLT01("6.1", V),
    Paper.TRAVEL_PAPER:        TTLT01("4.1b", V),
    Paper.RETURN_CERTIFICATE:  TTLT01("4.4d", V),
    Paper.MINUTES:             TTLT01("4.4c", V),
    Paper.PROTECTION_PAPER:    ND62("10", V),
    Paper.SUPPORT_APPLICATION: TT35("16", V),
    Paper.CONSENT:             L66("3.10", V),
    Paper.REVOCATION:          OFFICE,
    Paper.IDENTITY_PAPER:      OFFICE,
    Paper.OTHER:               OFFICE,
}

REGIME = Regime(
    key="law_2011",
    vi="Luật Phòng, chống mua bán người số 66/2011/QH12",
    en="Law on prevention of and fight against human trafficking, No. 66/2011/QH12",
    valid_from=START,
    valid_to=END,
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
    checks=CHECKS,
)
# fmt: on
