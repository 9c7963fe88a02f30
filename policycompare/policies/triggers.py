"""What the database itself refuses: changing the content of a version, or a decision once it is made.

SQLite drops a table's triggers when a later migration rebuilds the table: a migration that alters one of these
tables ends with `RunPython(install_all)`. A test sees to it that the triggers stand after all migrations.
"""

from dataclasses import dataclass
from typing import Any

from django.db.backends.base.schema import BaseDatabaseSchemaEditor


@dataclass(frozen=True)
class Immutable:
    """Columns of a table that an UPDATE may not change."""

    name: str
    table: str
    columns: tuple[str, ...]
    message: str

    def install(self, editor: BaseDatabaseSchemaEditor) -> None:
        self.remove(editor)
        statements = self._sqlite() if editor.connection.vendor == "sqlite" else self._postgresql()
        for statement in statements:
            editor.execute(statement)

    def remove(self, editor: BaseDatabaseSchemaEditor) -> None:
        if editor.connection.vendor == "sqlite":
            editor.execute(f"DROP TRIGGER IF EXISTS {self.name}")
        else:
            editor.execute(f"DROP TRIGGER IF EXISTS {self.name} ON {self.table}")
            editor.execute(f"DROP FUNCTION IF EXISTS {self.name}()")

    def _sqlite(self) -> list[str]:
        changed = " OR ".join(f'OLD."{column}" IS NOT NEW."{column}"' for column in self.columns)
        return [
            f"CREATE TRIGGER {self.name} BEFORE UPDATE ON {self.table} WHEN {changed} "
            f"BEGIN SELECT RAISE(ABORT, '{self.message}'); END"
        ]

    def _postgresql(self) -> list[str]:
        changed = " OR ".join(f'OLD."{column}" IS DISTINCT FROM NEW."{column}"' for column in self.columns)
        return [
            f"CREATE FUNCTION {self.name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
            f"RAISE EXCEPTION '{self.message}' USING ERRCODE = 'check_violation'; END $$",
            f"CREATE TRIGGER {self.name} BEFORE UPDATE ON {self.table} FOR EACH ROW WHEN ({changed}) "
            f"EXECUTE FUNCTION {self.name}()",
        ]


TRIGGERS = (
    Immutable(
        name="version_content_never_changes",
        table="policies_policyversion",
        columns=(
            "policy_id",
            "number",
            "original_id",
            "filename",
            "text",
            "text_sha256",
            "language",
            "effective_date",
            "retrieved_at",
            "source_url",
            "created_by_id",
        ),
        message="the content of a policy version never changes",
    ),
    Immutable(
        name="original_never_changes",
        table="policies_original",
        columns=("content", "sha256", "media_type", "size", "received_at"),
        message="the original of a policy never changes",
    ),
    Immutable(
        name="decision_never_changes",
        table="policies_decision",
        columns=(
            "version_id",
            "topic",
            "subject",
            "value",
            "start",
            "end",
            "kind",
            "by_id",
            "at",
            "reason",
            "before",
            "after",
        ),
        message="a decision never changes; a new one is added",
    ),
)


def install_all(apps: Any, editor: BaseDatabaseSchemaEditor) -> None:
    for trigger in TRIGGERS:
        trigger.install(editor)


def remove_all(apps: Any, editor: BaseDatabaseSchemaEditor) -> None:
    for trigger in TRIGGERS:
        trigger.remove(editor)
