"""What the lists of the office hold when it is founded; an administrator extends them."""

from collections.abc import Mapping
from typing import Final

from casework.records.code_lists import CodeList

# The 54 of Quyết định 121-TCTK/PPCĐ ngày 02/3/1979, recalled and not compared with the decision.
_ETHNICITIES: Final = (
    "Kinh Tày Thái Hoa Khmer Mường Nùng Mông Dao Gia-rai Ngái Ê-đê Ba-na Xơ-đăng Sán_Chay Cơ-ho "
    "Chăm Sán_Dìu Hrê Mnông Ra-glai Xtiêng Bru-Vân_Kiều Thổ Giáy Cơ-tu Gié-Triêng Mạ Khơ-mú Co "
    "Ta-ôi Chơ-ro Kháng Xinh-mun Hà_Nhì Chu-ru Lào La_Chí La_Ha Phù_Lá La_Hủ Lự Lô_Lô Chứt Mảng "
    "Pà_Thẻn Cơ_Lao Cống Bố_Y Si_La Pu_Péo Brâu Ơ-đu Rơ-măm"
)

FIRST: Final[Mapping[CodeList, tuple[tuple[str, str], ...]]] = {
    CodeList.LANGUAGES: (
        ("tiếng Việt, không cần phiên dịch", "Vietnamese, no interpreter needed"),
        ("tiếng Mông", "Hmong"),
        ("tiếng Tày", "Tay"),
        ("tiếng Nùng", "Nung"),
        ("tiếng Thái", "Thai of Vietnam"),
        ("tiếng Dao", "Dao"),
        ("tiếng Khmer", "Khmer"),
        ("tiếng Lào", "Lao"),
        ("tiếng Trung", "Chinese"),
        ("tiếng Thái Lan", "Thai"),
        ("tiếng Miến Điện", "Burmese"),
        ("tiếng Anh", "English"),
        ("ngôn ngữ ký hiệu", "sign language"),
    ),
    CodeList.ETHNICITIES: tuple(
        (name.replace("_", " "), name.replace("_", " ")) for name in _ETHNICITIES.split()
    ),
    CodeList.NATIONALITIES: (
        ("Việt Nam", "Vietnam"),
        ("Trung Quốc", "China"),
        ("Lào", "Laos"),
        ("Campuchia", "Cambodia"),
        ("Thái Lan", "Thailand"),
        ("Myanmar", "Myanmar"),
        ("Malaysia", "Malaysia"),
        ("Philippines", "Philippines"),
        ("Indonesia", "Indonesia"),
        ("Hàn Quốc", "Korea"),
        ("không quốc tịch", "stateless"),
    ),
}
