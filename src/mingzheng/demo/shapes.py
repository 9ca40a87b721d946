"""What the demonstration city consists of: frozen values, as read from the files under ``content/``.

Names of states, steps, roles, grounds and disclosure attributes are the keys the product itself uses.
"""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal

State = Literal["draft", "in_review", "returned", "scheduled", "approved", "published", "withdrawn"]
Step = Literal["first", "secrecy", "sign"]
EventName = Literal["amended", "extended", "partly_repealed", "repealed", "lapsed"]


@dataclass(frozen=True, slots=True)
class Region:
    """An administrative region (行政区划); ``parent`` is a code, "" for the city itself."""

    code: str
    name: str
    level: str
    parent: str


@dataclass(frozen=True, slots=True)
class Contact:
    """The elements of 条例第十二条: who in the organ answers for disclosure, where, when and how."""

    unit: str
    address: str
    hours: str
    phone: str
    fax: str
    email: str


@dataclass(frozen=True, slots=True)
class Alias:
    """A former name (曾用名) and the last day it was in use."""

    name: str
    until: date
    note: str


@dataclass(frozen=True, slots=True)
class Organ:
    """An organ (机构). ``short_name`` is how everything else in the content refers to it."""

    code: str
    short_name: str
    name: str
    kind: str
    level: str
    parent: str
    region: str
    index_code: str
    uscc: str
    prefixes: tuple[str, ...]
    leader: str
    duties: str
    contact: Contact
    aliases: tuple[Alias, ...] = ()


@dataclass(frozen=True, slots=True)
class Person:
    """A demonstration account: one role (角色) for one organ. Passwords are no part of the content."""

    username: str
    name: str
    role: str
    organ: str
    post: str


@dataclass(frozen=True, slots=True)
class Site:
    """The website (网站)."""

    slug: str
    name: str
    organ: str
    site_code: str
    domain: str
    phone: str


@dataclass(frozen=True, slots=True)
class Column:
    """A column (栏目). ``fixed`` names one of the six of the 政府信息公开 page; ``stale_after`` is in days,
    None where the fixed column's own setting (`kernel.statute.columns`) holds."""

    key: str
    name: str
    organ: str
    description: str
    fixed: str = ""
    stale_after: int | None = None
    on_home: bool = False


@dataclass(frozen=True, slots=True)
class Validity:
    """Something that happened to a document's validity (时效).

    ``on`` is the first day with the new state, but the new last day of one "extended". ``by`` is the serial of
    the document that did it; a "lapsed" without it is the end of the document's own term, so that
    ``expires_date`` is the day before.
    """

    event: EventName
    on: date
    by: int | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Attachment:
    """An attachment (附件): canonical text (paragraphs and ``| cell |`` rows) from which its file is made."""

    name: str
    text: str

    @property
    def format(self) -> str:
        """ "xlsx", "docx" or "txt"."""
        return self.name.rpartition(".")[2]


@dataclass(frozen=True, slots=True)
class Document:
    """A document (公文). ``serial`` is its number in the content, by which the others refer to it.

    ``organs`` are the short names of the issuing organs, the leading one first. ``published_date`` is None
    unless the public can or could see it. ``late`` says why publication took more than 20 working days;
    ``canary`` is a phrase that stands in a document not public and nowhere else.
    """

    serial: int
    slug: str
    title: str
    doc_number: str
    organs: tuple[str, ...]
    kind: str
    theme: str
    keywords: tuple[str, ...]
    abstract: str
    written_date: date
    body: str
    published_date: date | None = None
    effective_date: date | None = None
    expires_date: date | None = None
    disclosure: str = "open"
    ground: str = ""
    ground_note: str = ""
    audiences: tuple[str, ...] = ()
    normative: bool = False
    state: State = "published"
    publish_at: datetime | None = None
    review_step: Step | None = None
    reasons: tuple[str, ...] = ()
    withdrawn_on: date | None = None
    withdraw_reason: str = ""
    late: str = ""
    canary: str = ""
    validity: tuple[Validity, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    basis: tuple[int, ...] = ()

    @property
    def organ(self) -> str:
        """The leading organ (牵头机关)."""
        return self.organs[0]


@dataclass(frozen=True, slots=True)
class Article:
    """An article (文章) in a column; ``interprets`` are the serials of the documents it explains (解读)."""

    slug: str
    title: str
    column: str
    organ: str
    published_date: date
    source: str
    keywords: tuple[str, ...]
    abstract: str
    body: str
    interprets: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class DemoCity:
    """Everything, in the order of the files."""

    regions: tuple[Region, ...]
    organs: tuple[Organ, ...]
    people: tuple[Person, ...]
    site: Site
    columns: tuple[Column, ...]
    documents: tuple[Document, ...]
    articles: tuple[Article, ...] = field(default=())

    def organ(self, short_name: str) -> Organ:
        """The organ of that short name; KeyError if there is none."""
        for organ in self.organs:
            if organ.short_name == short_name:
                return organ
        raise KeyError(f"演示内容中没有简称为“{short_name}”的机构。")

    def document(self, serial: int) -> Document:
        """The document of that serial; KeyError if there is none."""
        for document in self.documents:
            if document.serial == serial:
                return document
        raise KeyError(f"演示内容中没有编号为{serial}的文件。")

    def interpretations_of(self, serial: int) -> tuple[Article, ...]:
        """The articles that explain a document, in order."""
        return tuple(article for article in self.articles if serial in article.interprets)
