"""From a reception batch to as many lists as there are home provinces; the unit there proposed."""

import re
from urllib.parse import parse_qs, urlsplit

import pytest
from sqlalchemy import select

from casework.database import Scope
from casework.records.cases import Case
from casework.records.units import Unit
from tests.office import make
from tests.web.acting import AtWork, at_work
from tests.web.doorway import Door
from workflows.terms import Level, Sector

HOMES = ("xã Mẫu, tỉnh Hai Mẫu", "thôn Mẫu, tỉnh Hai Mẫu", "xã Mẫu, tỉnh Ba Mẫu", "")


def test_the_unit_of_the_home_province_is_proposed(opened: Door) -> None:
    gate, path = _screened(opened)
    health = _health(opened, "Tỉnh Hai Mẫu")

    page = gate.get(_lists(gate, path)["Hai Mẫu"]).text

    assert f'<option selected value="{health}">' in page
    assert page.count("checked") == 2


@pytest.mark.parametrize("units", [0, 2], ids=["nobody there receives", "two receive there"])
def test_nobody_is_proposed_where_the_unit_is_not_the_only_one(opened: Door, units: int) -> None:
    gate, path = _screened(opened)
    _health(opened, "Tỉnh Khác Mẫu")
    [_health(opened, "Tỉnh Hai Mẫu") for _ in range(units)]

    page = gate.get(_lists(gate, path)["Hai Mẫu"]).text

    assert "<option selected value=" in page
    assert '<option selected value="">' in page


def test_persons_of_two_provinces_are_proposed_to_nobody(opened: Door) -> None:
    gate, path = _screened(opened)
    _health(opened, "Tỉnh Hai Mẫu")
    both = _lists(gate, path)["Hai Mẫu"] + "&" + _lists(gate, path)["Ba Mẫu"].partition("?")[2]

    page = gate.get(both).text

    assert '<option selected value="">' in page


def test_the_home_province_stands_in_no_address(opened: Door) -> None:
    gate, path = _screened(opened)
    _health(opened, "Tỉnh Hai Mẫu")

    told = parse_qs(urlsplit(_lists(gate, path)["Hai Mẫu"]).query)

    assert told.keys() == {"batch", "code"}
    assert told["batch"] == [path.removeprefix("/batches/")]


def test_who_does_not_keep_the_batch_is_proposed_nothing(opened: Door) -> None:
    gate, path = _screened(opened)
    _health(opened, "Tỉnh Hai Mẫu")
    address = _lists(gate, path)["Hai Mẫu"]
    colleague = at_work(opened, beside=gate)

    page = colleague.get(address).text

    assert '<option selected value="">' in page


def test_who_was_offered_is_counted_and_offered_no_more(opened: Door) -> None:
    gate, path = _screened(opened)
    health = _health(opened, "Tỉnh Hai Mẫu")
    codes = re.findall(r"code=(\w+)", _lists(gate, path)["Hai Mẫu"])

    answer = gate.post(
        "/group-handoffs", act="bring_to_case_owner", to_unit_id=str(health), codes=codes
    )
    page = gate.get(f"{path}/provinces").text

    assert answer.status_code == 303
    assert _numbers(page)["Hai Mẫu"] == (2, 2)
    assert _numbers(page)["Ba Mẫu"] == (1, 0)
    assert "Hai Mẫu" not in _lists(gate, path)


def test_who_waits_to_be_screened_is_handed_on_in_no_list(opened: Door) -> None:
    gate, path = _entered(opened)

    page = gate.get(f"{path}/provinces").text

    assert _numbers(page)["Hai Mẫu"] == (2, 0)
    assert "/group-handoffs/new" not in page


def test_who_has_no_known_home_is_listed_as_such(opened: Door) -> None:
    gate, path = _entered(opened)

    page = gate.get(f"{path}/provinces").text

    assert _numbers(page)["chưa rõ nơi cư trú"] == (1, 0)


def _entered(door: Door) -> tuple[AtWork, str]:
    """Four persons with a case, of two provinces, and one of whom none is known."""
    gate = at_work(door, Sector.BORDER, Level.COMMUNE)
    shared = {"entry": "receive_at_gate", "received_at": "02/03/2026 07:30", "place": "Mẫu"}
    path = gate.post("/batches", **shared).location
    assert path
    names = {f"full_name_{line}": f"Người Thứ {line} Mẫu" for line in range(len(HOMES))}
    gate.post(
        f"{path}/rows", **names, **{f"home_address_{n}": home for n, home in enumerate(HOMES)}
    )
    gate.post(f"{path}/entries")
    return gate, path


def _screened(door: Door) -> tuple[AtWork, str]:
    """The same, each with signs."""
    gate, path = _entered(door)
    notes = re.findall(r'name="(note_[0-9a-f]{32})"', gate.get(f"{path}/screening").text)
    said = dict.fromkeys(notes, "Bị giữ giấy tờ.")
    signs = {note.replace("note", "outcome"): "signs" for note in notes}
    assert gate.post(f"{path}/screening", **said, **signs).status_code == 303
    with door.office.database.reading(Scope.of_job("test")) as session:
        assert len(session.scalars(select(Case)).all()) == len(HOMES)
    return gate, path


def _health(door: Door, province: str) -> object:
    """A health office of a province: there the law lets the gate bring a person."""
    with door.office.database.writing(Scope.of_job("test")) as session:
        made: Unit = make.unit(session, sector=Sector.HEALTH, province=province)
        session.commit()
        return made.id


def _lists(gate: AtWork, path: str) -> dict[str, str]:
    """The address of the form for each province that has somebody to hand on."""
    found = re.findall(
        r'scope="row"[^>]*>([^<]*)<(?:(?!</tr>).)*?href="(/group-handoffs/new[^"]*)"',
        gate.get(f"{path}/provinces").text,
        re.S,
    )
    return {_named(province): address.replace("&amp;", "&") for province, address in found}


def _numbers(page: str) -> dict[str, tuple[int, int]]:
    """How many persons a province has, and how many were offered."""
    number = r'.*?numeric"[^>]*><div>(\d+)<'
    rows = re.findall(rf'scope="row"[^>]*>([^<]*)<{number}{number}', page, re.S)
    return {_named(province): (int(all_), int(offered)) for province, all_, offered in rows}


def _named(cell: str) -> str:
    """The province, without that the lists know none of this name."""
    return cell.split(" (")[0].strip()
