"""The pure floor: official Chinese as a language (``lex``) and the law as code (``statute``).

Nothing here knows Django, a database, a file or the network.
"""
