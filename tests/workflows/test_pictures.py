"""What is shown of the law: sentences of refusal, the picture, the tracker."""

from xml.etree import ElementTree

import pytest

from tests.workflows.positions import lead
from workflows.diagram import draw, mermaid
from workflows.engine import Refused, step
from workflows.reasons import SENTENCES, explain
from workflows.regime import Fact, Lack, Regime, Unmet
from workflows.regimes import REGIMES
from workflows.regimes.documents import L53, U, V
from workflows.regimes.law_2024 import REGIME
from workflows.terms import (
    Act,
    AgeBand,
    Citizenship,
    Place,
    Role,
    Stage,
    Status,
    Term,
    Wish,
)
from workflows.tracker import Passage, tracker
from workflows.whoever import PERSONS, WISHES


def test_a_refusal_names_the_article_that_was_read() -> None:
    position = lead(Stage.RECEIPT, Status.BEING_IDENTIFIED, Role.COMMUNE)
    with pytest.raises(Refused) as refusal:
        step(REGIME, Act.TAKE_IN, position)

    sentence = explain(refusal.value.unmet[0], "vi")

    assert sentence == (
        "Trước đó cần có: “thông báo cơ quan chuyên môn” (khoản 2 Điều 27 Luật số 53/2024/QH15). "
        "Hãy hoàn thành việc đó trước."
    )


def test_a_refusal_without_an_article_says_office_rule() -> None:
    unread = Unmet(Lack.ACT, frozenset({Act.DRAFT_CONCLUSION}), L53("27.3", U))

    sentences = explain(unread, "vi"), explain(unread, "en")

    assert (
        "quy tắc nội bộ; khoản 3 Điều 27 Luật số 53/2024/QH15 chưa được kiểm chứng" in sentences[0]
    )
    assert "office rule; Article 27(3), Law 53/2024/QH15 not verified" in sentences[1]


def test_a_missing_wish_is_one_sentence_with_whom_the_law_asks_for_none() -> None:
    minors = {AgeBand.UNDER_16, AgeBand.FROM_16_TO_18, AgeBand.UNCLEAR}
    unmet = Unmet(Lack.WISH, frozenset({Wish.TO_STAY, *minors}), L53("30.1b", V))

    vietnamese, english = explain(unmet, "vi"), explain(unmet, "en")

    assert vietnamese.startswith(
        "Hồ sơ phải ghi nhận người được hỗ trợ mong muốn ở lại cơ sở trợ giúp; người dưới "
        "18 tuổi hoặc người chưa rõ tuổi vẫn được hỏi ý kiến, nhưng việc bố trí không phụ thuộc "
        "điều kiện này (điểm b khoản 1 Điều 30"
    )
    assert english.startswith(
        "It must be on record that the person wishes to stay in a facility; a person under 18 "
        "or a person of unclear age is asked as well, but the arrangement does not hang on it "
        "(Article 30(1)(b)"
    )


@pytest.mark.parametrize(
    ("missing", "whoever"),
    [
        pytest.param({AgeBand.UNDER_16}, "người dưới 16 tuổi", id="a-child"),
        pytest.param({AgeBand.ADULT}, "người từ đủ 18 tuổi", id="an-adult"),
        pytest.param(
            {AgeBand.UNCLEAR, Citizenship.UNCLEAR},
            "người chưa rõ tuổi hoặc người chưa rõ quốc tịch",
            id="two-things-unclear",
        ),
        pytest.param(
            {Citizenship.CITIZEN, Citizenship.STATELESS},
            "công dân Việt Nam hoặc người không quốc tịch thường trú",
            id="residents",
        ),
    ],
)
def test_a_rule_on_persons_says_whom_it_is_for(missing: set[Fact], whoever: str) -> None:
    unmet = Unmet(Lack.PERSON, frozenset(missing), L53("37.1", V))

    assert explain(unmet, "vi").startswith(f"Việc này chỉ áp dụng cho {whoever} (")


@pytest.mark.parametrize("kind", [AgeBand, Citizenship, Place, Wish])
def test_whatever_a_rule_may_ask_of_a_person_has_its_phrase(kind: type[Term]) -> None:
    assert set(kind) <= PERSONS.keys() | WISHES.keys()


@pytest.mark.parametrize("regime", REGIMES.values(), ids=REGIMES)
def test_every_way_in_has_its_phrase(regime: Regime) -> None:
    assert regime.entries <= PERSONS.keys()


@pytest.mark.parametrize("lack", Lack)
def test_every_kind_of_reason_has_its_sentences(lack: Lack) -> None:
    reason = Unmet(lack, frozenset(), L53("27.1", V))

    assert lack in SENTENCES
    assert explain(reason, "vi") != explain(reason, "en")


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_the_picture_is_well_formed_and_has_a_title(lang: str) -> None:
    drawn = draw(REGIME, "vi" if lang == "vi" else "en")

    picture = ElementTree.fromstring(drawn)  # noqa: S314  # our own picture
    title = picture.find("{http://www.w3.org/2000/svg}title")
    assert title is not None
    assert title.text == (REGIME.vi if lang == "vi" else REGIME.en)


def test_the_picture_has_no_inline_style() -> None:
    assert "style=" not in draw(REGIME, "vi")


def test_the_mermaid_text_starts_where_files_open() -> None:
    assert "    [*] --> receipt: receive (receiver)" in mermaid(REGIME).splitlines()


def test_the_tracker_marks_the_current_stage_with_the_status() -> None:
    steps = tracker(Stage.VERIFICATION, Status.BEING_IDENTIFIED, "vi")

    current = [step for step in steps if step.passage is Passage.CURRENT]
    assert [(step.stage, step.note) for step in current] == [
        (Stage.VERIFICATION, "người đang trong quá trình xác định là nạn nhân")
    ]
    assert steps[0].stage is Stage.RECEIPT


def test_a_case_screened_out_shows_screening_and_its_end_only() -> None:
    steps = tracker(Stage.CLOSED, None, "vi")

    assert [step.stage for step in steps] == [Stage.SCREENING, Stage.CLOSED]


def test_a_case_that_was_not_a_victims_shows_no_care_as_passed() -> None:
    steps = tracker(Stage.CLOSED, Status.NOT_VICTIM, "vi")

    assert Stage.SUPPORT not in {step.stage for step in steps}
