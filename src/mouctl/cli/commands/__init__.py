"""One command a file; the file's name is the command's. A file dropped in here is a command of its own."""
