"""What a row tells of a person, as far as it is clear. What is not clear stays as it is written."""

import re
from dataclasses import dataclass, field
from datetime import date
from typing import Final, Literal

from casework.intake.columns import Column
from casework.intake.dates import Form, PartialDate, Read, is_unsaid, read_date
from casework.intake.folding import fold, plain
from casework.intake.identity import numbers_in
from casework.intake.rows import Written, number_of

Sex = Literal["female", "male", "other"]

_BIRTHS: Final = (Column.BIRTH, Column.BIRTH_MALE, Column.BIRTH_FEMALE)
_SEXES: Final[dict[str, Sex]] = {
    "nữ": "female", "nữ giới": "female", "gái": "female", "f": "female", "female": "female",
    "nu": "female", "nu gioi": "female", "gai": "female",
    "nam": "male", "nam giới": "male", "nam gioi": "male", "trai": "male", "m": "male",
    "male": "male", "khác": "other", "khac": "other", "other": "other",
}  # fmt: skip
_OF_COLUMN: Final[dict[Column, Sex]] = {
    Column.BIRTH_MALE: "male",
    Column.SEX_MALE: "male",
    Column.BIRTH_FEMALE: "female",
    Column.SEX_FEMALE: "female",
}
_NOT_TICKED: Final = frozenset({"", "0", "-", "khong", "false"})
_FORMULA: Final = re.compile(r"=\s*\S|[+\-@]\s*[A-Za-z_][\w.]*\s*[(!|]")
_NOTED: Final = 500  # letters of a note that are looked through
_ROW: Final = r"(?:so thu tu|so|stt|tt|dong)(?: so)? ?:? ?(\d{1,6})\b"
_CHILD: Final = re.compile(
    # “có con”, “sinh con” and “con là” speak of this person's own child; “con …, số 31 Lê Lợi” of
    # a street.
    rf"(?<!co )(?<!sinh )\bcon (?!la\b)(?:[^,.;:]*?\b{_ROW}|[^.;:]*?, ?(?=stt){_ROW})"
    rf"|\b(?:me|bo|cha)(?: de)?(?: la|:)?(?: nguoi)?(?: o)? {_ROW}"
)


@dataclass(frozen=True, slots=True)
class Understood:
    """One person of the list. Texts are as written; None or blank where nothing clear is said."""

    number: str
    written: Written = field(repr=False)
    full_name: str = field(repr=False)
    birth: PartialDate | None = field(repr=False)
    birth_written: str = field(repr=False)
    birth_read: Read = field(repr=False)
    sex: Sex | None = field(repr=False)
    sex_written: str = field(repr=False)
    """What is said of the sex and was not understood; blank where it was, or nothing is said."""
    sex_is_twofold: bool
    """Whether that is because two columns say different things."""
    ethnicity: str = field(repr=False)
    nationality: str = field(repr=False)
    identity_papers: str = field(repr=False)
    identity_numbers: tuple[str, ...] = field(repr=False)
    home_address: str = field(repr=False)
    phone: str = field(repr=False)
    received_on: date | None = field(repr=False)
    received_read: Read = field(repr=False)
    gate: str = field(repr=False)
    given_by: str = field(repr=False)
    papers_with: str = field(repr=False)
    note: str = field(repr=False)
    child_of: str | None
    """The number of the row whose child this person is said to be."""


def understand(written: Written) -> Understood:
    """What a row tells. Accents are never added to a name, and no unclear code is guessed."""
    birth_written, birth_read = _birth_of(written)
    sex, sex_written = _sex_of(written)
    received = read_date(written.get(Column.RECEIVED_ON, ""))
    papers = written.get(Column.IDENTITY_PAPERS, "")
    return Understood(
        number=written.get(Column.NUMBER, ""),
        written=written,
        full_name=_name_of(written),
        birth=birth_read.date,
        birth_written=birth_written,
        birth_read=birth_read,
        sex=sex,
        sex_written=sex_written,
        sex_is_twofold=" | " in sex_written,
        ethnicity=written.get(Column.ETHNICITY, ""),
        nationality=written.get(Column.NATIONALITY, ""),
        identity_papers=papers,
        identity_numbers=numbers_in(papers),
        home_address=written.get(Column.HOME_ADDRESS, ""),
        phone=written.get(Column.PHONE, ""),
        received_on=received.date.whole if received.date else None,
        received_read=received,
        gate=written.get(Column.GATE, ""),
        given_by=written.get(Column.GIVEN_BY, ""),
        papers_with=written.get(Column.PAPERS_WITH, ""),
        note=written.get(Column.NOTE, ""),
        child_of=child_of(written.get(Column.NOTE, "")),
    )


def child_of(note: str) -> str | None:
    """The number of the parent's row: “con của người số 31”, “con bà … (số 31)”, “mẹ: STT 31”."""
    found = _CHILD.search(" ".join(fold(note[:_NOTED]).replace("(", " ").split()))
    return number_of(next(filter(None, found.groups()))) if found else None


def is_formula(text: str) -> bool:
    """Whether a spreadsheet program would compute the text instead of showing it."""
    return text[:1] in "=+-@" and bool(_FORMULA.match(text))


def _name_of(written: Written) -> str:
    """The whole name; family and given name are put together in the order of this country."""
    parts = (Column.FAMILY_NAME, Column.GIVEN_NAME)
    apart = " ".join(written[part] for part in parts if written.get(part))
    return written.get(Column.FULL_NAME, "") or apart


def _birth_of(written: Written) -> tuple[str, Read]:
    """The one of the birth columns that says something; two that differ are no clear birth."""
    said = [written[column] for column in _BIRTHS if _tells_birth(column, written)]
    different = list(dict.fromkeys(said))
    if len(different) > 1:
        return " | ".join(different), Read(None, Form.UNCLEAR)
    text = different[0] if different else ""
    return text, read_date(text)


def _tells_birth(column: Column, written: Written) -> bool:
    """A column for men may hold a year or only a cross."""
    return len(written.get(column, "")) >= (1 if column is Column.BIRTH else 2)


def _sex_of(written: Written) -> tuple[Sex | None, str]:
    """The sex that is said, or None with what is said, if that is unclear or says two things.

    “N” may be either; so may 1 and 0, which some lists use one way and some the other.
    """
    said = written.get(Column.SEX, "")
    ticked = [c for c in _OF_COLUMN if plain(written.get(c, "")) not in _NOT_TICKED]
    found = {_OF_COLUMN[column] for column in ticked}
    code = _SEXES.get(said.casefold().strip(" ."))  # “Năm” may be Nam, or a number in its column
    if code is None and not is_unsaid(fold(said)):
        return None, said
    found |= {code} if code else set()
    if len(found) > 1:
        return None, " | ".join(filter(None, (said, *(written[column] for column in ticked))))
    return next(iter(found), None), ""
