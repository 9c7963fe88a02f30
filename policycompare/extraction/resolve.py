"""From findings to clauses: one clause for each meaning, its clearest quote first, the others kept."""

from collections.abc import Iterable

from policycompare.extraction.clauses import Clause
from policycompare.extraction.grammar import Finding
from policycompare.vocabulary import Meaning, meaning


def resolve(findings: Iterable[Finding]) -> tuple[Clause, ...]:
    """One clause for each meaning, in the order of the quotes' places."""
    groups: dict[Meaning, list[Finding]] = {}
    for finding in findings:
        groups.setdefault(meaning(finding.topic, finding.fields), []).append(finding)
    clauses = [_clause(group) for group in groups.values()]
    return tuple(sorted(clauses, key=lambda c: (c.start, c.end, c.topic, str(sorted(c.fields.items())))))


def _clause(group: list[Finding]) -> Clause:
    ranked = sorted(group, key=_clarity)
    best = ranked[0]
    text = best.sentence.document.text
    heading = best.sentence.heading
    places = sorted({(f.start, f.end) for f in ranked[1:]} - {(best.start, best.end)})
    return Clause(
        topic=best.topic,
        fields=best.fields,
        quote=text[best.start : best.end],
        start=best.start,
        end=best.end,
        rule=best.rule,
        cues=_cues(best),
        weak=best.weak,
        heading=heading.text if heading else "",
        language=best.sentence.language,
        also=tuple(places),
    )


def _clarity(finding: Finding) -> tuple[bool, int, int, int]:
    """Strong before weak, more stated fields before fewer, more words that fired before fewer, earlier first."""
    return finding.weak, -len(finding.fields), -len(finding.words), finding.start


def _cues(finding: Finding) -> tuple[str, ...]:
    """The words that made the rule fire, as the policy writes them."""
    return tuple(dict.fromkeys(finding.sentence.words_of(mention) for mention in finding.words))
