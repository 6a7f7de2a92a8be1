"""Looking at a scan on the screen: on record first, smaller than it is kept, and nobody else's."""

from io import BytesIO

import pytest
from PIL import Image
from werkzeug.test import TestResponse

from casework.actions.opening import VISIT_LASTS
from casework.previews import LONGEST_SIDE
from tests.web.acting import AtWork, at_work, case_of, opened_by
from tests.web.doorway import Door, events, signed_in
from tests.web.test_papers import PDF, attach
from workflows.terms import Rank


def photographed(width: int = 2400, height: int = 3400, *, kind: str = "JPEG") -> bytes:
    kept = BytesIO()
    Image.new("RGB", (width, height), "white").save(kept, format=kind)
    return kept.getvalue()


def with_scan(
    opened: Door, name: str = "anh.jpg", content: bytes | None = None
) -> tuple[AtWork, str]:
    """An officer who leads a case with a scan, and the address of its paper."""
    owner = at_work(opened)
    code = case_of(owner)
    paper = attach(owner, code, name, content or photographed()).location
    opened_by(owner, code)
    return owner, paper


def look(by: AtWork, paper: str) -> TestResponse:
    return by.post(f"{paper}/looks")


def test_a_look_is_on_record_before_the_scan_is_shown(opened: Door) -> None:
    owner, paper = with_scan(opened)

    before = owner.get(f"{paper}/preview"), owner.get(f"{paper}/picture")
    answer = look(owner, paper)

    assert [each.status_code for each in before] == [404, 404]
    assert (answer.status_code, answer.location) == (303, f"{paper}/preview")
    assert events(opened)[-1] == ("file", "paper.viewed")


@pytest.mark.parametrize(("name", "kind"), [("anh.jpg", "JPEG"), ("anh.png", "PNG")])
def test_a_picture_is_shown_smaller_in_the_page(opened: Door, name: str, kind: str) -> None:
    owner, paper = with_scan(opened, name, photographed(kind=kind))
    look(owner, paper)

    page, picture = owner.get(f"{paper}/preview"), owner.get(f"{paper}/picture")

    assert f'src="{paper}/picture"' in page.text
    assert max(Image.open(BytesIO(picture.data)).size) == LONGEST_SIDE
    assert picture.mimetype == "image/jpeg"
    assert "Content-Disposition" not in picture.headers
    assert picture.headers["Cache-Control"] == "no-store"


def test_a_pdf_is_only_downloaded(opened: Door) -> None:
    owner, paper = with_scan(opened, "a.pdf", PDF)
    look(owner, paper)

    page, picture = owner.get(f"{paper}/preview"), owner.get(f"{paper}/picture")

    assert "Tệp PDF không hiện được trong trang này." in page.text
    assert f'href="{paper}/content"' in page.text
    assert picture.status_code == 404


def test_nobody_looks_before_the_case_was_opened(opened: Door) -> None:
    owner = at_work(opened)
    paper = attach(owner, case_of(owner), "anh.jpg", photographed(40, 30)).location

    answer = look(owner, paper)

    assert answer.status_code == 403
    assert ("file", "paper.viewed") not in events(opened)
    assert "/looks" not in owner.get(paper).text


def test_a_look_of_somebody_else_shows_nothing(opened: Door) -> None:
    owner, paper = with_scan(opened)
    colleague = at_work(opened, beside=owner)
    code = owner.get(paper).text.split("/cases/")[1][:8]
    opened_by(colleague, code)
    look(owner, paper)

    answers = colleague.get(f"{paper}/preview"), colleague.get(f"{paper}/picture")

    assert [answer.status_code for answer in answers] == [404, 404]


def test_another_unit_finds_no_such_scan(opened: Door) -> None:
    _, paper = with_scan(opened)
    stranger = at_work(opened)

    answers = look(stranger, paper), stranger.get(f"{paper}/preview")

    assert [answer.status_code for answer in answers] == [404, 404]


def test_a_look_lasts_no_longer_than_a_visit(opened: Door) -> None:
    owner, paper = with_scan(opened)
    look(owner, paper)
    code = owner.get(paper).text.split("/cases/")[1][:8]
    opened.wall.passes(VISIT_LASTS)
    again = AtWork(opened, owner.officer, owner.unit, signed_in(opened, owner.officer))
    opened_by(again, code)

    answer = again.get(f"{paper}/picture")

    assert answer.status_code == 404


def test_a_paper_without_a_scan_is_not_looked_at(opened: Door) -> None:
    owner = at_work(opened)
    code = opened_by(owner, case_of(owner))
    paper = owner.post(f"/cases/{code}/papers/new", kind="other").location

    assert look(owner, paper).status_code == 404


def test_who_looked_stands_among_the_reads(opened: Door) -> None:
    owner, paper = with_scan(opened)
    code = owner.get(paper).text.split("/cases/")[1][:8]
    head = at_work(opened, rank=Rank.SUPERVISOR, beside=owner)

    before = head.get(f"/cases/{code}/reads").text
    look(owner, paper)
    after = head.get(f"/cases/{code}/reads").text

    assert ["Bản chụp đã xem" in page for page in (before, after)] == [False, True]
