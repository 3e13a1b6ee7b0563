"""The command line: the clock, the console, the exit codes, and nothing else."""
