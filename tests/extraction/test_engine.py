"""What holds for any text: nothing crashes, each quote is verbatim, the same text gives the same clauses."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from policycompare.extraction import ENGINE_VERSION, Extraction, extract
from policycompare.vocabulary import meaning, validate

POLICIES = sorted((Path(__file__).parents[2] / "fixtures" / "policies").glob("*.txt"))

FRAGMENTS = [
    "We keep your data for 3 months.",
    "Wij verkopen uw gegevens nooit aan derden, tenzij u toestemming geeft.",
    "• ",
    "\r\n",
    "\n\n",
    "90 (ninety) days",
    "privacy@example.nl",
    "(((",
    "niet ",
    "\u200b",
    "## Uw rechten",
    "_ga\t2 years\n",
    "https://example.com/?q=1",
    "12-05-2024",
    "U heeft recht op inzage, correctie en verwijdering.",
    "share with:",
    "Example B.V.",
    "…",
]
texts = st.lists(st.one_of(st.sampled_from(FRAGMENTS), st.text(max_size=40)), max_size=30).map("".join)


def check(text: str, extraction: Extraction) -> None:
    assert extraction.engine_version == ENGINE_VERSION
    places = [(clause.start, clause.end) for clause in extraction.clauses]
    assert places == sorted(places)
    meanings = [meaning(clause.topic, clause.fields) for clause in extraction.clauses]
    assert len(meanings) == len(set(meanings))
    for clause in extraction.clauses:
        assert clause.quote == text[clause.start : clause.end] != ""
        assert all(0 <= start < end <= len(text) for start, end in clause.also)
        assert clause.rule.startswith(f"{clause.topic}.")
        assert clause.cues
        validate(clause.topic, clause.fields)


@given(texts)
@settings(max_examples=150)
def test_any_text_gives_verbatim_ordered_valid_clauses(text: str) -> None:
    check(text, extract(text))


@given(texts)
@settings(max_examples=30)
def test_the_same_text_gives_the_same_clauses(text: str) -> None:
    assert extract(text) == extract(text)


@pytest.mark.parametrize("path", POLICIES, ids=lambda path: path.stem)
def test_each_demo_policy_gives_sound_clauses(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    extraction = extract(text)
    check(text, extraction)
    assert len(extraction.clauses) > 20


def test_the_language_of_a_policy_is_known() -> None:
    assert [extract(path.read_text(encoding="utf-8")).language for path in POLICIES] == ["nl"] * 5


def test_windows_line_ends_change_no_meaning() -> None:
    text = POLICIES[0].read_text(encoding="utf-8")
    unix, windows = extract(text), extract(text.replace("\n", "\r\n"))
    assert [meaning(c.topic, c.fields) for c in unix.clauses] == [meaning(c.topic, c.fields) for c in windows.clauses]
