"""Speed and memory of reading documents, one core: one JSON line.

Usage: ``python bench/lex_parse.py [--characters 1000000]``. ``plan`` is made here: plans dense with clauses, units
in brackets, citations and time limits, about six thousand characters each. ``seeds`` and ``state_council`` are read
when the shared material is at hand (MINGZHENG_SHARED). Times are processor times, the best of nine; ``loop_ns`` is
what one turn of an empty counting loop costs in the same minute, to compare machines and hours. ``hostile`` is the
slowest of a few megabytes made to be slow.
"""

import argparse
import json
import os
import time
import tracemalloc
from pathlib import Path

from mingzheng.kernel.lex import read

SHARED = Path(os.environ.get("MINGZHENG_SHARED", Path(__file__).parents[1] / "../shared"))
CLAUSE = (
    "({n})推进重点领域信息公开第{n}项。按照《云江市政务公开办法》（云政办发〔2018〕{n}号）第{n}条要求，完善制度机制，"
    "优化工作流程，及时公开办理进展、取得成效和后续举措，8月底前完成目录编制，每年公开不少于1次，"
    "并在3个工作日内回应群众关切，切实保障人民群众的知情权、参与权、表达权和监督权，不断提升政务公开的质量和实效，"
    "推动转变政府职能、深化改革、优化营商环境，更好服务经济社会发展大局。"
    "（牵头单位：市政府办公室、市发展改革委；责任单位：各县区人民政府、市政府各部门等）"
)
NUMERALS = "一二三四五六七八九十"
HOSTILE = ("1\n", "一、\n", "通知\n", "《a》同时废止", "第一条", "(牵头单位:局;", "2019年5月31日\n", "| ")


def document(serial: int) -> str:
    """A plan issued by an invented city, about six thousand characters."""
    title = f"云江市人民政府办公室关于印发云江市{serial}号政务公开工作要点的通知"
    head = [
        f"索 引 号：000014349/2022-{serial:05d}  主题分类：综合政务\\政务公开",
        "发文机关：云江市人民政府办公室  成文日期：2022年04月11日",
        f"标  题：{title}",
        f"发文字号：云政办发〔2022〕{serial}号  发布日期：2022年04月22日",
        title,
        f"云政办发〔2022〕{serial}号",
        "各县区人民政府，市政府各部门、各直属机构：",
        "经市政府同意，现将《云江市政务公开工作要点》印发给你们，请认真贯彻落实。",
        "云江市人民政府办公室",
        "2022年4月11日",
        "（此件公开发布）",
        "云江市政务公开工作要点",
    ]
    body = []
    for chapter in range(5):
        body.append(f"{NUMERALS[chapter]}、加强制度和平台建设，提升工作水平之{chapter}")
        body.extend(
            CLAUSE.replace("({n})", f"（{NUMERALS[n]}）").replace("{n}", str(n + 1)) for n in range(5)
        )
    return "\n".join(head + body)


def shared_documents() -> dict[str, list[str]]:
    """Real documents by kind; empty when the shared material is absent."""
    found = {"seeds": [p.read_text(encoding="utf-8") for p in sorted((SHARED / "seeds").glob("*.txt"))]}
    records = SHARED / "data" / "state_council_24.json"
    if records.exists():
        found["state_council"] = [row["text"] for row in json.loads(records.read_text(encoding="utf-8"))]
    return {name: texts for name, texts in found.items() if texts}


def speed(documents: list[str], wanted: int) -> int:
    """Characters a second over about ``wanted`` characters, the best of nine."""
    size = sum(map(len, documents))
    rounds = max(1, round(wanted / 3 / size))
    times = []
    for _ in range(9):
        started = time.process_time()
        for _ in range(rounds):
            for text in documents:
                read(text)
        times.append(time.process_time() - started)
    return round(size * rounds / min(times))


def loop_ns() -> float:
    started, total = time.process_time(), 0
    for number in range(1_000_000):
        total += number
    return round((time.process_time() - started) * 1000, 1)


def slowest_megabyte() -> dict[str, object]:
    times = {}
    for piece in HOSTILE:
        text = piece * (1_000_000 // len(piece.encode()))
        started = time.process_time()
        read(text)
        times[piece] = time.process_time() - started
    worst = max(times, key=times.__getitem__)
    return {"piece": worst, "seconds": round(times[worst], 2)}


def main() -> None:
    """Read every kind of document; print characters a second by kind, and the peak memory of a large one."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--characters", type=int, default=1_000_000, help="characters to read of each kind")
    wanted = parser.parse_args().characters
    plans = [document(serial) for serial in range(1, 41)]
    kinds = {"plan": plans, **shared_documents()}
    read(plans[0])
    speeds = {name: speed(documents, wanted) for name, documents in kinds.items()}
    reference, hostile = loop_ns(), slowest_megabyte()
    tracemalloc.start()
    read("\n".join(plans))
    peak = tracemalloc.get_traced_memory()[1]
    print(
        json.dumps(
            {
                "bench": "lex_parse",
                "characters_per_second": speeds,
                "loop_ns": reference,
                "hostile_megabyte": hostile,
                "peak_bytes": peak,
                "peak_bytes_per_character": round(peak / sum(map(len, plans)), 1),
            },
            ensure_ascii=False,
        )
    )


if __name__ == "__main__":
    main()
