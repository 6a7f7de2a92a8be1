"""Invented people by the shapes in which people of this country are named, and how they are asked.

Nobody here is somebody: every name is drawn from lists. None ends in "Mẫu", since a syllable that
everybody shares would change what is measured. What an officer types is made from the person alone
and knows nothing of how the index folds a name.
"""

import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from random import Random


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


_FAMILIES = {
    "Nguyễn": 310, "Trần": 110, "Lê": 95, "Phạm": 70, "Hoàng": 51, "Huỳnh": 20, "Phan": 45,
    "Vũ": 25, "Võ": 20, "Đặng": 21, "Bùi": 20, "Đỗ": 14, "Hồ": 13, "Ngô": 13, "Dương": 10, "Lý": 5,
    "Đinh": 8, "Đào": 7, "Trịnh": 7, "Trương": 12, "Lương": 6, "Mai": 5, "Cao": 5, "Tạ": 4, "Hà": 4,
}  # fmt: skip
_WOMEN = _words(
    "Anh An Ánh Bích Chi Châu Cúc Dung Duyên Diễm Đào Giang Hà Hạnh Hằng Hiền Hoa Hồng Huệ Huyền "
    "Hương Khánh Lan Linh Liên Loan Ly Mai Minh My Nga Ngân Ngọc Nguyệt Nhi Nhung Oanh Phương "
    "Phượng Quyên Quỳnh Sen Tâm Thanh Thảo Thắm Thu Thủy Thúy Thư Tiên Trang Trâm Trinh Tú Tuyết "
    "Tươi Uyên Vân Vy Xuân Yến Lệ Lý Mận Nhàn Nụ"
)
_MEN = _words(
    "An Anh Bảo Bình Cường Chiến Công Dũng Duy Đạt Đức Giang Hải Hiếu Hoàng Hùng Huy Khánh Khoa "
    "Kiên Lâm Long Lộc Minh Nam Nghĩa Phong Phúc Quân Quang Quốc Sơn Tài Tâm Thành Thắng Thịnh "
    "Tiến Toàn Trung Tuấn Tùng Việt Vinh"
)
_BETWEEN_WOMEN = ("Thị", "Thị", "Thị", "Thị Thu", "Thị Thanh", "Thị Ngọc", "Thị Kim", "Ngọc",
                  "Thanh", "Thùy", "Bích", "Mỹ", "Thị Hồng", "Thị Minh", "Diệu")  # fmt: skip
_BETWEEN_MEN = ("Văn", "Văn", "Văn", "Đức", "Hữu", "Minh", "Quang", "Xuân", "Công", "Ngọc", "Thanh")
_TAY = ("Nông", "Hoàng", "Lương", "Vi", "Bế", "Chu", "Lý", "Triệu", "Mông", "Đàm", "La", "Hà")
_THAI = ("Lò", "Quàng", "Cầm", "Lường", "Cà", "Tòng", "Hoàng", "Vì", "Bạc", "Điêu", "Lự", "Mè")
_HMONG = ("Giàng", "Sùng", "Vàng", "Thào", "Lầu", "Mùa", "Hạng", "Cứ", "Lý", "Má", "Tráng", "Vừ",
          "Ly", "Hờ", "Phàng", "Chang")  # fmt: skip
_HMONG_GIVEN = _words(
    "Mỷ Dợ Pà Sua Chía Dua Chứ Mai Máy Xua Ca Dở Sao Pàng Say Chở Vừ Dia Dúa Sống Mỵ Cở Sáy Của "
    "Mẩy Giống Lử Chu Tùng Páo Dế Nhìa Thương Vang"
)
_KHMER = (
    "Thạch",
    "Sơn",
    "Kim",
    "Lâm",
    "Châu",
    "Danh",
    "Trà",
    "Kiên",
    "Tăng",
    "Liêu",
    "Lý",
    "Néang",
)
_KHMER_GIVEN = ("Sa Rây", "Thi Đa", "Sô Phia", "Bô Pha", "Sa Vy", "Na Ri", "Ri Na", "Chanh Thu",
                "Sóc Kha", "Mô Ni", "Sa Mút", "Ra Tha", "Sô Khom", "Đa Ra", "Phia Rum", "Hoanh",
                "Ươne", "Sa Thia", "Chan Ri", "Thu Đông")  # fmt: skip
_EDE = ("Niê", "Byă", "Êban", "Mlô", "Ayun", "Kbuôr", "Ênuôl", "Êñuôl", "Buôn Yă", "Hđơk")
_EDE_GIVEN = ("Hen", "Bia", "Zina", "Juê", "Lan", "Năm", "Rin", "Wơn", "Yên", "Ngoan", "Duyn",
              "Moan", "Bhăm", "Thuột", "Khuê", "Nuên")  # fmt: skip
_ABROAD = ("Keo", "Noy", "Chanthy", "Somsri", "Bounmy", "Dara", "Sokha", "Vilay", "Phone", "Srey",
           "Malee", "Khamla", "Sophea", "Li", "Wang", "Zhang", "Mei", "Ratana")  # fmt: skip

_NEAR_ON_THE_KEYS = {
    "a": "qs", "b": "vn", "c": "xv", "d": "sf", "e": "wr", "g": "fh", "h": "gj", "i": "uo",
    "k": "jl", "l": "k", "m": "n", "n": "bm", "o": "ip", "p": "o", "q": "wa", "r": "et", "s": "ad",
    "t": "ry", "u": "yi", "v": "cb", "x": "zc", "y": "tu",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Invented:
    """One person: a name as written on a paper, and a year of birth that may be unknown."""

    name: str
    year: int | None


@dataclass(frozen=True, slots=True)
class Asked:
    """What an officer types for the person with this number, and what kind of slip it has."""

    number: int
    noise: str
    name: str
    year: int | None


def people(dice: Random, count: int) -> list[Invented]:
    """So many people; one in twenty does not know the year."""
    kinds = dice.choices(tuple(_SHAPES), weights=tuple(_SHAPES.values()), k=count)
    return [Invented(kind(dice), _year(dice)) for kind in kinds]


def queries(dice: Random, known: list[Invented], count: int) -> list[Asked]:
    """So many queries, each for somebody who is known, with the slips of `NOISE`."""
    kinds = dice.choices(tuple(NOISE), weights=[share for share, _ in NOISE.values()], k=count)
    return [_asked(dice, known, kind) for kind in kinds]


def _asked(dice: Random, known: list[Invented], kind: str) -> Asked:
    number = dice.randrange(len(known))
    name, year = NOISE[kind][1](dice, known[number])
    return Asked(number, kind, _typed(dice, name), year)


def _typed(dice: Random, name: str) -> str:
    """Half of what is typed has its marks; the rest has none, or comes in the other form."""
    way = dice.random()
    if way < 0.4:
        return unmarked(name)
    return unicodedata.normalize("NFD", name) if way < 0.5 else name


def unmarked(name: str) -> str:
    """The name without marks, as on a telephone."""
    spread = unicodedata.normalize("NFD", name.replace("đ", "d").replace("Đ", "D"))
    return "".join(letter for letter in spread if not unicodedata.combining(letter))


def _year(dice: Random) -> int | None:
    if dice.random() < 0.05:
        return None
    return round(dice.triangular(1958, 2016, 2001))


def _kinh(dice: Random) -> str:
    return _majority(dice, dice.choices(tuple(_FAMILIES), weights=tuple(_FAMILIES.values()))[0])


def _tay(dice: Random) -> str:
    return _majority(dice, dice.choice(_TAY))


def _thai(dice: Random) -> str:
    return _majority(dice, dice.choice(_THAI))


def _majority(dice: Random, family: str) -> str:
    if dice.random() < 0.75:
        return f"{family} {dice.choice(_BETWEEN_WOMEN)} {dice.choice(_WOMEN)}"
    return f"{family} {dice.choice(_BETWEEN_MEN)} {dice.choice(_MEN)}"


def _hmong(dice: Random) -> str:
    between = dice.choice(("Thị ", "Thị ", "", "A ", "Seo "))
    return f"{dice.choice(_HMONG)} {between}{dice.choice(_HMONG_GIVEN)}"


def _khmer(dice: Random) -> str:
    return f"{dice.choice(_KHMER)} {dice.choice(('', '', 'Thị '))}{dice.choice(_KHMER_GIVEN)}"


def _ede(dice: Random) -> str:
    return f"{dice.choice(('H’', 'H’ ', 'Y ', 'H '))}{dice.choice(_EDE_GIVEN)} {dice.choice(_EDE)}"


def _abroad(dice: Random) -> str:
    return " ".join(dice.sample(_ABROAD, 2))


_SHAPES: Mapping[Callable[[Random], str], int] = {
    _kinh: 66,
    _tay: 9,
    _hmong: 9,
    _thai: 6,
    _khmer: 5,
    _ede: 3,
    _abroad: 2,
}

Typed = tuple[str, int | None]


def _exactly(_dice: Random, person: Invented) -> Typed:
    return person.name, person.year


def _without_middle(_dice: Random, person: Invented) -> Typed:
    words = person.name.split()
    return f"{words[0]} {words[-1]}", person.year


def _in_other_order(_dice: Random, person: Invented) -> Typed:
    family, *rest = person.name.split()
    return " ".join((*reversed(rest), family)), person.year


def _with_one_slip(dice: Random, person: Invented) -> Typed:
    """A letter wrong, missing, doubled, or changed with its neighbour."""
    at = dice.choice([at for at, letter in enumerate(person.name) if letter.isalpha()])
    before, letter, after = person.name[:at], person.name[at], person.name[at + 1 :]
    near = _NEAR_ON_THE_KEYS.get(unmarked(letter.lower()), "e")
    slips = (dice.choice(near) + after, after, letter + letter + after)
    swapped = after[:1] + letter + after[1:] if after[:1].isalpha() else slips[0]
    return before + dice.choice((*slips, swapped)), person.year


def _with_a_year_beside(dice: Random, person: Invented) -> Typed:
    return person.name, None if person.year is None else person.year + dice.choice((-1, 1))


def _without_year(_dice: Random, person: Invented) -> Typed:
    return person.name, None


NOISE: Mapping[str, tuple[int, Callable[[Random, Invented], Typed]]] = {
    "exact": (30, _exactly),
    "no middle name": (15, _without_middle),
    "other order": (15, _in_other_order),
    "one slip": (15, _with_one_slip),
    "year ±1": (15, _with_a_year_beside),
    "no year": (10, _without_year),
}
"""The slips, and of a hundred queries how many have each."""
