"""Adding to a register's files so that nothing that stands there is ever lost."""
