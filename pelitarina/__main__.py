"""``python -m pelitarina`` is the command ``pelitarina``."""

import sys

from pelitarina.cli.main import run

if __name__ == "__main__":
    sys.exit(run())
