"""Import of N documents with --publish: documents a second, until page, twin and search entry are there.

Prints one JSON line. Usage: python bench/imports.py [N]
"""

import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path


def texts(count: int, path: Path) -> None:
    """Official letters of varied length in our own words, deterministic."""
    verbs = ("加强", "推进", "规范", "完善", "落实")
    things = ("政务公开", "养老服务", "城市更新", "食品安全", "义务教育", "社会救助", "污水处理")
    with path.open("w", encoding="utf-8") as out:
        for number in range(count):
            topic = verbs[number % 5] + things[number % 7]
            clauses = "\n".join(
                f"（{'一二三四五六七八九十'[k % 10]}）{topic}工作第{k + 1}项。各有关单位应当在{k % 12 + 1}月底前完成，"
                f"并将办理情况报送第{number}号台账。"
                for k in range(4 + number % 20)
            )
            body = (
                f"云江市测试局关于{topic}有关事项的通知（第{number}期）\n云测发〔{2015 + number % 11}〕{number + 1}号\n"
                f"各县人民政府，市政府各部门：\n一、总体要求\n{clauses}\n云江市测试局\n"
                f"{2015 + number % 11}年{number % 12 + 1}月{number % 28 + 1}日\n（此件公开发布）"
            )
            row = {"text": body, "published_date": f"{2015 + number % 11}-12-30"}
            out.write(json.dumps(row, ensure_ascii=False) + "\n")


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 2000
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "documents.jsonl"
        texts(count, source)
        program = Path(sys.executable).with_name("mingzheng")
        environment = os.environ | {"MINGZHENG_HOME": str(Path(folder) / "home")}
        subprocess.run(
            [program, "doctor"], env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        started = time.perf_counter()
        done = subprocess.run(
            [program, "import", source, "--publish", "--json"],
            env=environment,
            capture_output=True,
            check=False,
        )
        seconds = time.perf_counter() - started
        used = resource.getrusage(resource.RUSAGE_CHILDREN)
        report = json.loads(done.stdout)
        pages = sum(1 for path in (Path(folder) / "home" / "site" / "policy").rglob("*.html"))
        print(
            json.dumps(
                {
                    "bench": "import", "documents": count, "created": len(report["created"]),
                    "refused": len(report["refused"]), "seconds": round(seconds, 2),
                    "per_second": round(count / seconds, 1), "cpu_seconds": round(used.ru_utime + used.ru_stime, 1),
                    "peak_mb": round(used.ru_maxrss / 1024), "html_files": pages,
                }
            )
        )  # fmt: skip


if __name__ == "__main__":
    main()
