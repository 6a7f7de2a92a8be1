"""The lists behind the choices of forms that the law or the house fixes, each with its source.

Nobody extends these from a page: the rules reason with their words.
"""

from dataclasses import dataclass
from typing import Final

from workflows.identification import Evidence
from workflows.protection import MeasureKind
from workflows.regimes.documents import L53, ND62, V
from workflows.source import OFFICE, Source
from workflows.terms import (
    AgeBand,
    Citizenship,
    Ground,
    Letter,
    Paper,
    Place,
    Sector,
    SendBackGround,
    Term,
    Wish,
)


@dataclass(frozen=True, slots=True)
class FixedList:
    """A list that only a change of the law, or of the program, extends."""

    vi: str
    en: str
    terms: tuple[Term, ...]
    source: Source


FIXED: Final = (
    FixedList("Chế độ hỗ trợ", "Support", tuple(Letter), L53("37.1", V)),
    FixedList("Biện pháp bảo vệ", "Protection measures", tuple(MeasureKind), ND62("6", V)),
    FixedList("Căn cứ xác định nạn nhân", "Grounds of identification", tuple(Evidence), OFFICE),
    FixedList("Nhóm tuổi", "Age bands", tuple(AgeBand), OFFICE),
    FixedList("Tình trạng quốc tịch", "Citizenship", tuple(Citizenship), OFFICE),
    FixedList("Mong muốn và sự đồng ý", "Wishes and consent", tuple(Wish), OFFICE),
    FixedList("Loại giấy tờ", "Kinds of papers", tuple(Paper), OFFICE),
    FixedList("Loại nơi ở", "Kinds of places", tuple(Place), OFFICE),
    FixedList("Lý do kết thúc hồ sơ", "Grounds of closing", tuple(Ground), OFFICE),
    FixedList("Lý do trả lại hồ sơ", "Grounds of sending back", tuple(SendBackGround), OFFICE),
    FixedList("Ngành", "Sectors", tuple(Sector), OFFICE),
)
