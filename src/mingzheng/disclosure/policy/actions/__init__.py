"""Verbs of policy documents, one module a family: draft, attach, submit, publish, revise, validity, import.

Every action takes keyword arguments, ``by`` (the person, or None for the system) and ``at`` (the time), and holds
the transaction, the permission check, the log entry and the event. Pages, API, commands and imports all call
these and nothing else.
"""
