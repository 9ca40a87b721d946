"""List pages (列表页)."""

from django.utils.html import format_html

from mingzheng.base.organs.models import Organ
from mingzheng.engines.publisher.batches import once_a_batch
from mingzheng.engines.publisher.dependencies import depends
from mingzheng.engines.publisher.families import PageContext
from mingzheng.engines.publisher.shelves import ShelfView

from ..frame import framed
from ..parts import rows
from ..shell import around

_FEED = '<link rel="alternate" type="application/atom+xml" href="{}" title="订阅{}">'


def page(view: ShelfView, context: PageContext) -> str:
    """One page of a list; the library's front page also offers its sub-lists."""
    library = view.shelf.key.split("/")[0] == "policy"
    title = view.shelf.name if view.number is None else f"{view.shelf.name}（第 {view.number} 页）"
    shown = around(
        title=title, path=context.address, section="/policy/" if library else _home_of(view.shelf.key),
        column=view.shelf.name, view=view, rows=rows(view.rows), groups=_groups(view), library=library,
        crumbs=_crumbs(view), tags={"ColumnType": "政策文件"} if library else None,
    )  # fmt: skip
    return framed("portal/shelf.html", shown, head=format_html(_FEED, view.feed, view.shelf.name))


def _home_of(key: str) -> str:
    return f"/organs/{key.split('/')[1]}/" if key.startswith("columns/") else "/organs/"


def _crumbs(view: ShelfView) -> list[tuple[str, str]]:
    own = [(view.shelf.name, view.shelf.path)] if view.number is not None else []
    if view.shelf.key.startswith("columns/"):
        code = view.shelf.key.split("/")[1]
        depends(f"organ:{code}")
        organ = _organ_names().get(code, code)
        return [(organ, f"/organs/{code}/"), *own]
    return [*((shelf.name, shelf.path) for shelf in view.ancestors), *own]


@once_a_batch
def _organ_names() -> dict[str, str]:
    return dict(Organ.objects.values_list("code", "short_name"))


def _groups(view: ShelfView) -> list[tuple[str, list[tuple[str, str]]]]:
    """The sub-lists by what they sort by."""
    names = {
        "organ": "按机关",
        "year": "按年份",
        "genre": "按文种",
        "theme": "按主题",
        "normative": "专门列表",
    }
    found: dict[str, list[tuple[str, str]]] = {}
    for child in view.children:
        group = child.key.split("/")[1]
        found.setdefault(names.get(group, "其他"), []).append((child.name.removesuffix("文件"), child.path))
    order = list(names.values())
    return sorted(found.items(), key=lambda item: order.index(item[0]) if item[0] in order else 99)
