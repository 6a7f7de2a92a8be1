"""Reads a page as a browser does: its forms with their fields, its links, and what it says."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property
from html.parser import HTMLParser

Write = Callable[["Field"], str]

_TYPED = frozenset({"text", "textarea", "password", "search", "tel", "email", "number"})


@dataclass(frozen=True)
class Field:
    """One control as shown. `choices` are the values that a browser would let somebody choose."""

    name: str
    kind: str
    id: str = ""
    shown: str = ""
    choices: tuple[str, ...] = ()
    chosen: tuple[str, ...] = ()

    @property
    def is_typed(self) -> bool:
        return self.kind in _TYPED


@dataclass(frozen=True)
class Form:
    """One form of a page."""

    action: str
    method: str
    encoding: str
    fields: tuple[Field, ...] = ()

    @property
    def asked(self) -> tuple[Field, ...]:
        """The fields that somebody fills in."""
        return tuple(each for each in self.fields if each.kind not in ("hidden", "submit"))

    @property
    def takes_files(self) -> bool:
        return any(each.kind == "file" for each in self.fields)

    def as_shown(self) -> dict[str, list[str]]:
        """What a browser sends when nobody touched anything."""
        return {each.name: list(values) for each in self.fields if (values := _untouched(each))}

    def filled(self, write: Write) -> dict[str, list[str]]:
        """What a browser sends when every field was filled in: the last choice of each list."""
        return {each.name: list(values) for each in self.fields if (values := _filled(each, write))}


@dataclass
class Page:
    """A page that was read."""

    html: str
    forms: list[Form] = field(default_factory=list)
    ids: set[str] = field(default_factory=set)
    links: list[str] = field(default_factory=list)
    summary: list[str] = field(default_factory=list)
    """The addresses in the error summary."""

    def form_to(self, action: str, *, with_field: str = "") -> Form:
        """The first form that is sent to this address, and has this field. Raises `LookupError`."""
        found = [
            form
            for form in self.forms
            if form.action == action and form.method == "post"
            if not with_field or any(each.name == with_field for each in form.fields)
        ]
        if not found:
            raise LookupError(f"no form for {action} among {[form.action for form in self.forms]}")
        return found[0]

    @cached_property
    def main_forms(self) -> list[Form]:
        """Without the forms that stand on every page."""
        everywhere = ("/searches", "/language", "/sign-out")
        return [form for form in self.forms if form.action not in everywhere]


def read(html: str) -> Page:
    """The page in this text."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return Page(html, reader.forms, reader.ids, reader.links, reader.summary)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.forms: list[Form] = []
        self.ids: set[str] = set()
        self.links: list[str] = []
        self.summary: list[str] = []
        self._in_summary = False
        self._fields: list[Field] = []
        self._select: Field | None = None
        self._area: Field | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attrs}
        if "id" in found:
            self.ids.add(found["id"])
        if "data-error-summary" in found:
            self._in_summary = True
        handle = getattr(self, f"_open_{tag}", None)
        if handle:
            handle(found)

    def handle_endtag(self, tag: str) -> None:
        handle = getattr(self, f"_close_{tag}", None)
        if handle:
            handle()

    def handle_data(self, data: str) -> None:
        if self._area:
            self._area = replace(self._area, shown=self._area.shown + data)

    def _open_a(self, found: dict[str, str]) -> None:
        href = found.get("href", "")
        self.links.append(href)
        if self._in_summary:
            self.summary.append(href)

    def _close_ul(self) -> None:
        self._in_summary = False

    def _open_form(self, found: dict[str, str]) -> None:
        self._fields = []
        encoding = found.get("enctype", "application/x-www-form-urlencoded")
        self._form = Form(found.get("action", ""), found.get("method", "get").lower(), encoding)

    def _close_form(self) -> None:
        self.forms.append(replace(self._form, fields=tuple(_gathered(self._fields))))
        self._fields = []

    def _open_input(self, found: dict[str, str]) -> None:
        kind, value = found.get("type", "text"), found.get("value", "")
        name, ident = found.get("name", ""), found.get("id", "")
        if kind in ("radio", "checkbox"):
            chosen = (value,) if "checked" in found else ()
            self._fields.append(Field(name, kind, ident, "", (value,), chosen))
        elif name:
            self._fields.append(Field(name, kind, ident, value))

    def _open_button(self, found: dict[str, str]) -> None:
        if found.get("name"):
            name, value = found["name"], found.get("value", "")
            self._fields.append(Field(name, "submit", "", value))

    def _open_textarea(self, found: dict[str, str]) -> None:
        self._area = Field(found.get("name", ""), "textarea", found.get("id", ""))

    def _close_textarea(self) -> None:
        if self._area:
            # HTML drops one line break after the tag.
            shown = self._area.shown.removeprefix("\r\n").removeprefix("\n")
            self._fields.append(replace(self._area, shown=shown))
        self._area = None

    def _open_select(self, found: dict[str, str]) -> None:
        self._select = Field(found.get("name", ""), "select", found.get("id", ""))

    def _open_option(self, found: dict[str, str]) -> None:
        if self._select is None:
            return
        value = found.get("value", "")
        chosen = (value,) if "selected" in found else ()
        self._select = replace(
            self._select,
            choices=(*self._select.choices, value),
            chosen=(*self._select.chosen, *chosen),
        )

    def _close_select(self) -> None:
        if self._select:
            self._fields.append(self._select)
        self._select = None


def _gathered(fields: list[Field]) -> Iterator[Field]:
    """The buttons of one question as one field."""
    together: dict[tuple[str, str], Field] = {}
    for each in fields:
        if each.kind not in ("radio", "checkbox"):
            yield each
            continue
        earlier = together.get((each.name, each.kind), replace(each, choices=(), chosen=()))
        together[each.name, each.kind] = replace(
            earlier,
            choices=(*earlier.choices, *each.choices),
            chosen=(*earlier.chosen, *each.chosen),
        )
    yield from together.values()


def _untouched(each: Field) -> tuple[str, ...]:
    if each.kind == "submit" or each.kind == "file":
        return ()
    if each.kind == "select":
        return each.chosen or each.choices[:1]
    return each.chosen if each.choices else (each.shown,)


def _filled(each: Field, write: Write) -> tuple[str, ...]:
    if each.kind in ("submit", "file"):
        return ()
    if each.kind == "hidden":
        return (each.shown,)
    if each.choices:
        real = [value for value in each.choices if value]
        return (real[0],) if real else ()
    return (write(each),)
