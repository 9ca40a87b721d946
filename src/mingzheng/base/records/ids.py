"""Public identifiers: short, unguessable, stable from the first draft to the last revision."""

import secrets

# Crockford's alphabet without look-alikes: an identifier survives being read aloud or copied by hand.
_ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"
LENGTH = 10


def new_public_id() -> str:
    """A random identifier of 10 characters (50 bits): not a count of drafts, not to be enumerated."""
    return "".join(secrets.choice(_ALPHABET) for _ in range(LENGTH))
