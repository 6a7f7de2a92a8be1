"""What a list may say of a person, and the words by which its columns are known."""

from collections.abc import Mapping
from typing import Final

from casework.intake.folding import plain
from workflows.terms import Term


class Column(Term):
    """One thing that a list says of each person."""

    NUMBER = "number", "Số thứ tự", "Number"
    FULL_NAME = "full_name", "Họ và tên", "Full name"
    FAMILY_NAME = "family_name", "Họ và chữ đệm", "Family and middle name"
    GIVEN_NAME = "given_name", "Tên", "Given name"
    BIRTH = "birth", "Ngày, tháng, năm sinh", "Date of birth"
    BIRTH_MALE = "birth_male", "Năm sinh (cột Nam)", "Birth (column for men)"
    BIRTH_FEMALE = "birth_female", "Năm sinh (cột Nữ)", "Birth (column for women)"
    SEX = "sex", "Giới tính", "Sex"
    SEX_MALE = "sex_male", "Giới tính (cột Nam)", "Sex (column for men)"
    SEX_FEMALE = "sex_female", "Giới tính (cột Nữ)", "Sex (column for women)"
    ETHNICITY = "ethnicity", "Dân tộc", "Ethnicity"
    NATIONALITY = "nationality", "Quốc tịch", "Nationality"
    IDENTITY_PAPERS = "identity_papers", "Số giấy tờ", "Identity papers"
    HOME_ADDRESS = "home_address", "Nơi cư trú", "Home address"
    PHONE = "phone", "Điện thoại", "Telephone"
    RECEIVED_ON = "received_on", "Ngày giao nhận", "Received on"
    GATE = "gate", "Cửa khẩu", "Border gate"
    GIVEN_BY = "given_by", "Bên giao", "Giving party"
    PAPERS_WITH = "papers_with", "Giấy tờ kèm theo", "Papers that came with the person"
    NOTE = "note", "Ghi chú", "Note"


def known(heading: str) -> Column | None:
    """The column that a heading names, or None: the officer then says which it is."""
    if len(heading) > _LONGEST:
        return None
    words = plain(heading)
    whole = _WHOLE.get(words.replace(" ", ""), ...)
    if whole is not ...:
        return whole
    within = [phrase for phrase in _WITHIN if f" {phrase} " in f" {words} "]
    return _WITHIN[max(within, key=len)] if within else None


def rank(column: Column, heading: str) -> int:
    """How surely the heading means the column; the lower the surer, where two claim the same."""
    words = plain(heading)
    if words in _ONLY_WHOLE.get(column, ()):
        return 0
    phrases = PHRASES.get(column, ())
    return next((i for i, phrase in enumerate(phrases) if phrase in words), len(phrases))


_LONGEST: Final = 200  # letters; what is longer is a text and no heading

# All folded: no accents, small letters, no punctuation. A phrase is found also within a longer
# heading (“Họ và tên người được trao trả”); of several the longest counts.
PHRASES: Final[Mapping[Column, tuple[str, ...]]] = {
    Column.NUMBER: ("so thu tu", "so tt", "order no"),
    Column.FULL_NAME: (
        "ho va ten", "ho ten", "ho chu dem va ten", "ho dem va ten", "ten day du", "full name",
        "ten nguoi duoc trao tra", "ten nguoi duoc tiep nhan", "ten nan nhan",
        "name of victim", "name of person",
    ),
    Column.FAMILY_NAME: (
        "ho dem", "ho va dem", "ho va ten dem", "ho ten dem", "ho va chu dem", "ho chu dem",
        "ho lot", "ho va chu lot", "ho va ten lot", "family name", "last name",
    ),
    Column.GIVEN_NAME: ("given name", "given names", "first name"),
    Column.BIRTH: (
        "ngay thang nam sinh", "ngay sinh", "ngay thang sinh", "thang nam sinh", "ngay nam sinh",
        "nam sinh", "sinh ngay", "sinh nam", "date of birth", "birth date", "year of birth",
        "birth year", "dob", "ntns",
    ),
    Column.SEX: ("gioi tinh", "nam hay nu"),
    Column.ETHNICITY: ("dan toc", "ethnic group", "ethnicity"),
    Column.NATIONALITY: ("quoc tich", "nationality", "citizenship"),
    Column.IDENTITY_PAPERS: (
        "so dinh danh", "dinh danh ca nhan", "can cuoc", "cccd", "cmnd", "cmt", "chung minh",
        "giay to tuy than", "so giay to", "loai giay to", "ho chieu", "passport", "id number",
        "id no", "identity paper", "identity papers", "so ddcn", "ddcn", "so hc", "so gt",
        "giay to",
    ),
    Column.HOME_ADDRESS: (
        "noi cu tru", "noi thuong tru", "dang ky thuong tru", "ho khau thuong tru", "thuong tru",
        "noi dktt", "dkttt", "dktt", "dkhktt", "dknktt", "dk nktt", "nktt", "hktt", "ho khau",
        "tru quan", "noi o", "cho o", "dia chi", "home address", "address", "residence",
        "nguyen quan", "que quan", "place of origin",
    ),
    Column.PHONE: ("so dien thoai", "dien thoai", "so dt", "telephone", "phone number", "mobile"),
    Column.RECEIVED_ON: (
        "ngay giao nhan", "ngay tiep nhan", "ngay trao tra", "ngay ban giao", "ngay nhan",
        "ngay gio giao nhan", "ngay gio tiep nhan", "ngay gio trao tra", "ngay duoc trao tra",
        "ngay thang giao nhan", "ngay thang tiep nhan", "ngay thang trao tra", "ngay ve nuoc",
        "ngay giao", "ngay nhap canh", "thoi gian giao nhan", "thoi gian tiep nhan",
        "thoi gian trao tra", "thoi gian ban giao", "date received", "received on",
        "date of return",
        "date of handover", "handover date",
    ),
    Column.GATE: (
        "cua khau", "noi giao nhan", "noi tiep nhan", "noi trao tra", "dia diem giao nhan",
        "dia diem tiep nhan", "dia diem trao tra", "border gate", "checkpoint",
    ),
    Column.GIVEN_BY: (
        "ben giao", "ben trao", "ben ban giao", "phia giao", "phia ban giao", "phia trao tra",
        "don vi giao", "don vi ban giao", "co quan ban giao", "co quan giao", "nguoi giao",
        "don vi trao tra", "co quan trao tra", "nuoc trao tra", "given by", "handed over by",
    ),
    Column.PAPERS_WITH: (
        "giay to kem theo", "giay to mang theo", "giay to di kem", "tai lieu kem theo",
        "ho so kem theo", "giay to tai lieu kem theo", "papers with", "accompanying papers",
        "accompanying documents",
    ),
    Column.NOTE: ("ghi chu", "chu thich", "remarks"),
}  # fmt: skip

# Words too short or too common to be looked for within a heading: the heading is this word.
_ONLY_WHOLE: Final[Mapping[Column, tuple[str, ...]]] = {
    Column.NUMBER: ("stt", "tt", "no", "thu tu"),
    Column.FULL_NAME: ("name", "hoten", "hovaten"),
    Column.FAMILY_NAME: ("ho", "surname"),
    Column.GIVEN_NAME: ("ten",),
    Column.BIRTH: ("ntns", "dob", "birth", "birthday", "ngaysinh", "namsinh"),
    Column.BIRTH_MALE: (
        "nam", "nam sinh nam", "ngay sinh nam", "ngay thang nam sinh nam", "sinh nam nam", "male",
        "year of birth male", "date of birth male",
    ),
    Column.BIRTH_FEMALE: (
        "nu", "nam sinh nu", "ngay sinh nu", "ngay thang nam sinh nu", "sinh nam nu", "female",
        "year of birth female", "date of birth female",
    ),
    Column.SEX: ("gt", "phai", "gioi", "sex", "gender", "nam nu", "gioi tinh nam nu", "m f"),
    Column.SEX_MALE: ("gioi tinh nam", "gt nam", "phai nam", "sex male"),
    Column.SEX_FEMALE: ("gioi tinh nu", "gt nu", "phai nu", "sex female"),
    Column.IDENTITY_PAPERS: ("id",),
    Column.PHONE: ("sdt", "dtdd", "phone"),
    Column.GATE: ("gate",),
    Column.PAPERS_WITH: ("documents", "papers", "tai lieu"),
    Column.NOTE: ("note", "notes", "remark", "comment", "comments", "luu y"),
}  # fmt: skip

# Headings that name something else, though a word of ours stands in them.
_NONE_OF_OURS: Final = (
    "noi sinh", "place of birth", "ngay cap", "noi cap", "co quan cap", "date of issue",
    "ho ten cha", "ho ten me", "ho ten bo", "ho va ten cha", "ho va ten me", "ho va ten bo",
    "ho ten bo me", "ho ten cha me", "ho ten vo", "ho ten chong", "ho va ten vo",
    "ho va ten chong", "nguoi than", "than nhan", "nguoi lien he", "nguoi lap", "ngay xuat canh",
    "dia chi nguoi than", "dien thoai nguoi than", "ho ten nguoi than", "ho va ten nguoi than",
    "ho va ten nguoi giam ho",
)  # fmt: skip

_WITHIN: Final[Mapping[str, Column | None]] = {
    **{phrase: column for column, phrases in PHRASES.items() for phrase in phrases},
    **dict.fromkeys(_NONE_OF_OURS),
}
_WHOLE: Final[Mapping[str, Column | None]] = {
    phrase.replace(" ", ""): column
    for table in (PHRASES, _ONLY_WHOLE)
    for column, phrases in table.items()
    for phrase in phrases
}
