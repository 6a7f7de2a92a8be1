"""The pages of the law: rows by filter, pictures, the difference, and where our cases stand."""

import re
from html import unescape

import pytest
from werkzeug.test import TestResponse

from casework.records.reaches import Tie
from tests.web.acting import AtWork, at_work, case_of
from tests.web.doorway import Door, signed_in
from tests.web.dossiers import NAME, received, staff, statements, tied
from workflows.listing import Wanted, lines
from workflows.paths import Path, paths_of
from workflows.regimes import REGIMES
from workflows.regimes.law_2024 import REGIME
from workflows.source import Confidence
from workflows.terms import Rank, Role, Stage, Status

one_database = pytest.mark.parametrize(
    "database_kind", ["sqlite"], indirect=True, scope="session"
)  # what the page says is not in the database

LAW = "/law/law_2024"
CASES = f"{LAW}/cases"


@pytest.fixture
def reader(opened: Door) -> AtWork:
    return at_work(opened)


def numbers(page: TestResponse) -> list[int]:
    """The numbers of the rows that the page lists."""
    text = page.text.partition('id="steps"')[2].partition('id="clocks"')[0]
    return [int(found) for found in re.findall(r'class="govuk-table__header">(\d+)\. ', text)]


@one_database
@pytest.mark.parametrize("key", REGIMES)
def test_a_regime_lists_every_row_by_its_number(reader: AtWork, key: str) -> None:
    page = reader.get(f"/law/{key}")

    assert sorted(numbers(page)) == list(range(1, len(REGIMES[key].rows) + 1))


@one_database
@pytest.mark.parametrize(
    ("query", "wanted"),
    [
        pytest.param("role=gate", Wanted(role=Role.GATE), id="role"),
        pytest.param("stage=receipt", Wanted(stage=Stage.RECEIPT), id="stage"),
        pytest.param("mark=U", Wanted(mark=Confidence.U), id="mark"),
        pytest.param("path=abroad", Wanted(path=Path.ABROAD), id="path"),
        pytest.param("role=gate&mark=", Wanted(role=Role.GATE), id="an empty choice is none"),
    ],
)
def test_a_filter_shows_the_rows_that_are_wanted(
    reader: AtWork, query: str, wanted: Wanted
) -> None:
    page = reader.get(f"{LAW}?{query}")

    assert sorted(numbers(page)) == [line.number for line in lines(REGIME, wanted)]


@one_database
def test_a_filter_that_nothing_meets_says_so(reader: AtWork) -> None:
    page = reader.get(f"{LAW}?stage=screening&role=decider")

    assert "Không có dòng nào như vậy" in page.text


@one_database
@pytest.mark.parametrize(
    "address",
    [
        "/law/law_1999",
        f"{LAW}?role=nobody",
        "/law/difference?aspect=weight",
        f"{LAW}?path=by-air",
        f"{LAW}.svg?path=by-air",
        f"{LAW}.svg?sheet=0",
        f"{LAW}.svg?sheet=99",
        f"{LAW}.svg?sheet=x",
        f"{CASES}?stage=nowhere",
        "/law/law_1999/cases",
    ],
)
def test_words_that_the_law_does_not_know_lead_nowhere(reader: AtWork, address: str) -> None:
    assert reader.get(address).status_code == 404


@one_database
@pytest.mark.parametrize("mark", Confidence)
def test_every_mark_is_told_in_words(reader: AtWork, mark: Confidence) -> None:
    text = unescape(reader.get(LAW).text)

    assert mark.vi.casefold() in text.casefold()


@one_database
@pytest.mark.parametrize(
    "section", ["clocks", "duties", "papers", "support", "roles", "grounds", "picture", "steps"]
)
def test_the_page_has_each_section_of_the_law(reader: AtWork, section: str) -> None:
    assert f'id="{section}"' in reader.get(LAW).text


@one_database
def test_support_has_a_line_for_every_group_of_persons(reader: AtWork) -> None:
    text = reader.get(LAW).text.partition('id="support"')[2].partition("</section>")[0]

    assert text.count('scope="row"') == len(REGIME.entitlements)


@one_database
@pytest.mark.parametrize("path", [None, *paths_of(REGIME)])
def test_each_path_has_its_picture(reader: AtWork, path: Path | None) -> None:
    query = f"?path={path.value}" if path else ""

    page, picture = reader.get(f"{LAW}{query}"), reader.get(f"{LAW}.svg{query}")

    assert f"{LAW}.svg" in page.text
    assert picture.mimetype == "image/svg+xml"
    assert (path.vi if path else REGIME.vi) in unescape(picture.text)


@one_database
def test_the_page_shows_as_many_sheets_as_the_picture_has(reader: AtWork) -> None:
    page = unescape(reader.get(f"{LAW}?path=gate").text)

    sheets = re.findall(r'src="([^"]+\.svg[^"]*)"', page)
    assert sheets
    assert [reader.get(sheet).status_code for sheet in sheets] == [200] * len(sheets)


@one_database
def test_the_difference_names_both_laws_and_what_is_new(reader: AtWork) -> None:
    text = unescape(reader.get("/law/difference").text)

    assert all(regime.vi in text for regime in REGIMES.values())
    assert "Chỉ có ở một luật" in text


@one_database
def test_the_difference_may_be_asked_for_in_one_aspect(reader: AtWork) -> None:
    text = unescape(reader.get("/law/difference?aspect=limit").text)

    told = set(re.findall(r'data-label="Khác về"><div>([^<]+)<', text))
    assert told == {"Thời hạn"}


@pytest.mark.parametrize("rank", Rank)
def test_everybody_reads_the_law(opened: Door, rank: Rank) -> None:
    somebody = at_work(opened, rank=rank)

    answers = [somebody.get(path) for path in ("/law", LAW, "/law/difference", CASES)]

    assert [answer.status_code for answer in answers] == [200] * 4


def counts(page: TestResponse) -> list[int]:
    return [int(found) for found in re.findall(r">(\d+) <span[^>]*>hồ sơ: xem mã", page.text)]


def test_our_cases_are_counted_where_they_stand(reader: AtWork) -> None:
    case_of(reader, Stage.VERIFICATION)
    case_of(reader, Stage.VERIFICATION)
    case_of(reader, Stage.SUPPORT, Status.CONFIRMED)

    page = reader.get(CASES)

    assert counts(page) == [2, 1]


def test_the_count_leads_to_the_codes_and_names_nobody(opened: Door) -> None:
    lan, _ = staff(opened)
    code = received(opened, lan)

    page = signed_in(opened, lan).get(f"{CASES}?stage=verification&status=being_identified").text

    assert f">{code}<" in page
    assert NAME not in page


def test_cases_of_others_are_not_counted(opened: Door, reader: AtWork) -> None:
    case_of(at_work(opened))

    page = reader.get(f"{CASES}?stage=verification&status=being_identified")

    assert counts(page) == []
    assert "Không có hồ sơ nào theo luật này" in page.text


def test_a_case_without_a_status_stands_by_itself(reader: AtWork) -> None:
    code = case_of(reader, Stage.SCREENING, None)

    page = reader.get(f"{CASES}?stage=screening&status=no_status")

    assert f">{code}<" in page.text


def test_what_a_unit_oversees_is_counted_for_its_head(opened: Door) -> None:
    lan, below = staff(opened)
    head, above = staff(opened, rank=Rank.SUPERVISOR)
    code = received(opened, lan)
    tied(opened, code, above, Tie.OVERSEES)

    page = signed_in(opened, head).get(CASES)

    assert counts(page) == [1]
    assert below.name not in page.text


def test_an_administrator_counts_no_case(opened: Door, reader: AtWork) -> None:
    case_of(reader)
    keeper = at_work(opened, rank=Rank.ADMINISTRATOR, beside=reader)

    page = keeper.get(f"{CASES}?stage=verification&status=being_identified")

    assert counts(page) == []
    assert "Không có hồ sơ nào ở đây" in page.text


def test_counting_costs_three_statements_beside_the_sign_in(reader: AtWork) -> None:
    case_of(reader)
    path = f"{CASES}?stage=verification&status=being_identified"
    reader.get(path)

    with statements(reader.door) as plain:
        reader.get("/law")
    with statements(reader.door) as asked:
        page = reader.get(path)

    assert page.status_code == 200
    assert len(asked) - len(plain) <= 3
