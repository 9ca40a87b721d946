"""People, their roles and accounts (人员与权限)."""
