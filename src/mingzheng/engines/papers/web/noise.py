"""What stands on a page without being the document: menus, share bars, scripts, footers."""

import re

from lxml import etree

_DROPPED = {
    "script", "style", "noscript", "template", "iframe", "frame", "object", "embed", "applet", "svg", "canvas",
    "audio", "video", "map", "link", "meta", "base", "nav", "footer", "aside", "button", "select", "input",
    "textarea", "option", "head", "dialog",
}  # fmt: skip
_NOISE_WORD = re.compile(
    r"(?:^|[-_\s])(?:"
    r"header\d*|headbar|top-?bar|topnav|(?:main|side|sub|footer|mobile)?-?_?nav(?:bar|igation)?\d*|mainnav\d*|menu\w*|"
    r"foot(?:er)?(?:[-_]?\w*)?|newfooter|footer\d+|copyright|breadcrumbs?|crumbs?|curmb?|curb|location\d*|position|"
    r"side-?bar|share\w*|\w*share|bdshare\w*|toolbar|searchbox|search|qr-?code|ewm|\w+[-_](?:ewm|qrcode|share|others)|"
    r"pagination|page_?div|pagediv|print-title|op-row|setfont|fontsize|backtop|returntop|quickbar|easybtn\d*|"
    r"related\w*|recommend\w*|xgwz_list\d*|xgwj|info_xgfj|info_xgxw|info_bot|\w+[-_]extended|attr_r|modal|listbox|"
    r"pagecommon|login|banner|popup|advert\w*|friend-?links?"
    r")(?:$|\s)",
    re.IGNORECASE,
)
_NOISE_LINE = re.compile(
    r"^[【\[（(|\s]*(?:打印|关闭|关闭窗口|打印本页|关闭本页|返回顶部|回到顶部|分享到?|分享|收藏|纠错|内容纠错|听全文|下载文字版|下载图片版|"
    r"扫一扫.{0,12}|浏览字号.{0,8}|字体.{0,8}|字号.{0,8}|浏览(?:次数|量).{0,10}|点击量.{0,10}|A[+-]?[大中小]|[大中小]|"
    r"上一篇.*|下一篇.*|当前位置.*|您(?:当前)?所在的?位置.*|所在的?位置.*|无障碍\w*|长者\w*|【?打印】?【?关闭】?)[】\]）)|：:\s-]*$"
)
_NOISE_TAIL = re.compile(r"\s*(?:浏览(?:次数|量)|点击量|阅读次数|浏览字号|字体|字号|分享到?)\s*[：:].{0,20}$")
_LONGEST = 300
"""Names and lines longer than this are not page furniture, and are not matched against the patterns above."""
_HIDDEN_STYLE = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)


def strip(root: etree._Element) -> None:
    """Remove from ``root`` everything that never belongs to a document. Text after a removed element stays."""
    doomed = [element for element in root.iter() if _is_noise(element)]
    for element in doomed:
        parent = element.getparent()
        if parent is not None:
            _drop(element, parent)


def take_hidden(root: etree._Element) -> list[etree._Element]:
    """Take out and return what the page itself hides (display:none, visibility:hidden, the ``hidden`` attribute).

    ``aria-hidden`` only concerns screen readers: everybody else sees it.
    """
    taken = []
    for element in [element for element in root.iter() if element is not root and _is_hidden(element)]:
        if root in element.iterancestors():  # not inside another one that is gone already
            _drop(element, element.getparent())
            taken.append(element)
    return taken


def is_noise_line(text: str) -> bool:
    """True for a line of page furniture such as 【打印】 or 分享到."""
    return len(text) <= _LONGEST and bool(_NOISE_LINE.match(text))


def trim_line(text: str) -> str:
    """``text`` without a trailing view counter or font-size switch."""
    return _NOISE_TAIL.sub("", text) if len(text) <= _LONGEST else text


def _is_noise(element: etree._Element) -> bool:
    if not isinstance(element.tag, str) or element.tag in _DROPPED:
        return True
    if element.tag in ("html", "body", "main", "article"):
        return False
    names = f"{(element.get('class') or '')[:_LONGEST]} {(element.get('id') or '')[:_LONGEST]}"
    return bool(names.strip()) and bool(_NOISE_WORD.search(names))


def _is_hidden(element: etree._Element) -> bool:
    if not isinstance(element.tag, str):
        return False
    style = (element.get("style") or "")[:_LONGEST]
    return element.get("hidden") is not None or bool(_HIDDEN_STYLE.search(style))


def _drop(element: etree._Element, parent: etree._Element) -> None:
    """Remove ``element`` but keep its tail, as lxml's ``drop_tree`` does."""
    if element.tail:
        previous = element.getprevious()
        if previous is None:
            parent.text = (parent.text or "") + element.tail
        else:
            previous.tail = (previous.tail or "") + element.tail
    parent.remove(element)
