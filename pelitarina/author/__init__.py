"""Tools for authors, one file a tool."""
