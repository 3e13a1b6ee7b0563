"""Transports of mail, one a file (see `transport.py`)."""
