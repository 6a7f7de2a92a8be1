"""Officers at one keep-alive connection: they get pages and send forms, as a browser does."""

import re
import time
from collections.abc import Callable
from dataclasses import dataclass
from http.client import HTTPConnection
from urllib.parse import quote, urlencode
from uuid import uuid4

from casework.web.sessions import Cookies
from tests.benchmarks.application import SIGN_IN, STATEMENTS
from tests.benchmarks.server import HOST

_SIGN_IN_COOKIE = Cookies(secure=True).sign_in
_TOKEN = re.compile(r'name="csrf_token" value="([^"]+)"')


class WrongAnswer(Exception):
    """The server answered something that a benchmark cannot use: address, status and page."""


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer and what it took: server CPU and wall time in seconds, SQL statements."""

    location: str
    text: str
    statements: int
    cpu: float
    wall: float


class Visitor:
    """Everybody who visits the server; `token` says who, and none is a stranger."""

    def __init__(self, port: int, cpu: Callable[[], float]) -> None:
        self._line = HTTPConnection(HOST, port, timeout=30)
        self._cpu = cpu
        self._form_tokens: dict[str, str] = {}

    def get(self, path: str, token: str) -> Answer:
        """A page, which must be there."""
        return self._ask("GET", path, None, {"Cookie": f"{_SIGN_IN_COOKIE}={token}"}, 200)

    def bare(self, path: str, token: str) -> Answer:
        """The same page with constant values; `token` is used once, to take the model."""
        return self._ask("GET", f"/bare?page={quote(path)}", None, {SIGN_IN: token}, 200)

    def post(self, path: str, token: str, **fields: str) -> Answer:
        """Send a form, which must be answered by going on elsewhere."""
        hidden = {"csrf_token": self._form_token(token), "idempotency_key": str(uuid4())}
        headers = {
            "Cookie": f"{_SIGN_IN_COOKIE}={token}",
            "Content-Type": "application/x-www-form-urlencoded",
        }
        return self._ask("POST", path, urlencode({**hidden, **fields}), headers, 303)

    def _form_token(self, token: str) -> str:
        if token not in self._form_tokens:
            found = _TOKEN.search(self.get("/desk", token).text)
            if found is None:
                raise WrongAnswer("/desk has no form")
            self._form_tokens[token] = found[1]
        return self._form_tokens[token]

    def _ask(
        self, method: str, path: str, body: str | None, headers: dict[str, str], wanted: int
    ) -> Answer:
        cpu, wall = self._cpu(), time.perf_counter()
        self._line.request(method, path, body, headers)
        response = self._line.getresponse()
        text = response.read().decode()
        wall, cpu = time.perf_counter() - wall, self._cpu() - cpu
        if response.status != wanted:
            raise WrongAnswer(f"{method} {path}: {response.status}\n{text[:2000]}")
        location = response.headers.get("Location", "")
        return Answer(location, text, int(response.headers[STATEMENTS]), cpu, wall)
