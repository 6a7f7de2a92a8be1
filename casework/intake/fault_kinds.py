"""What may be amiss in a row of a list, in sentences with named holes. faults.py finds it."""

from typing import Final

from workflows.terms import Term


class Severity(Term):
    """What a fault means for its row."""

    MEND = "mend", "cần sửa trước khi nhận", "to be mended before the row enters"
    CHECK = "check", "cần kiểm tra", "to be checked"
    SAID = "said", "thông tin", "for information"


class SexWord(Term):
    """How a sentence about a fault says the sex."""

    FEMALE = "female", "nữ", "female"
    MALE = "male", "nam", "male"
    OTHER = "other", "khác", "other"


class FaultKind(Term):
    """Every fault of a row. The holes are filled with what stands in the list."""

    NOTHING_SAID = (
        "nothing_said",
        (
            "Dòng có số thứ tự nhưng không ghi gì về một người. Nếu đúng là có người này, hãy xác"
            " nhận; nếu không, hãy bỏ dòng."
        ),
        (
            "The row has a number but says nothing of a person. Confirm that there is such a"
            " person, or leave the row out."
        ),
    )
    NAME_MISSING = (
        "name_missing",
        "Không ghi họ tên. Người chưa rõ tên vẫn được tiếp nhận.",
        "No name is given. A person whose name is not known is received all the same.",
    )
    NAME_IS_FORMULA = (
        "name_is_formula",
        "Ô họ tên chứa công thức “%(written)s”, không phải tên. Hãy ghi tên hoặc để trống.",
        "The name is a formula, “%(written)s”. Write the name or leave it blank.",
    )
    FORMULA = (
        "formula",
        "Ô “%(column)s” chứa công thức; công thức được giữ nguyên như chữ, không tính.",
        "“%(column)s” holds a formula; it is kept as text and is not computed.",
    )
    BIRTH_IMPOSSIBLE = (
        "birth_impossible",
        (
            "Ngày sinh “%(written)s” không có trong lịch. Hãy sửa, hoặc xác nhận giữ nguyên như"
            " đã ghi."
        ),
        (
            "The date of birth “%(written)s” is in no calendar. Mend it, or confirm that it is"
            " kept as written."
        ),
    )
    BIRTH_MONTH_FIRST = (
        "birth_month_first",
        (
            "Ngày sinh “%(written)s” có vẻ ghi tháng trước ngày. Hãy ghi lại theo ngày/tháng/năm,"
            " hoặc xác nhận giữ nguyên như đã ghi."
        ),
        (
            "The date of birth “%(written)s” seems to have the month before the day. Write it as"
            " day/month/year, or confirm that it is kept as written."
        ),
    )
    BIRTH_SHORT_YEAR = (
        "birth_short_year",
        (
            "Ngày sinh “%(written)s” ghi năm bằng hai chữ số nên không rõ thế kỷ. Hãy ghi đủ bốn"
            " chữ số, hoặc xác nhận giữ nguyên như đã ghi."
        ),
        (
            "The date of birth “%(written)s” has a year of two digits, so the century is unclear."
            " Write four digits, or confirm that it is kept as written."
        ),
    )
    BIRTH_UNCLEAR = (
        "birth_unclear",
        "Không hiểu ngày sinh “%(written)s”. Hãy sửa, hoặc xác nhận giữ nguyên như đã ghi.",
        (
            "The date of birth “%(written)s” is not understood. Mend it, or confirm that it is"
            " kept as written."
        ),
    )
    BIRTH_APPROXIMATE = (
        "birth_approximate",
        "Ngày sinh “%(written)s” được hiểu là khoảng %(understood)s.",
        "The date of birth “%(written)s” is understood as about %(understood)s.",
    )
    BIRTH_IN_FUTURE = (
        "birth_in_future",
        "Ngày sinh “%(written)s” ở sau hôm nay. Hãy kiểm tra.",
        "The date of birth “%(written)s” is after today. Check it.",
    )
    TOO_OLD = (
        "too_old",
        "Theo ngày sinh “%(written)s”, người này đã hơn 110 tuổi. Hãy kiểm tra.",
        "Born “%(written)s”, the person would be over 110. Check it.",
    )
    DATE_FORM = (
        "date_form",
        "Ô “%(column)s” ghi “%(written)s”, được hiểu là %(understood)s.",
        "“%(column)s” says “%(written)s”, understood as %(understood)s.",
    )
    SEX_UNKNOWN = (
        "sex_unknown",
        "Không rõ mã giới tính “%(written)s”. Hãy chọn nữ, nam hoặc khác, hoặc để trống.",
        (
            "The code “%(written)s” for sex is not known. Choose female, male or other, or leave"
            " it blank."
        ),
    )
    SEX_TWICE = (
        "sex_twice",
        "Các cột giới tính ghi hai điều khác nhau: “%(written)s”. Hãy chọn một.",
        "The columns say two different things of the sex: “%(written)s”. Choose one.",
    )
    NATIONALITY = (
        "nationality",
        "Quốc tịch ghi “%(written)s”. Hãy kiểm tra: quyền được hỗ trợ phụ thuộc vào quốc tịch.",
        (
            "The nationality is given as “%(written)s”. Check it: what the person is entitled to"
            " depends on it."
        ),
    )
    NATIONALITY_MISSING = (
        "nationality_missing",
        "Không ghi quốc tịch. Hãy kiểm tra.",
        "No nationality is given. Check it.",
    )
    NUMBER_SEX = (
        "number_sex",
        (
            "Số định danh %(number)s là của %(told)s, nhưng giới tính ghi %(listed)s. Hãy đối"
            " chiếu giấy tờ."
        ),
        (
            "The identity number %(number)s is that of a %(told)s person, but the sex is given as"
            " %(listed)s. Compare the paper."
        ),
    )
    NUMBER_YEAR = (
        "number_year",
        (
            "Theo số định danh %(number)s, người này sinh năm %(told)s, nhưng năm sinh ghi"
            " %(listed)s. Hãy đối chiếu giấy tờ."
        ),
        (
            "By the identity number %(number)s the person was born in %(told)s, but the year is"
            " given as %(listed)s. Compare the paper."
        ),
    )
    NUMBER_LENGTH = (
        "number_length",
        (
            "Số giấy tờ %(number)s có %(digits)s chữ số. Số định danh có 12, chứng minh cũ có 9;"
            " bảng tính có thể đã làm mất số 0 ở đầu."
        ),
        (
            "The number %(number)s has %(digits)s digits. A citizen's number has 12, an old card"
            " 9; a spreadsheet may have dropped a zero in front."
        ),
    )
    SAME_PERSON = (
        "same_person",
        (
            "Có thể là cùng một người với dòng %(other)s: cùng họ tên, cùng ngày hoặc năm sinh."
            " Hãy chọn cùng một người hay hai người khác nhau."
        ),
        (
            "May be the same person as row %(other)s: the same name, the same date or year of"
            " birth. Say whether they are one person or two."
        ),
    )
    SAME_WITHOUT_ACCENTS = (
        "same_without_accents",
        (
            "Có thể là cùng một người với dòng %(other)s: họ tên chỉ khác ở dấu, cùng năm sinh."
            " Hãy chọn cùng một người hay hai người khác nhau."
        ),
        (
            "May be the same person as row %(other)s: the names differ in accents only, the year"
            " of birth is the same. Say whether they are one person or two."
        ),
    )
    SAME_NAME_AND_NUMBER = (
        "same_name_and_number",
        (
            "Có thể là cùng một người với dòng %(other)s: cùng họ tên, cùng số giấy tờ. Hãy chọn"
            " cùng một người hay hai người khác nhau."
        ),
        (
            "May be the same person as row %(other)s: the same name, the same number of a paper."
            " Say whether they are one person or two."
        ),
    )
    SAME_NUMBER = (
        "same_number",
        "Cùng số giấy tờ với dòng %(other)s nhưng khác họ tên. Hãy đối chiếu giấy tờ.",
        "The same number of a paper as row %(other)s, with another name. Compare the papers.",
    )
    SAME_NAME = (
        "same_name",
        (
            "Họ tên giống dòng %(other)s, nhưng dấu, ngày sinh hoặc giới tính khác nhau hoặc chưa"
            " rõ. Hãy kiểm tra."
        ),
        (
            "The name is like that of row %(other)s, but accents, birth or sex differ or are not"
            " clear. Check it."
        ),
    )
    CHILD_OF = (
        "child_of",
        "Là con của người ở dòng số %(other)s; hai hồ sơ sẽ được liên kết.",
        "The child of the person in row %(other)s; the two cases will be linked.",
    )
    CHILD_OF_NOBODY = (
        "child_of_nobody",
        "Ghi là con của người số %(other)s, nhưng danh sách không có số đó. Hãy kiểm tra.",
        "Said to be the child of number %(other)s, but the list has no such number. Check it.",
    )
    CHILD_OF_SEVERAL = (
        "child_of_several",
        (
            "Ghi là con của người số %(other)s, nhưng nhiều dòng mang số đó nên chưa liên kết"
            " được. Hãy kiểm tra."
        ),
        (
            "Said to be the child of number %(other)s, but several rows have that number, so they"
            " are not linked. Check it."
        ),
    )
    CHILD_OF_ITSELF = (
        "child_of_itself",
        "Ghi là con của chính mình. Hãy kiểm tra.",
        "Said to be the child of oneself. Check it.",
    )
    CHILD_IN_CIRCLE = (
        "child_in_circle",
        (
            "Ghi là con của người số %(other)s, người này lại được ghi là con, cháu của chính"
            " dòng này. Hãy kiểm tra."
        ),
        (
            "Said to be the child of number %(other)s, who is in turn said to descend from this"
            " row. Check it."
        ),
    )
    PARENT_TOO_YOUNG = (
        "parent_too_young",
        (
            "Ghi là con của người số %(other)s, nhưng người đó không lớn hơn ít nhất 12 tuổi. Hãy"
            " kiểm tra."
        ),
        "Said to be the child of number %(other)s, who is not at least 12 years older. Check it.",
    )
    RECEIVED_UNCLEAR = (
        "received_unclear",
        "Không hiểu ngày giao nhận “%(written)s”; ô được giữ nguyên như đã ghi. Hãy kiểm tra.",
        (
            "The day of the hand-over “%(written)s” is not understood; it is kept as written."
            " Check it."
        ),
    )
    RECEIVED_IN_FUTURE = (
        "received_in_future",
        "Ngày giao nhận “%(written)s” ở sau hôm nay. Hãy kiểm tra.",
        "The day of the hand-over “%(written)s” is after today. Check it.",
    )
    RECEIVED_BEFORE_BIRTH = (
        "received_before_birth",
        "Ngày giao nhận “%(written)s” ở trước ngày sinh. Hãy kiểm tra.",
        "The day of the hand-over “%(written)s” is before the birth. Check it.",
    )
    RECEIVED_DIFFERS = (
        "received_differs",
        "Ngày giao nhận “%(written)s” khác các dòng khác (%(others)s). Hãy kiểm tra.",
        (
            "The day of the hand-over “%(written)s” differs from the other rows (%(others)s)."
            " Check it."
        ),
    )
    GATE_DIFFERS = (
        "gate_differs",
        "Cửa khẩu “%(written)s” khác các dòng khác (%(others)s). Hãy kiểm tra.",
        "The gate “%(written)s” differs from the other rows (%(others)s). Check it.",
    )
    GIVEN_BY_DIFFERS = (
        "given_by_differs",
        "Bên giao “%(written)s” khác các dòng khác (%(others)s).",
        "The giving party “%(written)s” differs from the other rows (%(others)s).",
    )

    @property
    def severity(self) -> Severity:
        """Whether a row with this fault enters."""
        if self in MENDED_FIRST:
            return Severity.MEND
        return Severity.SAID if self in _SAID else Severity.CHECK


MENDED_FIRST: Final = frozenset(
    {
        FaultKind.NOTHING_SAID,
        FaultKind.NAME_IS_FORMULA,
        FaultKind.BIRTH_IMPOSSIBLE,
        FaultKind.BIRTH_MONTH_FIRST,
        FaultKind.BIRTH_SHORT_YEAR,
        FaultKind.BIRTH_UNCLEAR,
        FaultKind.SEX_UNKNOWN,
        FaultKind.SEX_TWICE,
        FaultKind.SAME_PERSON,
        FaultKind.SAME_WITHOUT_ACCENTS,
        FaultKind.SAME_NAME_AND_NUMBER,
    }
)
"""Rows with one of these stay drafts until an officer mends them or says that they stay so.

An impossible birth says nothing of the age, and age decides how a child is protected; a second
case of one person is the harm that a list most easily does. All else can be mended afterwards.
"""

_SAID: Final = frozenset(
    {
        FaultKind.NAME_MISSING,
        FaultKind.FORMULA,
        FaultKind.BIRTH_APPROXIMATE,
        FaultKind.DATE_FORM,
        FaultKind.CHILD_OF,
        FaultKind.GIVEN_BY_DIFFERS,
    }
)
