"""Where mouctl keeps what it can do without."""

import os
from pathlib import Path

from platformdirs import user_cache_path


def cache_folder() -> Path:
    """The folder that `MOUCTL_CACHE_DIR` names, or the system's own for such things.

    It lies outside of the register: a register may be read-only, and what is checked in a pull request cannot bring
    verdicts on itself along.
    """
    given = os.environ.get("MOUCTL_CACHE_DIR")
    return Path(given) if given else user_cache_path("mouctl", appauthor=False)
