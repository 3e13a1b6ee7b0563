"""The rules over two states of a register: what may not change after signing, and what moved.

Each file is a rule, as in `rules/`; its docstring is its page.
"""
