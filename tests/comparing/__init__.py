"""Two states of a register: real repositories of git, and the command as its users run it."""
