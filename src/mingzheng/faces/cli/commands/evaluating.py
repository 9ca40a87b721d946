"""``evaluate``: how well questions in everyday words find the articles that answer them."""

import argparse
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..output import complain, print_json
from .base import Command

if TYPE_CHECKING:
    from mingzheng.engines.search.evaluate import Scores
    from mingzheng.engines.search.exam import Exam


def _configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("set", choices=["stard"], metavar="题型", help="stard：法规条文与日常用语提问")
    parser.add_argument(
        "--corpus", type=Path, required=True, metavar="文件夹", help="Markdown 格式的法规文件夹"
    )
    parser.add_argument(
        "--questions", type=Path, required=True, metavar="文件", help="问题与所依据条文的 JSON 文件"
    )
    parser.add_argument(
        "--log", type=Path, metavar="文件", help="已答复的问题，供学习；不会用被评测的问题教自己"
    )
    parser.add_argument("--fixed-weights", action="store_true", help="不从 --log 学习融合权重，只用预设的")
    parser.add_argument("--json", action="store_true", help="输出 JSON")


def run(args: argparse.Namespace) -> int:
    """Index the corpus in a temporary folder, ask all questions, print the figures."""
    from ..home import prepare

    prepare()
    from mingzheng.engines.search.exam import examine
    from mingzheng.engines.search.stard import BadMaterial
    from mingzheng.outreach.answers.judging import judge_by

    try:
        exam = examine(
            args.corpus, args.questions, args.log, make_judge=judge_by, learn=not args.fixed_weights
        )
    except (BadMaterial, ValueError) as error:
        complain(str(error))
        return 1
    if args.json:
        print_json(_as_json(exam))
    else:
        _print(exam)
    return 0


def _as_json(exam: "Exam") -> dict[str, Any]:
    return {
        "questions": exam.best.questions, "articles": exam.articles, "added": exam.added, "logged": exam.logged,
        "folds": exam.folds, "encoder": exam.encoder, **_figures(exam.best), "lexical": _figures(exam.lexical),
        "learning": [
            {"usual": round(trial.usual, 4), "learned": round(trial.learned, 4), "accepted": trial.accepted,
             "weights": asdict(trial.weights)["values"]}
            for trial in exam.trials
        ],
    }  # fmt: skip


def _figures(scores: "Scores") -> dict[str, Any]:
    return {
        "metrics": {name: figure.mean for name, figure in scores.figures.items()},
        "intervals": {name: [figure.low, figure.high] for name, figure in scores.figures.items()},
        "ms_per_question": scores.ms_per_question,
    }


def _print(exam: "Exam") -> None:
    print(f"{exam.best.questions} 个问题，{exam.articles} 条条文（其中补入语料所缺的 {exam.added} 条）")
    columns = [("只按字词", exam.lexical), *([("加上日志", exam.with_log)] if exam.with_log else [])]
    for title, scores in columns:
        print(f"{title}（95% 置信区间）：")
        for name, figure in scores.figures.items():
            print(f"  {name:8}{figure.mean:.4f}  [{figure.low:.4f}, {figure.high:.4f}]")
    accepted = sum(trial.accepted for trial in exam.trials)
    if exam.trials:
        print(f"融合权重交叉验证 {len(exam.trials)} 次，{accepted} 次优于预设权重并采用，其余沿用预设权重。")


EVALUATE = Command("evaluate", "用已知答案的问题评测检索质量", run, _configure)
