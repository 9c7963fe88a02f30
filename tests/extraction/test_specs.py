"""Runs the rules' cases: `specs/{en,nl}/TOPIC.toml`, a table for each rule with texts that must and must not match.

    [[rule]]
    name = "retention.kept_for"
    [[rule.yes]]
    text = "We keep invoices for seven years."
    clauses = [{ data = "billing_records", period = "P7Y" }]
    [[rule.no]]
    text = "Children under 13 years may not use the service."

A yes-case lists all clauses of the topic that the text yields, and the rule is among those that found them;
in a no-case the rule finds nothing.
"""

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from policycompare.extraction import extract
from policycompare.extraction.topics import REGISTRY
from policycompare.vocabulary import meaning

SPECS = Path(__file__).parent / "specs"


@dataclass(frozen=True)
class Case:
    rule: str
    text: str
    clauses: tuple[dict[str, Any], ...] | None  # None: the rule must find nothing

    @property
    def topic(self) -> str:
        return self.rule.partition(".")[0]


def cases() -> list[Any]:
    return [
        pytest.param(case, id=f"{path.parent.name}-{case.rule}-{'no' if case.clauses is None else 'yes'}-{number}")
        for path in sorted(SPECS.glob("*/*.toml"))
        for number, case in enumerate(read(path))
    ]


def read(path: Path) -> list[Case]:
    found = []
    for rule in tomllib.loads(path.read_text(encoding="utf-8")).get("rule", []):
        found += [Case(rule["name"], yes["text"], tuple(yes["clauses"])) for yes in rule.get("yes", [])]
        found += [Case(rule["name"], no["text"], None) for no in rule.get("no", [])]
    return found


@pytest.mark.parametrize("case", cases())
def test_a_rule_finds_what_its_cases_say(case: Case) -> None:
    found = [clause for clause in extract(case.text).clauses if clause.topic == case.topic]
    rules = {clause.rule for clause in found}
    if case.clauses is None:
        assert case.rule not in rules, [dict(clause.fields) for clause in found]
        return
    expected = {meaning(case.topic, fields) for fields in case.clauses}
    assert {meaning(case.topic, dict(clause.fields)) for clause in found} == expected
    assert case.rule in rules


@pytest.mark.parametrize("language", ["en", "nl"])
def test_every_topic_has_cases_for_and_against_in_both_languages(language: str) -> None:
    for topic in REGISTRY:
        path = SPECS / language / f"{topic.TOPIC}.toml"
        assert path.exists(), f"{path} is missing"
        kinds = {case.clauses is None for case in read(path)}
        assert kinds == {True, False}, f"{path} needs yes and no cases"
