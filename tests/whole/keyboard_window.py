"""The program, with its standard input for a keyboard: each line is a text in JSON, and is typed sign by sign.

Where there is no screen there is no keyboard either; a screen reader presses and reads, and people type.
"""

import json
import sys
import threading

import pygame

from pelitarina.cli.main import run


def type_() -> None:
    """Type what comes."""
    for line in sys.stdin:
        for sign in json.loads(line):
            pygame.event.post(pygame.Event(pygame.TEXTINPUT, text=sign))


if __name__ == "__main__":
    threading.Thread(target=type_, daemon=True).start()
    sys.exit(run(sys.argv[1:]))
