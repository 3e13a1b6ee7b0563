"""What is to be sent, what was sent and what became of it, in a file that a crash leaves whole."""
