"""The demonstration city 云江市: invented organs, people, documents and articles, and their loader."""

PASSWORD = "yunjiang-2026"  # noqa: S105  (public on purpose: it opens demonstration accounts in demonstration mode only)
"""The password of every demonstration account."""
