"""Policy questions in the desk: what is asked, and the answers staff confirm."""
