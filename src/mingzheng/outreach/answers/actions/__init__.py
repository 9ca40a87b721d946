"""Verbs of this room: confirm an answer, put it out of use."""
