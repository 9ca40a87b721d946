"""Policy documents in the desk (政策文件)."""
