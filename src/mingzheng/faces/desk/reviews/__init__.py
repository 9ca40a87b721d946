"""Reviews in the desk (审查)."""
