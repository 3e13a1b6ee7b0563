"""Reminders: what is told of whom and when, the mails, the state, and runs that are killed."""
