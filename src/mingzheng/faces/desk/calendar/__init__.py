"""The working calendar in the desk (工作日历)."""
