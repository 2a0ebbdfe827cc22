"""Whether every file of a study is whole and fits the others, and what can be done."""
