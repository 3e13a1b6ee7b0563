"""The formats that are made for deadlines, and so for `mouctl deadlines` alone; one a file, as in `render/` itself.

They write `report.feed`, which no other command's report has. A leading underscore marks shared pieces.
"""
