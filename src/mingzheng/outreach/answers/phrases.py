"""What an answer says around the words of its passages: citation, warning, refusal (答复用语). Pure."""

from .answer import AnswerPassage

REFUSAL = (
    "网站上已经公开的内容里，没有找到能够回答这个问题的规定或者说明，所以不作回答，以免误导。"
    "您可以换一个说法再问，向工作人员留言咨询，或者拨打12345政务服务便民热线；需要的信息没有公开的，可以依申请公开。"
)
UNCLEAR = (
    "没有看出这个问题问的是哪一件事，所以不作回答。请写得具体一些，例如“公租房怎么申请”；"
    "也可以向工作人员留言咨询、拨打12345政务服务便民热线，需要的信息没有公开的，可以依申请公开。"
)
CONFIRMED = "（本答复经工作人员人工确认。）"


def citation(passage: AnswerPassage) -> str:
    """《标题》（文号）第X条; title marks inside the title become single ones."""
    title = passage.document.replace("《", "〈").replace("》", "〉")
    number = f"（{passage.doc_number}）" if passage.doc_number else ""
    return f"《{title}》{number}{passage.clause}"


def lapsed(passage: AnswerPassage) -> str:
    """Said before an answer that rests on what may not be relied on."""
    return f"请注意：没有找到现行有效的规定，下面这一件现在是“{passage.state}”，不能作为办事依据，只供了解。"
