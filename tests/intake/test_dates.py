"""Dates as lists write them: understood, understood and said so, or kept as written."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from casework.intake.dates import Form, PartialDate, read_date

# fmt: off
UNDERSTOOD = [
    # written                          date                        form
    ("14/03/2026",                     PartialDate(2026, 3, 14),   Form.USUAL),
    ("1/2/1987",                       PartialDate(1987, 2, 1),    Form.USUAL),
    ("29/02/2004",                     PartialDate(2004, 2, 29),   Form.USUAL),
    ("10/1987",                        PartialDate(1987, 10),      Form.USUAL),
    ("1987",                           PartialDate(1987),          Form.USUAL),
    ("14-03-2026",                     PartialDate(2026, 3, 14),   Form.OTHER),
    ("14.3.2026",                      PartialDate(2026, 3, 14),   Form.OTHER),
    ("14 / 03 / 2026",                 PartialDate(2026, 3, 14),   Form.OTHER),
    ("14 03 2026",                     PartialDate(2026, 3, 14),   Form.OTHER),
    ("2026-03-14",                     PartialDate(2026, 3, 14),   Form.OTHER),
    ("2026-03-14 00:00:00",            PartialDate(2026, 3, 14),   Form.OTHER),
    ("14/03/2026 09:30",               PartialDate(2026, 3, 14),   Form.OTHER),
    ("ngày 14 tháng 3 năm 2026",       PartialDate(2026, 3, 14),   Form.OTHER),
    ("Ngày 14 tháng 03 năm 2026",      PartialDate(2026, 3, 14),   Form.OTHER),
    ("14 tháng 3 năm 2026",            PartialDate(2026, 3, 14),   Form.OTHER),
    ("sinh ngày 14/3/1990",            PartialDate(1990, 3, 14),   Form.OTHER),
    ("tháng 10/1987",                  PartialDate(1987, 10),      Form.OTHER),
    ("tháng 10 năm 1987",              PartialDate(1987, 10),      Form.OTHER),
    ("10-1987",                        PartialDate(1987, 10),      Form.OTHER),
    ("1987-10",                        PartialDate(1987, 10),      Form.OTHER),
    ("năm 1987",                       PartialDate(1987),          Form.OTHER),
    ("SN 1987",                        PartialDate(1987),          Form.OTHER),
    ("sinh năm 1987",                  PartialDate(1987),          Form.OTHER),
    ("00/00/1987",                     PartialDate(1987),          Form.OTHER),
    ("00/10/1987",                     PartialDate(1987, 10),      Form.OTHER),
    ("../10/1987",                     PartialDate(1987, 10),      Form.OTHER),
    ("xx/xx/1987",                     PartialDate(1987),          Form.OTHER),
    ("14-Mar-2026",                    PartialDate(2026, 3, 14),   Form.OTHER),
    ("March 14, 2026",                 PartialDate(2026, 3, 14),   Form.OTHER),
    ("14 March 2026",                  PartialDate(2026, 3, 14),   Form.OTHER),
    ("46095",                          PartialDate(2026, 3, 14),   Form.OTHER),
]
NOT_UNDERSTOOD = [
    # written             form                  the year that stands there
    ("30/02/2001",        Form.IMPOSSIBLE,      2001),
    ("31/04/1990",        Form.IMPOSSIBLE,      1990),
    ("29/02/2001",        Form.IMPOSSIBLE,      2001),
    ("00/13/1990",        Form.IMPOSSIBLE,      1990),
    ("45/10/1990",        Form.IMPOSSIBLE,      1990),
    ("13/1990",           Form.IMPOSSIBLE,      1990),
    ("14/00/1990",        Form.IMPOSSIBLE,      1990),
    ("01/01/0987",        Form.IMPOSSIBLE,      None),
    ("01/01/2540",        Form.IMPOSSIBLE,      None),  # a Buddhist year
    ("03/25/2001",        Form.MONTH_FIRST,     2001),
    ("12-31-1999",        Form.MONTH_FIRST,     1999),
    ("14/03/87",          Form.SHORT_YEAR,      None),
    ("87",                Form.SHORT_YEAR,      None),
    ("10/87",             Form.SHORT_YEAR,      None),
    ("25 tuổi",           Form.UNCLEAR,         None),
    ("tuổi Dần",          Form.UNCLEAR,         None),
    ("14032026",          Form.UNCLEAR,         None),
    ("1987 hoặc 1988",    Form.UNCLEAR,         None),
    ("=TODAY()",          Form.UNCLEAR,         None),
    ("",                  Form.BLANK,           None),
    ("không rõ",          Form.BLANK,           None),
    ("Ko rõ",             Form.BLANK,           None),
    ("-",                 Form.BLANK,           None),
    ("?",                 Form.BLANK,           None),
]
# fmt: on


@pytest.mark.parametrize(("written", "understood", "form"), UNDERSTOOD, ids=lambda v: str(v))
def test_a_clear_date_is_understood(written: str, understood: PartialDate, form: Form) -> None:
    read = read_date(written)

    assert (read.date, read.form, read.approximate) == (understood, form, False)


@pytest.mark.parametrize(("written", "form", "year"), NOT_UNDERSTOOD, ids=lambda v: str(v))
def test_what_is_not_clear_has_no_date(written: str, form: Form, year: int | None) -> None:
    read = read_date(written)

    assert (read.date, read.form, read.year) == (None, form, year)


@pytest.mark.parametrize(
    "written", ["khoảng 1987", "~1987", "~ 1987", "1987?", "chừng 1987", "about 1987"]
)
def test_an_approximate_date_says_that_it_is_one(written: str) -> None:
    read = read_date(written)

    assert (read.date, read.form, read.approximate) == (PartialDate(1987), Form.OTHER, True)


def test_an_approximate_age_is_still_unclear() -> None:
    assert read_date("khoảng 30 tuổi").form is Form.UNCLEAR


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (PartialDate(2026, 3, 4), "04/03/2026"),
        (PartialDate(1987, 1), "01/1987"),
        (PartialDate(1987), "1987"),
    ],
    ids=["a day", "a month", "a year"],
)
def test_a_date_is_said_as_this_country_writes_it(day: PartialDate, said: str) -> None:
    assert day.said == said
    assert read_date(said).date == day


@pytest.mark.parametrize(
    ("one", "other", "fit"),
    [
        ("1996", "14/08/1996", True),
        ("08/1996", "14/08/1996", True),
        ("14/08/1996", "14/08/1996", True),
        ("09/1996", "14/08/1996", False),
        ("15/08/1996", "14/08/1996", False),
        ("1997", "14/08/1996", False),
    ],
)
def test_two_dates_fit_as_far_as_each_is_known(one: str, other: str, fit: bool) -> None:
    first, second = read_date(one).date, read_date(other).date

    assert first is not None
    assert second is not None
    assert first.fits(second) is second.fits(first) is fit


@settings(deadline=None)
@given(st.dates(date(1900, 1, 1), date(2100, 12, 31)))
def test_every_day_of_two_centuries_is_read_as_it_was_written(day: date) -> None:
    read = read_date(f"{day:%d/%m/%Y}")

    assert read.date is not None
    assert read.date.whole == day


@settings(deadline=None)
@given(st.text(max_size=40))
def test_no_text_is_too_strange_to_be_read(text: str) -> None:
    assert read_date(text).form in Form
