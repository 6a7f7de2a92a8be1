"""A filled identification sheet, and what it lacks for an outcome. Suggests none; gives no score.

Only an article that was read holds a conclusion up; what rests on less is a warning.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from workflows.identification import Deed, Evidence, Means, Proof, Purpose, Sheet, Sign
from workflows.regime import Lack, Unmet
from workflows.source import OFFICE, Source
from workflows.terms import Act, AgeBand


@dataclass(frozen=True, slots=True)
class Answers:
    """What an officer ticked. Without signs the fallback of the law was not used."""

    evidence: frozenset[Evidence] = frozenset()
    deeds: frozenset[Deed] = frozenset()
    means: frozenset[Means] = frozenset()
    purposes: frozenset[Purpose] = frozenset()
    proof: Proof = Proof.PROVEN
    background_fits: bool = False
    signs: frozenset[Sign] = frozenset()

    @property
    def unlocks_signs(self) -> bool:
        """Both conditions of the fallback: no proof either way, and a background that fits."""
        return self.proof is Proof.NEITHER_WAY and self.background_fits


def missing(
    sheet: Sheet, outcome: Act, answers: Answers, age: AgeBand, *, has_reasons: bool
) -> tuple[Unmet, ...]:
    """What the sheet lacks for this outcome, each with its article and whether it blocks.

    A confirmation rests on a deed, a purpose and (of an adult) a means, or on the fallback signs;
    the other outcomes on the sources alone. Doubt of age is treated as minority. Source: Nghị định
    62/2012, Điều 5; Luật 53/2024/QH15, Điều 2(1) and 32.
    """
    found = [*_of_every_sheet(sheet, answers, has_reasons=has_reasons)]
    if outcome is Act.CONFIRM and answers.proof is Proof.NEITHER_WAY:
        found += _of_the_fallback(sheet, answers)
    elif outcome is Act.CONFIRM:
        found += _of_the_elements(sheet, answers, age)
    return tuple(found)


def foreign_to(sheet: Sheet, answers: Answers) -> bool:
    """Whether something was ticked that this law's sheet does not have."""
    return not (
        answers.evidence <= set(sheet.evidence)
        and answers.deeds <= set(sheet.deeds.words)
        and answers.means <= set(sheet.means.words)
        and answers.purposes <= set(sheet.purposes.words)
        and answers.signs <= set(sheet.signs.words)
    )


def _of_every_sheet(sheet: Sheet, answers: Answers, *, has_reasons: bool) -> Iterator[Unmet]:
    if foreign_to(sheet, answers):
        yield Unmet(Lack.OWN, frozenset(), OFFICE)
    if not answers.evidence:
        yield _lacks(Lack.EVIDENCE, sheet.source)
    if not has_reasons:
        yield Unmet(Lack.REASONS, frozenset(), OFFICE)
    if answers.signs and not answers.unlocks_signs:
        yield _lacks(Lack.SIGNS_LOCKED, sheet.signs.needed)


def _of_the_elements(sheet: Sheet, answers: Answers, age: AgeBand) -> Iterator[Unmet]:
    if not answers.deeds:
        yield _lacks(Lack.DEED, sheet.deeds.needed)
    if not answers.purposes and not answers.deeds & sheet.whole:
        yield _lacks(Lack.PURPOSE, sheet.purposes.needed)
    if not answers.means and age is AgeBand.ADULT:
        yield _lacks(Lack.MEANS, sheet.means.needed)


def _of_the_fallback(sheet: Sheet, answers: Answers) -> Iterator[Unmet]:
    if not answers.signs:
        yield _lacks(Lack.SIGN, sheet.signs.needed)
    elif not any(sheet.signs.words[sign].confidence.is_law for sign in answers.signs):
        yield Unmet(Lack.SIGN_UNREAD, frozenset(), sheet.signs.needed, blocks=False)


def _lacks(kind: Lack, source: Source) -> Unmet:
    return Unmet(kind, frozenset(), source, blocks=source.confidence.may_block)
