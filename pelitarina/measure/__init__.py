"""Instruments: which there are, what may be done with each, and what has changed between two of the same."""
