"""Follow a hash chain entry by entry and say exactly where it was changed, cut or added to."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from .canonical import GENESIS, digest

# How far entries may have been renumbered to hide an insertion or a removal and still be recognised.
_REACH = 16


@dataclass(frozen=True, slots=True)
class Fault:
    """A wrong thing: ``changed``, ``removed``, ``inserted``, ``renumbered``, ``rewritten``, ``signature``."""

    kind: str
    seq: int
    message: str


@dataclass(frozen=True, slots=True)
class _Seen:
    """An entry that is sound in itself: its place in the table, its own and its predecessor's digest."""

    seq: int
    digest: str
    previous: str


class ChainWalk:
    """Feed entries in order of ``seq`` to `see`, then call `finish`; ``faults`` then says what is wrong.

    ``promised`` maps numbers to the digests that signed checkpoints state for them.
    """

    def __init__(self, promised: Mapping[int, str]) -> None:
        self.faults: list[Fault] = []
        self.seen = 0
        self._promised = promised
        self._confirmed = 0  # last number that agrees with a checkpoint
        self._contradicted = False
        self._shift = 0  # by how much numbers have been moved up so far
        self._number = 0  # original number of the entry before
        self._before: _Seen | None = _Seen(0, GENESIS, "")  # None: the entry before is itself broken
        self._doubt: tuple[Fault, str] | None = None  # not yet certain, and the link that would clear it

    def see(self, content: Mapping[str, Any], stated: str) -> None:
        """Judge one entry: what is hashed (see `canonical`) and its stated digest."""
        self.seen += 1
        seq = content["seq"]
        number = self._original_number(seq, content, stated)
        if number is None:
            self._changed(seq)
            return
        entry = _Seen(seq, stated, content["previous"])
        if not self._links(entry):
            self._broken(entry, number)
        self._renumbered(seq, number)
        self._compare(seq, number, stated)
        self._before, self._number = entry, number

    def finish(self, head: tuple[int, str]) -> None:
        """Compare the end of the chain with the head kept apart (number, digest) and with the checkpoints."""
        self._settle_doubt()
        seq, stated = head
        end = max([seq, *self._promised])
        if end > self._number:
            self._gap(end + 1)
        elif seq < self._number:
            self._add("inserted", seq + 1, f"第 {seq + 1} 条起没有经过正常登记，是直接写入数据库的。")
        elif self._before is not None and stated != self._before.digest:
            self._add("rewritten", seq, f"最后一条（第 {seq} 条）被改写，与链头记录的摘要不符。")

    def _original_number(self, seq: int, content: Mapping[str, Any], stated: str) -> int | None:
        """The number under which the entry's digest is right, or None if there is none near."""
        expected = seq - self._shift
        near = range(expected - _REACH, expected + _REACH + 1)
        for number in sorted(near, key=lambda number: abs(number - expected)):
            if digest({**content, "seq": number}) == stated:
                return number
        return None

    def _links(self, entry: _Seen) -> bool:
        if self._before is None:
            return True
        linked = entry.previous == self._before.digest
        if linked:
            self._settle_doubt()
        return linked

    def _changed(self, seq: int) -> None:
        self._settle_doubt()
        number = seq - self._shift
        self._gap(number)
        self._add("changed", seq, f"第 {seq} 条的内容被改动，与它的摘要不符。")
        self._before, self._number = None, number

    def _broken(self, entry: _Seen, number: int) -> None:
        before = self._before
        assert before is not None
        if self._doubt is not None and entry.previous == self._doubt[1]:
            self._doubt = None
            self._inserted(before)
        elif before.seq and entry.previous == before.previous:
            self._inserted(before)
        elif not self._gap(number):
            self._settle_doubt()
            message = f"第 {before.seq} 条被改写并重算了摘要，第 {entry.seq} 条仍指着原来的内容。"
            fault = Fault("rewritten", before.seq, message) if before.seq else self._unlinked(entry)
            self._doubt = (fault, before.digest)

    def _unlinked(self, entry: _Seen) -> Fault:
        return Fault("rewritten", entry.seq, f"第 {entry.seq} 条不是原来的第一条，开头的日志被改写。")

    def _inserted(self, before: _Seen) -> None:
        self._add("inserted", before.seq, f"第 {before.seq} 条是后来插入的，前后两条原本相连。")
        self._number -= 1

    def _renumbered(self, seq: int, number: int) -> None:
        if seq - number != self._shift:
            self._add("renumbered", seq, f"从第 {seq} 条起序号被改动，这一条原来是第 {number} 条。")
            self._shift = seq - number

    def _compare(self, seq: int, number: int, stated: str) -> None:
        promised = self._promised.get(number)
        if promised is None or self._contradicted:
            return
        if promised == stated:
            self._confirmed = number
            return
        self._contradicted = True  # every later checkpoint would say the same
        span = f"第 {self._confirmed + 1} 至 {number} 条"
        self._add("rewritten", seq, f"{span}之间的日志被整段改写，与签名的检查点不符。")

    def _gap(self, number: int) -> bool:
        first, last = self._number + 1, number - 1
        if first > last:
            return False
        span = f"第 {first} 条" if first == last else f"第 {first} 至 {last} 条"
        self._add("removed", first, f"{span}被删除。")
        return True

    def _settle_doubt(self) -> None:
        if self._doubt is not None:
            self.faults.append(self._doubt[0])
            self._doubt = None

    def _add(self, kind: str, seq: int, message: str) -> None:
        self.faults.append(Fault(kind, seq, message))
