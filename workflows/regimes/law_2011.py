"""Luật 66/2011/QH12 with its decrees: for persons received before 01/07/2025. A stub.

Only the first rows of a person who comes forward: they prove that the day of receipt chooses the
law. Rescue, gate and support under this law are not entered yet; by the office's rule a case may
end early, so that none is stuck where the table ends.
"""

from datetime import date

from workflows.regime import (
    Clock,
    ClosingGround,
    Entitlement,
    Playing,
    Regime,
    Unit,
    both,
    table,
)
from workflows.regimes.documents import L66, ND09, TTLT01, R, V
from workflows.source import OFFICE
from workflows.terms import (
    Act,
    Citizenship,
    Ground,
    Letter,
    Level,
    Paper,
    Relation,
    Role,
    Sector,
    Stage,
    Status,
)

START = date(2012, 1, 1)
END = date(2025, 7, 1)
DISTRICTS_END = date(2025, 3, 1)  # district labour offices and district police

TAKEN_IN = (Stage.VERIFICATION, Stage.IDENTIFICATION, Stage.PROTECTION)

# fmt: off
ROWS = table(
    # from               act                       by               to (None: stays)      hands to               sets status              needs                                    source
    (None,               Act.RECEIVE,              Role.RECEIVER,   Stage.RECEIPT,        None,                  Status.BEING_IDENTIFIED, set(),                                   L66("24.1", V)),
    (Stage.RECEIPT,      Act.BRING_TO_COMMUNE,     Role.RECEIVER,   None,                 both(Role.COMMUNE),    None,                    {Act.RECEIVE},                           L66("24.1", V)),
    (Stage.RECEIPT,      Act.NOTIFY_CASE_OWNER,    Role.COMMUNE,    None,                 None,                  None,                    set(),                                   L66("24.1", V)),
    (Stage.RECEIPT,      Act.TAKE_IN,              Role.COMMUNE,    Stage.VERIFICATION,   both(Role.CASE_OWNER), None,                    {Act.NOTIFY_CASE_OWNER},                 L66("24.2", V)),
    (Stage.VERIFICATION, Act.INITIAL_CHECK,        Role.CASE_OWNER, None,                 None,                  None,                    set(),                                   L66("24.2", V)),
    (Stage.VERIFICATION, Act.RECORD_CONFIRMATION,  Role.CASE_OWNER, Stage.PROTECTION,     None,                  Status.CONFIRMED,        {Act.INITIAL_CHECK, Paper.VICTIM_PAPER}, TTLT01("6.2a", V)),
    (Stage.VERIFICATION, Act.REQUEST_VERIFICATION, Role.CASE_OWNER, None,                 None,                  None,                    {Act.INITIAL_CHECK},                     TTLT01("6.2b", V)),
    (Stage.VERIFICATION, Act.ANSWER_VERIFICATION,  Role.VERIFIER,   Stage.IDENTIFICATION, None,                  None,                    {Act.REQUEST_VERIFICATION},              TTLT01("6.3", V)),
    (Stage.RECEIPT,      Act.CLOSE_EARLY,          Role.RECEIVER,   Stage.CLOSED,         None,                  None,                    set(),                                   OFFICE),
    (Stage.RECEIPT,      Act.CLOSE_EARLY,          Role.COMMUNE,    Stage.CLOSED,         None,                  None,                    set(),                                   OFFICE),
    (TAKEN_IN,           Act.CLOSE_EARLY,          Role.CASE_OWNER, Stage.CLOSED,         None,                  None,                    set(),                                   OFFICE),
)

RELATIONS = {
    (Act.ANSWER_VERIFICATION, Role.VERIFIER): frozenset({Relation.LEADS, Relation.ASKED}),
}

CLOCKS = (
    Clock("transfer_to_commune", "đưa người đến UBND cấp xã", "bring the person to the commune",
          Act.RECEIVE, frozenset({Act.BRING_TO_COMMUNE, Act.NOTIFY_CASE_OWNER}), Role.RECEIVER,
          0, Unit.AT_ONCE, L66("24.1", V)),
    Clock("district_intake", "tiếp nhận và xác định thông tin ban đầu", "intake and initial check",
          Act.NOTIFY_CASE_OWNER, frozenset({Act.INITIAL_CHECK}), Role.CASE_OWNER,
          3, Unit.DAYS, L66("24.2", V)),
    Clock("verify_domestic", "trả lời xác minh", "answer to the verification request",
          Act.REQUEST_VERIFICATION, frozenset({Act.ANSWER_VERIFICATION}), Role.VERIFIER,
          20, Unit.DAYS, L66("24.4", V)),
)

COMMUNE_ONLY = frozenset({Level.COMMUNE})
DISTRICT_ONLY = frozenset({Level.DISTRICT})
PROVINCE_ONLY = frozenset({Level.PROVINCE})

# Who plays a role follows the day of the act: an office that ended cannot act. The successors are
# our inference (R), for files received under this law and still open.
ROLES = (
    #       role             sector            levels         from           to             source
    Playing(Role.RECEIVER,   Sector.COMMITTEE, COMMUNE_ONLY,  START,         None,          L66("24.1", V)),
    Playing(Role.RECEIVER,   Sector.POLICE,    COMMUNE_ONLY,  START,         None,          TTLT01("6.1", V)),
    Playing(Role.COMMUNE,    Sector.COMMITTEE, COMMUNE_ONLY,  START,         None,          L66("24.1", V)),
    Playing(Role.CASE_OWNER, Sector.LABOUR,    DISTRICT_ONLY, START,         DISTRICTS_END, L66("24.2", V)),
    Playing(Role.CASE_OWNER, Sector.HEALTH,    DISTRICT_ONLY, DISTRICTS_END, END,           L66("24.2", R)),
    Playing(Role.CASE_OWNER, Sector.HEALTH,    PROVINCE_ONLY, END,           None,          L66("24.2", R)),
    Playing(Role.VERIFIER,   Sector.POLICE,    DISTRICT_ONLY, START,         DISTRICTS_END, L66("24.4", V)),
    Playing(Role.VERIFIER,   Sector.POLICE,    PROVINCE_ONLY, DISTRICTS_END, None,          L66("24.4", R)),
)

RESIDENT = frozenset({Citizenship.CITIZEN, Citizenship.STATELESS})
ALIEN = frozenset({Citizenship.FOREIGN})
DOUBTFUL = frozenset({Citizenship.UNCLEAR})
FOR_ALL = frozenset({Letter.A, Letter.B, Letter.DD, Letter.E, Letter.G})
WITH_SCHOOL_AND_WORK = FOR_ALL | {Letter.H, Letter.I, Letter.K}  # with conditions on poor households

# The kinds of support of this law, under the letters of the law of 2024 that replaced them. Minors
# who accompany a victim have A, B, E and G (32(3), V): with their linked cases, later.
ENTITLEMENTS = (
    Entitlement(Status.CONFIRMED,        RESIDENT,               WITH_SCHOOL_AND_WORK,  L66("32.1", V)),
    Entitlement(Status.CONFIRMED,        ALIEN,                  FOR_ALL,               L66("32.2", V)),
    Entitlement(Status.CONFIRMED,        DOUBTFUL,               FOR_ALL,               OFFICE),
    Entitlement(Status.BEING_IDENTIFIED, frozenset(Citizenship), frozenset({Letter.A}), ND09("19.1b", V)),
)

ENTITLED = frozenset({Status.BEING_IDENTIFIED, Status.CONFIRMED})

GROUNDS = (
    ClosingGround(Ground.DECLINED,     Act.CLOSE_EARLY, ENTITLED, OFFICE),
    ClosingGround(Ground.REPATRIATED,  Act.CLOSE_EARLY, ENTITLED, OFFICE),
    ClosingGround(Ground.DIED,         Act.CLOSE_EARLY, ENTITLED, OFFICE),
    ClosingGround(Ground.LOST_CONTACT, Act.CLOSE_EARLY, ENTITLED, OFFICE),
)

PAPERS = {
    Paper.DECLARATION:    TTLT01("6.1", V),
    Paper.VICTIM_PAPER:   L66("28", V),
    Paper.MINUTES:        TTLT01("4.4c", V),
    Paper.IDENTITY_PAPER: OFFICE,
    Paper.OTHER:          OFFICE,
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
    branches=frozenset({Act.RECORD_CONFIRMATION, Act.CLOSE_EARLY}),
    is_stub=True,
)
# fmt: on
