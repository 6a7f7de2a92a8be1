"""Amounts of money that the law gives, as keys: what is paid, formerly how much, by which article.

No figure here is a rule. The documents in force were not read (law.md A6.1, B6), so what holds is
entered with its document by one and confirmed by another; `formerly` says what older texts gave.
"""

from dataclasses import dataclass

from workflows.regimes.documents import L53, ND162, TT84, TT120, TTLT134, S, U
from workflows.source import Source
from workflows.terms import Letter, Term


class AmountUnit(Term):
    """For what an amount is paid. Money is counted in whole đồng."""

    PERSON_DAY = "person_day", "đồng/người/ngày", "đồng per person and day"
    PERSON = "person", "đồng/người", "đồng per person"
    PERSON_ONCE = "person_once", "đồng/người, một lần", "đồng per person, once"
    SCHOOL_YEAR = "school_year", "đồng/người/năm học", "đồng per person and school year"
    COURSE = "course", "đồng/người/khóa học", "đồng per person and course"
    AS_WRITTEN = (
        "as_written",
        "đồng, cách tính theo văn bản",
        "đồng, counted as the document says",
    )


@dataclass(frozen=True, slots=True)
class Amount:
    """One amount of one regime; `formerly` is what older texts gave, in Vietnamese and English."""

    regime: str
    key: str
    letter: Letter
    unit: AmountUnit
    formerly: tuple[str, str] | None
    source: Source
    vi: str
    en: str


_MEALS = (
    f"ít nhất 30.000 đồng/người/ngày ({TTLT134('4.1a', S).vi})",
    f"at least 30,000 đồng per person and day ({TTLT134('4.1a', S).en})",
)
_GOODS = (
    f"không quá 400.000 đồng/người ({TTLT134('', S).vi})",
    f"at most 400,000 đồng per person ({TTLT134('', S).en})",
)
_MEALS_HOME = (
    (
        f"ít nhất 70.000 đồng/người/ngày ({TT84('', S).vi}); "
        f"trước đó ít nhất 40.000 đồng/người/ngày, không quá 5 ngày ({TTLT134('', S).vi})"
    ),
    (
        f"at least 70,000 đồng per person and day ({TT84('', S).en}); "
        f"before, at least 40,000 đồng, at most 5 days ({TTLT134('', S).en})"
    ),
)
_MEDICINE = (
    f"50.000 đồng/người ({TTLT134('', S).vi}); sau đó theo chi phí thực tế ({TT84('', S).vi})",
    f"50,000 đồng per person ({TTLT134('', S).en}); later at actual cost ({TT84('', S).en})",
)
_ALLOWANCE = (
    f"ít nhất 1.000.000 đồng, một lần ({TTLT134('', S).vi})",
    f"at least 1,000,000 đồng, once ({TTLT134('', S).en})",
)

# fmt: off
AMOUNTS = (
    Amount("law_2011", "meals_in_stay",      Letter.A, AmountUnit.PERSON_DAY,  _MEALS,      TT84("", S),
           "tiền ăn trong thời gian lưu trú", "meals during the stay"),
    Amount("law_2011", "goods_in_stay",      Letter.A, AmountUnit.PERSON,      _GOODS,      TT84("", S),
           "quần áo, vật dụng sinh hoạt cần thiết", "clothes and goods of daily use"),
    Amount("law_2011", "meals_on_way_home",  Letter.E, AmountUnit.PERSON_DAY,  _MEALS_HOME, TT84("", S),
           "tiền ăn trên đường về nơi cư trú", "meals on the way home"),
    Amount("law_2011", "medicine_in_stay",   Letter.B, AmountUnit.PERSON,      _MEDICINE,   TT84("", S),
           "thuốc chữa bệnh thông thường trong thời gian lưu trú", "ordinary medicine during the stay"),
    Amount("law_2011", "initial_allowance",  Letter.K, AmountUnit.PERSON_ONCE, _ALLOWANCE,  TT84("", S),
           "trợ cấp khó khăn ban đầu", "initial allowance"),
    Amount("law_2024", "meals_in_stay",      Letter.A, AmountUnit.PERSON_DAY,  _MEALS,      TT120("", U),
           "tiền ăn trong thời gian lưu trú", "meals during the stay"),
    Amount("law_2024", "goods_in_stay",      Letter.A, AmountUnit.PERSON,      _GOODS,      TT120("", U),
           "đồ dùng sinh hoạt, y tế, vệ sinh", "goods of daily use, medical and hygiene items"),
    Amount("law_2024", "medicine_in_stay",   Letter.B, AmountUnit.AS_WRITTEN,  _MEDICINE,   TT120("", U),
           "khám, chữa bệnh trong thời gian lưu trú", "medical care during the stay"),
    Amount("law_2024", "interpreting",       Letter.C, AmountUnit.AS_WRITTEN,  None,        L53("37", U),
           "chi phí phiên dịch", "interpreting"),
    Amount("law_2024", "meals_on_way_home",  Letter.E, AmountUnit.PERSON_DAY,  _MEALS_HOME, TT120("", U),
           "tiền ăn trên đường về nơi cư trú", "meals on the way home"),
    Amount("law_2024", "psychological",      Letter.G, AmountUnit.AS_WRITTEN,  None,        TT120("", U),
           "hỗ trợ tâm lý", "psychological support"),
    Amount("law_2024", "schooling",          Letter.H, AmountUnit.SCHOOL_YEAR, None,        ND162("24", U),
           "sách giáo khoa, đồ dùng học tập", "textbooks and materials"),
    Amount("law_2024", "vocational",         Letter.I, AmountUnit.COURSE,      None,        ND162("24", U),
           "chi phí học nghề", "vocational training"),
    Amount("law_2024", "initial_allowance",  Letter.K, AmountUnit.PERSON_ONCE, _ALLOWANCE,  TT120("", U),
           "trợ cấp khó khăn ban đầu", "initial allowance"),
)
# fmt: on


def amounts_of(regime: str) -> tuple[Amount, ...]:
    """The amounts of a regime, in the order of the letters of its supports."""
    return tuple(amount for amount in AMOUNTS if amount.regime == regime)
