"""Forms for when the line is down: offered to every officer, in the order of the pages."""

import re

import pytest

from casework.papers.blank_forms import BATCH, FORMS, QUICK_INTAKE
from casework.papers.layout import Words
from casework.web.batch_rows import GRID
from tests.papers import make as paper
from tests.web.acting import AtWork, at_work
from tests.web.doorway import Door
from workflows.terms import Level, Sector


@pytest.fixture
def gate(opened: Door) -> AtWork:
    return at_work(opened, Sector.BORDER, Level.COMMUNE)


def test_the_page_offers_every_form(gate: AtWork) -> None:
    page = gate.get("/blank-forms").text

    assert set(re.findall(r'href="/blank-forms/([\w-]+)\.pdf"', page)) == set(FORMS)
    assert 'href="/blank-forms"' in gate.get("/desk").text


@pytest.mark.parametrize("form", FORMS)
def test_a_form_is_a_download_with_the_unit_on_it(gate: AtWork, form: str) -> None:
    answer = gate.get(f"/blank-forms/{form}.pdf")

    assert answer.mimetype == "application/pdf"
    assert answer.headers["Content-Disposition"] == f"attachment; filename={form}.pdf"
    assert gate.unit.name in paper.text(answer.data)


@pytest.mark.parametrize("form", ["ho-so", "..", "tiep-nhan-nhanh.pdf"])
def test_a_form_that_is_not_there_is_absent(gate: AtWork, form: str) -> None:
    assert gate.get(f"/blank-forms/{form}.pdf").status_code == 404


def test_nobody_prints_a_form_before_signing_in(opened: Door) -> None:
    assert opened.client().get("/blank-forms/tin-bao.pdf").status_code == 303


def test_the_slip_of_quick_intake_has_the_fields_of_the_page_in_their_order(gate: AtWork) -> None:
    page = gate.get("/intake").text.partition('action="/intake"')[2]

    asked = dict.fromkeys(re.findall(r'<(?:input|select|textarea)[^>]* name="(\w+)"', page))

    assert [name for name in asked if name in QUICK_INTAKE.names] == QUICK_INTAKE.names
    assert set(QUICK_INTAKE.names) == set(asked) - {"csrf_token", "idempotency_key", "draft"}


def test_the_sheet_of_a_batch_has_the_fields_of_both_pages(gate: AtWork) -> None:
    page = gate.get("/batches/new").text.partition('action="/batches"')[2]
    columns = [words for words, _ in BATCH.sections[-1].boxes[0].columns]

    asked = dict.fromkeys(re.findall(r'<(?:input|select|textarea)[^>]* name="(\w+)"', page))

    assert [name for name in asked if name in BATCH.names] == BATCH.names[:-1]
    assert columns[1:] == [Words(column.vi, column.en) for column in GRID[1:]]
