"""The index of the passages' terms, kept by the database itself: FTS5 in SQLite, a GIN index in PostgreSQL.

Neither knows Dutch or English here: it indexes the terms that terms.py made, so both find the same.
"""

from typing import Any

from django.db.backends.base.schema import BaseDatabaseSchemaEditor

_SQLITE = """
CREATE VIRTUAL TABLE policies_passage_terms
    USING fts5(terms, content='policies_passage', content_rowid='id', tokenize='unicode61 remove_diacritics 0');

CREATE TRIGGER passage_is_indexed AFTER INSERT ON policies_passage BEGIN
    INSERT INTO policies_passage_terms(rowid, terms) VALUES (NEW.id, NEW.terms);
END;

CREATE TRIGGER passage_leaves_the_index AFTER DELETE ON policies_passage BEGIN
    INSERT INTO policies_passage_terms(policies_passage_terms, rowid, terms) VALUES ('delete', OLD.id, OLD.terms);
END;

CREATE TRIGGER passage_is_indexed_anew AFTER UPDATE OF id, terms ON policies_passage BEGIN
    INSERT INTO policies_passage_terms(policies_passage_terms, rowid, terms) VALUES ('delete', OLD.id, OLD.terms);
    INSERT INTO policies_passage_terms(rowid, terms) VALUES (NEW.id, NEW.terms);
END;
"""
_SQLITE_UNDONE = """
DROP TRIGGER IF EXISTS passage_is_indexed;

DROP TRIGGER IF EXISTS passage_leaves_the_index;

DROP TRIGGER IF EXISTS passage_is_indexed_anew;

DROP TABLE IF EXISTS policies_passage_terms;
"""
_POSTGRESQL = """
ALTER TABLE policies_passage
    ADD COLUMN vector tsvector GENERATED ALWAYS AS (to_tsvector('simple', terms)) STORED;

CREATE INDEX policies_passage_terms ON policies_passage USING gin (vector) WITH (fastupdate = off);
"""
_POSTGRESQL_UNDONE = "ALTER TABLE policies_passage DROP COLUMN IF EXISTS vector;"


def install(apps: Any, editor: BaseDatabaseSchemaEditor) -> None:
    """Makes the index; on SQLite a later migration that rebuilds the table ends with this, and with `reindex`."""
    remove(apps, editor)
    _execute(editor, _SQLITE if editor.connection.vendor == "sqlite" else _POSTGRESQL)


def remove(apps: Any, editor: BaseDatabaseSchemaEditor) -> None:
    _execute(editor, _SQLITE_UNDONE if editor.connection.vendor == "sqlite" else _POSTGRESQL_UNDONE)


def _execute(editor: BaseDatabaseSchemaEditor, statements: str) -> None:
    for statement in statements.strip().split("\n\n"):
        editor.execute(statement, params=None)
