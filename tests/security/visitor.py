"""One visitor of a real server: cookies, forms, and a record of what the server's heads said."""

import http.client
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from email.message import Message
from http.cookies import SimpleCookie
from urllib.parse import urlencode

from tests.security.pagereader import Page, read

Fields = Mapping[str, Sequence[str]]


@dataclass(frozen=True)
class Scan:
    """A file to send."""

    name: str
    content: bytes


@dataclass(frozen=True)
class Answer:
    """What came back, after redirects."""

    status: int
    path: str
    body: bytes

    @property
    def page(self) -> Page:
        """The body as a page."""
        return read(self.body.decode("utf-8", "replace"))


@dataclass
class Visitor:
    """Goes where a browser would; `heads` are the status line and headers of every answer."""

    port: int
    heads: list[str] = field(default_factory=list)
    statuses: list[int] = field(default_factory=list)
    _cookies: dict[str, str] = field(default_factory=dict)

    def open(self, path: str) -> Answer:
        """Go to an address."""
        return self._go("GET", path)

    def send(self, path: str, fields: Fields, scan: tuple[str, Scan] | None = None) -> Answer:
        """Send a form, as urlencoded text or, with a file, in parts."""
        if scan is None:
            body = urlencode(fields, doseq=True).encode()
            return self._go("POST", path, body, "application/x-www-form-urlencoded")
        body, kind = _in_parts(fields, *scan)
        return self._go("POST", path, body, kind)

    def _go(self, method: str, path: str, body: bytes | None = None, kind: str = "") -> Answer:
        status, heads, content = self._ask(method, path, body, kind)
        location = heads.get("Location", "")
        if status in (302, 303) and location:
            return self._go("GET", location.partition("#")[0])
        return Answer(status, path, content)

    def _ask(
        self, method: str, path: str, body: bytes | None, kind: str
    ) -> tuple[int, Message, bytes]:
        line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        heads = {"Cookie": "; ".join(f"{name}={value}" for name, value in self._cookies.items())}
        line.request(method, path, body, {**heads, **({"Content-Type": kind} if kind else {})})
        answer = line.getresponse()
        content = answer.read()
        line.close()
        self.heads.append(f"{answer.status} {answer.reason}\n{answer.headers}")
        self.statuses.append(answer.status)
        self._keep(answer.headers.get_all("Set-Cookie") or [])
        return answer.status, answer.headers, content

    def _keep(self, lines: Sequence[str]) -> None:
        for line in lines:
            for name, morsel in SimpleCookie(line).items():
                self._cookies[name] = morsel.value


def _in_parts(fields: Fields, name: str, scan: Scan) -> tuple[bytes, str]:
    rim = uuid.uuid4().hex
    head = f'--{rim}\r\nContent-Disposition: form-data; name="'
    typed = [
        f'{head}{key}"\r\n\r\n{value}\r\n' for key, values in fields.items() for value in values
    ]
    file = f'{head}{name}"; filename="{scan.name}"\r\nContent-Type: application/pdf\r\n\r\n'
    body = "".join(typed).encode() + file.encode() + scan.content + f"\r\n--{rim}--\r\n".encode()
    return body, f"multipart/form-data; boundary={rim}"
