"""The parser's English reasons, each as a sentence of our own with advice: patterns, tried in order."""

from mouctl.sentences import Sentence, say

_HEADINGS = say("Keep one of them; each entry of a list is headed by {example}.", example="[[party]]")
_KEEP_ONE = say("Keep one of them.")
_TWICE = say("This key is given a second time in the same table.")
_CLOSE = say("Close the text with the quotation mark that opened it; a text of several lines takes three of them.")
_UNCLOSED = say("A text is not closed.")

REASONS: tuple[tuple[str, Sentence, Sentence | None], ...] = (
    (r"Cannot declare .* twice", say("This heading is given a second time."), _HEADINGS),
    (r"Cannot overwrite a value|Cannot redefine namespace|Duplicate inline table key", _TWICE, _KEEP_ONE),
    (
        r"Cannot mutate immutable namespace",
        say("This adds to a list or table that is complete where it is first written."),
        say("Write it in one place."),
    ),
    (
        r"Expected '=' after a key",
        say("An equals sign is missing after the key."),
        say("Write a line such as {example}.", example='title = "..."'),
    ),
    (
        r"Invalid date or datetime",
        say("This day does not exist."),
        say("Write a day of the calendar as year, month and day, such as {example}.", example="2021-12-08"),
    ),
    (
        r"Invalid value",
        say("This is not a value."),
        say("Put text in straight quotation marks; write days such as {day}; true and false take small letters.",
            day="2021-12-08"),
    ),
    (
        r"Invalid statement",
        say("A line cannot begin like this."),
        say("Begin it with a key, with a heading in square brackets, or with # for a remark."),
    ),
    (
        r"Expected newline or end of document",
        say("Something follows the value that does not belong to it."),
        say("Write one key a line, put text in quotation marks, and begin a remark with #."),
    ),
    (r"Unterminated string|Expected [\"']{4}", _UNCLOSED, _CLOSE),
    (r"(Illegal|Found invalid) character '\\n'", _UNCLOSED, _CLOSE),
    (
        r"Unclosed array",
        say("A list is not closed, or a comma is missing in it."),
        say("Part its entries by commas and end it with {bracket}.", bracket="]"),
    ),
    (
        r"Unclosed inline table",
        say("A table in braces is not closed, or a comma is missing in it."),
        say("Part its entries by commas and end it with {bracket}.", bracket="}"),
    ),
    (
        r"Expected ']+' at the end",
        say("A heading is not closed."),
        say("End it with as many square brackets as it begins with."),
    ),
    (
        r"Unescaped|Invalid hex value|Escaped character",
        say("A backslash in this text stands for nothing."),
        say("Write the backslash twice, or put the text in single quotation marks."),
    ),
    (r"Invalid initial character", say("A key cannot begin like this."), say("Put the key in quotation marks.")),
    (
        r"(Illegal|Found invalid) character",
        say("A character stands here that is not allowed."),
        say("Delete it, or type it again: it may be invisible."),
    ),
)  # fmt: skip
"""Pattern of the reason, message, advice."""
