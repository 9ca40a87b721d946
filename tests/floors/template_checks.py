"""The house rules for HTML templates, as functions from a template's text to what breaks them."""

import re
from html.parser import HTMLParser

DATA_SCRIPTS = {"application/json", "application/ld+json", "speculationrules"}
SPOKEN_ATTRIBUTES = {"alt", "aria-label", "placeholder", "title", "content", "data-confirm"}
LOADING_ATTRIBUTES = {
    ("script", "src"),
    ("img", "src"),
    ("iframe", "src"),
    ("source", "src"),
    ("video", "src"),
    ("audio", "src"),
    ("form", "action"),
}
UNSPOKEN_TAGS = {"script", "style", "code", "pre", "kbd", "samp", "svg"}
# Tags without an end tag never open a scope.
VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}

_COMMENT = re.compile(r"{#.*?#}|{%\s*comment.*?endcomment\s*%}", re.DOTALL)
_BLOCK = re.compile(r"{%.*?%}", re.DOTALL)
_VALUE = re.compile(r"{{.*?}}", re.DOTALL)
_ENGLISH = re.compile(r"[A-Za-z]{2,}(?:[ ,'’-]+[A-Za-z]{2,}){2,}")


def inline_code(template: str) -> list[str]:
    """Inline scripts, styles, event handlers and script addresses, which the content policy forbids."""
    return _read(template).inline


def foreign_requests(template: str) -> list[str]:
    """Addresses of another host that the page would load by itself."""
    return _read(template).foreign


def english_sentences(template: str) -> list[str]:
    """Three or more Latin words in a row where a person would read them."""
    return _read(template).english


def _read(template: str) -> "_Reader":
    reader = _Reader()
    reader.feed(_VALUE.sub("0", _BLOCK.sub(" ", _COMMENT.sub("", template))))
    reader.close()
    return reader


class _Reader(HTMLParser):
    """Collects the findings of one template, its template tags already replaced."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.inline: list[str] = []
        self.foreign: list[str] = []
        self.english: list[str] = []
        self._open: list[str] = []
        self._executable = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        self._executable = tag == "script" and values.get("type", "") not in DATA_SCRIPTS
        if tag == "style":
            self.inline.append("<style>")
        for name, value in values.items():
            self._check_attribute(tag, name, value, values)
        if tag not in VOID:
            self._open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self._open.pop()

    def handle_endtag(self, tag: str) -> None:
        if tag in self._open:
            while self._open.pop() != tag:
                pass

    def handle_data(self, data: str) -> None:
        if self._open and self._open[-1] == "script" and self._executable and data.strip():
            self.inline.append(f"<script> {data.strip()[:40]}")
        if not UNSPOKEN_TAGS & set(self._open):
            self._check_spoken(data)

    def _check_attribute(self, tag: str, name: str, value: str, values: dict[str, str]) -> None:
        if name == "style" or re.fullmatch(r"on[a-z]+", name):
            self.inline.append(f"<{tag} {name}=…>")
        if value.strip().lower().startswith("javascript:"):
            self.inline.append(f"<{tag} {name}=javascript:…>")
        loads = (tag, name) in LOADING_ATTRIBUTES or (
            tag == "link" and name == "href" and "stylesheet" in values.get("rel", "")
        )
        if loads and re.match(r"\s*(?:https?:)?//", value):
            self.foreign.append(f"<{tag} {name}={value}>")
        if name in SPOKEN_ATTRIBUTES and not (tag == "meta" and values.get("name", "") == "viewport"):
            self._check_spoken(value)

    def _check_spoken(self, text: str) -> None:
        self.english += [match.group() for match in _ENGLISH.finditer(text)]
