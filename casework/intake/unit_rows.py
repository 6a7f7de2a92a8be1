"""A list of units, row by row: what each cell means, and what is wrong with it. No database."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Final, TypeVar

from casework.intake.folding import clean, plain
from workflows.terms import Level, Sector, Term

Cells = Sequence[str]
T = TypeVar("T")
K = TypeVar("K", bound=Term)

_TITLE_LINES: Final = 20  # rows that may stand above the header
_LONGEST_NAME, _LONGEST_PROVINCE, _LONGEST_PHONE = 160, 80, 40


class Column(Term):
    """What a column may hold, in the words of its heading."""

    NAME = "name", "tên đơn vị", "name"
    SECTOR = "sector", "ngành", "sector"
    LEVEL = "level", "cấp", "level"
    PROVINCE = "province", "tỉnh, thành phố", "province"
    PARENT = "parent", "đơn vị cấp trên", "parent"
    FROM = "from", "hoạt động từ ngày", "from"
    UNTIL = "until", "không còn hoạt động từ ngày", "until"
    SUCCESSOR = "successor", "đơn vị kế thừa", "successor"
    ON_SYSTEM = "on_system", "dùng hệ thống", "on system"
    PHONE = "phone", "điện thoại", "telephone"


class Fault(Term):
    """What is wrong with a row."""

    NO_NAME = "no_name", "thiếu tên đơn vị", "the name is missing"
    LONG = "long", "nội dung ô quá dài", "the cell holds too much"
    SECTOR = "sector", "ngành không có trong danh mục", "the sector is not in the list"
    LEVEL = "level", "cấp không có trong danh mục", "the level is not in the list"
    NO_PROVINCE = "no_province", "thiếu tỉnh, thành phố", "the province is missing"
    NO_DAY = "no_day", "thiếu ngày bắt đầu hoạt động", "the first day is missing"
    DAY = "day", "không đọc được ngày; viết như 05/01/2026", "no such day; write 05/01/2026"
    ENDS_FIRST = "ends_first", "kết thúc trước khi bắt đầu", "it ends before it begins"
    YES_NO = "yes_no", "cột dùng hệ thống: ghi có hoặc chưa", "on the system: write yes or no"
    TWICE = "twice", "trùng tên với dòng khác trong tệp", "another row has the same name"
    OTHER = (
        "other",
        "đã có đơn vị khác cùng tên; hãy thêm địa danh vào tên",
        "another unit has this name; add the place to it",
    )
    PARENT = "parent", "không tìm thấy đơn vị cấp trên", "the unit above is not found"
    CIRCLE = "circle", "cấp trên hoặc kế thừa xếp thành vòng", "what is above or follows goes round"
    SUCCESSOR = "successor", "không tìm thấy đơn vị kế thừa", "the successor is not found"


@dataclass(frozen=True, slots=True)
class UnitRow:
    """One row as understood; what could not be understood is empty and named in `faults`."""

    number: int  # as the spreadsheet counts: the first row is 1
    name: str
    sector: Sector | None
    level: Level | None
    province: str
    parent: str
    valid_from: date | None
    valid_to: date | None
    successor: str
    on_system: bool
    phone: str
    faults: tuple[Fault, ...] = field(default=())


class NoHeader(ValueError):
    """No row near the top names the columns that a list of units must have."""


def understand(rows: Sequence[Cells]) -> tuple[UnitRow, ...]:
    """The rows below the header; empty ones are left out. Raises `NoHeader`."""
    header, columns = _header(rows)
    below = enumerate(rows[header + 1 :], start=header + 2)
    return tuple(_row(number, _told(columns, row)) for number, row in below if any(map(clean, row)))


def _header(rows: Sequence[Cells]) -> tuple[int, Mapping[Column, int]]:
    for at, row in enumerate(rows[:_TITLE_LINES]):
        columns = {
            found: place for place, cell in enumerate(row) if (found := HEADINGS.get(plain(cell)))
        }
        if columns.keys() >= _NEEDED:
            return at, columns
    raise NoHeader


def _told(columns: Mapping[Column, int], row: Cells) -> Mapping[Column, str]:
    return {
        column: clean(row[place]) if place < len(row) else "" for column, place in columns.items()
    }


def _row(number: int, told: Mapping[Column, str]) -> UnitRow:
    faults: list[Fault] = list(_missing(told))
    since = _read(told, Column.FROM, _day, Fault.DAY, faults)
    until = _read(told, Column.UNTIL, _day, Fault.DAY, faults)
    if since and until and until <= since:
        faults.append(Fault.ENDS_FIRST)
    return UnitRow(
        number=number,
        name=told[Column.NAME],
        sector=_read(told, Column.SECTOR, SECTORS.get, Fault.SECTOR, faults),
        level=_read(told, Column.LEVEL, LEVELS.get, Fault.LEVEL, faults),
        province=told[Column.PROVINCE],
        parent=told.get(Column.PARENT, ""),
        valid_from=since,
        valid_to=until,
        successor=told.get(Column.SUCCESSOR, ""),
        on_system=bool(_read(told, Column.ON_SYSTEM, YES_NO.get, Fault.YES_NO, faults)),
        phone=told.get(Column.PHONE, ""),
        faults=tuple(dict.fromkeys(faults)),
    )


def _missing(told: Mapping[Column, str]) -> Iterable[Fault]:
    """What must be there, and fits into its place."""
    if not told[Column.NAME]:
        yield Fault.NO_NAME
    if not told[Column.PROVINCE]:
        yield Fault.NO_PROVINCE
    if not told[Column.FROM]:
        yield Fault.NO_DAY
    for column, fault in ((Column.SECTOR, Fault.SECTOR), (Column.LEVEL, Fault.LEVEL)):
        if not told[column]:
            yield fault
    for column, longest in _LONGEST.items():
        if len(told.get(column, "")) > longest:
            yield Fault.LONG


def _read(
    told: Mapping[Column, str],
    column: Column,
    read: Callable[[str], T | None],
    fault: Fault,
    faults: list[Fault],
) -> T | None:
    """What the cell means; a cell that is filled in and means nothing is a fault."""
    text = told.get(column, "")
    found = read(plain(text)) if text else None
    if text and found is None:
        faults.append(fault)
    return found


def _day(text: str) -> date | None:
    """A day as people and spreadsheets write it, punctuation aside."""
    for form in ("%d %m %Y", "%Y %m %d", "%Y %m %d %H %M %S"):
        try:
            day = datetime.strptime(text, form).date()  # noqa: DTZ007  # a day has no zone
        except ValueError:
            continue
        return day if _OUR_TIMES[0] <= day.year <= _OUR_TIMES[1] else None
    return None


def _named(terms: type[K], more: Mapping[str, K]) -> Mapping[str, K]:
    """The terms by each of their words, and by words that offices use for them."""
    own = {plain(word): term for term in terms for word in (term.value, term.vi, term.en)}
    return {**own, **more}


_NEEDED: Final = frozenset({Column.NAME, Column.SECTOR, Column.LEVEL, Column.PROVINCE, Column.FROM})
_LONGEST: Final = {
    Column.NAME: _LONGEST_NAME,
    Column.PROVINCE: _LONGEST_PROVINCE,
    Column.PHONE: _LONGEST_PHONE,
}
_OUR_TIMES: Final = (1900, 2200)

# fmt: off
HEADINGS: Final = _named(Column, {
    "ten":               Column.NAME,
    "don vi":            Column.NAME,
    "tinh":              Column.PROVINCE,
    "tinh thanh":        Column.PROVINCE,
    "cap tren":          Column.PARENT,
    "tu ngay":           Column.FROM,
    "ngay bat dau":      Column.FROM,
    "ket thuc tu ngay":  Column.UNTIL,
    "ke thua":           Column.SUCCESSOR,
    "so dien thoai":     Column.PHONE,
})
SECTORS: Final = _named(Sector, {
    "bien phong":        Sector.BORDER,
    "quan su":           Sector.MILITARY,
    "lao dong":          Sector.LABOUR,
    "ldtbxh":            Sector.LABOUR,
    "ngoai giao":        Sector.FOREIGN,
    "ubnd":              Sector.COMMITTEE,
    "co so":             Sector.FACILITY,
})
LEVELS: Final = _named(Level, {
    "xa":                Level.COMMUNE,
    "phuong":            Level.COMMUNE,
    "dac khu":           Level.COMMUNE,
    "huyen":             Level.DISTRICT,
    "tinh":              Level.PROVINCE,
    "thanh pho":         Level.PROVINCE,
    "cap trung uong":    Level.CENTRAL,
    "nuoc ngoai":        Level.ABROAD,
})
YES_NO: Final = {
    "co": True, "x": True, "yes": True, "1": True,
    "chua": False, "khong": False, "no": False, "0": False,
}
# fmt: on
