"""Where a rule comes from (依据) and how sure we are of it.

No statutory number stands in this project without a `Source` beside it.
"""

from dataclasses import dataclass
from typing import Literal

Mark = Literal["VERIFIED", "VERIFIED-2", "RECALLED", "DERIVED", "SETTING"]

MARKS: dict[Mark, str] = {
    "VERIFIED": "已核对原文",
    "VERIFIED-2": "据转载文本核对",
    "RECALLED": "凭通行做法，待核对原文",
    "DERIVED": "由已核对的条文推算",
    "SETTING": "本系统默认值，可由各单位调整",
}
"""What each mark tells a clerk, in Chinese."""


@dataclass(frozen=True, slots=True)
class Source:
    """One statutory basis.

    `document` is the Chinese name or number of the document, `article` the place in it ("第三十三条" or
    "" when the document is not divided), `note` a short quotation or explanation in Chinese, and `mark`
    says how far the text was checked: VERIFIED (the text itself was read), VERIFIED-2 (a copy or an
    excerpt was read), RECALLED (general knowledge, to be checked by a person), DERIVED (arithmetic or a
    conclusion from verified text), SETTING (ours, adjustable).
    """

    document: str
    article: str = ""
    note: str = ""
    mark: Mark = "VERIFIED"

    @property
    def citation(self) -> str:
        """The basis as a letter or a page prints it: 《政府信息公开条例》第三十三条."""
        return f"{self.document}{self.article}"

    @property
    def assurance(self) -> str:
        """How sure this basis is, in Chinese."""
        return MARKS[self.mark]


def regulation(article: str, note: str = "", mark: Mark = "VERIFIED") -> Source:
    """A place in 《中华人民共和国政府信息公开条例》 (国务院令第711号, in force 2019-05-15)."""
    return Source("《中华人民共和国政府信息公开条例》", article, note, mark)


def civil_code(article: str, note: str = "", mark: Mark = "VERIFIED") -> Source:
    """A place in 《中华人民共和国民法典》, whose part 期间计算 (第200–204条) governs every period here."""
    return Source("《中华人民共和国民法典》", article, note, mark)
