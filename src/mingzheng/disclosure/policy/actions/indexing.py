"""Give index numbers (索引号) at publication: by the organ's pattern, per year of writing."""

from mingzheng.kernel.statute.index_numbers import render

from ..models import Document, IndexSerial


def give_index_number(document: Document) -> str:
    """The next index number of the organ, or an empty text while the organ has no code to make it from.

    Must run in a transaction: the serial row stays locked until it ends.
    """
    organ = document.organ
    year = (document.written_date or document.published_at).year
    if "{org_code}" in organ.index_pattern and not organ.org_code:
        return ""
    scope = organ.org_code or organ.code
    while True:
        serial = _next(scope, year)
        number = render(
            organ.index_pattern, year=year, serial=serial, org_code=organ.org_code, uscc=organ.uscc,
            region_code=organ.region.code[:6],
        )  # fmt: skip
        # Imported stock brings numbers of its own, which the counter has not seen.
        if not Document.objects.filter(index_number=number).exists():
            return number


def _next(scope: str, year: int) -> int:
    row, _ = IndexSerial.objects.select_for_update().get_or_create(scope=scope, year=year)
    row.last += 1
    row.save(update_fields=["last"])
    return row.last
