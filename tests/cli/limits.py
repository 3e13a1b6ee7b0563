"""What a fork is bounded by (`test_hostile_files.py`)."""

import atexit
import os
import resource


def install(seconds: int, used: int) -> None:
    """The operating system ends the process when its time is over; in its own end it tells its largest memory."""
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    atexit.register(lambda: os.write(used, str(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss).encode()))
