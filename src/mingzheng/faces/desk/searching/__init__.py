"""Teaching search in the desk: synonyms, pinned results, and the searches that call for them."""
