"""What a command is."""

import argparse
from collections.abc import Callable
from dataclasses import dataclass


def _no_options(parser: argparse.ArgumentParser) -> None:
    """For commands without options of their own."""


@dataclass(frozen=True, slots=True)
class Command:
    """A name, one line of help, its options, and what it does; ``run`` returns the exit code."""

    name: str
    help: str
    run: Callable[[argparse.Namespace], int]
    configure: Callable[[argparse.ArgumentParser], None] = _no_options
