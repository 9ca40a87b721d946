"""List pages (列表页)."""

from django.template.loader import render_to_string

from mingzheng.engines.publisher.families import PageContext
from mingzheng.engines.publisher.shelves import ShelfView

from ..shell import around


def page(view: ShelfView, context: PageContext) -> str:
    """One page of a list; the library's front page also offers its sub-lists."""
    library = view.shelf.key.startswith("policy")
    title = view.shelf.name if view.number is None else f"{view.shelf.name}（第 {view.number} 页）"
    return render_to_string(
        "portal/shelf.html",
        around(
            title=title, path=context.address, section="/policy/" if library else "/organs/",
            column=view.shelf.name, view=view, groups=_groups(view), library=library,
        ),
    )  # fmt: skip


def _groups(view: ShelfView) -> list[tuple[str, list[tuple[str, str]]]]:
    """The sub-lists by what they sort by."""
    names = {"organ": "按机关", "year": "按年份", "genre": "按文种", "theme": "按主题", "normative": "专门列表"}
    found: dict[str, list[tuple[str, str]]] = {}
    for child in view.children:
        group = child.key.split("/")[1]
        found.setdefault(names.get(group, "其他"), []).append((child.name.removesuffix("文件"), child.path))
    order = list(names.values())
    return sorted(found.items(), key=lambda item: order.index(item[0]) if item[0] in order else 99)
