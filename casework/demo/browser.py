"""A browser without scripts, as small as the check of the demo needs: pages, forms, cookies."""

from dataclasses import dataclass, field
from html.parser import HTMLParser
from http.cookiejar import CookieJar
from typing import Final
from urllib.error import HTTPError
from urllib.parse import urlencode, urljoin, urlsplit
from urllib.request import HTTPCookieProcessor, Request, build_opener

_PATIENCE: Final = 30  # seconds for one answer
_TICKED: Final = frozenset({"radio", "checkbox"})

Answers = dict[str, str | list[str]]


@dataclass(slots=True)
class Form:
    """A form as the page shows it: where it goes, what is filled in, what can be chosen."""

    action: str
    filled: Answers = field(default_factory=dict)
    choices: dict[str, dict[str, str]] = field(default_factory=dict)  # name: label to value


@dataclass(frozen=True, slots=True)
class Page:
    """An answer of the server, whatever its status."""

    status: int
    address: str
    body: bytes = field(repr=False)
    forms: tuple[Form, ...]

    @property
    def path(self) -> str:
        """Where the page is, without the server."""
        return urlsplit(self.address).path

    @property
    def text(self) -> str:
        """The page as text."""
        return self.body.decode("utf-8", errors="replace")

    def form(self, ending: str) -> Form:
        """The form that goes to an address with this ending. Raises LookupError."""
        for each in self.forms:
            if each.action.endswith(ending):
                return each
        raise LookupError(f"no form to …{ending} on {self.path} (status {self.status})")


class Browser:
    """One visitor, with cookies of their own."""

    def __init__(self, server: str) -> None:
        self._server = server
        self._opener = build_opener(HTTPCookieProcessor(CookieJar()))

    def open(self, path: str) -> Page:
        """Go to an address."""
        return self._fetch(Request(urljoin(self._server, path)))  # noqa: S310  # our own server

    def send(self, form: Form, **answers: str | list[str]) -> Page:
        """Send a form: what is filled in, over it the answers."""
        return self.post(form.action, {**form.filled, **answers})

    def post(self, path: str, answers: Answers) -> Page:
        """Send anything anywhere, as somebody who forges a request would."""
        content = urlencode(answers, doseq=True).encode()
        return self._fetch(Request(urljoin(self._server, path), content))  # noqa: S310  # as above

    def _fetch(self, request: Request) -> Page:
        try:
            answer = self._opener.open(request, timeout=_PATIENCE)
        except HTTPError as refusal:  # a refusal is a page too
            answer = refusal
        with answer:
            body, address = answer.read(), answer.geturl()
        return Page(answer.status, address, body, _forms(body, address))


def _forms(body: bytes, address: str) -> tuple[Form, ...]:
    if body.startswith(b"%PDF"):
        return ()
    reader = _FormReader(urlsplit(address).path)
    reader.feed(body.decode("utf-8", errors="replace"))
    return tuple(reader.forms)


class _FormReader(HTMLParser):
    """Collects forms with the values that a browser would send unchanged."""

    def __init__(self, path: str) -> None:
        super().__init__()
        self.forms: list[Form] = []
        self._path = path
        self._field = ""  # the select or textarea that is open
        self._option: tuple[str, list[str]] | None = None
        self._typed: list[str] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attrs}
        if tag == "form":
            self.forms.append(Form(found.get("action") or self._path))
        elif self.forms and tag == "input":
            self._input(self.forms[-1], found)
        elif self.forms and tag in ("select", "textarea"):
            self._field = found.get("name", "")
            self._typed = [] if tag == "textarea" else None
        elif self.forms and tag == "option":
            self._option = (found.get("value", ""), [])
            if "selected" in found:
                self.forms[-1].filled[self._field] = found.get("value", "")

    def handle_data(self, data: str) -> None:
        if self._option is not None:
            self._option[1].append(data)
        elif self._typed is not None:
            self._typed.append(data)

    def handle_endtag(self, tag: str) -> None:
        if tag == "option" and self._option is not None:
            value, label = self._option
            labels = self.forms[-1].choices.setdefault(self._field, {})
            labels["".join(label).strip()] = value
            self._option = None
        elif tag == "textarea" and self._typed is not None:
            self.forms[-1].filled[self._field] = "".join(self._typed).strip("\r\n")
            self._typed = None

    @staticmethod
    def _input(form: Form, found: dict[str, str]) -> None:
        name, value = found.get("name", ""), found.get("value", "")
        if not name or found.get("type") in ("submit", "button", "file"):
            return
        if found.get("type") not in _TICKED or "checked" in found:
            form.filled[name] = value
