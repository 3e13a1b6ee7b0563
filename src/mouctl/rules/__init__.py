"""The rules of `mouctl check`, one a file: the module's docstring is the rule's page, `RULE` the rule itself.

A rule is named by its id and a word or two, as in `mou201_signing_date.py`. Modules with a leading underscore are
shared pieces and no rules.
"""
