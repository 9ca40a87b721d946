"""What administrators teach search (检索维护): synonyms and pinned results, and who may teach it."""

from datetime import datetime
from typing import Any

from django.db import transaction

from mingzheng.base.accounts.policies import NotPermitted
from mingzheng.base.accounts.roles import Role
from mingzheng.base.events.bus import emit
from mingzheng.base.proof.log import append
from mingzheng.base.records.registry import kinds

from . import analyzer
from .models import PinnedResult, Synonyms
from .plan import cleaned
from .taught import forget, taught

MOST_WORDS = 10
MOST_PINNED = 5
_LONGEST_WORD = 30
_LONGEST_QUERY = 100


class TeachingRefused(ValueError):
    """What was entered cannot be taken; ``field`` says where, the text why, in Chinese."""

    def __init__(self, field: str, sentence: str) -> None:
        super().__init__(sentence)
        self.field = field


def may_teach(user: Any) -> bool:
    """Disclosure offices and administrators."""
    scope = user.organ_scope(Role.OFFICE, Role.ADMIN)
    return bool(scope.paths) or not scope.bounded


@transaction.atomic
def add_synonyms(*, by: Any, at: datetime, words: list[str]) -> Synonyms:
    """Words that stand for one another from now on; other processes know within seconds. Raises `TeachingRefused` or `NotPermitted`."""
    _require(by)
    group = list(dict.fromkeys(filter(None, (_word(word) for word in words))))
    _check_group(group)
    row = Synonyms.objects.create(words=group, made_at=at, made_by=by)
    _told(by, at, "search.synonyms_add", f"synonyms:{row.pk}", {"words": group})
    return row


@transaction.atomic
def remove_synonyms(*, by: Any, at: datetime, synonyms_id: int) -> None:
    """Forget a group; harmless if it is gone already."""
    _require(by)
    for row in Synonyms.objects.select_for_update().filter(pk=synonyms_id):
        row.delete()
        _told(by, at, "search.synonyms_remove", f"synonyms:{synonyms_id}", {"words": row.words})


@transaction.atomic
def pin_result(*, by: Any, at: datetime, query: str, address: str) -> PinnedResult:
    """Put the public record at an address first for a query. Raises `TeachingRefused` or `NotPermitted`."""
    _require(by)
    key, ref = key_of(query), _ref_at(address)
    if not key:
        raise TeachingRefused("query", "检索词里至少要有一个文字、字母或数字，请重新填写。")
    pinned = PinnedResult.objects.filter(key=key)
    if pinned.filter(ref=ref).exists():
        raise TeachingRefused("address", "这条信息已经在这个检索词下置顶。")
    if pinned.count() >= MOST_PINNED:
        raise TeachingRefused("query", f"一个检索词最多置顶{MOST_PINNED}条，请先取消一条。")
    text = cleaned(query)[:_LONGEST_QUERY]
    row = PinnedResult.objects.create(query=text, key=key, ref=ref, made_at=at, made_by=by)
    _told(by, at, "search.pin", ref, {"query": text})
    return row


@transaction.atomic
def unpin_result(*, by: Any, at: datetime, pinned_id: int) -> None:
    """Let a record rank as it ranks; harmless if it does already."""
    _require(by)
    for row in PinnedResult.objects.select_for_update().filter(pk=pinned_id):
        row.delete()
        _told(by, at, "search.unpin", row.ref, {"query": row.query})


def key_of(query: str) -> str:
    """What equal queries have in common: letters and characters, whatever blanks, widths, case and script."""
    return analyzer.fold(cleaned(query)).replace(analyzer.SENTINEL, "")[:200]


def groups() -> list[list[str]]:
    """Every group of synonyms."""
    return taught().groups


def pinned_refs(query: str) -> list[str]:
    """The refs that come first for a query, in the order in which they were pinned."""
    return list(taught().pinned.get(key_of(query), ()))


def _require(by: Any) -> None:
    if by is not None and not may_teach(by):
        raise NotPermitted("同义词和置顶结果由政务公开办或系统管理员维护。")


def _word(text: str) -> str:
    return " ".join(analyzer.plain(text).split())


def _check_group(group: list[str]) -> None:
    if not 2 <= len(group) <= MOST_WORDS:
        raise TeachingRefused("words", f"一组同义词要有2到{MOST_WORDS}个不同的词，请检查后重新填写。")
    for word in group:
        if len(analyzer.phrase(word)) < 1 or not 2 <= len(word) <= _LONGEST_WORD:
            raise TeachingRefused("words", f"“{word}”不能作为同义词：每个词应为2到{_LONGEST_WORD}个字。")
    known = Synonyms.objects.values_list("words", flat=True)
    taken = {other for words in known for other in words}
    for word in group:
        if word in taken:
            raise TeachingRefused("words", f"“{word}”已经在另一组同义词里，请先删除那一组再合并添加。")


def _ref_at(address: str) -> str:
    path = (
        "/" + address.strip().partition("://")[2].partition("/")[2] if "://" in address else address.strip()
    )
    path = path.partition("?")[0].partition("#")[0]
    for kind in kinds():
        public_id = kind.public_id_of(path)
        if public_id and kind.public_rows().filter(public_id=public_id).exists():
            return f"{kind.key}:{public_id}"
    raise TeachingRefused("address", "这个网址不是本站已公开的信息，请从浏览器地址栏复制那条信息的网址。")


def _told(by: Any, at: datetime, action: str, subject: str, detail: dict[str, Any]) -> None:
    append(by=by, at=at, action=action, subject=subject, detail=detail)
    emit("search.taught", subject)
    transaction.on_commit(forget)
