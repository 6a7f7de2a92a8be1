"""Why the keys cannot be used, as sentences for whoever starts the office. Never a value."""

from typing import ClassVar


class KeyTrouble(Exception):
    """The office cannot start, or go on, with the keys it has; says so in both languages."""

    vi: ClassVar[str]
    en: ClassVar[str]

    def __init__(self) -> None:
        super().__init__(f"{self.vi} / {self.en}")


class KeyMissing(KeyTrouble):
    """The root key is not where the setting says."""

    vi = (
        "Không đọc được khóa gốc nêu ở CASEWORK_ROOT_KEY. "
        "Hãy đặt lại khóa từ bản cất giữ rồi khởi động lại."
    )
    en = (
        "The root key named by CASEWORK_ROOT_KEY cannot be read. "
        "Put it back from the stored copy and start again."
    )


class KeyWrong(KeyTrouble):
    """The root key is not the one that wrapped the keys of this database, or is no key at all."""

    vi = (
        "Khóa gốc nêu ở CASEWORK_ROOT_KEY không mở được cơ sở dữ liệu này. "
        "Hãy dùng đúng khóa đã tạo cùng cơ sở dữ liệu."
    )
    en = (
        "The root key named by CASEWORK_ROOT_KEY does not open this database. "
        "Use the key that was made with it."
    )


class KeyFileTooOpen(KeyTrouble):
    """Others than its owner may read the key file."""

    vi = (
        "Tệp khóa nêu ở CASEWORK_ROOT_KEY cho phép tài khoản khác đọc. "
        "Hãy đặt quyền 0600 (chỉ chủ sở hữu)."
    )
    en = (
        "The key file named by CASEWORK_ROOT_KEY may be read by other accounts. "
        "Set its mode to 0600 (owner only)."
    )


class ProviderUnknown(KeyTrouble):
    """The setting names no source of keys that we know."""

    vi = "CASEWORK_ROOT_KEY không nêu nguồn khóa nào mà hệ thống biết; thường là file:/đường-dẫn."
    en = "CASEWORK_ROOT_KEY names no source of keys that is known here; usually file:/path."


class ProviderNotInstalled(KeyTrouble):
    """The setting names a source of keys that this installation cannot reach."""

    vi = (
        "Nguồn khóa nêu ở CASEWORK_ROOT_KEY chưa có trong bản cài đặt này. "
        "Hãy dùng file:/đường-dẫn hoặc cài thêm nguồn khóa đó."
    )
    en = (
        "The source of keys named by CASEWORK_ROOT_KEY is not part of this installation. "
        "Use file:/path, or install that source."
    )


class OnlyForDevelopment(KeyTrouble):
    """A root key in the environment was offered to an office in production."""

    vi = "Khóa gốc trong biến môi trường chỉ dùng khi CASEWORK_ENV=dev; hãy dùng file:/đường-dẫn."
    en = "A root key in the environment is for CASEWORK_ENV=dev only; use file:/path."


class NotFounded(KeyTrouble):
    """The database holds no keys yet, or lacks one that is needed."""

    vi = "Cơ sở dữ liệu chưa có đủ khóa. Hãy chạy casework init."
    en = "The database does not have its keys yet. Run casework init."


class AlreadyFounded(KeyTrouble):
    """The database has keys: new ones would lock everything away."""

    vi = "Cơ sở dữ liệu đã có khóa; không tạo lại."
    en = "The database already has its keys; they are not made again."


class KeyNotLoaded(KeyTrouble):
    """A file's key is wrapped by a key of the office made after this process started."""

    vi = "Khóa của hệ thống vừa được thay; hãy khởi động lại ứng dụng để nạp khóa mới."
    en = "The keys of the office were rotated; start the application again to load the new one."
