"""How a check is carried out, which has no bearing on what it finds."""

import os
from pathlib import Path
from typing import NamedTuple


class Means(NamedTuple):
    """On how many processes, and where verdicts are remembered; None: as many as there are cores, and nowhere.

    What is found is told in `language` where it is found.
    """

    jobs: int | None = None
    cache: Path | None = None
    language: str = "en"

    @property
    def processes(self) -> int:
        """How many processes are used where it pays."""
        if self.jobs is not None:
            return self.jobs
        allowed = getattr(os, "sched_getaffinity", None)  # containers and taskset may leave fewer than there are
        return len(allowed(0)) if allowed else os.cpu_count() or 1
