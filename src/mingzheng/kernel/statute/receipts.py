"""The day an application counts as received (收到申请之日; 条例第三十一条)."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from mingzheng.kernel.statute.source import Source, regulation


class Channel(StrEnum):
    """How an application came in (接收渠道)."""

    IN_PERSON = "in_person"  # 当面提交
    SIGNED_POST = "signed_post"  # 邮寄（签收）
    PLAIN_POST = "plain_post"  # 平常信函
    ONLINE = "online"  # 互联网渠道
    FAX = "fax"  # 传真


@dataclass(frozen=True, slots=True)
class Receipt:
    """What decides the day of receipt on one channel.

    `event` names that day in Chinese. `confirmed` is true where the organ must agree on it with the applicant,
    so that an unconfirmed application has not been received yet.
    """

    channel: Channel
    name: str
    event: str
    confirmed: bool
    source: Source


RECEIPTS: tuple[Receipt, ...] = (
    Receipt(Channel.IN_PERSON, "当面提交", "提交之日", False, regulation("第三十一条第（一）项")),
    Receipt(Channel.SIGNED_POST, "邮寄（签收）", "签收之日", False, regulation("第三十一条第（二）项")),
    Receipt(Channel.PLAIN_POST, "平常信函", "确认之日", True, regulation("第三十一条第（二）项")),
    Receipt(Channel.ONLINE, "互联网渠道", "双方确认之日", True, regulation("第三十一条第（三）项")),
    Receipt(Channel.FAX, "传真", "双方确认之日", True, regulation("第三十一条第（三）项")),
)

_BY_CHANNEL = {receipt.channel: receipt for receipt in RECEIPTS}


class ReceiptError(ValueError):
    """Dates that cannot be. Its message is one Chinese sentence for the user."""


def receipt(channel: Channel | str) -> Receipt:
    """What decides the day of receipt on `channel`. Raises ValueError for an unknown channel."""
    return _BY_CHANNEL[Channel(channel)]


def received_on(channel: Channel | str, arrived: date, confirmed: date | None = None) -> date | None:
    """The day of receipt, or None while the confirmation it depends on has not happened.

    `arrived` is the day the application was handed over, signed for or came in; `confirmed` the day organ and
    applicant confirmed it. Raises `ReceiptError` if it was confirmed before it arrived.
    """
    if confirmed is not None and confirmed < arrived:
        raise ReceiptError(
            f"确认日期{confirmed.isoformat()}早于来件日期{arrived.isoformat()}，请更正后再登记。"
        )
    return confirmed if receipt(channel).confirmed else arrived
