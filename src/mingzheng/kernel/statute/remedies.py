"""What a decision letter must say about remedies (救济告知).

Since 2024-01-01 a decision not to disclose, in whole or in part, must go to administrative reconsideration first
(复议前置): 《行政复议法》第二十三条第一款第（四）项, which also obliges the organ to say so. Before that day the
applicant could choose, and a letter keeps the law of its day.
"""

from dataclasses import dataclass
from datetime import date

from mingzheng.kernel.statute.outcomes import Track, outcome
from mingzheng.kernel.statute.rules import rule
from mingzheng.kernel.statute.source import Source

RECONSIDERATION_LAW = "《中华人民共和国行政复议法》"
FIRST_SINCE = date(2024, 1, 1)
FIRST_SOURCE = Source(
    RECONSIDERATION_LAW, "第二十三条", "行政机关在作出行政行为时应当告知先向行政复议机关申请行政复议"
)
ONLINE_SOURCE = Source(
    RECONSIDERATION_LAW, "第二十二条第二款", "互联网送达的，应当同时提供提交行政复议申请书的互联网渠道"
)


class RemedyError(ValueError):
    """A remedy notice that would be unlawful or empty. Its message is one Chinese sentence for the user."""


@dataclass(frozen=True, slots=True)
class Remedy:
    """The remedy notice of a letter: its track, its sentence and the articles it rests on."""

    track: Track
    sentence: str
    sources: tuple[Source, ...]


def track_of(key: str, on: date) -> Track:
    """The remedy open against the outcome `key` decided on the day `on`.

    Raises KeyError for an unknown outcome.
    """
    track = outcome(key).track
    return "either" if track == "reconsideration_first" and on < FIRST_SINCE else track


def remedy(
    key: str,
    on: date,
    *,
    government: str,
    court: str,
    online: bool = False,
    online_channel: str = "",
) -> Remedy:
    """The remedy notice for the outcome `key` decided on the day `on`.

    `government` is the reconsideration organ (本级人民政府), `court` the court to sue in; `online` says that the
    letter is sent over the internet and `online_channel` where an application for reconsideration can then be
    handed in. An outcome without remedy gives an empty sentence. Raises `RemedyError` if a name or the required
    channel is missing, `RuleGap` if the law of that day is not recorded.
    """
    track = track_of(key, on)
    if track == "none":
        return Remedy(track, "", ())
    _require(government, court, online, online_channel)
    reconsider, sue, after = (
        rule(name, on) for name in ("reconsideration", "lawsuit", "lawsuit_after_reconsideration")
    )
    channel = f"（互联网渠道：{online_channel}）" if online_channel else ""
    sources = (reconsider.source, *((ONLINE_SOURCE,) if online else ()))
    if track == "reconsideration_first":
        sentence = (
            f"如不服本决定，应当自收到本决定书之日起{reconsider.period}内，先向{government}申请行政复议{channel}；"
            f"对行政复议决定不服的，可以自收到复议决定书之日起{after.period}内向{court}提起行政诉讼。"
        )
        return Remedy(track, sentence, (FIRST_SOURCE, *sources, after.source))
    sentence = (
        f"如不服本答复，可以自收到本答复书之日起{reconsider.period}内向{government}申请行政复议{channel}，"
        f"或者{sue.period}内向{court}提起行政诉讼。"
    )
    return Remedy(track, sentence, (*sources, sue.source))


def _require(government: str, court: str, online: bool, online_channel: str) -> None:
    if not government.strip():
        raise RemedyError("救济告知缺少行政复议机关，请先在机构信息中填写本级人民政府。")
    if not court.strip():
        raise RemedyError("救济告知缺少管辖法院，请先在机构信息中填写。")
    if online and not online_channel.strip():
        raise RemedyError("通过互联网送达的决定必须同时提供提交行政复议申请书的互联网渠道，请先填写。")
