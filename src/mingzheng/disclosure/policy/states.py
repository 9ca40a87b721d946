"""States of a policy document: those of every Record, see `base.records.states`."""

from mingzheng.base.records.states import MOVES, RecordState, WrongState, target

__all__ = ["MOVES", "RecordState", "WrongState", "target"]
