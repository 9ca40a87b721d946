"""Titles (标题): which lines can be one, where a title over several lines ends, how it is written out.

GB/T 9704-2012 7.3.1: issuing organ, subject (关于…) and kind (文种), over one or more lines.
"""

import re

# Kinds of documents and of what documents enclose; the first group ends a title that has a subject.
_KIND = re.compile(
    r"(?:通知|意见|决定|函|批复|通报|公告|通告|报告|请示|答复|命令|纪要|议案|公报|决议|令|回复|复函|办法|方案|规定|细则|条例|规则"
    r"|要点|规划|计划|指南|指引|预案|清单|目录|标准|规范|措施|章程|制度|守则|准则|名单|公示|启事|预告|说明|解读|声明|倡议书|建议"
    r"|提示|须知|总结|安排|纲要|大纲|分工|分工方案|任务分解表|办理流程|流程|一览表|明细表|情况表|统计表|汇总表|分解表|表|图|书|案|问题)"
    r"(?: ?\((?:试行|暂行|修订|草案|征求意见稿|第.{1,3}批|.{2,12}年.{0,8}|.{0,6}修订.{0,4}|修订稿|送审稿|试行稿|.{1,12}版)\))*[》”]?$"
)
_QUALIFIER = re.compile(r"\((?:试行|暂行|修订|草案|征求意见稿|修订稿|送审稿|.{2,12}年.{0,10})\)")
_SUBJECT = re.compile(r"关于|印发|转发|批转|对.{2,40}的答复|公布|下达|发布|做好")
_COMPLETE = re.compile(
    r"的(?:通知|意见|决定|函|批复|通报|公告|通告|报告|请示|答复|复函|回复|公示|办法|规定|命令|议案|实施意见|指导意见|若干意见|实施方案)(?: ?\(.{1,12}\))?$"
)
_SENTENCE = re.compile(r"[。;!?]|[:,]$")
_SPACED = re.compile(
    r"(?<=[\u4e00-\u9fff]) (?=[\u4e00-\u9fff](?: |$|\n))|(?<=[\u4e00-\u9fff]) (?=[\u4e00-\u9fff] )"
)
_NOT_TITLE = re.compile(
    r"(?:来源|作者|字号|发布时间|发布日期|浏览次数)|^[\d\s\-/:.|]+$|^(?:目 ?录|序号|答:|问:)"
)
_NOT_COMPARED, _BLANKS = re.compile(r"[\s《》]"), re.compile(r" {2,}")
_MAX_LINE, _MAX_TITLE = 90, 200


def can_be_title(plain: str) -> bool:
    """Whether a line, by itself, could be (part of) a title."""
    if not 1 < len(plain) <= _MAX_LINE or plain[0] in "-|>[.,、;:)":
        return False
    return not _SENTENCE.search(plain) and not _NOT_TITLE.search(plain)


def ends_like_title(plain: str) -> bool:
    """Whether the line ends with a kind of document, as a complete title does."""
    return bool(_KIND.search(plain))


def split_title_run(run: list[str], follower: str, first: bool) -> list[int]:
    """How many lines of a run of title-like lines belong to each title; [] when none is a title.

    A page may print the same title twice, once whole and once over several lines. ``follower`` is the
    line after the run: a number, addressees or text.
    """
    sizes: list[int] = []
    at = 0
    while at < len(run):
        size = _one_title(run[at:], bool(sizes), first)
        if not size:
            break
        sizes.append(size)
        at += size
        if not _repeats(run[at:], run[at - size : at]):
            break
    return sizes


def _one_title(run: list[str], repeated: bool, first: bool) -> int:
    whole = compact(run[0])
    for size in range(2, len(run) + 1):
        if compact("".join(run[1:size])) == whole:
            return 1
    best = 0
    for size in range(1, len(run) + 1):
        joined = "".join(run[:size])
        if len(joined) > _MAX_TITLE or (best and _is_complete("".join(run[:best]))):
            break
        if ends_like_title(run[size - 1]):
            best = size
    while 0 < best < len(run) and _QUALIFIER.fullmatch(run[best]):
        best += 1
    if best:
        return best
    if not first and len(run) > 1 and all(len(line) <= 8 for line in run):
        return 1
    return len(run) if len(run) <= 3 and first and _SUBJECT.search("".join(run)) else 1


def _is_complete(title: str) -> bool:
    """Whether nothing more is to come: a title with a subject ends with 的 and its kind."""
    return not _SUBJECT.search(title) or _COMPLETE.search(title) is not None


def _repeats(rest: list[str], title: list[str]) -> bool:
    return bool(rest) and compact(rest[0])[:6] == compact("".join(title))[:6]


def compact(title: str) -> str:
    """A title without blanks and book marks, to compare two printings of it."""
    return _NOT_COMPARED.sub("", title)


def write_out(printed: str) -> str:
    """A printed title on one line: lines joined, single letters spaced for show put together."""
    lines = []
    for line in printed.replace("\u3000", " ").replace("\u00a0", " ").split("\n"):
        lines.append(join_spaced(_BLANKS.sub(" ", line.strip())))
    title = ""
    for line in lines:
        glue = " " if title and title[-1].isascii() and title[-1].isalnum() and line[:1].isascii() else ""
        title += glue + line
    return title


def join_spaced(line: str) -> str:
    """国 家 粮 食 应 急 预 案 的 函 → 国家粮食应急预案的函; blanks between words stay."""
    if " " not in line and "\u3000" not in line:
        return line
    words = line.replace("\u3000", " ").split()
    if len(words) == 2 and all(len(word) == 1 for word in words):
        return "".join(words)
    if len(words) < 3 or sum(len(word) == 1 for word in words) < len(words) * 0.6:
        return line
    return "".join(words)
