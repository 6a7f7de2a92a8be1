"""However mangled a request is, it gets a page that says so; nothing ends in an accident."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import quote, urlencode

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from werkzeug.test import TestResponse

from tests.security.asking import Asker, asker, plain_words
from tests.security.offered import ROUTES, Offer, offers
from tests.security.routes import SAFE, Route
from tests.security.snapshot import Snapshot
from tests.security.town import Relation, Town
from workflows.terms import Rank

pytestmark = pytest.mark.parametrize("database_kind", ["sqlite"], indirect=True, scope="session")

Fields = Mapping[str, list[str]]
URLENCODED = "application/x-www-form-urlencoded"
RIM = "multipart/form-data; boundary=rim"
LAWFUL = {200, 303, 400, 403, 404, 405, 409, 413, 415, 422}
ODD_METHODS = ("PUT", "PATCH", "DELETE", "PROPFIND", "TRACE", "HEAD", "OPTIONS", "X" * 60)


def _each(value: str) -> Callable[[Fields], tuple[bytes, str]]:
    """Every field holds this."""

    def mangle(fields: Fields) -> tuple[bytes, str]:
        return urlencode({**dict.fromkeys(fields, value), **_key(fields)}).encode(), URLENCODED

    return mangle


def _raw(value: bytes) -> Callable[[Fields], tuple[bytes, str]]:
    """Every field holds these bytes, already quoted."""

    def mangle(fields: Fields) -> tuple[bytes, str]:
        key = urlencode(_key(fields)).encode()
        typed = [quote(name).encode() + b"=" + value for name in fields]
        return b"&".join([*typed, key]), URLENCODED

    return mangle


def _body(content: bytes, kind: str) -> Callable[[Fields], tuple[bytes, str]]:
    """This body, whatever the form."""
    return lambda _fields: (content, kind)


def _twice(fields: Fields) -> tuple[bytes, str]:
    pairs = [(name, value) for name, values in fields.items() for value in (*values, "khác")]
    return urlencode(pairs).encode(), URLENCODED


def _three_hundred_times(fields: Fields) -> tuple[bytes, str]:
    pairs = [(name, value) for name, values in fields.items() for value in values * 300]
    return urlencode(pairs).encode(), URLENCODED


def _without_key(fields: Fields) -> tuple[bytes, str]:
    return urlencode({**fields, "idempotency_key": []}, doseq=True).encode(), URLENCODED


def _with_bad_key(fields: Fields) -> tuple[bytes, str]:
    sent = {**fields, "idempotency_key": ["{urn:uuid:nope}"]}
    return urlencode(sent, doseq=True).encode(), URLENCODED


def _with_brackets(fields: Fields) -> tuple[bytes, str]:
    sent = {f"{name}[0][$ne]": values for name, values in fields.items()}
    return urlencode({**sent, **_key(fields)}, doseq=True).encode(), URLENCODED


def _as_files(fields: Fields) -> tuple[bytes, str]:
    """Every field comes as a file with a hostile name."""
    part = '--rim\r\nContent-Disposition: form-data; name="{}"; filename="../../\u202e{}.pdf"\r\n'
    parts = [part.format(name, "x" * 4000) + "\r\n%PDF-1.4\r\n" for name in fields]
    return "".join([*parts, "--rim--\r\n"]).encode(), RIM


def _broken_off(fields: Fields) -> tuple[bytes, str]:
    head = f'--rim\r\nContent-Disposition: form-data; name="{next(iter(fields))}"\r\n\r\nnửa'
    return head.encode(), RIM


def _key(fields: Fields) -> dict[str, str]:
    return {"idempotency_key": "9f0e4c1a-4a53-4bfc-9d1b-6c1a3f1c2d4e"}


MANGLED: Mapping[str, Callable[[Fields], tuple[bytes, str]]] = {
    "nothing at all": _body(b"", URLENCODED),
    "no content type": _body(b"a=b", ""),
    "spaces": _each(" \u3000\u00a0\t"),
    "a line break": _each("một\r\nhai\x0b\x85\u2028"),
    "the character NUL": _each("một\0hai"),
    "NUL in a name": _body(b"full%00name=x", URLENCODED),
    "control characters": _each("\x01\x02\x1b[31m\x7f\x9f"),
    "two hundred thousand letters": _each("ẩ" * 60_000),
    "invalid UTF-8": _raw(b"%ff%fe%80"),
    "raw invalid UTF-8": _raw(b"\xff\xfe\x80"),
    "half a surrogate": _raw(b"%ed%a0%80"),
    "an overlong slash": _raw(b"%c0%af"),
    "the last code points": _each("\uffff\U0010ffff\ufdd0"),
    "five hundred marks on one letter": _each("a" + "\u0301" * 500),
    "reversed and invisible": _each("\u202egnơưhC\u2066\u200d\ufeff"),
    "emoji": _each("👩\u200d👩\u200d👧\u200d👦" * 40),
    "a negative number": _each("-1"),
    "a huge number": _each("9" * 400),
    "no number": _each("NaN"),
    "infinity": _each("1e309"),
    "full-width digits": _each("０１/０１/２０２６ ０９:３０"),
    "the first day": _each("01/01/0001"),
    "the first moment": _each("01/01/0001 00:00"),
    "the last day": _each("31/12/9999"),
    "the last moment": _each("31/12/9999 23:59"),
    "the first day in ISO": _each("0001-01-01"),
    "the last moment in ISO": _each("9999-12-31T23:59"),
    "a day that is none": _each("31/02/2026 25:61"),
    "a UUID of nobody": _each("00000000-0000-4000-8000-000000000000"),
    "half a UUID": _each("00000000-0000-4000"),
    "a quote and a statement": _each('\'; DROP TABLE "case"; --'),
    "a template": _each("{{ 7 * 7 }}{% raw %}${7*7}#{7*7}"),
    "a tag": _each("<script>alert(1)</script>"),
    "percent signs": _each("%s%(name)s%n%d{0}{name}"),
    "every field twice": _twice,
    "every field three hundred times": _three_hundred_times,
    "no key": _without_key,
    "a bad key": _with_bad_key,
    "brackets in names": _with_brackets,
    "a list in JSON": _body(b"[1]", "application/json"),
    "numbers in JSON": _body(b'{"reason": 5, "answer": [1], "note": {}}', "application/json"),
    "JSON": _body(b'{"full_name": {"$ne": null}}', "application/json"),
    "broken JSON": _body(b"{", "application/json"),
    "XML": _body(b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>', "text/xml"),
    "plain text": _body("chữ".encode(), "text/plain; charset=utf-7"),
    "an unknown charset": _body(b"full_name=x", f"{URLENCODED}; charset=none"),
    "parts without a rim": _body(b"--rim\r\n\r\n", "multipart/form-data"),
    "parts with another rim": _body(b"--mir\r\n\r\n", RIM),
    "parts without a head": _body(b"--rim\r\n\r\nx\r\n--rim--\r\n", RIM),
    "a part broken off": _broken_off,
    "every field a file": _as_files,
    "two mebibytes": _body(b"full_name=" + b"x" * (2 << 20), URLENCODED),
}


# One of each endpoint and method; whoever signs out is asked nothing more.
ADDRESSES = list(
    {
        (route.endpoint, route.method): route
        for route in ROUTES
        if route.endpoint != "sessions.destroy"
    }.values()
)
WITH_HOLES = [route for route in ADDRESSES if route.holes or route.words]
LOOKS = [route for route in ADDRESSES if route.method in SAFE]


@dataclass(frozen=True)
class Workshop:
    """The town, and every form with who may send it."""

    town: Town
    offers: list[Offer]
    snapshot: Snapshot

    def send(self, offer: Offer, content: bytes, kind: str) -> TestResponse:
        """One mangled form, with its token in the head, so that it gets past the first check."""
        heads = {"X-CSRFToken": offer.asker.token}
        answer = offer.asker.client.post(
            offer.form.action, data=content, content_type=kind, headers=heads
        )
        if answer.status_code == 303:
            self.snapshot.restore()
        return answer


@pytest.fixture(scope="module")
def workshop(whole_town: Town) -> Iterator[Workshop]:
    """An accident becomes the page that an officer would get, and not an error of the test."""
    found = offers(whole_town)
    whole_town.door.app.testing = False
    with Snapshot(whole_town.door.office.database) as snapshot:
        yield Workshop(whole_town, found, snapshot)


@pytest.mark.parametrize("mangle", MANGLED.values(), ids=MANGLED.keys())
def test_no_form_ends_in_an_accident(
    workshop: Workshop, mangle: Callable[[Fields], tuple[bytes, str]]
) -> None:
    answered = {
        offer.route.name: workshop.send(offer, *mangle(_fields(offer))).status_code
        for offer in workshop.offers
    }

    accidents = {name: status for name, status in answered.items() if status not in LAWFUL}

    assert accidents == {}


@pytest.mark.parametrize("method", ODD_METHODS)
def test_no_odd_method_ends_in_an_accident(workshop: Workshop, method: str) -> None:
    officer = _officer(workshop.town)

    answered = {
        route.name: officer.client.open(route.path(workshop.town.things), method=method).status_code
        for route in ADDRESSES
    }
    accidents = {name: status for name, status in answered.items() if status not in LAWFUL}

    assert accidents == {}


HOLES = (
    "0",
    "%00",
    "..%2f..%2fetc%2fpasswd",
    "%ff",
    "ẩ",
    "x" * 3000,
    "00000000-0000-0000-0000-000000000000",
    "FFFFFFFF-FFFF-FFFF-FFFF-FFFFFFFFFFFF",
    "{code}",
    "' OR 1=1 --",
)


@pytest.mark.parametrize("hole", HOLES, ids=lambda hole: hole[:20])
def test_no_address_ends_in_an_accident(workshop: Workshop, hole: str) -> None:
    officer = _officer(workshop.town)
    town = workshop.town

    answered = {
        route.name: _asked_at(officer, route, _with_hole(route, town, hole)) for route in WITH_HOLES
    }
    accidents = {name: status for name, status in answered.items() if status not in LAWFUL}

    assert accidents == {}


QUERIES = (
    "after=x",
    "after=2026-03-02T00:00:00,x",
    "after=9999-12-31T23:59:59.999999%2B14:00,ABC",
    "after=%ff",
    "after=%00",
    "after=" + "x" * 4000,
    "state=none",
    "state=%00&after=1",
    "section=../../desk&scope=all",
    "scope=%ff&section=%ff",
    "v=1&v=2&v[]=3",
)


@pytest.mark.parametrize("query", QUERIES, ids=lambda query: query[:30])
def test_no_question_in_an_address_ends_in_an_accident(workshop: Workshop, query: str) -> None:
    supervisor = asker(workshop.town, workshop.town.viewer(Relation.LEADS, Rank.SUPERVISOR))

    answered = {
        route.name: supervisor.client.get(f"{route.path(workshop.town.things)}?{query}").status_code
        for route in LOOKS
    }
    accidents = {name: status for name, status in answered.items() if status not in LAWFUL}

    assert accidents == {}


@settings(max_examples=120, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_no_text_whatever_ends_in_an_accident(workshop: Workshop, data: st.DataObject) -> None:
    offer = data.draw(st.sampled_from(workshop.offers))
    typed = {name: data.draw(st.text(max_size=60)) for name in _fields(offer)}
    content = urlencode({**typed, **_key({})}, errors="surrogatepass").encode()

    answer = workshop.send(offer, content, URLENCODED)

    assert answer.status_code in LAWFUL


@pytest.mark.parametrize("token", ["", "x", "IjAi.aaaaaa.bbbbbbbbbbbbbbbbbbbbbbbbbbb"])
def test_every_act_refuses_a_form_without_our_token(workshop: Workshop, token: str) -> None:
    officer = _officer(workshop.town)

    answered = {
        route.name: officer.client.post(
            route.path(workshop.town.things), data={"csrf_token": token}
        ).status_code
        for route in ROUTES
        if route.method not in SAFE
    }
    taken = {name: status for name, status in answered.items() if status != 403}

    assert taken == {}


def _officer(town: Town) -> Asker:
    return asker(town, town.viewer(Relation.LEADS, Rank.OFFICER))


def _fields(offer: Offer) -> dict[str, list[str]]:
    filled = offer.form.filled(plain_words)
    return {**filled, **{each.name: ["x"] for each in offer.form.asked if each.name not in filled}}


def _with_hole(route: Route, town: Town, hole: str) -> str:
    path = route.path(town.things)
    values = [str(getattr(town.things, thing)) for thing in route.holes.values()]
    for value in (*values, *route.words.values()):
        path = path.replace(value, hole)
    return path


def _asked_at(officer: Asker, route: Route, path: str) -> int:
    if route.method in SAFE:
        return officer.client.get(path).status_code
    return officer.send(path, {}).status_code
