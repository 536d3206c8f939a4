"""Tools for authors, one file a sub-command."""
