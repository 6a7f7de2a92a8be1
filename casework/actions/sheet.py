"""The identification sheet of a conclusion: refused while something is missing that the law asks.

Who is under 18 needs no means named: the age is opened under the engine's standing disclosure.
"""

from datetime import datetime

from sqlalchemy.orm import Session

from casework.audit import Actor
from casework.lookups.disclosures import Eyes, eyes
from casework.position import person_facts
from casework.records.cases import Case
from casework.records.conclusions import Conclusion
from casework.sheets import answers_in
from workflows.answers import Answers, foreign_to, missing
from workflows.engine import Refused
from workflows.identification import SHEETS
from workflows.regime import Lack, Unmet
from workflows.source import OFFICE
from workflows.terms import Act


def sheet_lacks(
    session: Session, now: datetime, case: Case, outcome: Act, answers: Answers, reasons: str
) -> tuple[Unmet, ...]:
    """What this sheet lacks for this outcome, by the law of the case; not all of it blocks."""
    age = person_facts(session, case, now).age_band
    has_reasons = bool(reasons.strip())
    return missing(SHEETS[case.regime], outcome, answers, age, has_reasons=has_reasons)


def insist_on_sheet(
    session: Session, now: datetime, case: Case, outcome: Act, answers: Answers, reasons: str
) -> None:
    """Raises `Refused` with what is missing; a warning refuses nothing."""
    found = sheet_lacks(session, now, case, outcome, answers, reasons)
    if any(reason.blocks for reason in found):
        raise Refused(tuple(reason for reason in found if reason.blocks))


def insist_on_filled(
    session: Session, actor: Actor, now: datetime, case: Case, conclusion: Conclusion
) -> None:
    """The same before the signature, of what the head has open: the age may be another by now."""
    sight = eyes(session, actor, case, now)
    reasons = str(sight.read(conclusion, "reasons") or "")
    answers = filled(sight, conclusion) or Answers()
    insist_on_sheet(session, now, case, conclusion.act, answers, reasons)


def insist_on_words(case: Case, answers: Answers | None) -> None:
    """What another unit's paper says is taken as it is, in its law's words. Raises `Refused`."""
    if answers is not None and foreign_to(SHEETS[case.regime], answers):
        raise Refused((Unmet(Lack.OWN, frozenset(), OFFICE),))


def filled(sight: Eyes, conclusion: Conclusion) -> Answers | None:
    """The sheet of a conclusion that is open to an officer. Raises `NotDisclosed`."""
    return answers_in(lambda column: sight.read(conclusion, column))
