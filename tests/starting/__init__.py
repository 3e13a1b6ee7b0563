"""A new register, and where mouctl runs: editors, pre-commit, CI."""
