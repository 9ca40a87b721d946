"""Web pages (.html) as published by government sites, or written by hand."""

from .page import read_html

__all__ = ["read_html"]
