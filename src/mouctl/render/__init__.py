"""The output formats, one a file, each named by the id that a user types: a `Report` in, text out.

Modules with a leading underscore are shared pieces and no formats.
"""
