"""What is to be told to whom on a day: decided from deadlines, settings and what was told already, and nothing else."""
