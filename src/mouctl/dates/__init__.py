"""Counting time as agreements do: periods, calendars, and the ways of counting between two days."""
