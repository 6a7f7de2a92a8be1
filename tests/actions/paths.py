"""The ways a case comes to a stage, walked by verbs alone."""

from datetime import date, timedelta

from casework.actions.conclusion import draft_conclusion, sign_conclusion
from casework.actions.handoff import accept, offer, record_acceptance
from casework.actions.notice import notify_case_owner
from casework.actions.opening import reveal
from casework.actions.support import approve_support, propose_support
from casework.actions.telling import Told
from casework.actions.verification import (
    answer_verification,
    initial_check,
    request_verification,
)
from casework.records.conclusions import Conclusion
from casework.records.handoffs import Handoff
from casework.records.openings import Opening, Reason
from casework.records.requests import Request
from casework.records.steps import Channel
from casework.records.support import SupportLine
from tests.actions.folder import Folder, received
from tests.actions.town import Town
from workflows.answers import Answers
from workflows.identification import Deed, Evidence, Means, Purpose
from workflows.terms import Act, Letter

ISSUED = date(2025, 8, 1)
"""The day on a paper that proves the status already."""

SHEET = Answers(
    evidence=frozenset({Evidence.PERSON}),
    deeds=frozenset({Deed.TRANSPORTED}),
    means=frozenset({Means.DECEIT}),
    purposes=frozenset({Purpose.LABOUR}),
)
"""A sheet on which a person of any age may be confirmed under either law."""


def handed(folder: Folder, giver: str, act: Act, taker: str) -> Handoff:
    """Offered by one and accepted by the other."""
    made = folder.goes(giver, offer, act, folder.town.units[taker])
    return folder.goes(taker, accept, made)


def told(folder: Folder, channel: Channel = Channel.PAPER) -> Told:
    """What a unit off the system did a moment ago."""
    return Told("Chủ tịch UBND xã Mẫu", channel, folder.now + timedelta(minutes=2))


def handed_on_paper(folder: Folder, giver: str, act: Act, taker: str) -> Handoff:
    """Offered to a unit off the system, which accepted on paper."""
    made = folder.goes(giver, offer, act, folder.town.units[taker])
    return folder.goes(giver, record_acceptance, made, told(folder))


def taken_in(town: Town, **facts: object) -> Folder:
    """Came to the commune; the case owner was notified and took in."""
    folder = received(town, "commune", **facts)
    notice = folder.goes("commune", notify_case_owner, town.units["owner"])
    folder.goes("owner", accept, notice)
    return folder


def checked(town: Town, **facts: object) -> Folder:
    """Taken in, and the first facts checked."""
    folder = taken_in(town, **facts)
    folder.goes("owner", initial_check, None)
    return folder


def asked(town: Town, **facts: object) -> tuple[Folder, Request]:
    """The police have been asked to verify."""
    folder = checked(town, **facts)
    return folder, ask(folder)


def ask(folder: Folder, verifier: str = "police") -> Request:
    """The case owner asks."""
    unit_id = folder.town.units[verifier]
    return folder.goes("owner", request_verification, unit_id, question="Người này là ai?")


def answered(town: Town, **facts: object) -> Folder:
    """The police have answered."""
    folder, request = asked(town, **facts)
    folder.goes("police", answer_verification, request, answer="Lời kể đúng.")
    return folder


def draft(folder: Folder, outcome: Act, who: str = "police") -> Conclusion:
    """A draft by an officer of a unit."""
    return folder.goes(
        who, draft_conclusion, outcome, answers=SHEET, reasons="Theo lời kể và hồ sơ."
    )


def opened(folder: Folder, who: str, scope: str = "case") -> Opening:
    """The case is open to an officer for ten minutes: a head reads before signing."""
    return folder.goes(who, reveal, Reason.VERIFY, scope)


def concluded(folder: Folder, outcome: Act, who: str = "police") -> Conclusion:
    """Drafted by an officer of a unit, read and signed by its head."""
    drafted = draft(folder, outcome, who)
    opened(folder, f"{who}.head")
    return folder.goes(f"{who}.head", sign_conclusion, drafted, number="12/KL-Mẫu")


def confirmed(town: Town, **facts: object) -> Folder:
    """Confirmed as a victim by the police; in the stage of protection."""
    folder = answered(town, **facts)
    concluded(folder, Act.CONFIRM)
    return folder


def placed(town: Town, **facts: object) -> Folder:
    """Confirmed, wishes to stay, and received by the facility."""
    folder = confirmed(town, **facts)
    folder.learns("owner", wishes=["to_stay", "to_go_home"])
    handed(folder, "owner", Act.PLACE, "facility")
    return folder


def proposed(folder: Folder, who: str = "facility", letter: Letter = Letter.G) -> SupportLine:
    """A support line proposed."""
    return folder.goes(who, propose_support, letter, detail="Tham vấn hằng tuần.")


def approved(folder: Folder) -> SupportLine:
    """A support line proposed by the facility, read and approved by the case owner's head."""
    line = proposed(folder)
    opened(folder, "owner.head")
    return folder.goes("owner.head", approve_support, line)
