"""Why a file is not read at all, in sentences that tell what to do next. Nothing is read here."""

from typing import Final

from workflows.terms import Term

LARGEST: Final = 25 * 1024 * 1024  # bytes of one file
MOST_ROWS: Final = 20_000  # that hold anything
MOST_COLUMNS: Final = 100
LONGEST_CELL: Final = 32_767  # characters; a spreadsheet program takes no more


class Why(Term):
    """Why a file is not read."""

    EMPTY = (
        "empty",
        "Tệp không có nội dung. Hãy mở tệp để kiểm tra danh sách rồi tải lên lại.",
        "The file holds nothing. Open it, check the list and upload it again.",
    )
    TOO_LARGE = (
        "too_large",
        (
            "Tệp lớn hơn 25 MB. Hãy bỏ hình ảnh trong tệp hoặc chia danh sách thành nhiều tệp rồi"
            " tải lên lại."
        ),
        (
            "The file is larger than 25 MB. Remove pictures from it or divide the list into"
            " several files, then upload them."
        ),
    )
    TOO_MANY_ROWS = (
        "too_many_rows",
        "Danh sách dài hơn 20.000 dòng. Hãy chia thành nhiều tệp rồi tải lên từng tệp.",
        "The list is longer than 20,000 rows. Divide it into several files and upload each.",
    )
    TOO_MANY_COLUMNS = (
        "too_many_columns",
        "Danh sách có hơn 100 cột. Hãy xóa các cột không dùng rồi tải lên lại.",
        "The list has more than 100 columns. Delete those that are not used and upload it again.",
    )
    MACROS = (
        "macros",
        (
            "Tệp có chứa macro (chương trình) nên không được nhận. Hãy lưu lại dưới dạng Excel"
            " Workbook (.xlsx) rồi tải lên lại."
        ),
        (
            "The file contains macros (programs) and is not taken. Save it as an Excel Workbook"
            " (.xlsx) and upload it again."
        ),
    )
    OLD_EXCEL = (
        "old_excel",
        (
            "Tệp ở định dạng bảng tính mà hệ thống không đọc (.xls, .xlsb, .ods). Hãy mở tệp, lưu"
            " lại dưới dạng Excel Workbook (.xlsx) rồi tải lên lại."
        ),
        (
            "The file is a spreadsheet of a kind that is not read here (.xls, .xlsb, .ods). Open"
            " it, save it as an Excel Workbook (.xlsx) and upload it again."
        ),
    )
    LOCKED = (
        "locked",
        "Tệp được đặt mật khẩu. Hãy mở tệp, bỏ mật khẩu, lưu lại rồi tải lên lại.",
        (
            "The file is locked by a password. Open it, remove the password, save it and upload"
            " it again."
        ),
    )
    BOMB = (
        "bomb",
        (
            "Tệp nén mở ra quá lớn so với một danh sách nên không được đọc. Hãy sao chép danh"
            " sách sang một tệp mới rồi tải lên tệp đó."
        ),
        (
            "Unpacked, the file is far too large for a list and is not read. Copy the list into a"
            " new file and upload that."
        ),
    )
    DAMAGED = (
        "damaged",
        (
            "Tệp bị hỏng hoặc không đọc được hết. Hãy mở tệp, lưu lại thành tệp .xlsx mới rồi tải"
            " lên tệp đó."
        ),
        (
            "The file is damaged or cannot be read to its end. Open it, save it as a new .xlsx"
            " file and upload that."
        ),
    )
    QUOTES = (
        "quotes",
        (
            "Trong tệp CSV có dấu ngoặc kép đặt sai, nên không rõ ô nào kết thúc ở đâu. Hãy sửa"
            " dấu đó hoặc lưu danh sách dưới dạng .xlsx rồi tải lên lại."
        ),
        (
            "A quotation mark in the CSV file is misplaced, so it is unclear where cells end."
            " Mend it, or save the list as .xlsx, and upload it again."
        ),
    )
    NOT_A_LIST = (
        "not_a_list",
        (
            "Đây không phải tệp danh sách. Hãy tải lên tệp Excel (.xlsx) hoặc CSV; bản quét, ảnh"
            " và PDF thì đính kèm như giấy tờ."
        ),
        (
            "This is no list. Upload an Excel (.xlsx) or CSV file; scans, pictures and PDF are"
            " attached as papers."
        ),
    )
    ENCODING = (
        "encoding",
        (
            "Không nhận ra bảng mã của tệp nên chữ có thể bị sai. Hãy lưu lại dưới dạng “CSV"
            " UTF-8” hoặc .xlsx rồi tải lên lại."
        ),
        (
            "The encoding of the file is not recognised, so letters might be wrong. Save it as"
            " “CSV UTF-8” or .xlsx and upload it again."
        ),
    )
    LEGACY_FONT = (
        "legacy_font",
        (
            "Danh sách gõ bằng phông chữ cũ (TCVN3 hoặc VNI), không phải Unicode. Hãy chuyển sang"
            " Unicode (ví dụ bằng công cụ chuyển mã của UniKey) rồi tải lên lại."
        ),
        (
            "The list was typed in an old font (TCVN3 or VNI), not in Unicode. Convert it to"
            " Unicode (for example with the converter of UniKey) and upload it again."
        ),
    )


class Unreadable(Exception):
    """The file is not read. Holds the reason only: never its name, never its content."""

    def __init__(self, why: Why) -> None:
        super().__init__(why.value)
        self.why = why
