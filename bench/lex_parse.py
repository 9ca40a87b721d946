"""Speed and memory of reading documents: one JSON line.

Usage: ``python bench/lex_parse.py [--characters 3000000]``. The corpus is made here: plans with chapters,
clauses, units in brackets, citations and a task table, each about six thousand characters, read one by one.
"""

import argparse
import json
import time
import tracemalloc

from mingzheng.kernel.lex import read

CLAUSE = (
    "({n})推进重点领域信息公开第{n}项。按照《云江市政务公开办法》（云政办发〔2018〕{n}号）第{n}条要求，完善制度机制，"
    "优化工作流程，及时公开办理进展、取得成效和后续举措，8月底前完成目录编制，每年公开不少于1次，"
    "并在3个工作日内回应群众关切，切实保障人民群众的知情权、参与权、表达权和监督权，不断提升政务公开的质量和实效，"
    "推动转变政府职能、深化改革、优化营商环境，更好服务经济社会发展大局。"
    "（牵头单位：市政府办公室、市发展改革委；责任单位：各县区人民政府、市政府各部门等）"
)
NUMERALS = "一二三四五六七八九十"


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


def main() -> None:
    """Read documents until enough characters went through; print characters a second and peak memory."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--characters", type=int, default=3_000_000)
    wanted = parser.parse_args().characters
    documents = [document(serial) for serial in range(1, 41)]
    read(documents[0])
    done, count, started = 0, 0, time.process_time()
    while done < wanted:
        text = documents[count % len(documents)]
        read(text)
        done, count = done + len(text), count + 1
    seconds = time.process_time() - started
    tracemalloc.start()
    read("\n".join(documents))
    peak = tracemalloc.get_traced_memory()[1]
    print(
        json.dumps(
            {
                "bench": "lex_parse",
                "documents": count,
                "characters": done,
                "seconds": round(seconds, 3),
                "characters_per_second": round(done / seconds),
                "peak_bytes_per_character": round(peak / sum(map(len, documents)), 1),
            }
        )
    )


if __name__ == "__main__":
    main()
