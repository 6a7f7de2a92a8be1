"""Nothing opens outside its disclosure."""

from dataclasses import replace
from datetime import timedelta
from uuid import UUID, uuid4

import pytest

from casework.keyring import Bar, Disclosure, NotDisclosed, NotOnRecord
from casework.sealing import Klass, Place
from tests.sealing import make

FILE = UUID(int=1)
SAFE = make.safe(FILE)


def _person() -> make.Person:
    person = make.person(FILE)
    SAFE.seal(person, full_name="Mẫu Thị An", age_band="adult", refuge="Nhà tạm lánh Mẫu")
    return person


def test_a_disclosed_value_opens() -> None:
    disclosure = make.disclosure(FILE, klasses=frozenset({Klass.IDENTITY}))

    opened = SAFE.open(_person(), "full_name", disclosure, make.NOW)

    assert opened == "Mẫu Thị An"


@pytest.mark.parametrize(
    ("disclosure", "bar"),
    [
        pytest.param(make.disclosure(UUID(int=2)), Bar.FILE, id="another file"),
        pytest.param(make.disclosure(FILE, until=make.NOW), Bar.EXPIRED, id="expired this moment"),
        pytest.param(
            make.disclosure(FILE, klasses=frozenset({Klass.CASEWORK})), Bar.KLASS, id="other class"
        ),
        pytest.param(
            make.disclosure(FILE, fields=frozenset({"other_names"})), Bar.FIELD, id="other field"
        ),
        pytest.param(
            make.disclosure(FILE, fields=frozenset({"relative.full_name"})),
            Bar.FIELD,
            id="same field of another table",
        ),
        pytest.param(make.disclosure(FILE, fields=frozenset()), Bar.FIELD, id="no field"),
        pytest.param(
            replace(make.disclosure(FILE), row_id=UUID(int=3)), Bar.RECORD, id="another record"
        ),
    ],
)
def test_a_value_outside_the_disclosure_stays_sealed(disclosure: Disclosure, bar: Bar) -> None:
    person = _person()

    with pytest.raises(NotDisclosed) as refused:
        SAFE.open(person, "full_name", disclosure, make.NOW)

    assert refused.value.bar is bar
    assert "Mẫu" not in str(refused.value)


@pytest.mark.parametrize("field", ["full_name", "person.full_name"])
def test_a_field_may_be_named_alone_or_with_its_table(field: str) -> None:
    disclosure = make.disclosure(FILE, fields=frozenset({field}))

    opened = SAFE.open(_person(), "full_name", disclosure, make.NOW)

    assert opened == "Mẫu Thị An"


def test_a_disclosure_ends_at_its_moment() -> None:
    place = Place("person", "full_name", uuid4(), FILE, Klass.IDENTITY)
    disclosure = make.disclosure(FILE, until=make.NOW)

    before = make.NOW - timedelta(microseconds=1)

    assert disclosure.permits(place, before)
    assert not disclosure.permits(place, make.NOW)


def test_many_are_refused_when_one_is_not_disclosed() -> None:
    person = _person()
    disclosure = make.disclosure(FILE, klasses=frozenset({Klass.CASEWORK, Klass.IDENTITY}))

    with pytest.raises(NotDisclosed):
        SAFE.open_many(person, ("age_band", "full_name", "refuge"), disclosure, make.NOW)


def test_the_engine_opens_the_age_band_on_its_standing_disclosure() -> None:
    opened = SAFE.open(_person(), "age_band", Disclosure.standing(FILE), make.NOW)

    assert opened == "adult"


@pytest.mark.parametrize("column", ["full_name", "refuge", "other_names"])
def test_the_engine_opens_nothing_else(column: str) -> None:
    person = _person()

    with pytest.raises(NotDisclosed):
        SAFE.open(person, column, Disclosure.standing(FILE), make.NOW)


@pytest.mark.parametrize(
    "fields",
    [None, frozenset({"full_name"}), frozenset({"person.age_band", "full_name"}), frozenset()],
    ids=["every field", "a name", "a name among facts", "no field"],
)
def test_an_unrecorded_disclosure_cannot_be_made(fields: frozenset[str] | None) -> None:
    recorded = make.disclosure(FILE, fields=fields)

    with pytest.raises(NotOnRecord):
        replace(recorded, entry_id=None)
