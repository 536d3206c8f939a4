"""Where do figures come from, and how busy was it there?"""

import os
import platform


def machine() -> dict[str, object]:
    """Give system, Python, cores, and the load of the last minutes where the system tells it."""
    load = os.getloadavg() if hasattr(os, "getloadavg") else None
    return {
        "system": f"{platform.system()} {platform.machine()}",
        "python": platform.python_version(),
        "cores": os.cpu_count(),
        "load": [round(one, 2) for one in load] if load else None,
    }
