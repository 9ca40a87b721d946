"""Spoken questions (语音提问): a recording becomes text, which the visitor reads before it is asked.

`hearing.heard` is the way in; `recording` says what kind of file it is, `listener` is the process that decodes it and,
with a model on this machine, recognises it; `recogniser` asks a configured endpoint instead. Nothing is stored.
"""
