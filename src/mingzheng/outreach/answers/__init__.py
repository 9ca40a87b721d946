"""Policy questions (政策问答): an answer made only of what published passages say, with its citation, or none.

`service.answer` answers; `questionlog` keeps what was asked without saying who asked; `actions` lets staff confirm.
"""
