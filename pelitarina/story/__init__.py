"""What a story is: text in files becomes one frozen ``Story``, or diagnostics that say what to mend."""
