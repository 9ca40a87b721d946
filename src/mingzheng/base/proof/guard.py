"""Triggers that refuse to change or delete what was logged, whoever asks (仅追加).

They stop mistakes and simple tampering; a superuser of the database can drop them, which is why there is
also a hash chain with signed checkpoints.
"""

from django.db.backends.base.base import BaseDatabaseWrapper

TABLES = ("proof_logentry", "proof_checkpoint")
_REFUSAL = "存证日志只能追加，不能修改或删除。"


def install(connection: BaseDatabaseWrapper) -> None:
    """Create the triggers; SQLite and PostgreSQL."""
    _run(connection, _postgresql_install() if connection.vendor == "postgresql" else _sqlite_install())


def remove(connection: BaseDatabaseWrapper) -> None:
    """Drop the triggers, for a reverse migration."""
    on_table = connection.vendor == "postgresql"
    _run(
        connection,
        [
            f"DROP TRIGGER IF EXISTS {table}_{verb}{f' ON {table}' if on_table else ''}"
            for table in TABLES
            for verb in (("update", "delete", "truncate") if on_table else ("update", "delete"))
        ],
    )


def _sqlite_install() -> list[str]:
    return [
        f"CREATE TRIGGER {table}_{verb} BEFORE {verb.upper()} ON {table} "
        f"BEGIN SELECT RAISE(ABORT, '{_REFUSAL}'); END"
        for table in TABLES
        for verb in ("update", "delete")
    ]


def _postgresql_install() -> list[str]:
    function = (
        "CREATE OR REPLACE FUNCTION proof_refuse() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN RAISE EXCEPTION '{_REFUSAL}' USING ERRCODE = 'restrict_violation'; END $$"
    )
    triggers = [
        f"CREATE TRIGGER {table}_{verb} BEFORE {verb.upper()} ON {table} "
        f"FOR EACH {'STATEMENT' if verb == 'truncate' else 'ROW'} EXECUTE FUNCTION proof_refuse()"
        for table in TABLES
        for verb in ("update", "delete", "truncate")
    ]
    return [function, *triggers]


def _run(connection: BaseDatabaseWrapper, statements: list[str]) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
