"""Organ pages: the list of organs, and each organ's 政府信息公开 page with its six fixed columns."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from django.conf import settings
from django.template.loader import render_to_string

from mingzheng.base.organs.models import Organ
from mingzheng.base.organs.queries import public_organs
from mingzheng.disclosure.columns.models import Column
from mingzheng.disclosure.columns.shelves import by_column
from mingzheng.disclosure.policy.shelves import by_organ
from mingzheng.engines.publisher.dependencies import depends
from mingzheng.engines.publisher.families import Changes, Page, PageContext
from mingzheng.engines.publisher.listings import newest
from mingzheng.kernel.statute.columns import PAGE_NAME

from ..shell import around

_ROWS = 6


def index(context: PageContext) -> str:
    """All organs, by region."""
    depends("shelf:organs")
    groups: dict[str, list[Organ]] = defaultdict(list)
    for organ in public_organs():
        groups[organ.region.name].append(organ)
    return render_to_string(
        "portal/organs.html",
        around(
            title="机构",
            path="/organs/",
            section="/organs/",
            tags={"ColumnType": "机构职能"},
            groups=dict(groups),
        ),
    )


class OrganPages:
    """A target is an organ's code; it gives ``/organs/CODE/index.html``."""

    name = "organ"

    def all_targets(self) -> Iterable[str]:
        return list(Organ.objects.filter(ended_on=None).values_list("code", flat=True))

    def touched(self, changes: Changes) -> Iterable[str]:
        return [key.removeprefix("organ:") for key in changes.keys if key.startswith("organ:")]

    def render_many(self, targets: Sequence[str], today: date) -> Iterator[Page]:
        rows = Organ.objects.select_related("region", "parent").filter(ended_on=None)
        organs = {organ.code: organ for organ in rows.filter(code__in=targets)}
        for code in targets:
            path = f"/organs/{code}/index.html"
            organ = organs.get(code)
            if organ is None:
                yield Page(code, path, None)
                continue
            context = PageContext(path, today, settings.SITE_URL)
            yield Page(code, path, _page(organ, context).encode(), context.recorded)


def _page(organ: Organ, context: PageContext) -> str:
    depends(f"organ:{organ.code}")
    columns = list(Column.objects.filter(organ=organ).select_related("organ").order_by("order", "pk"))
    return render_to_string(
        "portal/organ.html",
        around(
            title=f"{organ.name}{PAGE_NAME}", path=context.address, section=context.address, column=PAGE_NAME,
            crumbs=[("机构", "/organs/")], organ=organ, profile=_profile(organ),
            fixed=[_column(column, organ, context) for column in columns if column.fixed],
            others=[_column(column, organ, context) for column in columns if not column.fixed],
        ),
    )  # fmt: skip


def _profile(organ: Organ) -> list[tuple[str, str]]:
    """What 条例第十二条 and 第二十条（二） want published of an organ, as far as it is known."""
    pairs = (
        ("机关职能", organ.duties_text),
        ("负责人", organ.leader),
        ("办公地址", organ.address),
        ("办公时间", organ.office_hours),
        ("联系电话", organ.phone),
        ("信息公开工作机构", organ.disclosure_office),
        ("传真号码", organ.fax),
        ("电子邮箱", organ.email),
        ("统一社会信用代码", organ.uscc),
    )
    return [pair for pair in pairs if pair[1]]


def _column(column: Column, organ: Organ, context: PageContext) -> dict[str, object]:
    """A column with its newest entries; the column 政策 shows the organ's documents."""
    if column.fixed == "policy":
        shelf, key = by_organ(organ), "policy.document"
    else:
        shelf, key = by_column(column), "columns.article"
    depends(f"shelf:{shelf.key}")
    return {
        "name": column.name, "description": column.description, "path": shelf.path,
        "rows": newest(shelf.key, key, _ROWS, context.today),
    }  # fmt: skip
