"""Links between records in the desk (关联)."""
