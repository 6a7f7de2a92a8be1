"""Whoever is received is found by their name; a correction moves what finds them, and no more."""

from uuid import uuid4

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from casework.actions.correction import correct
from casework.actions.indexing import forget_person
from casework.actions.opening import visit
from casework.audit import Actor
from casework.database import Scope
from casework.keyring import shred
from casework.keyring.plaintext import Value
from casework.lookups.disclosures import eyes
from casework.lookups.likely_same import likely_same
from casework.matching.described import Described
from casework.matching.terms import terms_kept
from casework.position import person_of
from casework.records.cases import Case
from casework.records.search_tokens import SearchToken
from casework.sealing import Klass
from tests.actions.folder import MORNING, Folder, received
from tests.actions.town import Town


def finds(folder: Folder, name: str = "", birth: str = "", number: str = "") -> bool:
    """Whether a search with these words finds the person of this folder."""
    town = folder.town
    described = Described.of_texts(full_name=name, birth=birth, numbers=[number])
    officer_id = town.actors["owner"].officer_id
    with town.database.reading(Scope.of_job("matching")) as session:
        likely = likely_same(session, officer_id, MORNING, described, uuid4())
    return folder.file_id in {one.file_id for one in likely}


def tokens(town: Town) -> int:
    with town.database.reading(Scope.of_job("test")) as session:
        return session.scalar(select(func.count()).select_from(SearchToken)) or 0


def told(town: Town, **facts: Value) -> Folder:
    """A person of whom nothing but these facts is known."""
    folder = received(town, "commune")
    folder.learns("commune", **facts)
    return folder


@pytest.mark.parametrize(
    ("name", "birth"),
    [
        ("Giàng Thị Dợ Mẫu", ""),
        ("GIANG THI DO MAU", ""),
        ("mẫu giàng thị dợ", ""),
        ("Zàng Thị Dở Mẫu", ""),
        ("Giàng Dợ Mẫu", ""),
        ("Giàng Thị Đợi Mẫu", ""),
    ],
    ids=["as told", "capitals", "other order", "other spelling", "no middle name", "one slip"],
)
def test_whoever_is_received_is_found_by_their_name(town: Town, name: str, birth: str) -> None:
    folder = received(town, "commune", full_name="Giàng Thị Dợ Mẫu")

    assert finds(folder, name, birth)


def test_whoever_is_received_without_a_name_leaves_no_token(town: Town) -> None:
    before = tokens(town)

    received(town, "commune", full_name=None)

    assert tokens(town) == before


@pytest.mark.parametrize(
    ("name", "birth"),
    [
        ("Sùng Pàng Mẫu", "1998"),
        ("Sùng Mẫu", "1999"),
        ("Pàng Sùng", "12/05/1997"),
        ("Lử Mẫu", "1998"),
    ],
    ids=["the name", "a year after", "a year before and another order", "another name of theirs"],
)
def test_whoever_told_a_year_and_other_names_is_found_by_them(
    town: Town, name: str, birth: str
) -> None:
    folder = told(
        town, full_name="Sùng Pàng Mẫu", birth="20/11/1998", other_names="Lử Mẫu, Mẩy Mẫu"
    )

    assert finds(folder, name, birth)


@pytest.mark.parametrize(
    "number",
    ["001 098 000 411", "001098000411", "+84 190 123 411", "0190123411"],
    ids=["a paper", "unbroken", "a telephone from abroad", "a telephone"],
)
def test_whoever_showed_a_paper_is_found_by_its_number(town: Town, number: str) -> None:
    folder = told(town, identity_papers="CCCD 001098000411 (bản sao)", phone="0190 123 411 của chị")

    assert finds(folder, number=number)


def test_part_of_a_number_finds_nobody(town: Town) -> None:
    folder = told(town, identity_papers="001098000977")

    assert not finds(folder, number="001098000")


@pytest.mark.parametrize("unsaid", ["does_not_know", "declines"])
def test_no_answer_is_no_name(town: Town, unsaid: str) -> None:
    before = tokens(town)

    told(town, full_name=unsaid, birth=unsaid, identity_papers=unsaid)

    assert tokens(town) == before


def test_a_corrected_name_finds_and_the_earlier_one_no_longer_does(town: Town) -> None:
    folder = told(town, full_name="Thào Chía Mẫu", birth="1991")

    folder.learns("commune", full_name="Hạng Nhìa Mẫu")

    assert finds(folder, "Hạng Nhìa Mẫu", "1991")
    assert not finds(folder, "Thào Chía Mẫu", "1991")


def test_a_name_corrected_there_and_back_leaves_as_many_tokens(town: Town) -> None:
    folder = told(town, full_name="Vừ Sáy Mẫu", birth="1993", phone="0190 123 993")
    before = tokens(town)

    folder.learns("commune", full_name="Cứ Dua Páo Mẫu", phone="0190 123 994")
    folder.learns("commune", full_name="Vừ Sáy Mẫu", phone="0190 123 993")

    assert tokens(town) == before
    assert finds(folder, "Vừ Sáy Mẫu", "1993")
    assert finds(folder, number="0190123993")


def test_what_describes_nobody_touches_no_token(town: Town) -> None:
    folder = told(town, full_name="Lầu Xua Mẫu")
    before = tokens(town)

    folder.learns("commune", urgent_needs="Thuốc", home_address="Bản Mẫu")

    assert tokens(town) == before


def test_a_correction_that_is_undone_leaves_the_index_alone(town: Town) -> None:
    folder = told(town, full_name="Tráng Say Mẫu", birth="1990")

    with pytest.raises(ZeroDivisionError):
        folder.goes("commune", corrects_and_stumbles)

    assert finds(folder, "Tráng Say Mẫu", "1990")


def test_the_trace_names_no_row_of_the_index(town: Town) -> None:
    folder = received(town, "commune", full_name="Má Chở Mẫu")

    named = {table for said in folder.standing.said for table in said.rows}

    assert "search_token" not in named


def test_whoever_is_forgotten_first_is_found_by_nobody(town: Town) -> None:
    folder = told(town, full_name="Hờ Mỵ Mẫu", birth="1996", phone="0190 123 555")
    described = Described(("Hờ Mỵ Mẫu",), 1996, ("0190123555",))

    with town.database.writing(Scope.of_job("test")) as session:
        person = person_of(session, session.get_one(Case, folder.file_id))
        removed = forget_person(session, person.id, described)
        found = finds_in(session, town, "Hờ Mỵ Mẫu", "0190123555")

    assert removed == len(terms_kept(described))
    assert folder.file_id not in found


def test_whose_keys_were_destroyed_is_found_by_nobody(town: Town) -> None:
    folder = told(town, full_name="Phàng Dế Mẫu", birth="1996")

    with town.database.writing(Scope.of_job("test")) as session:
        destroyed = shred(session, folder.file_id, Klass.IDENTITY)
        found = finds_in(session, town, "Phàng Dế Mẫu")

    assert destroyed == 1
    assert folder.file_id not in found


def corrects_and_stumbles(session: Session, actor: Actor, now, case: Case) -> None:
    """Correct the name, then fail before the commit."""
    visit(session, actor, now, case)
    session.flush()
    person = person_of(session, case)
    disclosure = eyes(session, actor, case, now).disclosure_for(person, "full_name")
    correct(session, actor, now, case, "full_name", "Ly Ca Mẫu", disclosure, reason="Ghi nhầm.")
    session.flush()
    raise ZeroDivisionError


def finds_in(session: Session, town: Town, name: str, number: str = "") -> set[object]:
    """The files that a search finds inside a session that is never committed."""
    described = Described.of_texts(full_name=name, birth="1996", numbers=[number])
    officer_id = town.actors["owner"].officer_id
    return {one.file_id for one in likely_same(session, officer_id, MORNING, described, uuid4())}
