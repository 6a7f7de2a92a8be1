"""Every word of the trace is said by some code, and every saying of it is looked at by a test."""

import ast
from functools import cache
from pathlib import Path

import pytest

from casework.audit import VOCABULARY

ROOT = Path(__file__).parents[2]
CODE = [path for path in (ROOT / "casework").rglob("*.py") if path.name != "audit.py"]
TESTS = [path for path in (ROOT / "tests").rglob("test_*.py") if path.parent.name != "rules"]

each_word = pytest.mark.parametrize("word", sorted(VOCABULARY))


@each_word
def test_a_word_is_recorded_by_some_code(word: str) -> None:
    said = {text for path in CODE for text in said_in(path)}

    assert word in said


@each_word
def test_a_word_is_looked_at_by_a_test(word: str) -> None:
    looked_at = {text for path in TESTS for text in texts_in(path)}

    assert word in looked_at


@pytest.mark.parametrize("path", CODE, ids=lambda path: str(path.relative_to(ROOT)))
def test_code_says_no_word_outside_the_vocabulary(path: Path) -> None:
    unknown = said_in(path) - VOCABULARY.keys()

    assert unknown == set()


@cache
def said_in(path: Path) -> set[str]:
    """The events that a module records: the second argument of a call of `record`, or `event=`."""
    calls = [node for node in ast.walk(tree(path)) if isinstance(node, ast.Call)]
    return {text for call in calls for said in events_of(call) for text in texts_under(said)}


def events_of(call: ast.Call) -> list[ast.expr]:
    handed_on = [each.value for each in call.keywords if each.arg == "event"]
    return handed_on + (call.args[1:2] if name_of(call.func) == "record" else [])


@cache
def texts_in(path: Path) -> set[str]:
    return texts_under(tree(path))


def texts_under(node: ast.AST) -> set[str]:
    """Every literal text in a piece of code; a choice between two counts as both."""
    found = (part.value for part in ast.walk(node) if isinstance(part, ast.Constant))
    return {value for value in found if isinstance(value, str)}


def name_of(function: ast.expr) -> str:
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")


def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))
