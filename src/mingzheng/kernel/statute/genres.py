"""The fifteen kinds of official document (公文种类, 文种).

Source: 《党政机关公文处理工作条例》(中办发〔2012〕14号) 第八条, in force 2012-07-01; VERIFIED-2.
"""

from dataclasses import dataclass

from mingzheng.kernel.statute.source import Source

SOURCE = Source(
    "《党政机关公文处理工作条例》（中办发〔2012〕14号）", "第八条", "公文种类主要有十五种", "VERIFIED-2"
)


@dataclass(frozen=True, slots=True)
class Genre:
    """One kind of official document (文种).

    `upward` is true for kinds sent to a superior organ (上行文), which must name their signer (签发人).
    `aliases` are other words for the same kind as they stand in titles.
    """

    name: str
    upward: bool = False
    aliases: tuple[str, ...] = ()
    source: Source = SOURCE


GENRES: tuple[Genre, ...] = (
    Genre("决议"),
    Genre("决定"),
    Genre("命令", aliases=("令", "命令（令）")),
    Genre("公报"),
    Genre("公告"),
    Genre("通告"),
    Genre("意见"),
    Genre("通知"),
    Genre("通报"),
    Genre("报告", upward=True),
    Genre("请示", upward=True),
    Genre("批复"),
    Genre("议案"),
    Genre("函"),
    Genre("纪要", aliases=("会议纪要",)),
)

GENRE_NAMES: tuple[str, ...] = tuple(genre.name for genre in GENRES)

_BY_NAME = {word: genre for genre in GENRES for word in (genre.name, *genre.aliases)}


def genre(name: str) -> Genre | None:
    """The kind called `name` (or one of its aliases), or None if the fifteen kinds do not have it."""
    return _BY_NAME.get(name.strip())


def genre_of_title(title: str) -> Genre | None:
    """The kind a full title ends with: 《…关于…的通知》 → 通知; None if it ends with none of the fifteen.

    A bracketed tail such as （试行） or （2026年修订） is passed over.
    """
    words = title.strip().rstrip('》”" ')
    while words.endswith(("）", ")")):
        opening = max(words.rfind("（"), words.rfind("("))
        if opening < 0 or words[opening:] == "（令）":
            break
        words = words[:opening].rstrip()
    endings = sorted((word for word in _BY_NAME if words.endswith(word)), key=len)
    return _BY_NAME[endings[-1]] if endings else None
