"""What keeps a customer's words from leaving memory by accident?"""

import sys


def no_core_dumps() -> None:
    """Ask the system not to write the program's memory to disk when it is killed or fails."""
    if sys.platform == "win32":
        return
    import resource  # noqa: PLC0415  # only where there are such limits

    resource.setrlimit(resource.RLIMIT_CORE, (0, resource.getrlimit(resource.RLIMIT_CORE)[1]))
