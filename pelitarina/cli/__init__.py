"""The command line: the one place where parts are joined; it prints, and it says how it ended."""
