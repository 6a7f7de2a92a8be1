"""What the benchmark's invented persons are said to have told: every sealed fact is filled."""

from casework.keyring.plaintext import Value
from casework.lookups.facts import LONG, Fact, Safety, Sex, YesNo
from workflows.terms import AgeBand, Citizenship, Wish

_SENTENCE = "Người này kể lại sự việc của mình; mọi điều ở đây đều là hư cấu. "

_FIXED: dict[Fact, Value] = {
    Fact.AGE_BAND: AgeBand.ADULT.value,
    Fact.CITIZENSHIP: Citizenship.CITIZEN.value,
    Fact.WISHES: [Wish.TO_GO_HOME.value, Wish.TO_SHARE.value],
    Fact.SEX: Sex.FEMALE.value,
    Fact.SAFE_NOW: Safety.YES.value,
    Fact.PREGNANCY: YesNo.NO.value,
}


def facts(number: int) -> dict[str, Value]:
    """All facts of the person with this number, by the name of their column."""
    return {fact.value: _FIXED.get(fact) or _told(fact, number) for fact in Fact}


def _told(fact: Fact, number: int) -> str:
    if fact in LONG:
        return _SENTENCE * 4
    return f"{fact.vi} {number} Mẫu"
