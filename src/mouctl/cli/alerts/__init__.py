"""The commands below `mouctl alerts`, one a file."""
