"""The formats that are made for findings, and so for `mouctl check` alone; one a file, as in `render/` itself.

They write `report.checked`, which no other command's report has. A leading underscore marks shared pieces.
"""
