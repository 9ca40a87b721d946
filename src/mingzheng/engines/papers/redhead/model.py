"""What is printed on a red-head paper (红头文件)."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol


class PrintBlock(Protocol):
    """The part of ``kernel.lex.Block`` that printing needs."""

    role: str
    text: str
    level: int
    number: str
    heading: str
    rows: tuple


@dataclass(frozen=True, slots=True)
class Annex:
    """An attachment (附件) printed after the text, on a page of its own."""

    title: str
    blocks: Sequence[PrintBlock] = ()


@dataclass(frozen=True, slots=True)
class RedHead:
    """One official document ready for print.

    ``head`` names the issuing organs (发文机关); 文件 is added after them in print. ``blocks`` is the body as
    ``kernel.lex.parse_body`` returns it: its title, number and addressees are printed once even if they are given here
    too. ``signer`` (签发人) stands only on papers sent upward. ``attachments`` are names for the list under the text
    (附件说明) or :class:`Annex` objects, which are listed and printed. ``issued_by``, ``issued_on`` and ``copy_to``
    make the foot (版记). ``url`` and ``retrieved_at`` mark a copy from the web, ``status`` is a sentence such as
    "本文件已于2023年6月1日失效。" printed above everything.
    """

    head: Sequence[str]
    title: str
    blocks: Sequence[PrintBlock]
    doc_number: str = ""
    signer: str = ""
    addressees: Sequence[str] = ()
    attachments: Sequence[str | Annex] = ()
    copy_to: Sequence[str] = ()
    issued_by: str = ""
    issued_on: datetime.date | None = None
    url: str = ""
    retrieved_at: datetime.datetime | None = None
    status: str = ""
