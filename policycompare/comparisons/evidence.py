"""The evidence for one cell: its quotes, the document they stand in, and what was searched where nothing was found."""

from dataclasses import dataclass
from datetime import date, datetime

from policycompare.comparisons.columns import load_column
from policycompare.comparisons.matrix import build_cell
from policycompare.comparisons.passages import Passage, nearest_passages
from policycompare.comparisons.table import Cell, Item, RowKey
from policycompare.policies.models import Clause, PolicyVersion
from policycompare.vocabulary import (
    State,
    citation,
    reason_words,
    row_label,
    row_meaning,
    search_words,
)


@dataclass(frozen=True, slots=True)
class Quote:
    """A sentence of the policy, verbatim, and what it was read as. ``says`` and ``qualifier`` are empty for a quote
    of another row that only adds a qualifier (``joined``)."""

    clause_id: int
    says: str
    qualifier: str
    state: State
    text: str
    language: str
    heading: str
    rule: str
    why: str
    weak: bool
    review: str  # in words
    further_places: int
    href: str  # the marked place in the policy
    joined: bool


@dataclass(frozen=True, slots=True)
class Source:
    """The document a cell was read from."""

    document: str
    version_number: int
    language: str
    effective_date: date | None
    retrieved_at: datetime
    source_url: str
    engine_version: str
    text_sha256: str
    href: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """One cell, explained. ``searched`` and ``nearest`` are empty where the policy says something."""

    vendor: str
    row_label: str
    gdpr: str
    meaning: str
    cell: Cell
    quotes: tuple[Quote, ...]
    source: Source
    searched: tuple[str, ...]
    nearest: tuple[Passage, ...]

    @property
    def passages(self) -> tuple[tuple[Quote, ...], ...]:
        """The quotes, those with the same words together: one sentence may say ten things."""
        by_text: dict[str, list[Quote]] = {}
        for quote in self.quotes:
            by_text.setdefault(quote.text, []).append(quote)
        return tuple(map(tuple, by_text.values()))


def gather(vendor: str, key: RowKey, language: str) -> Evidence | None:
    """The evidence of a vendor's cell in a row; None where there is no such vendor, or none with a policy."""
    found = load_column(vendor)
    if found is None:
        return None
    column, version = found
    cell = build_cell(key, column, language)
    silent = cell.state is State.NOT_STATED
    searched = search_words(key.topic, key.subject, version.language) if silent else ()
    return Evidence(
        vendor=column.name,
        row_label=row_label(key.topic, key.subject, language),
        gdpr=citation(key.topic, key.subject, language),
        meaning=row_meaning(key.topic, key.subject, language),
        cell=cell,
        quotes=_quotes(cell, language),
        source=_source(version),
        searched=searched,
        nearest=nearest_passages(version.text, searched) if silent else (),
    )


def _quotes(cell: Cell, language: str) -> tuple[Quote, ...]:
    ids = {clause_id for item in cell.items for clause_id in (*item.clause_ids, *item.joined_ids)}
    clauses = Clause.objects.in_bulk(ids)
    own = [_quote(clauses[pk], item, language) for item in cell.items for pk in item.clause_ids]
    joined = dict.fromkeys(pk for item in cell.items for pk in item.joined_ids)
    return (*own, *(_quote(clauses[pk], None, language) for pk in joined))


def _quote(clause: Clause, item: Item | None, language: str) -> Quote:
    return Quote(
        clause_id=clause.pk,
        says=item.words if item else "",
        qualifier=item.qualifier if item else "",
        state=item.state if item else State.STATED,
        text=clause.quote,
        language=clause.language,
        heading=clause.heading,
        rule=clause.rule,
        why=reason_words(clause.cues, language),
        weak=clause.weak,
        review=clause.get_review_display(),
        further_places=len(clause.also),
        href=clause.get_absolute_url(),
        joined=item is None,
    )


def _source(version: PolicyVersion) -> Source:
    return Source(
        document=version.policy.title,
        version_number=version.number,
        language=version.language,
        effective_date=version.effective_date,
        retrieved_at=version.retrieved_at,
        source_url=version.source_url,
        engine_version=version.engine_version,
        text_sha256=version.text_sha256,
        href=version.get_absolute_url(),
    )
