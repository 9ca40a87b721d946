"""An operation for migrations: the order of columns, which SQLite cares about."""

from typing import Any

from django.db.migrations.operations.base import Operation


class LongTextsLast(Operation):
    """Put columns with long texts behind all others.

    SQLite stores a row as one string and reads through it up to the column it wants: a number behind a text of twenty
    pages costs twenty pages. PostgreSQL keeps long texts elsewhere; nothing is done there.
    """

    reduces_to_sql = False
    reversible = True

    def __init__(self, model_name: str, fields: tuple[str, ...]) -> None:
        self.model_name = model_name
        self.fields = fields

    def state_forwards(self, app_label: str, state: Any) -> None:
        fields = state.models[app_label, self.model_name.lower()].fields
        for name in self.fields:
            fields[name] = fields.pop(name)
        state.reload_model(app_label, self.model_name.lower(), delay=True)

    def database_forwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        if schema_editor.connection.vendor == "sqlite":
            schema_editor._remake_table(to_state.apps.get_model(app_label, self.model_name))

    def database_backwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        """The order may stay: nothing depends on it."""

    def describe(self) -> str:
        return f"Put the long texts of {self.model_name} last"
