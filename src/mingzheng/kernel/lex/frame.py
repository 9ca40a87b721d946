"""What stands around a document on a web page (页面噪声): navigation, share buttons, footers, spam.

Only lines are cut, never parts of them, and every cut that a person may wish to look at leaves a warning.
"""

import re
from dataclasses import dataclass, field

from mingzheng.kernel.lex.head import Head
from mingzheng.kernel.lex.sheet import Line, Sheet
from mingzheng.kernel.lex.tidy import DUMP_MARK
from mingzheng.kernel.lex.titles import can_be_title, compact
from mingzheng.kernel.lex.warnings import Warning, page_cut

_CRUMB = re.compile(
    r"(?:当前(?:所在)?的?位置|您?(?:现在|当前)?(?:所)?在?的?位置|您现在的位置是?|站内导航|当前栏目|所在栏目)(?: ?[:>]|是)|^首页 ?(?:>|»|/|→)"
)
_CRUMB_WORD = re.compile(r"位置|导航|栏目|^首页")
_CRUMB_HEAD = re.compile(r".*?(?:位置|导航|栏目)(?:是)? ?[:>]?")
_CONTROL = re.compile(
    r"[-+A|×>:】【↺\[\]·.大中小]{1,3}|字 ?(?:号|体)(?:大小)? ?:?.{0,12}|分享(?:到)? ?:?.{0,20}|【?字体 ?:?.{0,16}|【?(?:打印|关闭|收藏|返回"
    r"|返回顶部|关闭窗口|打印本页|关闭本页)】?.{0,8}"
    r"|次|(?:浏览|阅读|点击|访问)(?:次数|量|数)? ?:? ?\d{0,9}(?:次)?|视力保护色.{0,10}|朗读|语音播报|下载(?:文字|图片)版|打印页面|分享文章到|取消|微信|微博"
)
_TAIL = re.compile(
    r"(?:微信)?扫一扫.{0,20}|.{0,8}版权所有.{0,40}|.{0,6}网站标识码.{0,30}|.{0,20}ICP备.{0,40}|.{0,10}公网安备.{0,30}|【?返回顶部】?|(?:上|下)一[篇条] ?:?.*"
    r"|(?:主办|承办|协办|技术支持)(?:单位)? ?:.{0,60}|相关(?:链接|文章|文档|解读|附件|信息|政策|稿件|新闻|阅读|推荐).{0,4}|责任编辑 ?:.{0,20}|网站地图|关于我们|联系我们|内容纠错|附件下载.{0,30}"
    r"|回到|打印页面|关闭本页|【?关闭窗口】?|我要纠错.{0,10}|政策解读"
)
# The words one of which every footer holds: most lines are told apart by them at once.
_TAIL_WORD = re.compile(
    r"扫一扫|版权所有|网站标识码|ICP备|公网安备|返回顶部|[上下]一[篇条]|[主承协]办|技术支持|相关|责任编辑|网站地图|我们"
    r"|内容纠错|附件下载|回到|打印页面|关闭|我要纠错|政策解读"
)
_SOFT_TAIL = re.compile(r"分享(?:到)? ?:?|【|】|\||回到|顶部|打印|关闭")
_PAGE_NUMBER = re.compile(r"[-—–－] ?\d{1,4} ?[-—–－]|第 ?\d{1,4} ?页(?:[,/ ]?共 ?\d{1,4} ?页)?")
_SPAM = re.compile(
    r"快3|快三|时时彩|分分彩|彩票|六合彩|赛车pk|pk10|PK10|博彩|百家乐|棋牌|娱乐城|赌[场球钱]|老虎机|幸运飞艇|投注|开户送|充值返|澳门新葡京|威尼斯人|体育投注"
    r"|裸聊|色情|成人视频|代开发票|代办证件|贷款秒批|私服外挂|开奖"
)
_SHOUT = re.compile(r"[!?。](?=.)")
_SITE_SUFFIX = re.compile(r" ?[-_|—] ?[^-_|—]{2,30}(?:网|网站|门户|门户网站|信息公开|平台|政府)$")


@dataclass(slots=True)
class Frame:
    """Which lines of a sheet are the document, and what was learnt from the rest."""

    kept: list[int]
    warnings: list[Warning] = field(default_factory=list)
    column_hint: str | None = None
    page_title: Line | None = None


def find_frame(sheet: Sheet, head: Head) -> Frame:
    """The lines that are the document: without head blocks, page furniture, repeats and spam."""
    lines = sheet.lines
    frame = Frame([])
    end = _end_of_first_copy(lines, head, frame)
    encyclopaedia = _encyclopaedia_lines(lines, end)
    crumbs = _breadcrumb(lines, head, frame, end)
    start = _first_line(lines, head, crumbs, end, frame)
    end = _cut_tail(lines, start, end, frame)
    skip = encyclopaedia | crumbs | head.lines
    if encyclopaedia:
        span = sorted(encyclopaedia)
        frame.warnings.append(
            page_cut(
                "encyclopaedia_frame",
                "页面带有百科条目的简介和目录，已经略去。",
                lines[span[0]],
                lines[span[-1]],
            )
        )
    settled = False
    for index in range(start, end):
        plain = lines[index].plain
        if index in skip:
            continue
        if not settled and (len(plain) > 30 or lines[index].mark):
            settled = "。" in plain or plain.endswith(":") or lines[index].mark is not None
        if _PAGE_NUMBER.fullmatch(plain) or (len(plain) <= 30 and not settled and _CONTROL.fullmatch(plain)):
            continue
        frame.kept.append(index)
    _drop_trailing_controls(lines, frame)
    return frame


def _end_of_first_copy(lines: tuple[Line, ...], head: Head, frame: Frame) -> int:
    """A page dump holds the document twice, with the metadata between; the second copy is not needed."""
    for index, line in enumerate(lines):
        if line.plain.startswith(("'", '"', ",")) and DUMP_MARK.match(line.plain):
            frame.warnings.append(
                page_cut("repeated_copy", "正文后面重复了一遍同样的内容，只保留第一遍。", line, lines[-1])
            )
            return index
    later = sorted(index for index in head.lines if index > 8)
    for index in later:
        follower = index + 1
        if follower in head.lines or follower + 2 >= len(lines):
            continue
        if all(lines[follower + k].plain == lines[k].plain for k in range(3)) and index > 12:
            first = min(later)
            frame.warnings.append(
                page_cut(
                    "repeated_copy", "正文后面重复了一遍同样的内容，只保留第一遍。", lines[first], lines[-1]
                )
            )
            return first
    return len(lines)


def _encyclopaedia_lines(lines: tuple[Line, ...], end: int) -> set[int]:
    """The summary, fact list, table of contents and section names an encyclopaedia puts around a document."""
    start = next((i for i in range(min(end, 12)) if lines[i].plain == "基本介绍"), None)
    if start is None:
        return set()
    cut = set(range(start + 1))
    at = start + 1
    while at < end and lines[at].plain.startswith("-"):
        cut.add(at)
        at += 1
    if at < end and lines[at].plain.endswith(",") and len(lines[at].plain) <= 200:
        names = {name.strip() for name in lines[at].plain.split(",") if name.strip()}
        cut.add(at)
        cut.update(i for i in range(at + 1, end) if len(lines[i].plain) <= 20 and lines[i].plain in names)
    return cut


def _breadcrumb(lines: tuple[Line, ...], head: Head, frame: Frame, end: int) -> set[int]:
    for index in range(min(end, 200)):
        plain = lines[index].plain
        if len(plain) > 120 or not _CRUMB_WORD.search(plain) or not _CRUMB.search(plain):
            continue
        taken: set[int] = {index}
        parts: list[str] = []
        inline = _CRUMB_HEAD.sub("", lines[index].plain, count=1) if plain[:2] != "首页" else plain
        parts.extend(part.strip() for part in re.split(r">|»|→", inline) if part.strip())
        at = index + 1
        expects_name = not parts or plain.endswith(">")
        while at < end and at - index <= 24 and at not in head.lines:
            is_arrow = lines[at].plain in (">", "»", "/", ">>")
            if not is_arrow and not expects_name:
                break
            if not is_arrow:
                parts.append(lines[at].text)
            expects_name = is_arrow
            taken.add(at)
            at += 1
        names = [part for part in parts if part not in ("首页", "首 页")]
        frame.column_hint = " > ".join(names) or None
        return taken
    return set()


def _first_line(lines: tuple[Line, ...], head: Head, crumbs: set[int], end: int, frame: Frame) -> int:
    """Where the document starts: after the navigation, if the page has any."""
    crumb = max(crumbs, default=-1)
    if lines and _page_title(lines[0].plain):
        frame.page_title = lines[0]
    first_text = next((i for i in range(end) if lines[i].is_prose and i not in head.lines), end)
    reach = crumb + 40 if crumb >= 0 else first_text
    blocks = [i for i in head.lines if i < min(first_text, reach)]
    anchor = max([crumb, *blocks])
    before = [i for i in range(anchor) if i not in crumbs and i not in head.lines]
    if anchor < 0 or anchor > first_text or len(before) <= 4:
        return 0
    start = _title_above(lines, head, crumb, anchor)
    frame.warnings.append(
        page_cut("navigation", "页面上方的导航文字已经略去。", lines[before[0]], lines[before[-1]])
    )
    return start


def _title_above(lines: tuple[Line, ...], head: Head, crumb: int, anchor: int) -> int:
    """The title often stands between the path and the metadata: then the document starts there."""
    first = next((i for i in sorted(head.lines) if i > crumb), anchor)
    between = [i for i in range(crumb + 1, first) if not _CONTROL.fullmatch(lines[i].plain)]
    if crumb >= 0 and between and len(between) <= 4 and _page_title(lines[between[-1]].plain):
        titled = [i for i in between if _page_title(lines[i].plain)]
        follows = anchor + 1 < len(lines) and any(
            compact(lines[i].plain) == compact(lines[titled[0]].plain)
            for i in range(anchor + 1, min(anchor + 8, len(lines)))
        )
        return anchor + 1 if follows else titled[0]
    return anchor + 1


def _page_title(plain: str) -> bool:
    """Page titles may shout; titles of documents do not."""
    return len(plain) > 4 and can_be_title(_SHOUT.sub("", plain))


def _cut_tail(lines: tuple[Line, ...], start: int, end: int, frame: Frame) -> int:
    """The end of the document: before the first footer that only furniture, repeats and spam follow."""
    body_size = sum(len(line.plain) for line in lines[start:end])
    seen = 0
    cut = end
    for index in range(start, end):
        plain = lines[index].plain
        seen += len(plain)
        if len(plain) > 60 or not _TAIL_WORD.search(plain) or not _TAIL.fullmatch(plain):
            continue
        if seen * 5 > body_size and not _has_document(lines, index + 1, end, start):
            cut = index
            break
    while cut > start and _is_spam(lines[cut - 1].plain):
        cut -= 1
    if cut == end:
        return end
    tail = lines[cut:end]
    if any(_is_spam(line.plain) for line in tail):
        frame.warnings.append(
            page_cut(
                "spam_tail",
                "页面末尾混入了与公文无关的推广文字，已经略去；请检查来源网站是否被篡改。",
                tail[0],
                tail[-1],
            )
        )
    else:
        frame.warnings.append(
            page_cut("page_footer", "页面末尾的功能按钮和版权信息已经略去。", tail[0], tail[-1])
        )
    return cut


def _is_spam(plain: str) -> bool:
    return len(plain) <= 60 and _SPAM.search(plain) is not None


def _has_document(lines: tuple[Line, ...], start: int, end: int, first: int) -> bool:
    """Whether text of its own follows: clauses, or prose that does not repeat what stood before."""
    before = {compact(line.plain)[:16] for line in lines[first:start]}
    fresh = 0
    for line in lines[start:end]:
        if line.is_prose and compact(line.plain)[:16] not in before:
            fresh += 1
    return fresh >= 2


def _drop_trailing_controls(lines: tuple[Line, ...], frame: Frame) -> None:
    kept = frame.kept
    while kept and (_SOFT_TAIL.fullmatch(lines[kept[-1]].plain) or _CONTROL.fullmatch(lines[kept[-1]].plain)):
        if lines[kept[-1]].plain.isdigit():
            break
        kept.pop()
    if len(kept) > 3 and lines[kept[-1]].plain.isdigit() and not lines[kept[-2]].plain.isdigit():
        line = lines[kept[-1]]
        if len(line.plain) <= 3 and any(lines[i].plain.isdigit() for i in kept[-40:-1]):
            frame.warnings.append(
                page_cut("page_number", f"末行的“{line.text}”是页码，已经略去。", line, line)
            )
            kept.pop()


def page_title_text(line: Line) -> str:
    """The title of a web page without the name of the site behind it."""
    return _SITE_SUFFIX.sub("", line.text)
