"""Search (检索): one analyzer and one query tree over an embedded or a distributed engine.

`service.search` answers visitors; `handlers` keep the index in step with the records.
"""
