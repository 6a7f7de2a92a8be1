"""The full intake: what is asked after the quick one, in which order, and what is left of it.

Safety before identity, and what happened last and short: the account is asked for by those who
verify, once (`reference/ux.md` 1.2). The quick intake stands before it, and before that a search.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from sqlalchemy.orm import Session

from casework.lookups.disclosures import Eyes
from casework.lookups.facts import Fact
from casework.lookups.person import FactShown, told_in, whole_person
from casework.records.cases import Case
from workflows.terms import Term


class IntakeStep(Term):
    """One page of the full intake; its value stands in the address."""

    SAFETY = "safety", "An toàn và nhu cầu", "Safety and needs"
    PERSON = "person", "Người được tiếp nhận", "The person"
    PAPERS = "papers", "Giấy tờ và đồ dùng", "Papers and belongings"
    FAMILY = "family", "Người thân và người đi cùng", "Relatives and company"
    EVENTS = "events", "Việc đã xảy ra, thật ngắn", "What happened, in short"
    CONSENT = "consent", "Mong muốn và sự đồng ý", "Wishes and consent"
    ANSWERS = "answers", "Xem lại", "Check the answers"


class Why(Term):
    """Why a step asks what it asks; said to the officer, and by the officer to the person."""

    SAFETY = (
        "safety",
        "Để giúp ngay và giữ người đó an toàn. Đơn vị tiếp nhận sau cũng đọc phần này trước.",
        "To help at once and to keep the person safe. The next unit reads this first too.",
    )
    PERSON = (
        "person",
        "Để làm đúng hồ sơ và liên hệ an toàn. Chỉ người được giao hồ sơ mở được phần này.",
        "For a correct file and safe contact. Only those who work on the case can open this.",
    )
    PAPERS = (
        "papers",
        "Để không thất lạc giấy tờ, đồ dùng của người đó khi chuyển sang đơn vị khác.",
        "So that no paper or belonging is lost when the person moves on to another unit.",
    )
    FAMILY = (
        "family",
        "Chỉ liên hệ gia đình khi người đó cho phép; người thân cũng có thể là mối nguy hiểm.",
        "The family is contacted only if the person allows it; a relative may be a danger too.",
    )
    EVENTS = (
        "events",
        "Chỉ ghi điều đã biết. Không hỏi lại lời kể; cơ quan xác minh sẽ hỏi một lần.",
        "Only what is known already. Do not ask for the account; the verifying agency asks once.",
    )
    CONSENT = (
        "consent",
        "Mỗi việc hỏi riêng và có thể rút lại bất cứ lúc nào; từ chối không làm mất chỗ ở.",
        "Each is asked apart and may be withdrawn at any time; declining costs nobody the shelter.",
    )
    ANSWERS = (
        "answers",
        "Mọi điều đã ghi đều được lưu rồi. Ô còn “chưa hỏi” có thể hỏi vào lúc khác.",
        "Everything is saved already. What nobody asked yet can be asked at another time.",
    )


FACTS: Final[Mapping[IntakeStep, tuple[Fact, ...]]] = {
    IntakeStep.SAFETY: (
        Fact.SAFE_NOW,
        Fact.URGENT_NEEDS,
        Fact.DANGER,
        Fact.SAFE_CONTACT,
        Fact.HEALTH,
        Fact.PREGNANCY,
        Fact.MEDICATION,
        Fact.LANGUAGE,
        Fact.INTERPRETER,
        Fact.NEEDS,
    ),
    IntakeStep.PERSON: (
        Fact.FULL_NAME,
        Fact.OTHER_NAMES,
        Fact.SEX,
        Fact.BIRTH,
        Fact.AGE_BAND,
        Fact.CITIZENSHIP,
        Fact.NATIONALITY,
        Fact.ETHNICITY,
        Fact.PHONE,
        Fact.HOME_ADDRESS,
    ),
    IntakeStep.PAPERS: (Fact.IDENTITY_PAPERS, Fact.BELONGINGS, Fact.MARKS),
    IntakeStep.FAMILY: (
        Fact.CHILDREN_WITH,
        Fact.FAMILY_CONTACT,
        Fact.GUARDIAN,
        Fact.HOUSEHOLD,
    ),
    IntakeStep.EVENTS: (
        Fact.FOUND_AT,
        Fact.HOW_RECEIVED,
        Fact.TRAFFICKED_FROM,
        Fact.TRAFFICKED_TO,
        Fact.TRAFFICKED_WHEN,
        Fact.OTHER_MATTERS,
    ),
    IntakeStep.CONSENT: (Fact.WISHES, Fact.CONSENTS),
    IntakeStep.ANSWERS: (),
}


@dataclass(frozen=True, slots=True)
class StepShown:
    """One step for one officer: what is on record, what is not, what is masked."""

    step: IntakeStep
    known: tuple[FactShown, ...]
    missing: tuple[Fact, ...]
    masked: tuple[Fact, ...]

    @property
    def number(self) -> int:
        """Its place among the steps, from 1."""
        return list(IntakeStep).index(self.step) + 1

    @property
    def after(self) -> IntakeStep | None:
        """The step that follows."""
        return next(iter(list(IntakeStep)[self.number :]), None)


def step_shown(session: Session, case: Case, step: IntakeStep, sight: Eyes) -> StepShown:
    """A step as far as the officer has the case open; at the end, everything that was asked."""
    person = whole_person(session, case)
    facts = FACTS[step] or tuple(fact for asked in FACTS.values() for fact in asked)
    shown = [FactShown(fact, told_in(person, fact, sight)) for fact in facts]
    return StepShown(
        step,
        known=tuple(one for one in shown if one.told is not None and one.told.is_known),
        missing=tuple(one.fact for one in shown if one.told is not None and not one.told.is_known),
        masked=tuple(one.fact for one in shown if one.told is None),
    )
