"""The identification sheet as a table: what is ticked, and what is still missing, by which law."""

import pytest

from workflows.answers import Answers, missing
from workflows.identification import SHEETS, Deed, Evidence, Means, Proof, Purpose, Sign
from workflows.reasons import explain
from workflows.regime import Lack
from workflows.regimes import REGIMES
from workflows.terms import Act, AgeBand

PERSON = frozenset({Evidence.PERSON})
MOVED, SOLD = frozenset({Deed.TRANSPORTED}), frozenset({Deed.SOLD})
BY_DECEIT, FOR_WORK = frozenset({Means.DECEIT}), frozenset({Purpose.LABOUR})
WHOLE = Answers(PERSON, MOVED, BY_DECEIT, FOR_WORK)
NO_MEANS = Answers(PERSON, MOVED, purposes=FOR_WORK)
SOLD_ALONE = Answers(PERSON, SOLD, BY_DECEIT)
NEITHER, WITH_OTHERS = Proof.NEITHER_WAY, frozenset({Sign.FOUND_WITH_VICTIMS})
BY_SIGNS = Answers(PERSON, proof=NEITHER, background_fits=True, signs=WITH_OTHERS)
BY_TRACES = Answers(PERSON, proof=NEITHER, background_fits=True, signs=frozenset({Sign.TRACES}))
NO_BACKGROUND = Answers(PERSON, proof=NEITHER, signs=WITH_OTHERS)
PROVEN_TOO = Answers(PERSON, MOVED, BY_DECEIT, FOR_WORK, Proof.PROVEN, True, WITH_OTHERS)
NO_SIGN = Answers(PERSON, proof=NEITHER, background_fits=True)
NO_SOURCE = Answers(frozenset(), MOVED, BY_DECEIT, FOR_WORK)
OTHER_BODY = Answers(frozenset({Evidence.DOMESTIC}), MOVED, BY_DECEIT, FOR_WORK)

SOURCE, EMPTY = Answers(PERSON), Answers()
TO_NO_END, SOLD_BOY = Answers(PERSON, MOVED), Answers(PERSON, SOLD)

NONE: set[Lack] = set()
NO_ACT, PURPOSE, MEANS = {Lack.DEED, Lack.PURPOSE}, {Lack.PURPOSE}, {Lack.MEANS}
EVIDENCE, FOREIGN = {Lack.EVIDENCE}, {Lack.OWN}
SIGN, UNREAD, LOCKED = {Lack.SIGN}, {Lack.SIGN_UNREAD}, {Lack.SIGNS_LOCKED}

NEW, OLD = "law_2024", "law_2011"
YES, NO, OPEN = Act.CONFIRM, Act.FIND_NOT_VICTIM, Act.LEAVE_UNDETERMINED
MAN, BOY, GIRL, DOUBT = AgeBand.ADULT, AgeBand.UNDER_16, AgeBand.FROM_16_TO_18, AgeBand.UNCLEAR

# fmt: off
TABLE = [
    #law outcome age    answers        blocks    warns
    (NEW, YES,    MAN,   WHOLE,         NONE,     NONE,   "an adult: deed, means, purpose"),
    (NEW, YES,    MAN,   NO_MEANS,      MEANS,    NONE,   "an adult without means, Đ.2(1) V"),
    (NEW, YES,    GIRL,  NO_MEANS,      NONE,     NONE,   "aged 16 to 18 needs no means, Đ.2(1) V"),
    (NEW, YES,    BOY,   NO_MEANS,      NONE,     NONE,   "a child needs no means, Đ.2(1) V"),
    (NEW, YES,    DOUBT, NO_MEANS,      NONE,     NONE,   "doubt of age is minority"),
    (NEW, YES,    BOY,   SOURCE,        NONE,     NO_ACT, "the lists of Đ.2(1) are recalled"),
    (NEW, YES,    MAN,   SOLD_ALONE,    NONE,     NONE,   "who was sold needs no purpose"),
    (NEW, YES,    MAN,   NO_SOURCE,     EVIDENCE, NONE,   "no source, Đ.32(1) V"),
    (NEW, YES,    MAN,   OTHER_BODY,    NONE,     NONE,   "other bodies are a source, Đ.32(1) V"),
    (NEW, YES,    MAN,   BY_SIGNS,      NONE,     NONE,   "by a sign that was read, Đ.32(2) V"),
    (NEW, YES,    MAN,   BY_TRACES,     NONE,     UNREAD, "by a sign that was not read"),
    (NEW, YES,    MAN,   NO_SIGN,       SIGN,     NONE,   "proof fails and no sign"),
    (NEW, YES,    MAN,   NO_BACKGROUND, LOCKED,   NONE,   "signs without the background"),
    (NEW, YES,    MAN,   PROVEN_TOO,    LOCKED,   NONE,   "signs though the sources prove it"),
    (NEW, NO,     MAN,   SOURCE,        NONE,     NONE,   "not a victim: a source is enough"),
    (NEW, NO,     MAN,   NO_BACKGROUND, LOCKED,   NONE,   "locked signs, whatever the outcome"),
    (NEW, OPEN,   MAN,   NO_SIGN,       NONE,     NONE,   "undetermined: proof fails, no sign"),
    (NEW, OPEN,   MAN,   EMPTY,         EVIDENCE, NONE,   "undetermined without a source"),
    (OLD, YES,    MAN,   WHOLE,         NONE,     NONE,   "deed, means, purpose"),
    (OLD, YES,    MAN,   NO_MEANS,      NONE,     MEANS,  "no article on means was read: no block"),
    (OLD, YES,    DOUBT, NO_MEANS,      NONE,     NONE,   "doubt of age is minority, TT35 Đ.19(4)"),
    (OLD, YES,    BOY,   SOURCE,        NO_ACT,   NONE,   "nothing ticked, ND62 Đ.5 V"),
    (OLD, YES,    BOY,   TO_NO_END,     PURPOSE,  NONE,   "moved to no end"),
    (OLD, YES,    BOY,   SOLD_BOY,      NONE,     NONE,   "sold as goods is enough, ND62 Đ.5 V"),
    (OLD, YES,    MAN,   OTHER_BODY,    FOREIGN,  NONE,   "other bodies are no source, ND62 Đ.5 V"),
    (OLD, YES,    MAN,   BY_TRACES,     NONE,     NONE,   "all signs were read, ND62 Đ.5(3) V"),
    (OLD, YES,    MAN,   NO_BACKGROUND, LOCKED,   NONE,   "signs without the background"),
    (OLD, NO,     MAN,   SOURCE,        NONE,     NONE,   "not a victim: a source is enough"),
]
# fmt: on


@pytest.mark.parametrize(
    ("law", "outcome", "age", "answers", "blocks", "warns"),
    [row[:-1] for row in TABLE],
    ids=[f"{row[0]}: {row[-1]}" for row in TABLE],
)
def test_what_is_missing(
    law: str, outcome: Act, age: AgeBand, answers: Answers, blocks: set[Lack], warns: set[Lack]
) -> None:
    found = missing(SHEETS[law], outcome, answers, age, has_reasons=True)

    assert {reason.kind for reason in found if reason.blocks} == blocks
    assert {reason.kind for reason in found if not reason.blocks} == warns


@pytest.mark.parametrize("outcome", [YES, NO, OPEN], ids=lambda act: act.value)
def test_no_conclusion_without_reasons_of_ones_own(outcome: Act) -> None:
    found = missing(SHEETS["law_2024"], outcome, WHOLE, MAN, has_reasons=False)

    assert [(reason.kind, reason.blocks) for reason in found] == [(Lack.REASONS, True)]


@pytest.mark.parametrize("law", sorted(SHEETS))
def test_only_what_was_read_blocks(law: str) -> None:
    empty = Answers(signs=WITH_OTHERS)

    found = missing(SHEETS[law], YES, empty, MAN, has_reasons=True)

    assert [reason.blocks for reason in found] == [
        reason.source.confidence.may_block for reason in found
    ]


@pytest.mark.parametrize(("law", "sources"), [("law_2011", 8), ("law_2024", 9)])
def test_each_law_names_its_sources(law: str, sources: int) -> None:
    assert len(SHEETS[law].evidence) == sources


def test_every_regime_has_a_sheet() -> None:
    assert SHEETS.keys() == REGIMES.keys()


@pytest.mark.parametrize(
    ("law", "read"),
    [
        ("law_2011", {"deeds": True, "means": False, "purposes": True, "signs": True}),
        ("law_2024", {"deeds": False, "means": False, "purposes": False, "signs": False}),
    ],
)
def test_the_page_can_say_which_list_was_read(law: str, read: dict[str, bool]) -> None:
    assert {name: getattr(SHEETS[law], name).is_read for name in read} == read


def test_a_reason_names_its_article() -> None:
    (found,) = missing(SHEETS["law_2024"], YES, NO_MEANS, MAN, has_reasons=True)

    assert "khoản 1 Điều 2 Luật số 53/2024/QH15" in explain(found, "vi")
