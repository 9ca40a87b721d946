"""Learn from answered questions (从答过的问题学习): whom they point to, and how far to trust each sign.

Small pure modules. `ranker.Ranker` joins them: `neighbours` finds logged questions like a new one, `votes` counts what
answered those, `signs` says of each candidate what speaks for it, `fitting` learns how much each sign counts, and
`validation` tells on questions not learned from whether that is better.
"""
