"""The duties between agencies: on this act, who owes whom what, within which clock.

Only the duties of the main path are here. The national regulation that replaces QC2548 was not
found; what a province adds is data of the office, not of the law.
"""

# ruff: noqa: E501  # a table stays a table

from dataclasses import dataclass

from workflows.regimes.documents import L53, L66, TTLT01, R, U, V
from workflows.source import OFFICE, Source
from workflows.terms import Act, Role


@dataclass(frozen=True, slots=True)
class Duty:
    """After `on`, `owes` must do `act` towards `to`; `within` names a clock of the regime."""

    on: Act
    owes: Role
    to: Role
    act: Act
    within: str | None
    source: Source


# fmt: off
DUTIES: dict[str, tuple[Duty, ...]] = {
    "law_2024": (
        #    on                        owes             to               act                       within (clock)         source
        Duty(Act.RECEIVE,              Role.RECEIVER,   Role.COMMUNE,    Act.BRING_TO_COMMUNE,     "bring_to_commune",    L53("27.1", V)),
        Duty(Act.BRING_TO_COMMUNE,     Role.COMMUNE,    Role.CASE_OWNER, Act.NOTIFY_CASE_OWNER,    "commune_notice",      L53("27.1", V)),
        Duty(Act.NOTIFY_CASE_OWNER,    Role.CASE_OWNER, Role.COMMUNE,    Act.TAKE_IN,              "owner_intake",        L53("27.2", V)),
        Duty(Act.NOTIFY_CASE_OWNER,    Role.CASE_OWNER, Role.VERIFIER,   Act.INITIAL_CHECK,        "initial_info_check",  L53("27.2", V)),
        Duty(Act.RESCUE,               Role.RESCUER,    Role.CASE_OWNER, Act.BRING_TO_CASE_OWNER,  "rescuer_brings",      L53("28", R)),
        Duty(Act.FIND_SIGNS,           Role.GATE,       Role.CASE_OWNER, Act.BRING_TO_CASE_OWNER,  "gate_brings",         L53("30.1b", V)),
        Duty(Act.REQUEST_VERIFICATION, Role.VERIFIER,   Role.CASE_OWNER, Act.ANSWER_VERIFICATION,  "full_verification",   L53("27.3", U)),
        Duty(Act.PROPOSE_SUPPORT,      Role.CASE_OWNER, Role.FACILITY,   Act.APPROVE_SUPPORT,      "support_application", OFFICE),
        Duty(Act.BEGIN_REINTEGRATION,  Role.CASE_OWNER, Role.COMMUNE,    Act.FOLLOW_UP,            None,                  OFFICE),
    ),
    "law_2011": (
        Duty(Act.RECEIVE,              Role.RECEIVER,   Role.COMMUNE,    Act.BRING_TO_COMMUNE,     "transfer_to_commune", L66("24.1", V)),
        Duty(Act.NOTIFY_CASE_OWNER,    Role.CASE_OWNER, Role.COMMUNE,    Act.INITIAL_CHECK,        "district_intake",     L66("24.2", V)),
        Duty(Act.REQUEST_VERIFICATION, Role.VERIFIER,   Role.CASE_OWNER, Act.ANSWER_VERIFICATION,  "verify_domestic",     TTLT01("6.3", V)),
    ),
}
# fmt: on


def duties_of(regime_key: str) -> tuple[Duty, ...]:
    """The duties of a regime; none where the table has none."""
    return DUTIES.get(regime_key, ())
