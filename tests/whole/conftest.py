"""What in this folder is for another Python, or no test."""

collect_ignore = ["atspi_sitting.py", "canary_window.py", "keyboard_window.py"]
