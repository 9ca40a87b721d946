"""Time of a clause-level comparison of two versions of a 40,000-character regulation; prints one JSON line."""

import json
import random
import time

from mingzheng.kernel.lex.diff import compare

WORDS = [
    "行政机关",
    "应当",
    "依法",
    "公开",
    "政府信息",
    "县级以上人民政府",
    "组织",
    "协调",
    "有关部门",
    "建立",
    "健全",
    "机制",
    "申请人",
    "提供",
    "书面",
    "材料",
    "期限",
    "之内",
    "作出",
    "答复",
    "决定",
    "监督",
    "检查",
    "责任",
    "追究",
    "发布",
    "平台",
    "数据",
    "目录",
    "安全",
    "保护",
    "个人信息",
    "商业秘密",
    "不得",
    "可以",
    "根据",
    "规定",
    "办理",
    "程序",
]
SIZE = 40_000
CN = "零一二三四五六七八九"


def numeral(value: int) -> str:
    hundreds, tens, ones = value // 100, value // 10 % 10, value % 10
    text = f"{CN[hundreds]}百" if hundreds else ""
    text += f"{CN[tens]}十" if tens else ("零" if hundreds and ones else "")
    return text + (CN[ones] if ones else "")


def articles(rng: random.Random) -> list[str]:
    bodies: list[str] = []
    while sum(map(len, bodies)) < SIZE:
        sentences = ["，".join("".join(rng.choices(WORDS, k=6)) for _ in range(3)) + "。" for _ in range(3)]
        bodies.append("".join(sentences))
    return bodies


def revised(bodies: list[str], rng: random.Random) -> list[str]:
    """A third of the articles reworded, one in twenty dropped, one in twenty added, one in thirty moved."""
    new = [b.replace(rng.choice(WORDS), rng.choice(WORDS), 2) if rng.random() < 0.33 else b for b in bodies]
    new = [body for body in new if rng.random() > 0.05]
    for _ in range(len(bodies) // 20):
        new.insert(rng.randrange(len(new)), articles(rng)[0])
    for _ in range(len(bodies) // 30):
        new.insert(rng.randrange(len(new)), new.pop(rng.randrange(len(new))))
    return new


def numbered(bodies: list[str]) -> str:
    return "\n".join(f"第{numeral(index)}条 {body}" for index, body in enumerate(bodies, start=1))


def main() -> None:
    rng = random.Random(20260101)
    bodies = articles(rng)
    old, new = numbered(bodies), numbered(revised(bodies, rng))
    compare("第一条 预热。", "第一条 已预热。")
    times = []
    for _ in range(5):
        started = time.perf_counter()
        comparison = compare(old, new)
        html = comparison.render_html()
        times.append(time.perf_counter() - started)
    print(
        json.dumps(
            {
                "bench": "lex_diff",
                "characters": [len(old), len(new)],
                "seconds": round(min(times), 4),
                "html_characters": len(html),
                **comparison.counts,
            }
        )
    )


if __name__ == "__main__":
    main()
