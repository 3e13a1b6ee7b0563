"""Verdicts on many agreements: on several processes, and remembered."""
