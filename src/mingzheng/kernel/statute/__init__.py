"""The law as code (法定规则): numbers, periods, forms and terms of open government, each with its citation.

This room holds no state and reads no clock: dates and calendars are passed in, so a case keeps the law of its
day and every answer can be explained again years later. What is here:

- `source` — a basis (依据) and how sure it is; every row below carries one.
- `calendar`, `calendar_days` — working days (工作日), holidays and make-up days, with the desk's corrections.
- `clocks`, `periods`, `rules`, `rule_table` — periods (期限): their arithmetic, the explanation day by day, and
  their table.
- `receipts`, `consulting` — the day of receipt (收到申请之日) and the time not counted while others are asked.
- `fees` — 信息处理费. `grounds` — disclosure attributes and the grounds of 条例第十四至十六条.
- `outcomes`, `remedies` — how an application may end, its row in the annual report, and what the letter must
  say about reconsideration and lawsuits.
- `annual_form`, `annual_checks` — the tables of the yearly report (年报) and what must add up in them.
- `validity` — the state of a document on a day as known on a day (时效).
- `genres`, `themes`, `index_numbers`, `columns`, `contacts`, `site`, `paper`, `identifiers` — the forms and
  vocabularies that the law or a standard prescribes.
"""
