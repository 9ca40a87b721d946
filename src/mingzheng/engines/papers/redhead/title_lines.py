"""A long title broken where a reader would pause (词意完整、排列对称; GB/T 9704-2012, 7.3.1)."""

_OPEN, _CLOSE = "《（“〔", "》）”〕"
_NO_START = set("的、，。：；）》”〕和及与")
_CUT_WORD = 4.0
_CUT_BRACKET = 9.0


def break_title(title: str, width: int = 20) -> list[str]:
    """``title`` in as few lines of at most ``width`` characters as possible, evenly long, whole words kept together.

    Line breaks already in ``title`` are kept.
    """
    return [line for part in title.split("\n") if part.strip() for line in _break(part.strip(), width)]


def _break(title: str, width: int) -> list[str]:
    count = -(-len(title) // width)
    if count <= 1:
        return [title]
    costs = _costs(title)
    even = len(title) / count
    best: list[dict[int, tuple[float, int]]] = [{0: (0.0, 0)}]
    for line in range(1, count + 1):
        reached: dict[int, tuple[float, int]] = {}
        for start, (paid, _) in best[-1].items():
            for end in range(start + 1, min(start + width, len(title)) + 1):
                if (end == len(title)) != (line == count):
                    continue
                cost = paid + costs.get(end, _CUT_WORD) + ((end - start - even) / 4) ** 2
                if end not in reached or cost < reached[end][0]:
                    reached[end] = (cost, start)
        best.append(reached)
    return _trace(title, best)


def _costs(title: str) -> dict[int, float]:
    """What a break before each word costs: nothing between words, more inside brackets or before a particle."""
    import rjieba  # loads its dictionary (0.15 s), which readers of files never need

    costs, place, depth = {len(title): 0.0}, 0, 0
    for word in rjieba.cut(title):
        if place:
            costs[place] = _CUT_BRACKET if depth else 2.0 if word[0] in _NO_START else 0.0
        depth += sum(map(word.count, _OPEN)) - sum(map(word.count, _CLOSE))
        place += len(word)
    return costs


def _trace(title: str, best: list[dict[int, tuple[float, int]]]) -> list[str]:
    lines, end = [], len(title)
    for reached in reversed(best[1:]):
        start = reached[end][1]
        lines.append(title[start:end])
        end = start
    return lines[::-1]
