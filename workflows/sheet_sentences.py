"""Sentences on the identification sheet and on secret papers: why not yet, and what to do."""

from workflows.regime import Lack
from workflows.whoever import Language

OF_A_SHEET: dict[Lack, dict[Language, tuple[str, str]]] = {
    Lack.EVIDENCE: {
        "vi": (
            "Chưa ghi nguồn tài liệu, chứng cứ nào đã xem",
            "Chọn ít nhất một nguồn đã thực sự xem.",
        ),
        "en": (
            "No source of evidence is named",
            "Tick at least one source that was really looked at.",
        ),
    },
    Lack.REASONS: {
        "vi": (
            "Người soạn chưa tự ghi lý do",
            "Ghi lý do bằng lời của mình; hệ thống không ghi thay.",
        ),
        "en": (
            "The drafter's own reasons are missing",
            "Write them in your own words; nothing is written for you.",
        ),
    },
    Lack.DEED: {
        "vi": (
            "Chưa ghi hành vi nào đã xảy ra với người đó",
            "Chọn ít nhất một hành vi, hoặc dùng dấu hiệu bổ sung khi đủ điều kiện.",
        ),
        "en": (
            "No deed is named",
            "Tick at least one, or use the fallback signs where they are open.",
        ),
    },
    Lack.PURPOSE: {
        "vi": ("Chưa ghi mục đích của hành vi", "Chọn ít nhất một mục đích."),
        "en": ("No purpose is named", "Tick at least one purpose."),
    },
    Lack.MEANS: {
        "vi": (
            "Với người từ đủ 18 tuổi, chưa ghi thủ đoạn nào",
            "Chọn ít nhất một thủ đoạn; nếu tuổi đã ghi sai hoặc chưa rõ, hãy đính chính tuổi.",
        ),
        "en": (
            "For a person of 18 or over no means is named",
            "Tick at least one; where the age on record is wrong or unclear, correct it.",
        ),
    },
    Lack.SIGN: {
        "vi": (
            "Các nguồn không chứng minh được, và chưa có dấu hiệu bổ sung cho phép xác nhận",
            "Kiểm tra nhân thân rồi chọn ít nhất một dấu hiệu, hoặc soạn kết luận khác.",
        ),
        "en": (
            "The sources prove it neither way, and no fallback sign allows a confirmation",
            "Check the background and tick at least one sign, or draft another conclusion.",
        ),
    },
    Lack.SIGN_UNREAD: {
        "vi": (
            "Các dấu hiệu đã chọn đều thuộc phần điều luật chưa được đọc",
            "Đối chiếu với văn bản luật trước khi ký.",
        ),
        "en": (
            "All signs that were ticked stand in a part of the article that was not read",
            "Check them against the text of the law before signing.",
        ),
    },
    Lack.SIGNS_LOCKED: {
        "vi": (
            "Dấu hiệu bổ sung chưa dùng được: chưa đủ cả hai điều kiện",
            "Đánh dấu cả hai điều kiện nếu đúng; nếu không, bỏ chọn các dấu hiệu.",
        ),
        "en": (
            "The fallback signs are not open: not both conditions are met",
            "Tick both conditions where they are true; else untick the signs.",
        ),
    },
    Lack.CLASSIFIED: {
        "vi": (
            "Hồ sơ bảo vệ là tài liệu mật: chỉ giữ số, ngày, người quyết định và hiệu lực",
            "Bỏ bản chụp và tên giấy tờ; bản giấy giữ theo chế độ mật.",
        ),
        "en": (
            "A protection file is secret: only number, date, decider and force are kept here",
            "Leave out scan and title; keep the paper by the rules of secrecy.",
        ),
    },
}
