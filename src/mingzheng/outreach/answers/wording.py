"""What a question is about and what kind of answer it wants: words without the words of asking (提问用语). Pure."""

import re
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from mingzheng.engines.search import analyzer

from .lay_terms import LAY_TERMS, OFFICIAL

if TYPE_CHECKING:
    import rjieba

# What people wrap a question in; it says what kind of answer is wanted, not what it is about.
_ASKING = re.compile(
    r"请问一下|请问|我?想问一下|我?想问|我?想咨询一下|我?想咨询|我?想知道|我?想?了解一下|我?想了解|麻烦问一下|您好|你好|谢谢"
    r"|怎么样|怎么办(?![理结证])|怎么|怎样|如何|什么时候|什么|几点|几号|几月|几天|几年|几个|几岁|多少钱|多少|多久|多长时间"
    r"|哪些|哪里|哪儿|哪一个|哪个|哪|是谁|找谁|谁"
    r"|可不可以|能不能|会不会|是不是|有没有|要不要|需不需要|应不应该|是否|能否|可否|为什么|为何|为啥|吗|呢|吧|啊|么|咋|啥"
    r"|我们|你们|他们|她们|我家|我|您|你"
)
_LIGHT_WORDS = frozenset(
    re.findall(
        r"\S+",
        "可以 能够 需要 应该 应当 必须 现在 目前 这个 那个 一下 一个 一般 具体 有关 相关 关于 情况 问题 事情 东西 如果 因为 所以 以及 "
        "通过 进行 是谁 这些 那些 还有 就是 不是 没有 不能 不会 不要 不可以 想要 会不会 时候 自己 还是 或者 已经 还要 都要 有些 之后 以后 之前 以前",
    )
)
_ABBREVIATIONS = range(2, 5)
_GAP = 2
ABBREVIATED = 0.5
_TITLE_SAYS = 0.75

# What kind of value answers a question; questions of unlike kinds never ask the same.
_KINDS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("amount", re.compile(r"多少|几(?:元|块|个|名|人|次|条|项|套|平|%)|比例|金额|标准是")),
    ("duration", re.compile(r"多久|多长时间|几天|几个月|几年|多少(?:天|年|个?月|个工作日)|期限")),
    ("time", re.compile(r"什么时候|何时|几点|几月|几号|哪天|哪年|时间")),
    ("place", re.compile(r"哪里|哪儿|什么地方|何处|地址|在哪")),
    ("who", re.compile(r"谁|哪个(?:部门|单位|机关)|什么(?:部门|单位|机关)|哪些(?:部门|单位|机关)|牵头|主管")),
)


@lru_cache(maxsize=4096)
def content_words(question: str) -> tuple[str, ...]:
    """The folded words of two characters and more that say what a question is about, each once, in order."""
    bare = _ASKING.sub(" ", analyzer.plain(question))
    folded = (analyzer.fold(word).strip(analyzer.SENTINEL) for word in _segmenter().cut(bare, True))
    return tuple(dict.fromkeys(word for word in folded if len(word) > 1 and word not in _LIGHT_WORDS))


# Where a value of each kind stands.
CUES: dict[str, re.Pattern[str]] = {
    "amount": re.compile(
        r"\d[\d,.]*\s*(?:%|元|块|万|人|个|名|平方米|分|立方米)|[一二三四五六七八九十百千万两]+(?:元|万元|平方米|人|成)|百分之|标准|价格"
    ),
    "duration": re.compile(r"(?:\d+|[一二三四五六七八九十两]+)个?(?:工作日|自然日|日|天|月|年|小时)"),
    "time": re.compile(r"\d+\s*[月日时点]|[上下]午|\d{1,2}[:：]\d\d|(?:之日|以前|之前)"),
    "place": re.compile(r"路|街|大厅|窗口|办公室|网站|中心|社区|办事处|平台|区域"),
    "who": re.compile(r"局|委|办|部|政府|机关|中心|单位|公司|领导小组"),
    "way": re.compile(
        r"提出申请|提交|窗口|在线|网上|平台|报名|填写|受理|办理|应当自|可以向|登录|拨打|携带|凭"
    ),
    "condition": re.compile(
        r"下列条件|条件[:：]|同时符合|同时具备|可以(?:单独|优先)?申请|满[一二三四五六七八九十\d]"
    ),
}
_WAY = re.compile(r"怎么|怎样|如何|流程|程序|手续|咋")
_CONDITION = re.compile(r"条件|资格|什么人|哪些人|谁(?:可以|能)|能不能|可以.{0,12}吗")


@lru_cache(maxsize=4096)
def cues(question: str) -> tuple[re.Pattern[str], ...]:
    """Patterns of what an answer to the question holds."""
    text = analyzer.plain(question)
    kinds = [*sorted(wanted_kinds(question))]
    kinds += ["way"] if _WAY.search(text) else []
    kinds += ["condition"] if _CONDITION.search(text) else []
    return tuple(CUES[kind] for kind in kinds)


@lru_cache(maxsize=4096)
def wanted_kinds(question: str) -> frozenset[str]:
    """What kinds of value the question asks for: ``amount``, ``duration``, ``time``, ``place``, ``who``."""
    text = analyzer.plain(question)
    return frozenset(kind for kind, pattern in _KINDS if pattern.search(text))


@cache
def _segmenter() -> "rjieba.Jieba":
    """A segmenter of its own: what it learns must not change how the index cuts words."""
    import rjieba  # its dictionary takes a while to load, and most commands ask nothing

    segmenter = rjieba.Jieba()
    for term in (*LAY_TERMS, *OFFICIAL):
        segmenter.add_word(term, max(segmenter.suggest_freq(term), 100), "n")
    return segmenter


def in_both_tongues(question: str) -> str:
    """The question with the official words for its everyday ones after it, for the index."""
    official = [other for word in content_words(question) for other in OFFICIAL.get(word, ())]
    return " ".join([question, *official])


def to_mark(question: str) -> str:
    """What is worth marking in a passage: the words of the question, and how officials put them."""
    words = content_words(question)
    return " ".join([*words, *(other for word in words for other in OFFICIAL.get(word, ()))])


def holds(folded: str, word: str) -> float:
    """How far a folded text holds a word: 1 as it stands or as officials say it, less as an abbreviation, else 0."""
    if word in folded or any(other in folded for other in OFFICIAL.get(word, ())):
        return 1.0
    if len(word) in _ABBREVIATIONS and not word.isascii():
        return ABBREVIATED if _spread(word).search(folded) else 0.0
    return 0.0


@lru_cache(maxsize=4096)
def _spread(word: str) -> re.Pattern[str]:
    """The characters of a word in order with at most two others between each."""
    return re.compile(rf"[^{analyzer.SENTINEL}]{{0,{_GAP}}}".join(map(re.escape, word)))


def coverage(words: Iterable[str], weights: Mapping[str, float], held: Mapping[str, float]) -> float:
    """The weighted share of the words that is held, from 0 to 1; 0 if there are no words."""
    wanted = list(words)
    whole = sum(weights[word] for word in wanted)
    return sum(weights[word] * held.get(word, 0.0) for word in wanted) / whole if whole else 0.0


def beyond(title: str, weights: Mapping[str, float]) -> dict[str, float]:
    """The weights of words within a document: what its title says already tells its passages little apart."""
    return {word: weight * (1 - _TITLE_SAYS * holds(title, word)) for word, weight in weights.items()}
