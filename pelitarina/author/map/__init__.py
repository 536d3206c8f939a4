"""The story as a picture, and as an outline that says the same."""
