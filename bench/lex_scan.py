"""Speed of the scan before publication on ordinary official text, one core; prints one JSON line.

The text is our own: notices with headings, document numbers, dates, organ telephones and a small table,
repeated with other numbers, and one person's data in every hundredth document.
"""

import json
import random
import time

from mingzheng.kernel.lex.scan import scan

SENTENCES = (
    "各乡镇人民政府、各街道办事处，县政府各部门、各直属机构要高度重视，结合实际认真贯彻执行。",
    "坚持以公开为常态、不公开为例外，及时公开重大决策、重要政策、重点项目的办理过程和结果。",
    "县数据资源管理局负责统筹协调全县公共数据的归集、治理、共享和开放，定期通报工作进展。",
    "申请人对答复不服的，可以自收到答复之日起六十日内依法申请行政复议，也可以依法提起行政诉讼。",
    "根据《清河县公共数据管理办法》（清政办发〔{year}〕{n}号）的规定，现将有关事项通知如下。",
    "到{year}年底，全县累计完成投资{n}.{n}亿元，同比增长{small}.3%，新增就业{n}人。",
    "联系单位：清河县人民政府办公室，联系电话：0571-8{n}{n}1。",
    "本办法自{year}年{small}月1日起施行，有效期五年，原有规定与本办法不一致的，以本办法为准。",
    "建立健全部门协同、上下联动的工作机制，强化督促检查，对落实不力的单位予以通报批评。",
    "鼓励公民、法人和其他组织依法开发利用开放的公共数据，提供便民服务，培育新的产业形态。",
)
HEADINGS = ("一、总体要求", "二、主要任务", "三、保障措施", "四、附则")
TABLE = "| 序号 | 项目 | 计划投资（万元） |\n| 1 | 道路改造 | {n} |\n| 2 | 管网更新 | {n} |"
PERSON = "申请人：赵明，身份证号码11010519491231002X，手机13800000000。"
DOCUMENTS = 300


def document(rng: random.Random, with_person: bool) -> str:
    lines = [f"清河县人民政府办公室关于印发{rng.randint(2015, 2026)}年工作要点的通知"]
    for heading in HEADINGS:
        lines.append(heading)
        for _ in range(6):
            text = "".join(rng.sample(SENTENCES, 3))
            lines.append(
                text.format(year=rng.randint(2015, 2026), n=rng.randint(100, 999), small=rng.randint(1, 9))
            )
    lines.append(TABLE.format(n=rng.randint(100, 9999)))
    return "\n".join([*lines, PERSON] if with_person else lines)


def main() -> None:
    rng = random.Random(20260101)
    documents = [document(rng, index % 100 == 0) for index in range(DOCUMENTS)]
    characters = sum(map(len, documents))
    scan(documents[0])
    times = []
    for _ in range(5):
        started = time.process_time()
        found = sum(len(scan(text)) for text in documents)
        times.append(time.process_time() - started)
    whole = "\n".join(documents)
    started = time.process_time()
    scan(whole)
    single = time.process_time() - started
    print(
        json.dumps(
            {
                "bench": "lex_scan",
                "documents": DOCUMENTS,
                "characters": characters,
                "findings": found,
                "million_characters_per_second": round(characters / min(times) / 1e6, 2),
                "as_one_document": round(len(whole) / single / 1e6, 2),
            }
        )
    )


if __name__ == "__main__":
    main()
