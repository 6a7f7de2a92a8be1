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
PROVEN_YET_SIGNS = Answers(PERSON, MOVED, BY_DECEIT, FOR_WORK, Proof.PROVEN, True, WITH_OTHERS)
NO_SIGN = Answers(PERSON, proof=NEITHER, background_fits=True)
NO_SOURCE = Answers(frozenset(), MOVED, BY_DECEIT, FOR_WORK)
OTHER_BODY = Answers(frozenset({Evidence.DOMESTIC}), MOVED, BY_DECEIT, FOR_WORK)

YES, NO, OPEN = Act.CONFIRM, Act.FIND_NOT_VICTIM, Act.LEAVE_UNDETERMINED
MAN, BOY, GIRL, DOUBT = AgeBand.ADULT, AgeBand.UNDER_16, AgeBand.FROM_16_TO_18, AgeBand.UNCLEAR

# fmt: off
TABLE = [
    # law         outcome age    answers            blocks                warns                        id
    ("law_2024",  YES,    MAN,   WHOLE,             set(),                set(),                       "2024 an adult: deed, means, purpose"),
    ("law_2024",  YES,    MAN,   NO_MEANS,          {Lack.MEANS},         set(),                       "2024 an adult without means, Đ.2(1) V"),
    ("law_2024",  YES,    GIRL,  NO_MEANS,          set(),                set(),                       "2024 aged 16 to 18 needs no means, Đ.2(1) V"),
    ("law_2024",  YES,    BOY,   NO_MEANS,          set(),                set(),                       "2024 a child needs no means, Đ.2(1) V"),
    ("law_2024",  YES,    DOUBT, NO_MEANS,          set(),                set(),                       "2024 doubt of age is minority"),
    ("law_2024",  YES,    BOY,   Answers(PERSON),   set(),                {Lack.DEED, Lack.PURPOSE},   "2024 the lists of Đ.2(1) are recalled: no block"),
    ("law_2024",  YES,    MAN,   SOLD_ALONE,        set(),                set(),                       "2024 who was sold needs no purpose"),
    ("law_2024",  YES,    MAN,   NO_SOURCE,         {Lack.EVIDENCE},      set(),                       "2024 no source, Đ.32(1) V"),
    ("law_2024",  YES,    MAN,   OTHER_BODY,        set(),                set(),                       "2024 other bodies are a source, Đ.32(1) V"),
    ("law_2024",  YES,    MAN,   BY_SIGNS,          set(),                set(),                       "2024 by a sign that was read, Đ.32(2) V"),
    ("law_2024",  YES,    MAN,   BY_TRACES,         set(),                {Lack.SIGN_UNREAD},          "2024 by a sign that was not read"),
    ("law_2024",  YES,    MAN,   NO_SIGN,           {Lack.SIGN},          set(),                       "2024 proof fails and no sign"),
    ("law_2024",  YES,    MAN,   NO_BACKGROUND,     {Lack.SIGNS_LOCKED},  set(),                       "2024 signs without the background"),
    ("law_2024",  YES,    MAN,   PROVEN_YET_SIGNS,  {Lack.SIGNS_LOCKED},  set(),                       "2024 signs though the sources prove it"),
    ("law_2024",  NO,     MAN,   Answers(PERSON),   set(),                set(),                       "2024 not a victim: a source is enough"),
    ("law_2024",  NO,     MAN,   NO_BACKGROUND,     {Lack.SIGNS_LOCKED},  set(),                       "2024 locked signs are refused for any outcome"),
    ("law_2024",  OPEN,   MAN,   NO_SIGN,           set(),                set(),                       "2024 undetermined: proof fails, no sign"),
    ("law_2024",  OPEN,   MAN,   Answers(),         {Lack.EVIDENCE},      set(),                       "2024 undetermined without a source"),
    ("law_2011",  YES,    MAN,   WHOLE,             set(),                set(),                       "2011 deed, means, purpose"),
    ("law_2011",  YES,    MAN,   NO_MEANS,          set(),                {Lack.MEANS},                "2011 no article on means was read: no block"),
    ("law_2011",  YES,    DOUBT, NO_MEANS,          set(),                set(),                       "2011 doubt of age is minority, TT35 Đ.19(4) V"),
    ("law_2011",  YES,    BOY,   Answers(PERSON),   {Lack.DEED, Lack.PURPOSE}, set(),                  "2011 nothing ticked, ND62 Đ.5 V"),
    ("law_2011",  YES,    BOY,   Answers(PERSON, MOVED), {Lack.PURPOSE},  set(),                       "2011 moved to no end"),
    ("law_2011",  YES,    BOY,   Answers(PERSON, SOLD), set(),            set(),                       "2011 sold as goods is enough, ND62 Đ.5 V"),
    ("law_2011",  YES,    MAN,   OTHER_BODY,        {Lack.OWN},           set(),                       "2011 other bodies are no source, ND62 Đ.5 V"),
    ("law_2011",  YES,    MAN,   BY_TRACES,         set(),                set(),                       "2011 all five signs were read, ND62 Đ.5(3) V"),
    ("law_2011",  YES,    MAN,   NO_BACKGROUND,     {Lack.SIGNS_LOCKED},  set(),                       "2011 signs without the background"),
    ("law_2011",  NO,     MAN,   Answers(PERSON),   set(),                set(),                       "2011 not a victim: a source is enough"),
]
# fmt: on


@pytest.mark.parametrize(
    ("law", "outcome", "age", "answers", "blocks", "warns"),
    [row[:-1] for row in TABLE],
    ids=[row[-1] for row in TABLE],
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
