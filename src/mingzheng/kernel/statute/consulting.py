"""Time not counted while others are asked (征求意见所需时间; 条例第三十三条第三款).

The text leaves open on which day the pause begins and ends. Here it begins on the day after the letter went out
(民法典第二百零一条: the day of the event does not count) and ends with the day the opinion came in, at the
latest with the last day the asked party had. An organ that pauses on the day of dispatch itself may say so.
"""

from datetime import date, timedelta

from mingzheng.kernel.statute.calendar import Calendar
from mingzheng.kernel.statute.clocks import run
from mingzheng.kernel.statute.periods import Pause, PeriodError, Rule
from mingzheng.kernel.statute.source import regulation

SOURCE = regulation("第三十三条第三款", "征求第三方和其他机关意见所需时间不计算在前款规定的期限内")
DAYS_SOURCE = regulation("第三十三条第三款", "暂停的起止日由条文推算，可由各单位调整", "DERIVED")


def consultation_pause(
    rule: Rule,
    calendar: Calendar,
    *,
    today: date,
    sent: date,
    delivered: date | None = None,
    answered: date | None = None,
    reason: str = "征求意见",
    from_dispatch: bool = False,
) -> Pause | None:
    """The pause one letter of consultation causes as known on `today`; None if it takes no whole day.

    `rule` is "third_party" or "co_producer" of the rule table, counted from the day the letter was `delivered`
    (`sent` while that is not known). Raises `PeriodError` if the dates contradict each other.
    """
    arrival = delivered or sent
    if arrival < sent:
        raise PeriodError(f"征求意见书的送达日{arrival.isoformat()}早于发出日{sent.isoformat()}，请更正。")
    if answered is not None and answered < arrival:
        raise PeriodError(f"意见的收到日{answered.isoformat()}早于送达日{arrival.isoformat()}，请更正。")
    limit = run(rule, arrival, calendar).due
    first = sent if from_dispatch else sent + timedelta(days=1)
    last = limit if answered is None else min(answered, limit)
    if last < first:
        return None
    return Pause(first, last, reason, open=answered is None and today <= limit)
