"""The distributed engine: an OpenSearch or Elasticsearch cluster behind plain HTTP (see `engine.Engine`).

The public name is an alias; a rebuild fills a new index and moves the alias in one call.
"""

import base64
import contextlib
import json
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit, urlunsplit

from .analyzer import ANALYZER
from .engine import Found, IndexUnavailable, Progress, Request
from .fields import DOCUMENTS, Layout
from .opensearch_query import PLACE_MARK, Json, mapping, read_answer, search_body

if TYPE_CHECKING:
    from mingzheng.base.records.registry import SearchEntry

_CHUNK = 500
_ENOUGH = 8_000_000
_PATIENCE = 15.0
_ADVICE = "请运行“mingzheng reindex”重建检索索引，重建期间网站其他功能不受影响。"
_NOT_FOUND, _BUSY = 404, 429
# Seconds to wait, time after time, for a cluster that has no memory or no room in its queue for a write just now.
_PAUSES = (0.5, 1.0, 2.0, 4.0, 8.0, 15.0, 30.0)

Send = Callable[[str, str, bytes | None], tuple[int, Any]]


class Http:
    """Sends JSON (or NDJSON) to one cluster; name and password may stand in the address."""

    def __init__(self, url: str) -> None:
        parts = urlsplit(url)
        host = parts.netloc.rpartition("@")[2]
        self._base = urlunsplit((parts.scheme, host, "", "", ""))
        self._headers = {"Content-Type": "application/json"}
        if parts.username:
            secret = f"{parts.username}:{parts.password or ''}".encode()
            self._headers["Authorization"] = f"Basic {base64.b64encode(secret).decode()}"

    def __call__(self, method: str, path: str, body: bytes | None = None) -> tuple[int, Any]:
        request = urllib.request.Request(
            f"{self._base}{path}", data=body, method=method, headers=self._headers
        )
        try:
            with urllib.request.urlopen(request, timeout=_PATIENCE) as answer:
                return answer.status, json.loads(answer.read() or b"{}")
        except urllib.error.HTTPError as error:
            return error.code, _json_or_text(error.read())
        except (OSError, ValueError) as error:
            raise IndexUnavailable(
                "检索服务暂时连接不上，请稍后再试；如持续出现，请管理员检查检索集群。"
            ) from error


def _json_or_text(data: bytes) -> Any:
    try:
        return json.loads(data)
    except ValueError:
        return data.decode("utf-8", "replace")


class OpenSearchIndex:
    """The cluster's index named by the path of the address (default ``mingzheng``) and the layout."""

    def __init__(
        self,
        url: str,
        send: Send | None = None,
        layout: Layout = DOCUMENTS,
        wait: Callable[[float], None] = time.sleep,
    ) -> None:
        self._send = send or Http(url)
        self._layout = layout
        self._wait = wait
        self._alias = f"{urlsplit(url).path.strip('/') or 'mingzheng'}-{layout.name}"

    def find(self, request: Request) -> Found:
        return read_answer(self._ask("POST", f"/{self._alias}/_search", search_body(request)), request)

    def count(self) -> int:
        return int(self._ask("GET", f"/{self._alias}/_count")["count"])

    def generation(self) -> str:
        stats = self._ask("GET", f"/{self._alias}/_stats/indexing")["indices"]
        totals = {name: each["primaries"]["indexing"] for name, each in stats.items()}
        return ",".join(
            f"{name}/{each['index_total']}/{each['delete_total']}" for name, each in sorted(totals.items())
        )

    def aside(self, name: str) -> Path | None:
        return None

    def vocabulary(self, limit: int) -> list[tuple[str, int]]:
        wanted = {field: {"terms": {"field": field, "size": limit}} for field in ("tw", "bw")}
        answer = self._ask("POST", f"/{self._alias}/_search", {"size": 0, "aggs": wanted})["aggregations"]
        found: dict[str, int] = {}
        for field in wanted:
            for bucket in answer[field]["buckets"]:
                found[bucket["key"]] = max(found.get(bucket["key"], 0), bucket["doc_count"])
        return sorted(found.items(), key=lambda word: (-word[1], word[0]))[:limit]

    def trouble(self) -> str | None:
        try:
            status, answer = self._send("GET", f"/{self._alias}/_mapping", None)
        except IndexUnavailable as error:
            return str(error)
        if status == _NOT_FOUND:
            return f"检索索引还没有建立；{_ADVICE}"
        metas = [each["mappings"].get("_meta", {}) for each in answer.values()]
        fit = all(
            (meta.get("analyzer"), meta.get("schema")) == (ANALYZER, self._layout.version) for meta in metas
        )
        return None if fit else f"检索索引由旧版本建立，不能继续使用；{_ADVICE}"

    def apply(self, upserts: Iterable["SearchEntry"], deletes: Iterable[str] = ()) -> None:
        """Take the old out, put the new in. Raises `IndexUnavailable` if the cluster refuses any of it.

        A cluster has no transactions: for the blink between the two requests a changed record is not found.
        """
        if reason := self.trouble():
            raise IndexUnavailable(reason)
        entries = {entry.ref: entry for entry in upserts}
        lines = [line for entry in entries.values() for line in self._index_lines(entry)]
        old = {"query": {"terms": {"ref": sorted({*deletes, *entries})}}}
        self._ask("POST", f"/{self._alias}/_delete_by_query?refresh=true&conflicts=proceed", old)
        if lines:
            self._bulk(self._alias, lines, "?refresh=true")

    def rebuild(self, entries: Iterable["SearchEntry"], progress: Progress | None = None) -> int:
        """Fill a new index, then move the alias to it and drop the old ones."""
        fresh = f"{self._alias}-{time.time_ns()}"
        self._ask("PUT", f"/{fresh}", mapping(self._layout))
        try:
            number = self._fill(fresh, entries, progress)
        except BaseException:
            with contextlib.suppress(IndexUnavailable):
                self._send("DELETE", f"/{fresh}", None)  # half an index is of no use to anybody
            raise
        self._switch(fresh)
        return number

    def _fill(self, fresh: str, entries: Iterable["SearchEntry"], progress: Progress | None) -> int:
        number = 0
        for chunk in _chunks(entries):
            self._bulk(fresh, [line for entry in chunk for line in self._index_lines(entry)])
            number += len(chunk)
            if progress:
                progress(number)
        self._ask("POST", f"/{fresh}/_refresh")
        return number

    def _switch(self, fresh: str) -> None:
        status, answer = self._send("GET", f"/_alias/{self._alias}", None)
        old = sorted(answer) if status != _NOT_FOUND else []
        actions: list[Json] = [{"add": {"index": fresh, "alias": self._alias}}]
        actions += [{"remove_index": {"index": name}} for name in old]
        self._ask("POST", "/_aliases", {"actions": actions})

    def _bulk(self, index: str, lines: Iterable[Json], options: str = "") -> None:
        """In requests well below what a cluster takes at once (100 MB), however long the texts are."""
        for body in _bodies(lines):
            self._send_bulk(f"/{index}/_bulk{options}", body)

    def _send_bulk(self, path: str, body: bytes) -> None:
        """Send until the cluster has room for all of it: every document has its identifier, so sending it again does
        no harm."""
        status, answer = self._send("POST", path, body)
        for pause in _PAUSES:
            if not _is_busy(status, answer):
                break
            self._wait(pause)
            status, answer = self._send("POST", path, body)
        answer = _accepted(status, answer)
        for item in answer["items"] if answer["errors"] else ():
            (result,) = item.values()
            if result["status"] >= 300:
                raise IndexUnavailable(f"检索集群没有接受“{result['_id']}”：{result.get('error')}")

    def _index_lines(self, entry: "SearchEntry") -> Iterator[Json]:
        for document in self._layout.documents(entry):
            place = document.get("place", [""])[0]
            yield {"index": {"_id": f"{entry.ref}{PLACE_MARK}{place}" if place else entry.ref}}
            yield document

    def _ask(self, method: str, path: str, body: Json | None = None) -> Any:
        content = None if body is None else json.dumps(body, ensure_ascii=False).encode()
        return _accepted(*self._send(method, path, content))


def _accepted(status: int, answer: Any) -> Any:
    """The answer; raises `IndexUnavailable` with a Chinese sentence if it is a refusal."""
    if status == _NOT_FOUND:
        raise IndexUnavailable(f"检索索引还没有建立；{_ADVICE}")
    if status >= 300:
        raise IndexUnavailable(f"检索集群拒绝了请求（{status}），请管理员检查检索集群的日志。")
    return answer


def _is_busy(status: int, answer: Any) -> bool:
    """Whether a bulk request was refused, or a part of it, for want of room."""
    if status != 200:
        return status == _BUSY
    items = answer["items"] if answer["errors"] else ()
    return any(result["status"] == _BUSY for item in items for result in item.values())


def _bodies(lines: Iterable[Json]) -> Iterator[bytes]:
    """Pairs of lines (what to do, the document), joined until there is enough for one request."""
    body, pairs = b"", iter(lines)
    for line in pairs:
        body += b"".join(
            json.dumps(each, ensure_ascii=False).encode() + b"\n" for each in (line, next(pairs))
        )
        if len(body) >= _ENOUGH:
            yield body
            body = b""
    if body:
        yield body


def _chunks(entries: Iterable["SearchEntry"]) -> Iterator[list["SearchEntry"]]:
    iterator = iter(entries)
    while chunk := list(islice(iterator, _CHUNK)):
        yield chunk
