"""How many documents a second are read, by format, and how long a red-head PDF takes. Prints one JSON line."""

import datetime
import io
import json
import sys
import time
from collections.abc import Callable

import docx
import xlsxwriter

from mingzheng.engines.papers import RedHead, read_bytes, render_docx, render_pdf
from mingzheng.kernel.lex.body import Block

SECONDS = 2.0
SENTENCE = "为贯彻落实上级部署要求，进一步做好政务公开工作，现将有关事项通知如下，请认真组织实施。"
PARAGRAPHS = 60
ROWS = 30


def main() -> None:
    samples = {"txt": sample_txt(), "html": sample_html(), "docx": sample_docx(), "xlsx": sample_xlsx()}
    paper = sample_paper()
    samples["pdf"] = render_pdf(paper)
    result: dict[str, object] = {"bench": "papers", "characters_a_document": len(SENTENCE) * PARAGRAPHS}
    for kind, data in samples.items():
        result[f"{kind}_per_second"] = round(
            1 / seconds(lambda data=data, kind=kind: read_bytes(data, f"a.{kind}"))
        )
    result["pdf_ms"] = round(1000 * seconds(lambda: render_pdf(paper)), 1)
    result["docx_ms"] = round(1000 * seconds(lambda: render_docx(paper)), 1)
    json.dump(result, sys.stdout, ensure_ascii=False)
    print()


def seconds(work: Callable[[], object]) -> float:
    """Mean time of one call, over about two seconds, after one call to warm up."""
    work()
    count, start = 0, time.perf_counter()
    while (spent := time.perf_counter() - start) < SECONDS:
        work()
        count += 1
    return spent / count


def sample_txt() -> bytes:
    return "\n".join([SENTENCE] * PARAGRAPHS).encode()


def sample_html() -> bytes:
    rows = "".join(f"<tr><td>{number}</td><td>{SENTENCE}</td></tr>" for number in range(ROWS))
    text = "".join(f"<p>{SENTENCE}</p>" for _ in range(PARAGRAPHS))
    menu = "".join(f'<li><a href="/{number}">栏目{number}</a></li>' for number in range(100))
    return f'<html><body><ul class="nav">{menu}</ul><div id="zoomcon">{text}<table>{rows}</table></div></body></html>'.encode()


def sample_docx() -> bytes:
    document = docx.Document()
    for _ in range(PARAGRAPHS):
        document.add_paragraph(SENTENCE)
    table = document.add_table(ROWS, 2)
    for number, row in enumerate(table.rows):
        row.cells[0].text, row.cells[1].text = str(number), SENTENCE
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def sample_xlsx() -> bytes:
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True}) as book:
        sheet = book.add_worksheet("清单")
        for number in range(PARAGRAPHS):
            sheet.write_row(number, 0, [number, SENTENCE])
    return buffer.getvalue()


def sample_paper() -> RedHead:
    rows = (("序号", "任务"), *((str(number), SENTENCE) for number in range(1, ROWS)))
    return RedHead(
        head=["云江市人民政府办公室"],
        title="云江市人民政府办公室关于印发政务公开工作要点的通知",
        blocks=[*(Block("para", SENTENCE) for _ in range(PARAGRAPHS)), Block("table", "", rows=rows)],
        doc_number="云政办发〔2024〕9号",
        issued_by="云江市人民政府办公室",
        issued_on=datetime.date(2024, 4, 9),
    )


if __name__ == "__main__":
    main()
