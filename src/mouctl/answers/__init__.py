"""What each command answers: the JSON contract and, beside it, the same for people. One answer a file."""
