"""What the program promises, as sentences a worker could sign."""
