"""A clerk's day first: what is due, what waits, what came back."""
