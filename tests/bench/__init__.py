"""How fast it is, each figure a ratio within one run: `python -m tests.bench`.

    python -m tests.bench                      everything, some three minutes
    python -m tests.bench start keys           only these sections
    python -m tests.bench --rounds 50 journal  more rounds of each pair
    python -m tests.bench --quick              three rounds, to see that it works

Both sides of a ratio are measured in turn, so that a busy machine slows both. A ratio
is the median of the pairs' ratios; beside it stand the times themselves. Nothing here
fails because a machine is slow, and pytest collects nothing here.
"""
