"""How an article is cited: as official papers write it, in both languages."""

import pytest

from workflows.regime import Regime
from workflows.regimes import REGIMES
from workflows.source import OFFICE, Confidence, Source, cited_in_english, cited_in_vietnamese

LAW = "Luật số 53/2024/QH15"


@pytest.mark.parametrize(
    ("article", "vietnamese", "english"),
    [
        pytest.param(
            "30.1b",
            "điểm b khoản 1 Điều 30 Luật số 53/2024/QH15",
            "Article 30(1)(b), Law 53/2024/QH15",
            id="a-point",
        ),
        pytest.param(
            "27.1",
            "khoản 1 Điều 27 Luật số 53/2024/QH15",
            "Article 27(1), Law 53/2024/QH15",
            id="a-clause",
        ),
        pytest.param(
            "28",
            "Điều 28 Luật số 53/2024/QH15",
            "Article 28, Law 53/2024/QH15",
            id="a-whole-article",
        ),
        pytest.param(
            "5-7",
            "từ Điều 5 đến Điều 7 Luật số 53/2024/QH15",
            "Articles 5 to 7, Law 53/2024/QH15",
            id="several-articles",
        ),
        pytest.param("", "Luật số 53/2024/QH15", "Law 53/2024/QH15", id="a-whole-law"),
        pytest.param(
            "37.1đ",
            "điểm đ khoản 1 Điều 37 Luật số 53/2024/QH15",
            "Article 37(1)(đ), Law 53/2024/QH15",
            id="a-point-with-a-vietnamese-letter",
        ),
    ],
)
def test_an_article_is_cited_from_the_point_down_to_the_law(
    article: str, vietnamese: str, english: str
) -> None:
    cited = (cited_in_vietnamese(LAW, article), cited_in_english(LAW, article))

    assert cited == (vietnamese, english)


@pytest.mark.parametrize(
    ("document", "english"),
    [
        pytest.param("Nghị định số 162/2025/NĐ-CP", "Decree 162/2025/NĐ-CP", id="decree"),
        pytest.param(
            "Thông tư liên tịch số 01/2014/TTLT-BCA-BQP-BLĐTBXH-BNG",
            "Joint Circular 01/2014/TTLT-BCA-BQP-BLĐTBXH-BNG",
            id="joint-circular",
        ),
        pytest.param(
            "Mẫu số 07 ban hành kèm theo Nghị định số 162/2025/NĐ-CP",
            "Form 07 issued with Decree 162/2025/NĐ-CP",
            id="form-of-a-decree",
        ),
        pytest.param(
            "Cổng Dịch vụ công quốc gia, thủ tục 112584",
            "National Public Service Portal, procedure 112584",
            id="portal",
        ),
    ],
)
def test_the_kind_of_document_is_named_in_english_and_its_number_stays(
    document: str, english: str
) -> None:
    assert cited_in_english(document, "") == english


@pytest.mark.parametrize("article", ["27(1)", "27.", "b", "27.1 b", "5-7.1"])
def test_an_article_written_otherwise_is_not_guessed_at(article: str) -> None:
    with pytest.raises(ValueError, match=r"^" + article.replace("(", r"\(").replace(")", r"\)")):
        cited_in_vietnamese(LAW, article)


def test_an_office_rule_names_no_article() -> None:
    named = Source("", "", Confidence.OFFICE)

    assert (named.vi, named.en) == ("quy tắc nội bộ", "office rule")
    assert named == OFFICE


@pytest.mark.parametrize("regime", [pytest.param(r, id=key) for key, r in REGIMES.items()])
def test_every_source_of_a_law_can_be_cited_in_the_space_that_a_step_keeps(regime: Regime) -> None:
    rows = (*regime.rows, *regime.clocks, *regime.roles, *regime.entitlements, *regime.grounds)
    sources = {*(row.source for row in rows), *regime.papers.values()}

    longest = max(len(citation) for source in sources for citation in (source.vi, source.en))

    assert longest <= 120
