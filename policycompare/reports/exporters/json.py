"""The comparison as JSON: the table as shown, and each clause once, by id. ``schema_version`` says which layout."""

import json
from collections.abc import Mapping
from typing import Any

from policycompare.comparisons.table import Cell, Column, Item, Row
from policycompare.reports.report import Evidence, Report

MEDIA_TYPE = "application/json"
SCHEMA_VERSION = "1.1"

type Object = dict[str, Any]


def export(report: Report) -> bytes:
    """The whole file, in UTF-8, indented for those who look."""
    return json.dumps(document(report), ensure_ascii=False, indent=2).encode() + b"\n"


def document(report: Report) -> Object:
    """The file's content as plain objects, lists, strings and numbers."""
    matrix = report.matrix
    keys = [column.key for column in matrix.columns]
    return {
        "schema_version": SCHEMA_VERSION,
        "made_at": report.made_at.isoformat(timespec="seconds"),
        "language": report.language,
        "query": _query(report),
        "counts": {
            "rows": matrix.row_count,
            "differing": matrix.differing,
            "hidden_as_same": matrix.hidden,
            "hidden_by_words": matrix.filtered,
            "stated_by_nobody": matrix.unstated,
        },
        "vendors": [_vendor(column) for column in matrix.columns],
        "groups": [
            {"key": group.key, "label": group.label, "rows": [_row(row, keys) for row in group.rows]}
            for group in matrix.groups
        ],
        "clauses": {str(pk): _clause(clause) for pk, clause in sorted(report.clauses.items())},
    }


def _query(report: Report) -> Object:
    query = report.query
    return {
        "address": query.address,
        "vendors": list(query.vendors),
        "groups": list(query.groups),
        "rows": list(query.rows),
        "baseline": query.baseline or None,
        "only_differences": query.only_differences,
        "words": query.words,
    }


def _vendor(column: Column) -> Object:
    return {
        "key": column.key,
        "name": column.name,
        "policy": column.document,
        "version": column.version_number,
        "language": column.language,
        "effective_date": column.effective_date.isoformat() if column.effective_date else None,
        "retrieved_at": column.retrieved_at.isoformat() if column.retrieved_at else None,
        "source": column.source_url,
        "text_sha256": column.text_sha256,
        "engine_version": column.engine_version,
        "clause_count": column.clause_count,
    }


def _row(row: Row, keys: list[str]) -> Object:
    return {
        "key": row.key,
        "label": row.label,
        "article": row.gdpr,
        "meaning": row.meaning,
        "differs": row.differs,
        "cells": {key: _cell(cell) for key, cell in zip(keys, row.cells, strict=True)},
    }


def _cell(cell: Cell) -> Object:
    return {
        "state": cell.state,
        "words": cell.words,
        "departs": cell.departs,
        "values": [_item(item) for item in cell.items],
    }


def _item(item: Item) -> Object:
    return {
        "words": item.words,
        "qualifiers": list(item.qualifiers),
        "state": item.state,
        "clauses": list(item.clause_ids),
        "qualified_by": list(item.joined_ids),
    }


def _clause(clause: Evidence) -> Mapping[str, Any]:
    return {
        "topic": clause.topic,
        "fields": dict(clause.fields),
        "quote": clause.quote,
        "start": clause.start,
        "end": clause.end,
        "also": [list(place) for place in clause.also],
        "heading": clause.heading,
        "language": clause.language,
        "rule": clause.rule,
        "why": clause.why,
        "weak": clause.weak,
        "review": clause.review,
    }
