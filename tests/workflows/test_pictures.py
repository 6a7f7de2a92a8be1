"""What is shown of the law: sentences of refusal, the picture, the tracker."""

from xml.etree import ElementTree

import pytest

from tests.workflows.positions import lead
from workflows.diagram import draw, mermaid
from workflows.engine import Refused, step
from workflows.reasons import SENTENCES, explain
from workflows.regime import Lack, Unmet
from workflows.regimes.documents import L53, U, V
from workflows.regimes.law_2024 import REGIME
from workflows.terms import Act, Role, Stage, Status
from workflows.tracker import Passage, tracker


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

    assert "quy tắc nội bộ; khoản 3 Điều 27 Luật số 53/2024/QH15 chưa được kiểm chứng" in sentences[0]
    assert "office rule; Article 27(3), Law 53/2024/QH15 not verified" in sentences[1]


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
