"""A sealed value cannot be shown, and its column takes nothing else."""

import copy
import json
import pickle
import traceback
from collections.abc import Callable
from uuid import uuid4

import pytest
from jinja2 import Environment
from sqlalchemy import insert, select, update
from sqlalchemy.orm import Session

from casework.sealing import (
    CannotBePrinted,
    Klass,
    NotSealed,
    Place,
    Placeless,
    PlaintextRefused,
    Sealed,
    place_of,
    sealed_columns,
)
from tests.sealing import make

SECRET = "Nguyễn Thị Bí Mật"


@pytest.mark.parametrize(
    "show",
    [
        pytest.param(str, id="str"),
        pytest.param(format, id="format"),
        pytest.param(lambda value: f"{value}", id="f-string"),
        pytest.param(lambda value: f"{value:>20}", id="f-string with a width"),
        pytest.param(lambda value: "%s" % value, id="percent"),  # noqa: UP031
        pytest.param(list, id="list"),
        pytest.param(bool, id="bool"),
        pytest.param(pickle.dumps, id="pickle"),
        pytest.param(copy.copy, id="copy"),
        pytest.param(lambda value: json.dumps([value], default=str), id="json through str"),
    ],
)
def test_a_sealed_value_refuses_to_be_shown(show: Callable[[Sealed], object]) -> None:
    value = Sealed(b"stored")

    with pytest.raises(CannotBePrinted):
        show(value)


@pytest.mark.parametrize("escape", [True, False], ids=["escaped", "bare"])
@pytest.mark.parametrize(
    "page", ["{{ value }}", "{{ value|e }}", "{{ 'a' ~ value }}", "{% if value %}yes{% endif %}"]
)
def test_a_page_cannot_print_a_sealed_value(page: str, escape: bool) -> None:
    template = Environment(autoescape=escape).from_string(page)  # noqa: S701

    with pytest.raises(CannotBePrinted):
        template.render(value=Sealed(b"stored"))


def test_json_knows_no_sealed_value() -> None:
    value = Sealed(b"stored")

    with pytest.raises(TypeError) as refused:
        json.dumps({"name": value})

    assert "stored" not in str(refused.value)


def test_its_repr_says_only_that_it_is_sealed() -> None:
    value = Sealed(b"stored")

    shown = repr([value])

    assert shown == "[Sealed(…)]"


def test_sealed_values_are_equal_by_their_bytes() -> None:
    first, again, other = Sealed(b"one"), Sealed(b"one"), Sealed(b"two")

    distinct = {first, again, other}

    assert len(distinct) == 2
    assert first == again
    assert first != b"one"


def _added(session: Session, value: object) -> None:
    session.add(make.Account(id=uuid4(), code_seed=value))
    session.flush()


def _inserted(session: Session, value: object) -> None:
    session.execute(insert(make.Account), [{"id": uuid4(), "code_seed": value}])


def _updated(session: Session, value: object) -> None:
    session.execute(update(make.Account).values(code_seed=value))


def _compared(session: Session, value: object) -> None:
    session.execute(select(make.Account).where(make.Account.code_seed == value))


@pytest.mark.parametrize("offer", [_added, _inserted, _updated, _compared])
@pytest.mark.parametrize("value", [SECRET, SECRET.encode(), 14, {"name": SECRET}], ids=type)
def test_plaintext_is_refused_and_not_repeated(
    session: Session, offer: Callable[[Session, object], None], value: object
) -> None:
    with pytest.raises(PlaintextRefused) as refused:
        offer(session, value)

    told = "".join(traceback.format_exception(refused.value))
    assert SECRET not in told
    assert "system column takes a Sealed value" in told


def test_a_missing_value_is_refused_because_it_must_be_a_sealed_null(session: Session) -> None:
    with pytest.raises(PlaintextRefused, match="a missing value is a sealed null"):
        _added(session, None)


def test_a_stored_value_comes_back_sealed(session: Session) -> None:
    _added(session, Sealed(b"stored"))
    session.expire_all()

    found = session.scalars(select(make.Account)).one()

    assert found.code_seed == Sealed(b"stored")


def test_a_place_names_table_column_row_file_and_class() -> None:
    file_id = uuid4()
    person = make.person(file_id)

    place = place_of(person, "full_name")

    assert place == Place("person", "full_name", person.id, file_id, Klass.IDENTITY)


def test_a_place_without_a_file_is_the_systems() -> None:
    account = make.account()

    place = place_of(account, "code_seed")

    assert place == Place("account", "code_seed", account.id, None, Klass.SYSTEM)


def test_a_record_without_an_id_has_no_place() -> None:
    person = make.Person(file_id=uuid4())

    with pytest.raises(Placeless):
        place_of(person, "full_name")


@pytest.mark.parametrize("column", ["file_id", "shoe_size"], ids=["open column", "no column"])
def test_only_a_sealed_column_has_a_place(column: str) -> None:
    person = make.person(uuid4())

    with pytest.raises(NotSealed):
        place_of(person, column)


def test_a_record_knows_its_sealed_columns() -> None:
    columns = sealed_columns(make.Person)

    assert columns == ("age_band", "full_name", "other_names", "refuge")
