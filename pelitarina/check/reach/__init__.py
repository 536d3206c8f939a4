"""What is provably never so, what can be, and how to get there: the exact part of the checker."""
