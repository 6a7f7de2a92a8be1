"""Why a notice of duty is not sent, taken back or acknowledged: whole sentences, and what to do."""

from workflows.regime import Lack
from workflows.whoever import Language

OF_A_DUTY_NOTICE: dict[Lack, dict[Language, tuple[str, str]]] = {
    Lack.NOT_OWED: {
        "vi": (
            "Hiện không cơ quan nào còn phải làm việc này trong hồ sơ",
            "Xem các việc đang phải làm ở trang Phối hợp.",
        ),
        "en": (
            "Nobody owes this in the case now",
            "See the page of duties for what is owed.",
        ),
    },
    Lack.TELLER: {
        "vi": (
            "Chỉ đơn vị chủ trì, hoặc đơn vị đã làm việc {missing}, mới gửi hoặc rút thông báo này",
            "Liên hệ đơn vị chủ trì.",
        ),
        "en": (
            "Only the lead unit, or the unit that did {missing}, sends or withdraws this notice",
            "Contact the lead unit.",
        ),
    },
    Lack.NOTIFIED: {
        "vi": (
            "Đã có một thông báo về việc này còn hiệu lực",
            "Nếu gửi nhầm đơn vị, rút thông báo đó trước.",
        ),
        "en": (
            "A notice of this duty stands already",
            "If it went to the wrong unit, withdraw it first.",
        ),
    },
    Lack.OWN_DUTY: {
        "vi": (
            "Việc này do chính đơn vị gửi phải làm",
            "Đơn vị không gửi thông báo cho chính mình; hãy làm việc đó trên trang hồ sơ.",
        ),
        "en": (
            "The sending unit owes this itself",
            "A unit sends itself no notice; do it on the page of the case.",
        ),
    },
    Lack.NOT_OWING: {
        "vi": (
            "Đơn vị đã chọn không phải làm việc này trong hồ sơ; việc thuộc về {missing}",
            "Chọn một đơn vị trong danh sách.",
        ),
        "en": (
            "The unit you chose does not owe this in the case; it belongs to {missing}",
            "Choose a unit from the list.",
        ),
    },
    Lack.NOBODY_OWING: {
        "vi": (
            "Không có đơn vị nào đang hoạt động giữ vai trò {missing} để gửi thông báo",
            "Nhờ quản trị kiểm tra danh sách đơn vị.",
        ),
        "en": (
            "No unit that acts today has the role of {missing}",
            "Have an administrator check the list of units.",
        ),
    },
    Lack.CONFIRMS_ITSELF: {
        "vi": (
            "Đơn vị được thông báo tự xác nhận; chỉ ghi thay cho đơn vị chưa dùng hệ thống",
            "Chờ đơn vị đó xác nhận trong hệ thống.",
        ),
        "en": (
            "The notified unit acknowledges; ours records it only for a unit off the system",
            "Wait for that unit to acknowledge in the system.",
        ),
    },
}
