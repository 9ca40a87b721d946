"""Columns and articles in the desk (栏目与文章)."""
